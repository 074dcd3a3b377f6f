extension Lexer {
  /// The largest number that rules have a use for; larger ones are faults, so that arithmetic on them can't overflow.
  static let largestNumber = 1e9
  /// The longest duration, in its unit.
  private static let longestDuration = 9_999.0

  /// A number or a duration.
  mutating func number() -> SyntaxToken.Kind {
    let start = position
    if !Lexer.isDigit(byte()) { position += 1 }
    skipDigits()
    var points = 0
    while byte() == UInt8(ascii: "."), Lexer.isDigit(byte(1)) {
      points += 1
      position += 1
      skipDigits()
    }
    let written = text(from: start)
    var unit = ""
    if Lexer.isLetter(byte()) {
      let first = position
      while Lexer.isLetter(byte()) || Lexer.isDigit(byte()) { position += 1 }
      unit = text(from: first)
    }
    let value = Double(written.hasPrefix("+") ? String(written.dropFirst()) : written)
    guard let value, abs(value) <= Lexer.largestNumber else {
      let isTooLarge = value != nil
      report(
        .badNumber, isTooLarge ? "the number `\(written)` is too large" : "`\(written)\(unit)` is no number",
        from: start,
        help: points > 1
          ? "a version stands in quotes: \"\(written)\"" : isTooLarge ? "" : "numbers are written 4, -5.0 or 0.25")
      return .fault
    }
    if unit.isEmpty { return .number(value) }
    let seconds = ["m": 60, "h": 3600, "d": 86_400][unit]
    guard let seconds, Lexer.isDigit(written.utf8.first ?? 0), value == value.rounded(), value <= Lexer.longestDuration
    else {
      let isTooLong = seconds != nil && value > Lexer.longestDuration
      report(
        .badNumber,
        isTooLong ? "the duration `\(written)\(unit)` is too long" : "`\(written)\(unit)` is no number or duration",
        from: start, help: "durations are written 30m, 4h or 5d")
      return .fault
    }
    return .duration(Int(value) * seconds)
  }

  private mutating func skipDigits() {
    while Lexer.isDigit(byte()) { position += 1 }
  }

  mutating func string() -> SyntaxToken.Kind {
    let start = position
    position += 1
    // What has been read up to the last escape; most strings have none.
    var result: [UInt8] = []
    var plain = position
    while position < bytes.count, bytes[position] != 0x0A {
      position = endOfPlain()
      let current = byte()
      guard current == UInt8(ascii: "\"") || current == UInt8(ascii: "\\") else { break }
      position += 1
      if current == UInt8(ascii: "\"") {
        let rest = bytes[plain..<position - 1]
        return .string(String(decoding: result.isEmpty ? rest : result[...] + rest, as: UTF8.self))
      }
      if current == UInt8(ascii: "\\") {
        result += bytes[plain..<position - 1]
        plain = position
        if byte() == UInt8(ascii: "\"") || byte() == UInt8(ascii: "\\") {
          position += 1
        } else {
          report(
            .unknownEscape, "a backslash that escapes nothing", from: position - 1,
            help: "in strings only `\\\"` and `\\\\` have a meaning; write `\\\\` for a backslash")
        }
      }
    }
    if position > start, bytes[position - 1] == 0x0D { position -= 1 }
    report(.unterminatedString, "this string does not end on its line", from: start, help: "close it with `\"`")
    return .fault
  }

  /// The place of the next quote, backslash or end of the line.
  private func endOfPlain() -> Int {
    let bytes = bytes.span
    var end = position
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] != 0x0A {
      end &+= 1
    }
    return end
  }

  /// A regular expression, a comment of another language, or a stray `/`.
  mutating func slash() -> SyntaxToken.Kind? {
    let start = position
    if byte(1) == UInt8(ascii: "/") || byte(1) == UInt8(ascii: "*") {
      position += 2
      report(
        .unexpectedCharacter, "unexpected characters `\(text(from: start))`", from: start,
        help: "a comment starts with `#`")
      skipLine()
      return nil
    }
    var end = position + 1
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != UInt8(ascii: "/") {
      let escapes = bytes[end] == UInt8(ascii: "\\") && end + 1 < bytes.count && bytes[end + 1] != 0x0A
      end += escapes ? 2 : 1
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: "/") {
      let expression = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
      position = end + 1
      let flags = position
      while Lexer.isLetter(byte()) { position += 1 }
      if position > flags {
        report(
          .regexUnsupported, "`\(text(from: flags))`: regular expressions have no flags", from: flags,
          help: "take it out: upper and lower case are the same already, and `^` and `$` are the field's ends")
      }
      return .pattern(expression)
    }
    if byte(1) > 0x20, byte(1) != UInt8(ascii: "\"") {
      skipLine()
      report(
        .regexSyntax, "this regular expression does not end on its line", from: start,
        help: "close it with `/`; a slash inside is written `\\/`")
      return .fault
    }
    position += 1
    report(.unexpectedCharacter, "unexpected character `/`", from: start, help: "alternatives are written with `|`")
    return nil
  }
}
