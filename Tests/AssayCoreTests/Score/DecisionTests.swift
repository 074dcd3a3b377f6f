import AssayCore
import Testing

/// Thresholds, outcomes, the order of labels, and the evidence shown.
@Suite struct DecisionTests {
  /// One guideline with prior 0 and rules of all weights: `w1` adds 1/1024 bit, `w1024` one bit, and so on.
  private func pack(prior: Double = 0, _ more: String = "", rules: [(String, Double)]) throws -> TestPack {
    try TestPack(
      whole: TestPack.guideline("g", prior: prior, more)
        + rules.map { TestPack.rule("r_\($0.0)", weight: $0.1, "match \"\($0.0)\"") }.joined())
  }

  @Test(arguments: [
    ("exact", Outcome.flagged), ("above", .flagged), ("below", .uncertain), ("low", .uncertain), ("lower", .clear),
  ])
  func thresholds(word: String, outcome: Outcome) throws {
    // A probability of 0.5 is 0 bits, one of 0.25 is −log2(3) bits.
    let low = Double(Bits.fixed(Bits.logOdds(0.25))) / 1024
    let pack = try pack(
      prior: -4,
      rules: [
        ("exact", 4), ("above", 4 + 1 / 1024), ("below", 4 - 1 / 1024), ("low", 4 + low), ("lower", 4 + low - 1 / 1024),
      ])
    #expect(pack.classify(word).outcome == outcome)
  }

  /// No fact, no label: a high prior alone makes a ticket uncertain, never flagged; nor do rules that speak against.
  @Test(arguments: [("nothing", Outcome.uncertain), ("against", .uncertain), ("for", .flagged)])
  func noFactNoLabel(word: String, outcome: Outcome) throws {
    let result = try pack(prior: 3, rules: [("for", 0.5), ("against", -0.5)]).classify(word)
    #expect(result.outcome == outcome)
    #expect(result.labels.isEmpty == (outcome != .flagged))
  }

  @Test(
    arguments: [
      ("", "", nil, Outcome.insufficientInformation), (" \n\t", "", nil, .insufficientInformation),
      ("\u{200B}", "", nil, .insufficientInformation),
      ("...!?", "", nil, .insufficientInformation), ("", "Title", nil, .clear), ("👍", "", nil, .clear),
      ("fine", "", nil, .clear),
      ("fine", "", "en", .clear), ("fine", "", "en-US", .clear), ("fine", "", "fr", .unsupportedLanguage),
      ("", "", "fr", .insufficientInformation),
      ("очень плохо", "", nil, .unsupportedLanguage), ("非常不好", "", nil, .unsupportedLanguage),
      ("очень bad service", "", nil, .clear),
      ("очень плохо", "", "en", .unsupportedLanguage), ("café größe ñandú", "", nil, .clear),
      ("hunch", "", "fr", .uncertain),
      ("for sure", "", "fr", .flagged), ("Ωραίο φαγητό", "", nil, .unsupportedLanguage),
      ("ἀγορά", "", nil, .unsupportedLanguage),
      ("việt thường", "", nil, .clear),
      ("Maten var kall och det kom ingen alls till vårt bord", "", nil, .unsupportedLanguage),
      ("Maten var kall och det kom ingen alls till vårt bord", "", "en", .unsupportedLanguage),
      ("the food was cold and nobody came to ask us", "", "fr", .clear),
    ] as [(String, String, String?, Outcome)])
  func outcomes(text: String, title: String, language: String?, outcome: Outcome) throws {
    var ticket = Ticket(text: text, title: title)
    if let language { ticket.set(.language, language) }
    #expect(try pack(prior: -5, rules: [("for", 6), ("hunch", 4)]).classify(ticket).outcome == outcome)
  }

  /// A comment alone is not enough to judge a review by.
  @Test func commentAlone() throws {
    let pack = try TestPack.matching("in comment: \"a\"")
    var ticket = Ticket()
    ticket.set(.comment, "b")
    #expect(pack.classify(ticket).outcome == .insufficientInformation)
    #expect(pack.classify(Ticket()).outcome == .insufficientInformation)
  }

  /// Gravest first, then by bits, then in the pack's order.
  @Test func orderOfLabels() throws {
    let guidelines = [("ga", 2, 3.0), ("gb", 4, 1.0), ("gc", 2, 4.0), ("gd", 2, 3.0), ("ge", 4, 2.0)]
    let pack = try TestPack(
      whole: guidelines.map {
        TestPack.guideline($0.0, severity: $0.1) + TestPack.rule("r\($0.0)", weight: $0.2, "match \"a\"")
      }.joined())
    #expect(pack.classify("a").labels.map(\.guideline) == ["ge", "gb", "gc", "ga", "gd"])
  }

  @Test func evidenceOfRules() throws {
    let pack = try TestPack(
      TestPack.rule("twice", weight: 1, "match \"a\" \"b\"?"), TestPack.rule("field", weight: 3, "where stars = 1"),
      TestPack.rule("strong", weight: 2, "match \"c\""), TestPack.rule("against", weight: -1, "match \"d\""))
    var ticket = Ticket(text: "A b, a c! d a a", title: "a")
    ticket.set(.stars, 1)
    let label = try #require(pack.classify(ticket).labels.first)
    #expect(label.evidence.map(\.rule) == ["field", "strong", "twice", "twice", "twice", "against"])
    #expect(label.evidence.map(\.kind) == [.metadata, .span, .span, .furtherSpan, .furtherSpan, .span])
    #expect(label.evidence.map(\.bits) == [3, 2, 1, 0, 0, -1])
    #expect(label.evidence.map(\.quote) == ["", "c", "a", "A b", "a", "d"])
    #expect(label.evidence[2].field == .title && label.evidence[3].field == .text)
    #expect(label.bits == 5)
  }

  /// The five words that spoke most, strongest first.
  @Test func evidenceOfWords() throws {
    var model = TrainedModel()
    model.guidelines = ["g"]
    model.shrink = [1024]
    model.limit = 20_480
    let features: [(TrainedModel.Feature, Int16)] = [
      (.kind(.url), 600), (.word("ua"), 500), (.word("ub"), 900), (.word("uc"), -400), (.word("ud"), 100),
      (.word("ue"), 50),
      (.pair("ua", "ub"), 700),
    ]
    for (feature, weight) in features {
      model.features.append(feature)
      model.weights.append(SIMD32(repeating: 0).replacing(with: weight, where: laneMask))
    }
    let pack = try TestPack(whole: TestPack.guideline("g") + TestPack.rule("r", "match \"zzz\""), model: model)
    let label = try #require(pack.classify("ua ub. example.com uc ud ue ua").labels.first)
    #expect(label.evidence.map(\.kind) == [.words])
    #expect(label.evidence[0].words == ["ub", "ua ub", "<url>", "ua", "ud"])
    #expect(label.bits == Double(500 + 900 - 400 + 100 + 50 + 700 + 600) / 1024)
    // Neighbours in another sentence are no pair.
    #expect(pack.classify("ua. ub").sums == [1_400])
    #expect(pack.classify("uc").labels.isEmpty)
  }

  private var laneMask: SIMDMask<SIMD32<Int16.SIMDMaskScalar>> {
    var mask = SIMDMask<SIMD32<Int16.SIMDMaskScalar>>(repeating: false)
    mask[0] = true
    return mask
  }
}
