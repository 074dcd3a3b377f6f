import AssayTestSupport
import Testing

@testable import AssayCore

/// `hit(rule)` and shadow rules: what fires, and what of it counts.
struct HitTests {
  @Test(
    "A rule may ask whether another one fires",
    arguments: [
      ("hit(r0)", "code", true), ("hit(r0)", "x", false), ("not hit(r0)", "x", true), ("not hit(r0)", "code", false),
      // The other rule's guards and conditions count, its weight and guideline's sum do not.
      ("hit(guarded)", "code", true), ("hit(guarded)", "code failed", false), ("hit(against)", "refused", true),
      ("hit(r0) and hit(against)", "code refused", true), ("hit(r0) and hit(against)", "code", false),
      ("hit(r0) or hit(against)", "refused", true), ("hit(lone)", "lone", true), ("hit(far)", "x", true),
      ("hit(far)", "x x x x x x", false), ("hit(disabled)", "code", false), ("not hit(disabled)", "code", true),
    ])
  func asks(condition: String, text: String, fires: Bool) throws {
    let pack = try TestPack(
      TestPack.rule("asking", "where \(condition)"),
      TestPack.rule("r0", "match \"code\""), TestPack.rule("guarded", "match \"code\"\n  unless near 3: \"failed\""),
      TestPack.rule("against", weight: -4, "match \"refused\""),
      TestPack.rule("lone", weight: 0, "match \"lone\"\n  tag t"), TestPack.rule("far", "where words < 5"),
      TestPack.rule("disabled", "status disabled\n  match \"code\""))
    #expect(pack.fired(text).contains("asking") == fires)
  }

  @Test("A missing field makes the asked rule silent, which is an answer")
  func missing() throws {
    let pack = try TestPack(
      TestPack.rule("stars", "where stars <= 2"), TestPack.rule("asking", "where not hit(stars)"))
    #expect(pack.fired("x") == ["asking"])
  }

  @Test("Shadow rules are reported and add nothing", arguments: [4.0, -4.0, 0.0])
  func shadows(weight: Double) throws {
    let live = TestPack.rule("live", weight: 1, "match \"code\"")
    let watched = TestPack.rule(
      "watched", weight: weight, "status shadow\n  match \"code\"\n  severity 5\n  exposure egregious\n  tag t")
    let pack = try TestPack(live, watched)
    let plain = try TestPack(live)
    let ticket = Ticket(text: "use the code, the code!")
    var scratch = Scratch(pack.program)
    pack.program.classify(ticket, &scratch)
    #expect(scratch.firedRules == [0, 1])
    var result = pack.classify(ticket)
    #expect(result.tags.isEmpty)
    result.fired.removeLast()
    #expect(result == plain.classify(ticket))
    let evidence = scratch.verdict.evidence[
      Int(scratch.verdict.shadows.lowerBound)..<Int(scratch.verdict.shadows.upperBound)]
    #expect(evidence.map(\.rule) == [1, 1])
    #expect(evidence.map(\.kind) == [.span, .furtherSpan])
    #expect(evidence.first.map { Bits.bits($0.bits) } == weight)
    pack.program.classify(Ticket(text: "nothing"), &scratch)
    #expect(scratch.firedRules.isEmpty && scratch.verdict.shadows.isEmpty)
  }

  @Test("Shadow rules fire also where their guideline comes to nothing, and only some are shown")
  func many() throws {
    let rules = (0..<(Limits.shadowsPerTicket + 3)).map {
      TestPack.rule("r\($0)", "status shadow\n  match in text: \"code\"\n  where words < \($0 + 3)")
    }
    let pack = try TestPack(whole: TestPack.guideline("g", prior: -9) + rules.joined())
    var scratch = Scratch(pack.program)
    pack.program.classify(Ticket(text: "code"), &scratch)
    #expect(scratch.firedRules.count == rules.count)
    #expect(scratch.verdict.shadows.count == Limits.shadowsPerTicket)
    #expect(scratch.verdict.labels.isEmpty && scratch.verdict.outcome == .clear)
  }

  /// Rules that ask for earlier ones at random, compared with asking by recursion.
  @Test("A slow evaluator agrees", arguments: 0..<40)
  func oracle(seed: UInt64) throws {
    var random = RepeatableGenerator(seed: seed)
    struct Rule {
      var word: String?
      var asks: (other: Int, isNot: Bool)?
      var isShadow: Bool
    }
    let words = ["aa", "bb", "cc", "dd"]
    let count = 2 + random.below(9)
    let rules = (0..<count).map { index in
      let word = random.once(in: 3) && index > 0 ? nil : random.pick(words)
      let asks = index > 0 && (word == nil || random.once(in: 2)) ? (random.below(index), random.once(in: 2)) : nil
      return Rule(word: word, asks: asks, isShadow: random.once(in: 4))
    }
    func asksShadow(_ index: Int) -> Bool { rules[index].asks.map { rules[$0.other].isShadow } ?? false }
    let isShadow = rules.indices.map {
      rules[$0].isShadow || asksShadow($0) || Self.chain(rules.map(\.asks), $0) { rules[$0].isShadow }
    }
    let texts = rules.indices.map { index in
      let rule = rules[index]
      let clauses = [
        rule.word.map { "match \"\($0)\"" }, rule.asks.map { "where \($0.isNot ? "not " : "")hit(r\($0.other))" },
        isShadow[index] ? "status shadow" : nil,
      ]
      let weight = Double(random.below(9)) - 4
      return TestPack.rule("r\(index)", weight: weight, clauses.compactMap { $0 }.joined(separator: "\n  "))
    }
    let pack = try TestPack(whole: TestPack.guideline("g") + texts.joined())
    func fires(_ index: Int, _ text: [String]) -> Bool {
      if let word = rules[index].word, !text.contains(word) { return false }
      guard let asks = rules[index].asks else { return true }
      return fires(asks.other, text) != asks.isNot
    }
    for _ in 0..<12 {
      let text = (0..<(1 + random.below(3))).map { _ in random.pick(words + ["zz"]) }
      let wanted = rules.indices.filter { fires($0, text) }.map { "r\($0)" }
      #expect(pack.fired(text.joined(separator: " ")).sorted() == wanted.sorted(), "\(text)")
    }
  }

  /// Whether some rule that a rule asks for, directly or through others, has a property.
  private static func chain(_ asks: [(other: Int, isNot: Bool)?], _ start: Int, _ holds: (Int) -> Bool) -> Bool {
    var next = asks[start]?.other
    while let index = next {
      if holds(index) { return true }
      next = asks[index]?.other
    }
    return false
  }
}
