import AssayCore
import AssayTestSupport
import Testing

/// The tokenizer against the oracle on random ASCII and Latin text.
@Suite struct TokenizerOracleTests {
  /// The engine's tokens as the oracle writes them.
  private func tokens(_ text: String) -> [String] {
    read(text).map { $0.kind == .sentenceBreak ? "|" : $0.spelling }
  }

  private static let words = [
    "the", "THE", "Staff", "was", "it's", "don't", "mr", "Dr", "no", "no", "approx", "x", "5", "10", "1,000", "3.5",
    "12:30", "2nd", "a1b2",
    "antidisestablishmentarianism", "o", "i'm", "ok",
  ]
  private static let latin = [
    "café", "CAFÉ", "Über", "straße", "naïve", "e\u{301}t\u{E9}", "ñandú", "smørrebrød", "Ångström", "İzmir", "ﬁne",
  ]
  private static let joints = [
    " ", " ", " ", " ", "  ", ", ", ". ", "! ", "? ", "\n", "\r\n", "\t", " - ", "; ", "...", "?! ", "!!! ", ".\" ",
    ".) ", " (", "/", "\\", " ~ ",
    "'", "' ", " '", "\u{1}", "\u{7F}", "=", "<", ">", "[", "]{", "}", "^", "`", "&", "\"",
  ]

  private func check(_ words: [String], seed: UInt64) {
    var generator = RepeatableGenerator(seed: seed)
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<(1 + generator.below(14)) { text += generator.pick(words) + generator.pick(Self.joints) }
      if generator.once(in: 3) { text.removeLast() }
      let found = tokens(text)
      let wanted = TokenizerOracle.tokens(text)
      guard found == wanted else {
        Issue.record("\(text.debugDescription)\n  engine \(found)\n  oracle \(wanted)")
        return
      }
    }
  }

  @Test func ascii() { check(Self.words, seed: 11) }

  @Test func latinLetters() { check(Self.words + Self.latin + Self.latin, seed: 12) }

  /// Any ASCII text at all, byte by byte, without the bytes that begin or join things.
  @Test func anyASCII() {
    var generator = RepeatableGenerator(seed: 13)
    let bytes = (0..<128).map { UInt8($0) }.filter { !"@$%*:#_+-/.".utf8.contains($0) }
    for _ in 0..<3_000 {
      let text = String(decoding: (0..<generator.below(40)).map { _ in generator.pick(bytes) }, as: UTF8.self)
      // The oracle knows neither things (a row of random letters may be a postcode) nor elided articles (l'eau).
      let known: Set<TokenKind> = [.word, .number, .sentenceBreak]
      guard read(text).allSatisfy({ known.contains($0.kind) && !$0.spelling.hasSuffix("'") }) else { continue }
      let found = tokens(text)
      let wanted = TokenizerOracle.tokens(text)
      guard found == wanted else {
        Issue.record("\(text.debugDescription)\n  engine \(found)\n  oracle \(wanted)")
        return
      }
    }
  }

  /// The same words give the same tokens wherever they stand in an eight-byte word, and whatever stands before.
  @Test func placeDoesNotMatter() {
    var generator = RepeatableGenerator(seed: 14)
    for _ in 0..<500 {
      let text = HostileText.make(&generator, length: 1 + generator.below(12))
      let plain = read("pad\n" + text).dropFirst(2).map { "\($0.kind) \($0.spelling)" }
      for padding in 1..<9 {
        let shifted = read(String(repeating: " ", count: padding) + "pad\n" + text).dropFirst(2).map {
          "\($0.kind) \($0.spelling)"
        }
        guard shifted == plain else {
          Issue.record("\(text.debugDescription): \(plain) became \(shifted) behind \(padding) spaces")
          return
        }
      }
    }
  }
}
