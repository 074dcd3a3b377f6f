import Assay
import AssayCore
import AssayLearn
import AssayRules
import AssayTestSupport
import Testing

/// What of a pack is fitted, and beside what.
@Suite("Weights of a pack's rules, fitted to tickets")
struct RuleRefitTests {
  private static let text = """
    \(SmallPack.head)

    guideline long
      title    "T"
      severity 1
      prior    -2.0
      route    low within 1d
      exposure none

    rule some +1.0
      why   "W"
      where words >= 4 and words < 8
      flag  "a b c d"
      pass  "a"

    rule many +2.0
      why   "W"
      where words >= 8
      flag  "a b c d e f g h"
      pass  "a"

    rule word +1.0
      why   "W"
      match "ash"
      flag  "ash"
      pass  "x"

    rule gone +1.0
      status deprecated "use word"
      why   "W"
      match "ash"
      flag  "ash"
      pass  "x"

    rule watched +1.0
      status shadow
      why   "W"
      match "ash"
      flag  "ash"
      pass  "x"

    rule tagger +0.0
      why   "W"
      match "ash"
      tag   seen
      flag  "ash"
      pass  "x"

    """

  private static func refit(_ tickets: [(text: String, labels: GuidelineSet, optional: GuidelineSet)]) throws
    -> RuleRefit
  {
    let source = PackSource(rules: [SourceFile(path: "small.rules", text: text)], wordLists: [])
    let program = try #require(PackCompiler.compile(source).program)
    var trainer = Trainer(guidelines: ["long"])
    var calibrator = Calibrator(program, breaches: .max, others: .max)
    for example in tickets {
      var ticket = Ticket()
      ticket.set(.text, example.text)
      trainer.add(ticket, labels: example.labels, optional: example.optional)
      calibrator.add(ticket, labels: example.labels, optional: example.optional)
    }
    let result = try calibrator.calibrate(trainer.model()) { trainer.model(including: $0) }
    return calibrator.refit(result)
  }

  /// Tickets of four to eleven words of their own; the shorter ones are breaches nine times in ten, the longer ones once in ten.
  private static func tickets(_ count: Int, extra: String = "") -> [(String, GuidelineSet, GuidelineSet)] {
    var random = RepeatableGenerator(seed: 11)
    return (0..<count).map { number in
      let words = 4 + number % 8 - (extra.isEmpty ? 0 : 1)
      let text = (0..<words).map { "w\(number)x\($0)" }.joined(separator: " ") + extra
      let isBreach = random.once(in: 10) != (number % 8 < 4)
      return (text, isBreach ? [0] : [], [])
    }
  }

  @Test("Bands of one number keep their order, though the tickets say otherwise")
  func bands() throws {
    let refit = try Self.refit(Self.tickets(400))
    let after = Dictionary(uniqueKeysWithValues: refit.changes.map { ($0.rule, $0.after) })
    // By themselves some would go up to 5 bits, and many down to nothing.
    let some = try #require(after[0])
    #expect(some > 1024 && some <= after[1] ?? 2048)
    #expect(refit.after.surprise < refit.before.surprise)
    let hits = refit.changes.filter { $0.rule < 2 }.map(\.hits)
    #expect(hits.allSatisfy { $0 == 200 })
  }

  @Test("What is deprecated, in shadow or without weight stays as it is")
  func untouched() throws {
    let refit = try Self.refit(Self.tickets(200, extra: " ash"))
    #expect(Set(refit.changes.map(\.rule)).isSubset(of: [0, 1, 2]))
    #expect(refit.changes.contains { $0.rule == 2 })
  }

  @Test("The most changed come first, and the order of the tickets changes nothing")
  func order() throws {
    let tickets = Self.tickets(150, extra: " ash")
    let one = try Self.refit(tickets)
    let other = try Self.refit(tickets.reversed())
    #expect(one.changes == other.changes && one.before == other.before && one.after == other.after)
    let moves = one.changes.map { abs($0.after - $0.before) }
    #expect(moves == moves.sorted(by: >) && moves.count > 1)
  }

  @Test("Where a label is optional, a ticket says nothing")
  func optional() throws {
    let tickets = Self.tickets(100).map { ($0.0, GuidelineSet(), [0] as GuidelineSet) }
    let refit = try Self.refit(tickets)
    #expect(refit.changes.isEmpty && refit.before.tally == Tally())
  }
}
