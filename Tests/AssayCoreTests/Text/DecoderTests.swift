import AssayCore
import Testing

/// Disguised words: what is decoded, what is not, and what the evidence shows.
@Suite struct DecoderTests {
  private static let words = [
    "scam", "fraud", "bread", "broad", "refund", "viagra", "idiot", "hello", "kaufen", "größe", "liar", "free money",
  ]

  private static let pack = Swift.Result {
    try TestPack(words.enumerated().map { number, word in TestPack.rule("r\(number)", "match \"\(word)\"") }.joined())
  }

  /// The words found, as `word` or `word!` when decoded, with their quotes.
  private func found(_ text: String) throws -> [(word: String, quote: String)] {
    let result = try DecoderTests.pack.get().classify(text)
    return result.labels.flatMap(\.evidence).filter { $0.kind == .span || $0.kind == .furtherSpan }.map {
      (DecoderTests.words[Int($0.rule.dropFirst()) ?? 0] + ($0.decoded != nil ? "!" : ""), $0.quote)
    }
  }

  @Test(arguments: [
    // Leet
    ("a sc@m shop", "scam!", "sc@m"), ("5cam", "scam!", "5cam"), ("fr4ud here", "fraud!", "fr4ud"),
    ("v1agra", "viagra!", "v1agra"),
    ("he11o", "hello!", "he11o"), ("id!ot man", "idiot!", "id!ot"), ("r3fund, now", "refund!", "r3fund"),
    ("re|und", "", ""), ("l1ar", "liar!", "l1ar"), ("SC@M!", "scam!", "SC@M"),
    ("fr33 m0ney", "free money!", "fr33 m0ney"),
    // Masks
    ("what a sc*m", "scam!", "sc*m"), ("i***t", "idiot!", "i***t"), ("v#agra", "viagra!", "v#agra"),
    ("s**m", "scam!", "s**m"),
    // Spaced letters
    ("s c a m", "scam!", "s c a m"), ("s.c.a.m", "scam!", "s.c.a.m"), ("s-c-a-m!", "scam!", "s-c-a-m"),
    ("S C A M artists", "scam!", "S C A M"),
    ("what a s c 4 m", "scam!", "s c 4 m"),
    // Beside things made of several tokens
    ("I paid £30 on 3 March, what a sc@m", "scam!", "sc@m"), ("a sc@m, 30 times over", "scam!", "sc@m"),
    ("v1sited at 5 pm, somebody paid 20 €, sc*m", "scam!", "sc*m"),
    // Look-alikes
    ("ѕсаm", "scam!", "ѕсаm"), ("frаud", "fraud!", "frаud"), ("νiagra", "viagra!", "νiagra"),
    ("ɪdiot", "idiot!", "ɪdiot"),
    // Stretched
    ("scaaaam", "scam!", "scaaaam"), ("heeellooo", "hello!", "heeellooo"), ("REFUUUUND", "refund!", "REFUUUUND"),
    ("hellllo", "hello!", "hellllo"),
    // Marks and hyphens inside
    ("id_i0t", "idiot!", "id_i0t"),
    // Words outside ASCII
    ("gr0ße", "", ""), ("k4ufen", "kaufen!", "k4ufen"),
    // Needs no decoding
    ("sc\u{200B}am", "scam", "sc\u{200B}am"), ("SC\u{AD}AM", "scam", "SC\u{AD}AM"), ("ｓｃａｍ", "scam", "ｓｃａｍ"),
    ("𝓼𝓬𝓪𝓶", "scam", "𝓼𝓬𝓪𝓶"),
  ])
  func decodes(text: String, word: String, quote: String) throws {
    let found = try found(text)
    #expect(found.map(\.word) == (word.isEmpty ? [] : [word]), "\(text)")
    #expect(found.map(\.quote) == (quote.isEmpty ? [] : [quote]), "\(text)")
  }

  /// A mask may hide several words: all of them are found.
  @Test func masksWithSeveralReadings() throws {
    #expect(try found("the br*ad").map(\.word).sorted() == ["bread!", "broad!"])
    #expect(try found("the br*ad").map(\.quote) == ["br*ad", "br*ad"])
  }

  @Test(arguments: [
    "51.5074 N 0.1278 W", "6 itch", "model 5CAM2 and v2agra", "sc2m", "s2c6am", "the skam", "scan", "s", "s c",
    "s c a n", "****", "*", "s***",
    "#1 @home", "12345", "i d i o s y n c r a s y", "Привет как дела", "скам", "это сам", "a b c d e f g", "s c\na m",
    "s    c    a    m",
    "f(r)aud", "sca, m", "his cam era", "fra ud", "a1b2c3", "C3PO", "x5 m6", "T-shirts, 5 am", "SC. AM",
  ])
  func leavesAlone(text: String) throws { #expect(try found(text).isEmpty, "\(text)") }

  /// A decoded word counts three quarters; beside a plain hit of the same rule, the rule counts whole.
  @Test(arguments: [("a scam", 4.0), ("a sc@m", 3.0), ("sc@m sc@m", 3.0), ("a sc@m, a scam", 4.0), ("nothing", 0.0)])
  func weight(text: String, bits: Double) throws {
    let pack = try TestPack.matching("\"scam\"")
    #expect(pack.classify(text).sums == [Bits.fixed(bits)])
  }

  @Test func negativeWeightsToo() throws {
    let pack = try TestPack(TestPack.rule("r", weight: -2, "match \"scam\""))
    #expect(pack.classify("a sc@m").sums == [Bits.fixed(-1.5)])
  }

  /// Decoded words join phrases with the plain words around them, and guards see them too.
  @Test func decodedWordsInPhrases() throws {
    let pack = try TestPack(
      TestPack.rule("total", "match \"total scam\""), TestPack.rule("gap", "match \"total\" ..2 \"artists\""),
      TestPack.rule("without", "match \"artists\"\n  unless \"scam\""), TestPack.rule("has", "where has(\"scam\")"),
      TestPack.rule("count", "where count(\"scam\") >= 2"))
    #expect(pack.fired("a total sc@m, artists") == ["total", "gap", "has"])
    #expect(pack.fired("a total scam, sc@m artists") == ["total", "gap", "has", "count"])
    #expect(pack.fired("artists") == ["without"])
  }

  /// A guard near a plain match does not see disguised words beside it yet: it looks at the view the match stands in.
  @Test func decodedWordsNearPlainMatches() throws {
    let pack = try TestPack(TestPack.rule("r", "match \"artists\"\n  with near 2: \"scam\""))
    #expect(pack.fired("scam artists") == ["r"])
    withKnownIssue { #expect(pack.fired("sc@m artists") == ["r"]) }
  }

  /// Signs that stand for the first letter are not read yet.
  @Test(arguments: ["$cam", "1diot", "!diot"])
  func firstLetters(text: String) throws {
    let count = try found(text).count
    withKnownIssue { #expect(count == 1) }
  }

  /// A disguise never reaches into the next field.
  @Test func fieldsStayApart() throws {
    let pack = try DecoderTests.pack.get()
    #expect(pack.classify(Ticket(text: "cam shop", title: "Plan s")).fired == [])
    #expect(pack.classify(Ticket(text: "m shop", title: "Not sc@")).fired == [])
    #expect(pack.classify(Ticket(text: "a m shop", title: "s c")).fired == [])
    #expect(pack.classify(Ticket(text: "fine", title: "sc@m")).quotes == ["sc@m"])
  }

  /// A word beside a mark, or with accents, is not its own disguise: it is found once.
  @Test(arguments: ["scam!", "a scam#1", "Scam+", "größe", "GRÖSSE größe!", "refund* see below"])
  func plainWordsAreNotDecoded(text: String) throws {
    let found = try found(text)
    #expect(found.count == 1 && found.allSatisfy { !$0.word.hasSuffix("!") }, "\(found)")
    let pack = try TestPack(TestPack.rule("twice", "where count(\"scam\" | \"größe\" | \"refund\") >= 2"))
    #expect(pack.fired(text) == [])
  }

  /// Words of fewer than four letters are never decoded.
  @Test func shortWords() throws {
    let pack = try TestPack.matching("\"spa\"", "\"ass\"")
    #expect(pack.fired("sp@ a$s s p a") == [])
  }
}
