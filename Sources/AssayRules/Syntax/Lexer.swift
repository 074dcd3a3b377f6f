/// One token of a rule file.
struct SyntaxToken {
  enum Kind: Equatable {
    /// A name or keyword: letters, digits, `_`.
    case name(String)
    case string(String)
    /// `4`, `-5.0`, `+4.5`.
    case number(Double)
    /// `72h`, `5d`: in seconds.
    case duration(Int)
    /// `<url>`.
    case thing(String)
    /// `..3`.
    case gap(Int)
    /// `/…/`.
    case pattern(String)
    /// One of `| ( ) ? , : = < <= >= > !=`.
    case sign(String)
    case end
  }

  var kind: Kind
  var span: SourceSpan
  /// Whether it is the first on its line: only there a clause can begin.
  var isFirstOnLine: Bool
}

/// Cuts a rule file into tokens. Faults are reported and skipped.
struct Lexer {
  private let bytes: [UInt8]
  private let file: Int
  private var position = 0
  private var isFirstOnLine = true
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile, file: Int) {
    bytes = source.bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func tokens() -> [SyntaxToken] {
    var result: [SyntaxToken] = []
    while true {
      skipSpace()
      let first = isFirstOnLine
      isFirstOnLine = false
      let start = position
      guard position < bytes.count else {
        result.append(SyntaxToken(kind: .end, span: span(from: start), isFirstOnLine: true))
        return result
      }
      if let kind = next() { result.append(SyntaxToken(kind: kind, span: span(from: start), isFirstOnLine: first)) }
    }
  }

  private func span(from start: Int) -> SourceSpan { SourceSpan(file: file, start: start, end: position) }

  private func byte(_ offset: Int = 0) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x0A:
        isFirstOnLine = true
        position += 1
      case 0x20, 0x09, 0x0D: position += 1
      case UInt8(ascii: "#"):
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      default: return
      }
    }
  }

  private mutating func next() -> SyntaxToken.Kind? {
    let start = position
    switch byte() {
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "/"): return pattern()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      return .name(word())
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return number()
    case UInt8(ascii: "."):
      if byte(1) == UInt8(ascii: "."), isDigit(byte(2)) {
        position += 2
        return .gap(Int(digits()) ?? 0)
      }
    case UInt8(ascii: "<"):
      var end = position + 1
      while end < bytes.count, isLetter(bytes[end]) { end += 1 }
      if end > position + 1, end < bytes.count, bytes[end] == UInt8(ascii: ">") {
        position = end + 1
        return .thing(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
      }
      position += byte(1) == UInt8(ascii: "=") ? 2 : 1
      return .sign(String(decoding: bytes[start..<position], as: UTF8.self))
    case UInt8(ascii: ">"), UInt8(ascii: "!"):
      if byte(1) == UInt8(ascii: "=") {
        position += 2
        return .sign(String(decoding: bytes[start..<position], as: UTF8.self))
      }
      if byte() == UInt8(ascii: ">") {
        position += 1
        return .sign(">")
      }
    case UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "?"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "="):
      position += 1
      return .sign(String(decoding: bytes[start..<position], as: UTF8.self))
    default: break
    }
    // Take the whole of an odd character, so that the message shows it.
    position += 1
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let isQuote = ["“", "”", "‘", "’", "'"].contains(text)
    diagnostics.append(
      Diagnostic(
        .unexpectedCharacter, "unexpected character `\(text)`", span(from: start),
        help: isQuote ? "strings stand in straight double quotes: \"…\"" : ""))
    return nil
  }

  private mutating func word() -> String {
    let start = position
    while isLetter(byte()) || isDigit(byte()) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> String {
    let start = position
    while isDigit(byte()) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func number() -> SyntaxToken.Kind? {
    let start = position
    if !isDigit(byte()) { position += 1 }
    _ = digits()
    if byte() == UInt8(ascii: "."), isDigit(byte(1)) {
      position += 1
      _ = digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let value = Double(text.hasPrefix("+") ? String(text.dropFirst()) : text)
    guard isLetter(byte()) else {
      if let value { return .number(value) }
      diagnostics.append(Diagnostic(.badNumber, "`\(text)` is no number", span(from: start)))
      return nil
    }
    let unit = word()
    let seconds = ["m": 60, "h": 3600, "d": 86_400][unit]
    guard let value, let seconds, value >= 0, value == value.rounded(), value < 10_000 else {
      diagnostics.append(
        Diagnostic(.badNumber, "`\(text)\(unit)` is no number or duration", span(from: start), help: "durations are written 30m, 4h or 5d"))
      return nil
    }
    return .duration(Int(value) * seconds)
  }

  private mutating func string() -> SyntaxToken.Kind? {
    let start = position
    position += 1
    var result: [UInt8] = []
    while position < bytes.count, bytes[position] != 0x0A {
      let current = bytes[position]
      position += 1
      if current == UInt8(ascii: "\"") { return .string(String(decoding: result, as: UTF8.self)) }
      if current == UInt8(ascii: "\\"), byte() == UInt8(ascii: "\"") || byte() == UInt8(ascii: "\\") {
        result.append(byte())
        position += 1
      } else {
        result.append(current)
      }
    }
    diagnostics.append(
      Diagnostic(.unterminatedString, "this string does not end on its line", span(from: start), help: "close it with \""))
    return nil
  }

  private mutating func pattern() -> SyntaxToken.Kind? {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != 0x0A {
      let current = bytes[position]
      position += current == UInt8(ascii: "\\") ? 2 : 1
      if current == UInt8(ascii: "/") { return .pattern(String(decoding: bytes[(start + 1)..<(position - 1)], as: UTF8.self)) }
    }
    position = min(position, bytes.count)
    diagnostics.append(Diagnostic(.unterminatedString, "this pattern does not end on its line", span(from: start), help: "close it with /"))
    return nil
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_")
  }
}
