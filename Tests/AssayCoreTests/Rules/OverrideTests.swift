import AssayCore
import Testing

/// Groups and caps, gates, and what rules override.
@Suite struct OverrideTests {
  // MARK: Groups

  @Test(arguments: [
    ("a", 3.0), ("a b", 5.0), ("a b c", 5.0), ("c", 4.0), ("a d", 4.0), ("d", 1.0), ("a n", 1.0), ("a b c n", 3.0),
    ("sc@m", 2.25),
  ])
  func caps(text: String, bits: Double) throws {
    let pack = try TestPack(
      lists: "group links cap 5.0\n",
      TestPack.rule("a", weight: 3, group: "links", "match \"a\""),
      TestPack.rule("b", weight: 3, group: "links", "match \"b\""),
      TestPack.rule("c", weight: 4, group: "links", "match \"c\""), TestPack.rule("d", weight: 1, "match \"d\""),
      TestPack.rule("n", weight: -2, group: "links", "match \"n\""),
      TestPack.rule("s", weight: 3, group: "links", "match \"scam\""))
    #expect(pack.classify(text).sums == [Bits.fixed(bits)])
  }

  /// The evidence shows what each rule really added, so that it sums to the whole.
  @Test func evidenceAddsUp() throws {
    let pack = try TestPack(
      lists: "group links cap 5.0\n",
      TestPack.rule("a", weight: 3, group: "links", "match \"a\""),
      TestPack.rule("b", weight: 3, group: "links", "match \"b\""),
      TestPack.rule("c", weight: 4, group: "links", "match \"c\""))
    let label = try #require(pack.classify("a b c").labels.first)
    #expect(label.evidence.map(\.bits).reduce(0, +) == 5 && label.bits == 5)
    #expect(label.evidence.map(\.rule) == ["a", "b", "c"])
    #expect(label.evidence.map(\.bits) == [3, 2, 0])
  }

  // MARK: Gates

  @Test(arguments: [
    ("en", ["en", "any"]), ("EN", ["en", "any"]), ("en-GB", ["en", "any"]), ("de_AT", ["de", "any"]),
    ("de", ["de", "any"]),
    ("fr", ["any"]), ("", ["en", "de", "any"]), ("english", ["any"]),
  ])
  func languages(language: String, fired: [String]) throws {
    let pack = try TestPack(
      TestPack.rule("en", "match \"a\"\n language en"), TestPack.rule("de", "match \"a\"\n language de"),
      TestPack.rule("any", "match \"a\""))
    var ticket = Ticket(text: "a")
    if !language.isEmpty { ticket.set(.language, language) }
    #expect(pack.classify(ticket).fired == fired)
  }

  @Test(
    "Where people write in another language than their settings say, rules of both are heard; in doubt what is named counts",
    arguments: [
      ("en", "a, und das ist nicht gut, aber die Leute sind nett", ["en", "de", "any"]),
      ("", "a, und das ist nicht gut, aber die Leute sind nett", ["de", "any"]), ("en", "a, gut", ["en", "any"]),
      ("", "a, et ce n'est pas bien du tout, mais les gens sont gentils", ["any"]),
      ("pl", "a, and it is not what they say it was", ["en", "any"]),
    ])
  func identified(language: String, text: String, fired: [String]) throws {
    let pack = try TestPack(
      TestPack.rule("en", "match \"a\"\n language en"), TestPack.rule("de", "match \"a\"\n language de"),
      TestPack.rule("any", "match \"a\""))
    var ticket = Ticket(text: text)
    if !language.isEmpty { ticket.set(.language, language) }
    #expect(pack.classify(ticket).fired == fired)
  }

  @Test(
    "Regular expressions of one language alone are found in its tickets, also after one of another language",
    arguments: [["de", "en", "de"], ["en", "", "en"], ["fr", "de", ""]])
  func expressions(languages: [String]) throws {
    let pack = try TestPack(TestPack.rule("de", "match /ab+c/\n language de"))
    var scratch = Scratch(pack.program)
    for language in languages {
      var ticket = Ticket(text: "abbbc")
      if !language.isEmpty { ticket.set(.language, language) }
      pack.program.classify(ticket, &scratch)
      #expect(scratch.firedRules.isEmpty == ["en", "fr"].contains(language), "\(language)")
    }
  }

  @Test(arguments: [
    ("service_review", ["service", "any"]), ("product_review", ["any"]), ("question", ["talk", "any"]),
    ("", ["service", "talk", "any"]),
  ])
  func content(type: String, fired: [String]) throws {
    let pack = try TestPack(
      TestPack.rule("service", "match \"a\"\n content service_review"),
      TestPack.rule("talk", "match \"a\"\n content question, answer"),
      TestPack.rule("any", "match \"a\""))
    var ticket = Ticket(text: "a")
    if !type.isEmpty { ticket.set(.contentType, type) }
    #expect(pack.classify(ticket).fired == fired)
  }

  // MARK: Severity, route, exposure, tags

  private func overriding() throws -> TestPack {
    try TestPack(
      whole: TestPack.guideline("g", severity: 3, prior: -2)
        + TestPack.rule("plain", "match \"plain\"")
        + TestPack.rule("grave", "match \"grave\"\n severity 5\n route urgent within 1h\n exposure violent\n tag knife")
        + TestPack.rule("mild", "match \"mild\"\n severity 1\n route slow within 5d\n exposure mild\n tag knife")
        + TestPack.rule("against", weight: -1, "match \"against\"\n severity 5\n route urgent within 1h\n tag other"))
  }

  @Test(
    arguments: [
      ("plain", 3, "standard", "none", []), ("grave", 5, "urgent", "violent", ["knife"]),
      ("mild", 3, "standard", "mild", ["knife"]),
      ("mild grave", 5, "urgent", "violent", ["knife"]), ("plain against", 3, "standard", "none", ["other"]),
    ] as [(String, Int, String, String, [String])])
  func overrides(text: String, severity: Int, route: String, exposure: String, tags: [String]) throws {
    let result = try overriding().classify(text)
    let label = try #require(result.labels.first)
    #expect(label.severity == severity && label.route == route && label.exposure == exposure)
    #expect(result.tags == tags)
  }

  /// Without a label there is nothing to override and no tag, but for rules of weight 0, which are there to tag.
  @Test func tagsWithoutLabel() throws {
    let pack = try TestPack(
      whole: TestPack.guideline("g", prior: -9) + TestPack.rule("grave", "match \"grave\"\n severity 5\n tag knife")
        + TestPack.rule("seen", weight: 0, "match \"seen\"\n tag noticed"))
    let result = pack.classify("grave, seen")
    #expect(result.fired == ["grave", "seen"] && result.labels.isEmpty)
    #expect(result.tags == ["noticed"])
  }
}
