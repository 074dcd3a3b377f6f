import Testing

@testable import AssayCore

/// Regular expressions in the clauses that phrases may stand in.
@Suite struct RegexRuleTests {
  /// Clauses begin on lines of their own; the table has them on one.
  private func fires(_ clauses: String, _ ticket: Ticket) throws -> Bool {
    let lines = clauses.replacing(" with ", with: "\n  with ").replacing(" unless ", with: "\n  unless ")
    return try TestPack(TestPack.rule("r", lines)).classify(ticket).fired == ["r"]
  }

  @Test(arguments: [
    // Expressions as guards of phrases.
    (#"match "code" with /\d{3}/"#, "code, 123", true),
    (#"match "code" with /\d{3}/"#, "code, 12", false),
    (#"match "code" unless /n[o0]t/"#, "code is n0t here", false),
    (#"match "code" unless near 2: /n[o0]t/"#, "code is n0t here", false),
    (#"match "code" unless near 1: /n[o0]t/"#, "code is n0t here", true),
    (#"match "code" with before 1: /sav\w+/"#, "saving code", true),
    (#"match "code" with before 1: /sav\w+/"#, "code saving", false),
    (#"match "code" with after 1: /!+/"#, "code!!", true),
    (#"match "code" with after 1: /\d!+/"#, "code 5!!", true),
    (#"match "code" with after 1: /!!/"#, "code 5!!", true),
    (#"match "code" with after 1: /!!/"#, "code 5 6!!", false),
    // Phrases as guards of expressions: words are counted from those that the match touches.
    (#"match /c.de/ unless near 1: "not""#, "a code is not", true),
    (#"match /c.de/ unless near 2: "not""#, "a code is not", false),
    (#"match /ode/ with before 1: "the""#, "the codes", true),
    (#"match /!!+/ with before 1: "sale""#, "sale!!", true),
    (#"match /!!+/ with before 1: "sale""#, "sale now!!", false),
    (#"match /!!+/ with after 1: "sale""#, "now!! sale", true),
    (#"match /!!+/ with near 2: "sale""#, "now!! big sale", true),
    (#"match /!!+/ with near 1: "sale""#, "now!! big sale", false),
    (#"match /!!+$/ with near 1: "end""#, "the end!!", true),
    // Both.
    (#"match /a+/ with near 1: /b+/"#, "aa bb", true),
    (#"match /a+/ with near 1: /b+/"#, "aa c bb", false),
    // Beside a disguised word, the places are those of the plain text.
    (#"match "scam" with near 1: /!!/"#, "sc@m now!! a b c", true),
    (#"match "scam" with near 1: /!!/"#, "sc@m now a!! b c", false),
    (#"match "scam" with before 1: /b[iu]g/"#, "a big sc@m", true),
    (#"match "scam" with before 1: /b[iu]g/"#, "big a sc@m", false),
    // Conditions.
    (#"where has(/s[ae]le/)"#, "big sale", true),
    (#"where has(/s[ae]le/ | "offer")"#, "big offer", true),
    (#"where not has(/s[ae]le/)"#, "big sale", false),
    (#"where count(/!+/) >= 2"#, "a! b!!", true),
    (#"where count(/!+/) >= 3"#, "a! b!!", false),
    (#"where count(/!/) = 3"#, "a! b!!", true),
    (#"where count("free" | /fre+/) = 2"#, "free freee", true),
    (#"where count(/nothing/) = 0"#, "free", true),
    (#"where count(/!/) >= 100"#, String(repeating: "!", count: 100), true),
  ])
  func clauses(clauses: String, text: String, fires: Bool) throws {
    #expect(try self.fires(clauses, Ticket(text: text)) == fires)
  }

  /// Expressions of rules for some languages are looked for in tickets of these, those that only a condition asks for as well.
  @Test(
    arguments: [
      ("fr33 f***", "en", ["star"]), ("fr33 f***", "de", ["german", "star"]), ("x9x code", "de", ["asked"]),
      ("x9x code", "en", []), ("x9x", "de", []), ("a7z", "en", ["nothing_needed"]), ("a7z", "de", []),
    ] as [(String, String, [String])])
  func languages(text: String, language: String, fired: [String]) throws {
    let pack = try TestPack(
      TestPack.rule("german", "match /fr33/\n  language de"), TestPack.rule("star", #"match /\bf\*\*\*/"#),
      TestPack.rule("asked", "match \"code\"\n  where has(/x9x/)\n  language de"),
      TestPack.rule("nothing_needed", #"match /[a-c]\d[x-z]/\#n  language en"#))
    var ticket = Ticket(text: text)
    ticket.set(.language, language)
    #expect(pack.classify(ticket).fired == fired)
  }

  /// Where no expression can match for want of its sign or its language, none is tried.
  @Test func costsNothing() throws {
    let program = try TestPack(
      TestPack.rule("german", "match /[a-c]\\d[x-z]/\n  language de"),
      TestPack.rule("star", #"match /f\*{3}/"#)
    ).program
    var scratch = Scratch(program)
    for (text, isRead) in [("nothing here a7z", false), ("a *star* f**", false), ("f*** them", true)] {
      let before = scratch.regexes?.steps ?? 0
      var ticket = Ticket(text: text)
      ticket.set(.language, "en")
      program.classify(ticket, &scratch)
      #expect((scratch.regexes?.steps ?? 0 > before) == isRead, "\(text)")
    }
  }

  /// A rule that can only take away waits until its guideline would be labelled, and finds its expression then.
  @Test func exonerating() throws {
    let pack = try TestPack(
      TestPack.rule("for", weight: 4, "match \"code\""), TestPack.rule("against", weight: -3, "match /ref[ue]nd/"))
    #expect(pack.classify("code").fired == ["for"])
    #expect(pack.classify("code refend").fired == ["for", "against"])
    #expect(pack.classify("refund").sums == [-3072])
  }

  @Test func fieldsOfConditions() throws {
    var ticket = Ticket(text: "a", title: "b")
    ticket.set(.comment, "law suit")
    ticket.set(.highlight, "h1")
    #expect(try fires(#"where has(/law ?suit/ in comment)"#, ticket))
    #expect(try fires(#"where has(/h\d/ in highlight)"#, ticket))
    #expect(try !fires(#"where has(/law ?suit/)"#, ticket))
    #expect(try fires(#"match "a" with in title: /[bc]/"#, ticket))
    #expect(try !fires(#"match "a" with in text: /[bc]/"#, ticket))
    // Comments don't count.
    #expect(try fires(#"where count(/\w/) = 2 and has(/law/ in comment)"#, ticket))
  }

  /// Of expressions that find the same place, the longest is shown.
  @Test func coveredSpans() throws {
    let pack = try TestPack(TestPack.rule("r", "match /b+/ | /abbb/ | /bc?/"))
    #expect(pack.classify("abbbc").quotes == ["abbb", "bc"])
  }

  /// An empty ticket, and fields that fold to nothing.
  @Test func nothingToRead() throws {
    let pack = try TestPack.matching("/^.$/", "/x/")
    #expect(pack.fired("") == [])
    #expect(pack.fired("\u{200B}") == [])
    var ticket = Ticket(text: "x", title: "\u{200B}")
    #expect(pack.classify(ticket).fired == ["r0", "r1"])
    ticket.set(.text, "\u{200B}")
    #expect(pack.classify(ticket).fired == [])
  }
}
