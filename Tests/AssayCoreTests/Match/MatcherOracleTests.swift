import AssayTestSupport
import Foundation
import Testing

@testable import AssayCore

/// Random small rule sets on random small texts: the engine fires what the oracle finds, at the same longest places.
@Suite struct MatcherOracleTests {
  /// More texts with `ASSAY_ORACLE_TEXTS=1000000 swift test -Xswiftc -O`.
  private static let texts = ProcessInfo.processInfo.environment["ASSAY_ORACLE_TEXTS"].flatMap { Int($0) } ?? 10_000

  /// A rule of the oracle; without a reach, its guard looks anywhere.
  private struct Rule {
    var phrase: OraclePhrase
    var forbids = false
    var reach = ""
    var distance = 0
    var other: OraclePhrase?

    var clauses: String {
      guard let other else { return "match \(phrase.written)" }
      let place = reach.isEmpty ? "" : "\(reach) \(distance): "
      return "match \(phrase.written)\n  \(forbids ? "unless" : "with") \(place)\(other.written)"
    }

    func spans(_ oracle: PhraseOracle) -> [ClosedRange<Int>] {
      guard let other else { return oracle.longest(phrase) }
      return oracle.guarded(phrase, forbids: forbids, reach, distance, other)
    }
  }

  @Test(arguments: 0..<4)
  func phrases(part: Int) throws {
    try compare(texts: Self.texts / 4, seed: UInt64(400 + part)) { Rule(phrase: $0.phrase()) }
  }

  @Test(arguments: 0..<2)
  func guards(part: Int) throws {
    try compare(texts: Self.texts / 4, seed: UInt64(500 + part)) { random in
      Rule(
        phrase: random.phrase(), forbids: random.generator.once(in: 2),
        reach: random.generator.pick(["", "near", "before", "after"]), distance: 1 + random.generator.below(4),
        other: random.phrase())
    }
  }

  /// Memory that overflows all the time changes nothing.
  @Test func forgetfulAutomaton() throws {
    try compare(texts: Self.texts / 4, seed: 600, mostStates: 2) { Rule(phrase: $0.phrase()) }
  }

  private func compare(
    texts: Int, seed: UInt64, mostStates: Int = Limits.automatonStates, _ rule: (inout RandomPhrases) -> Rule
  ) throws {
    var random = RandomPhrases(generator: RepeatableGenerator(seed: seed))
    for _ in 0..<max(1, texts / 50) {
      let rules = (0..<6).map { _ in rule(&random) }
      let pack = try TestPack(
        lists: RandomPhrases.listDeclarations,
        rules.enumerated().map { TestPack.rule("r\($0.offset)", $0.element.clauses) }.joined())
      var scratch = Scratch(pack.program)
      scratch.finder = MatchFinder(pack.program.network, mostStates: mostStates)
      for _ in 0..<50 where !check(random.text(), rules, pack, &scratch) { return }
    }
  }

  /// Compares one text; false at the first difference, which is recorded.
  private func check(
    _ text: (title: String, text: String, tokens: [OracleToken]), _ rules: [Rule], _ pack: TestPack,
    _ scratch: inout Scratch
  ) -> Bool {
    var ticket = Ticket()
    if !text.title.isEmpty { ticket.set(.title, text.title) }
    ticket.set(.text, text.text)
    pack.program.classify(ticket, &scratch)
    guard scratch.baseCount == text.tokens.count else {
      Issue.record("the oracle's tokens are not those of \(text.text.debugDescription)")
      return false
    }
    let oracle = PhraseOracle(tokens: text.tokens)
    for (number, rule) in rules.enumerated() {
      let wanted = rule.spans(oracle)
      let found = spans(of: number, scratch)
      if found == wanted { continue }
      Issue.record(
        """
        \(rule.clauses)
        on \(text.title.debugDescription) + \(text.text.debugDescription)
        engine \(found) oracle \(wanted)
        """)
      return false
    }
    return true
  }

  /// The spans of a rule that fired, in reading order.
  private func spans(of rule: Int, _ scratch: Scratch) -> [ClosedRange<Int>] {
    guard let fired = scratch.fired.first(where: { Int($0.rule) == rule }) else { return [] }
    return fired.spans.map { scratch.firedSpans[Int($0)] }.map { Int($0.first)...Int($0.last) }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }
}
