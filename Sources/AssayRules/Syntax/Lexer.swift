/// Cuts a rule file into tokens. Faults are reported; what can be guessed is read as it was meant.
struct Lexer {
  let bytes: [UInt8]
  private let file: Int
  var position: Int
  private var isFirstOnLine = true
  /// No closing quote stands before this place: looking again would make a line of quotes quadratic.
  private var closingQuoteSearched = 0
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile, file: Int) {
    bytes = source.bytes
    self.file = file
    position = source.start
    // One such place says that the whole file is in another encoding.
    if let damage = source.damage { diagnostics.append(Diagnostic(damage: damage, file: file)) }
  }

  mutating func tokens() -> [SyntaxToken] {
    var result: [SyntaxToken] = []
    // Rules have some eight bytes a token.
    result.reserveCapacity(bytes.count / 7)
    while true {
      skipSpace()
      let first = isFirstOnLine
      isFirstOnLine = false
      let start = position
      guard position < bytes.count else {
        result.append(SyntaxToken(kind: .end, isFirstOnLine: true, span: span(from: start)))
        return result
      }
      if let kind = next() {
        result.append(SyntaxToken(kind: kind, isFirstOnLine: first, span: span(from: start)))
      } else {
        // What has been dropped was not the beginning of a clause.
        isFirstOnLine = isFirstOnLine || first
      }
    }
  }

  func span(from start: Int) -> SourceSpan { SourceSpan(file: file, start: start, end: position) }

  func byte(_ offset: Int = 0) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }

  func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }

  /// Faults past the number that is shown are not kept.
  mutating func report(_ code: DiagnosticCode, _ message: String, from start: Int, help: Hint = "") {
    guard diagnostics.count <= [Diagnostic].mostOfOneFile else { return }
    diagnostics.append(Diagnostic(code, message, span(from: start), help: help))
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x0A:
        isFirstOnLine = true
        position += 1
      case 0x20, 0x09, 0x0D: position += 1
      case UInt8(ascii: "#"): skipLine()
      default: return
      }
    }
  }

  mutating func skipLine() { position = endOfLine() }

  private func endOfLine() -> Int {
    let bytes = bytes.span
    var end = position
    while end < bytes.count, bytes[end] != 0x0A { end &+= 1 }
    return end
  }

  /// The next token, or nil where something was reported and dropped.
  private mutating func next() -> SyntaxToken.Kind? {
    let start = position
    switch byte() {
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "/"): return slash()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): return number()
    case UInt8(ascii: "."):
      guard byte(1) == UInt8(ascii: "."), Lexer.isDigit(byte(2)) else { return oddCharacters() }
      position += 2
      while Lexer.isDigit(byte()) { position += 1 }
      return .gap(Int(String(decoding: bytes[(start + 2)..<position], as: UTF8.self)) ?? Int.max)
    case UInt8(ascii: "<"): return angle()
    case UInt8(ascii: ">"), UInt8(ascii: "!"):
      guard byte(1) == UInt8(ascii: "=") || byte() == UInt8(ascii: ">") else { return oddCharacters() }
      position += byte(1) == UInt8(ascii: "=") ? 2 : 1
      return .sign(text(from: start))
    case UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "?"), UInt8(ascii: ","),
      UInt8(ascii: ":"),
      UInt8(ascii: "="):
      position += 1
      return .sign(text(from: start))
    default:
      return letterLength() > 0 ? name() : oddCharacters()
    }
  }

  /// `<url>`, or `<` and `<=`.
  private mutating func angle() -> SyntaxToken.Kind {
    let start = position
    var end = position + 1
    while end < bytes.count, Lexer.isLetter(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
    if end > position + 1, end < bytes.count, bytes[end] == UInt8(ascii: ">") {
      position = end + 1
      return .thing(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
    }
    position += byte(1) == UInt8(ascii: "=") ? 2 : 1
    return .sign(text(from: start))
  }

  /// How many bytes the letter, digit or `_` at the position takes, 0 if it is something else. Letters of any script count,
  /// so that a name with an accent is one name, and one fault.
  private func letterLength() -> Int {
    let first = byte()
    if first < 0x80 { return Lexer.isLetter(first) || Lexer.isDigit(first) ? 1 : 0 }
    guard let scalar = scalar() else { return 0 }
    return scalar.properties.isAlphabetic ? UTF8.width(scalar) : 0
  }

  /// The scalar at the position; the bytes are those of a `String`, so they are well-formed.
  private func scalar() -> Unicode.Scalar? {
    let first = UInt32(byte())
    let value: UInt32 =
      switch first {
      case 0..<0x80: first
      case 0x80..<0xE0: (first & 0x1F) << 6 | tail(1)
      case 0xE0..<0xF0: (first & 0x0F) << 12 | tail(1) << 6 | tail(2)
      default: (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
      }
    return Unicode.Scalar(value)
  }

  private func tail(_ offset: Int) -> UInt32 { UInt32(byte(offset)) & 0x3F }

  private mutating func name() -> SyntaxToken.Kind {
    let start = position
    var hasHyphen = false
    while true {
      let length = letterLength()
      if length > 0 {
        position += length
      } else if byte() == UInt8(ascii: "-"), Lexer.isLetter(byte(1)) {
        hasHyphen = true
        position += 1
      } else {
        break
      }
    }
    let name = text(from: start)
    if !name.utf8.allSatisfy({ $0 < 0x80 }) {
      report(
        .badName, "`\(name)` is no name", from: start, help: "names are made of a–z, 0–9 and `_`; words stand in quotes"
      )
    } else if hasHyphen {
      let meant = String(name.map { $0 == "-" ? "_" : $0 })
      report(.badName, "`\(name)` is no name", from: start, help: "write `\(meant)`; words stand in quotes")
      return .name(meant)
    }
    return .name(name)
  }

  // MARK: What can't be read

  private static let openingQuotes: Set<Unicode.Scalar> = ["“", "”", "„", "‘", "’", "'", "«", "»"]
  private static let closingQuotes: Set<Unicode.Scalar> = ["”", "“", "’", "'", "»", "«", "\""]

  /// Reports a run of odd characters and drops it, or reads a string in the wrong quotes.
  private mutating func oddCharacters() -> SyntaxToken.Kind? {
    let start = position
    if let first = scalar(), Lexer.openingQuotes.contains(first), let string = stringInOtherQuotes() { return string }
    repeat {
      position += scalar().map { UTF8.width($0) } ?? 1
    } while position < bytes.count && isOdd()
    let odd = text(from: start)
    // That the file is not UTF-8 has been said.
    if odd.unicodeScalars.contains(where: { $0 == "\u{FFFD}" || $0 == "\0" }) { return nil }
    report(.unexpectedCharacter, "unexpected \(Lexer.shown(odd))", from: start, help: Hint(Lexer.help(odd)))
    return Lexer.meaning[odd].map { .name($0) }
  }

  /// Whether the character at the position goes with the odd ones before it.
  private func isOdd() -> Bool {
    let first = byte()
    if first >= 0x80 { return letterLength() == 0 }
    return (first < 0x20 && first != 0x09 && first != 0x0A && first != 0x0D) || first == 0x7F
      || "`~@$%^&*;[]{}\\.".utf8.contains(first)
  }

  /// Signs of other languages, read as what they stand for.
  private static let meaning = ["&": "and", "&&": "and", "!": "not"]

  private static func shown(_ odd: String) -> String {
    let scalars = odd.unicodeScalars
    guard let first = scalars.first else { return "character" }
    let isVisible =
      switch first.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned: false
      default: true
      }
    let what = isVisible ? "`\(scalars.count > 12 ? String(scalars.prefix(12)) + "…" : odd)`" : Lexer.number(first)
    return "\(odd.count == 1 || !isVisible ? "character" : "characters") \(what)"
  }

  /// `U+00A0`.
  private static func number(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func help(_ odd: String) -> String {
    switch odd {
    case "&", "&&": return "conditions are joined with `and`, phrases with `with`"
    case "!": return "write `not`"
    case ";": return "clauses end with their line; a comment starts with `#`"
    case ".", "...", "…": return "a gap is written `..3`, and a number `0.5`"
    case "*": return "a `*` stands inside the quotes: \"refund*\""
    case "[", "]", "{", "}": return "group with parentheses: ( … )"
    default: break
    }
    guard let first = odd.unicodeScalars.first else { return "" }
    if openingQuotes.contains(first) { return "strings stand in straight double quotes: \"…\"" }
    switch first.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator:
      return "an invisible character, perhaps pasted along; delete it or type a space"
    default: return ""
    }
  }

  /// A string in curly or single quotes, if it ends on its line.
  private mutating func stringInOtherQuotes() -> SyntaxToken.Kind? {
    let start = position
    guard start >= closingQuoteSearched else { return nil }
    position += scalar().map { UTF8.width($0) } ?? 1
    let first = position
    while position < bytes.count, bytes[position] != 0x0A {
      guard let next = scalar() else { break }
      let end = position
      position += UTF8.width(next)
      // An apostrophe inside a word is none that closes.
      if Lexer.closingQuotes.contains(next), letterLength() == 0 {
        report(
          .unexpectedCharacter, "a string in other quotes", from: start,
          help: "strings stand in straight double quotes: \"…\"")
        return .string(String(decoding: bytes[first..<end], as: UTF8.self))
      }
    }
    closingQuoteSearched = position
    position = start
    return nil
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_")
  }
}
