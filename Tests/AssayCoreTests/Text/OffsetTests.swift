import AssayCore
import AssayTestSupport
import Testing

/// The way back from folded tokens to the original bytes.
@Suite struct OffsetTests {
  @Test(arguments: [
    ("The CAFÉ was", ["The", "CAFÉ", "was"]),
    ("cafe\u{301}s x", ["cafe\u{301}s", "x"]),
    ("re\u{200B}\u{AD}fund\u{AD}\u{AD}\u{AD} now", ["re\u{200B}\u{AD}fund", "now"]),
    ("𝐅𝐫𝐞𝐞 ﬁ ŉ", ["𝐅𝐫𝐞𝐞", "ﬁ", "ŉ"]),
    ("İx x", ["İx", "x"]),
    ("good👍bad", ["good", "👍", "bad"]),
    ("好吃", ["好", "吃"]),
    ("£20 €5", ["£20", "€5"]),
    ("\u{200B}a", ["a"]),
  ])
  func slices(text: String, slices: [String]) {
    #expect(read(text).filter { $0.kind != .sentenceBreak }.map(\.source) == slices)
  }

  /// Every token lies within the text at scalar boundaries, and tokens don't go back.
  @Test func rangesAscendAtScalarBoundaries() {
    var generator = RepeatableGenerator(seed: 1)
    for _ in 0..<2_000 {
      let text = HostileText.make(&generator, length: 1 + generator.below(60))
      var reading = TokenReading()
      reading.read(text)
      let bytes = Array(text.utf8)
      var last = 0
      for token in reading.tokens {
        #expect(token.start <= token.end)
        let start = reading.source(of: Int(token.start))
        guard token.kind != .fieldBreak, token.kind != .sentenceBreak else { continue }
        let end = reading.source(of: Int(token.end) - 1)
        guard start >= last, end >= start, end < bytes.count, bytes[start] & 0xC0 != 0x80 else {
          Issue.record("\(reading.spelling(token)) at \(start)...\(end) of \(text.debugDescription)")
          return
        }
        last = end
      }
    }
  }

  /// Quotes of matches are whole, in any field, whatever stands around it in the ticket.
  @Test(arguments: [
    ("stolen", "was stolen", "stolen"), ("stolen", "STO\u{200B}LEN\u{AD}\u{AD}\u{AD}\u{AD} x", "STO\u{200B}LEN"),
    ("café", "the cafe\u{301}", "cafe\u{301}"), ("free", "𝐅𝐫𝐞𝐞", "𝐅𝐫𝐞𝐞"), ("骗", "他骗人", "骗"), ("😡", "so 😡😡", "😡"),
    ("fine", "ﬁne", "ﬁne"), ("free money", "ＦＲＥＥ　ｍｏｎｅｙ！", "ＦＲＥＥ　ｍｏｎｅｙ"),
  ])
  func quotes(word: String, text: String, quote: String) throws {
    let pack = try TestPack.matching("\"\(word)\"", "in title: \"\(word)\"", "in comment: \"\(word)\"")
    for field in [TextField.text, .title, .comment] {
      var ticket = Ticket()
      ticket.set(.ticketID, "t1")
      ticket.set(field, text)
      ticket.set(.language, "en")
      if field != .text { ticket.set(.text, "ordinary words") }
      let result = pack.classify(ticket)
      #expect(Set(result.quotes) == [quote], "\(field)")
      #expect(result.labels.flatMap(\.evidence).allSatisfy { $0.field == field })
    }
  }

  /// Whatever is matched in hostile text, its evidence is a whole passage of its field, and disguises stay within theirs.
  @Test func hostileQuotes() throws {
    let pack = try TestPack.matching(
      "<emoji> | <url> | <phone> | <money> | <email> | <handle> | <number>", "\"a*\" | \"word\" | \"好\" | \"*é\"",
      "in title: \"the\" | \"b\" ..2 \"a\"", "\"fox\" | \"word\" \"the\"", "in comment: \"the\" | <emoji> | \"ß*\"")
    var generator = RepeatableGenerator(seed: 2)
    var scratch = Scratch(pack.program)
    var quotes = 0
    for _ in 0..<1_500 {
      var ticket = Ticket()
      ticket.set(.comment, HostileText.make(&generator, length: generator.below(12)))
      ticket.set(.text, HostileText.make(&generator, length: generator.below(40)))
      ticket.set(.ticketID, "id")
      ticket.set(.title, HostileText.make(&generator, length: generator.below(12)))
      ticket.set(.language, "en")
      pack.program.classify(ticket, &scratch)
      for quote in Result(ticket, scratch, pack.program).quotes {
        quotes += 1
        guard quote != "(bad span)", !quote.isEmpty else {
          Issue.record("\(ticket.string(.title).debugDescription) + \(ticket.string(.text).debugDescription)")
          return
        }
      }
    }
    #expect(quotes > 1_000)
  }
}

/// Text meant to go wrong: every kind of scalar that a stage treats specially, joined at random.
enum HostileText {
  static let pieces = [
    "a", "B", "word", "THE", "l'", "don’t", "-", "_", ".", "..", ",", "!", "?", "\n", " ", "  ", "@", "@ab", "#", "*",
    "f**x", "$", "£",
    "€", "¥", "5", "10", "12:30", "1,000", "%", "+", "+44", "0", "/", "//", "http://", "www.", ".com", "x@y.org", "é",
    "e\u{301}", "\u{301}",
    "\u{308}", "ß", "İ", "ı", "ǆ", "ﬁ", "ŉ", "ﷺ", "㌀", "℡", "½", "²", "①", "Ⓐ", "𝐀", "\u{200B}", "\u{200D}", "\u{AD}",
    "\u{FE0F}", "\u{202E}",
    "\u{FEFF}", "\u{0}", "\u{2}", "\u{3}", "\u{5}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FFFD}", "👍", "👍🏽", "👨‍👩‍👧", "🇬🇧", "1️⃣",
    "好", "。", "、",
    "แ", "ย่", "す", "한", "أ", "א", "д", "Ω", "ς", "\u{1F1E6}", "\u{20000}", "\u{E0041}", "\u{10FFFF}", "'", "\"", "“",
    "(", ")", "：",
  ]

  static func make(_ generator: inout RepeatableGenerator, length: Int) -> String {
    var text = ""
    for _ in 0..<length { text += generator.pick(pieces) }
    return text
  }
}
