import AssayTestSupport
import Foundation
import Testing

@testable import AssayCore

/// Random small rule sets on random small texts: the engine fires what the oracle finds, at the same longest places.
@Suite struct MatcherOracleTests {
  /// More texts with `ASSAY_ORACLE_TEXTS=1000000 swift test`.
  private static let texts = ProcessInfo.processInfo.environment["ASSAY_ORACLE_TEXTS"].flatMap { Int($0) } ?? 10_000

  @Test(arguments: 0..<4)
  func sameRulesSameSpans(part: Int) throws {
    var random = RandomPhrases(generator: RepeatableGenerator(seed: UInt64(400 + part)))
    let packs = max(1, Self.texts / 4 / 50)
    for _ in 0..<packs {
      let phrases = (0..<6).map { _ in random.phrase() }
      let pack = try TestPack(
        lists: RandomPhrases.listDeclarations,
        phrases.enumerated().map { TestPack.rule("r\($0.offset)", "match \($0.element.written)") }.joined())
      var scratch = Scratch(pack.program)
      for _ in 0..<50 where !check(random.text(), phrases, pack, &scratch) { return }
    }
  }

  /// Compares one text; false at the first difference, which is recorded.
  private func check(
    _ text: (title: String, text: String, tokens: [OracleToken]), _ phrases: [OraclePhrase], _ pack: TestPack,
    _ scratch: inout Scratch
  ) -> Bool {
    var ticket = Ticket()
    if !text.title.isEmpty { ticket.set(.title, text.title) }
    ticket.set(.text, text.text)
    pack.program.classify(ticket, &scratch)
    let tokens = scratch.buffer.tokens[..<scratch.baseCount].map(\.kind)
    guard tokens.count == text.tokens.count else {
      Issue.record("the oracle's tokens are not those of \(text.text.debugDescription)")
      return false
    }
    let oracle = PhraseOracle(tokens: text.tokens)
    for (number, phrase) in phrases.enumerated() {
      let wanted = oracle.longest(phrase)
      let found = spans(of: number, scratch)
      if found == wanted { continue }
      Issue.record("""
        \(phrase.written)
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
