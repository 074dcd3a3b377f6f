import AssayCore

/// A token as tests write it: its kind where it is no word, and its folded spelling.
struct ReadToken: Equatable, CustomStringConvertible {
  var kind: TokenKind
  var spelling: String
  /// The part of the original text that the offset map gives for it.
  var source: String

  var description: String {
    switch kind {
    case .word: spelling
    case .sentenceBreak: "|"
    case .fieldBreak: "||"
    default: "\(kind):\(spelling)"
    }
  }
}

/// Reads one text into tokens; the field break at its end is left out.
func read(_ text: String) -> [ReadToken] {
  var reading = TokenReading()
  reading.read(text)
  let bytes = Array(text.utf8)
  return reading.tokens.dropLast().map { token in
    let start = reading.source(of: Int(token.start))
    let end = token.end > token.start ? scalarEnd(bytes, reading.source(of: Int(token.end) - 1)) : start
    let source = start <= end && end <= bytes.count ? String(validating: bytes[start..<end], as: UTF8.self) : nil
    return ReadToken(kind: token.kind, spelling: reading.spelling(token), source: source ?? "(bad span)")
  }
}

/// The tokens of a text in one line: `word number:5 | …`.
func line(_ text: String) -> String { read(text).map(\.description).joined(separator: " ") }

/// The end of the scalar that a byte belongs to.
private func scalarEnd(_ bytes: [UInt8], _ offset: Int) -> Int {
  var end = offset + 1
  while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
  return end
}
