import AssayCore
import Testing

@testable import AssayLearn

@Suite struct DecisionsTests {
  static func settle(_ decisions: [Decision]) -> Settlement {
    var gathered = Decisions()
    for decision in decisions { gathered.add(decision, about: [1]) }
    return gathered.settled()
  }

  @Test func oneOfEqualDecisionsCounts() {
    let settlement = DecisionsTests.settle([
      Decision(ticketID: "b", labels: [1]), Decision(ticketID: "a", labels: [1]), Decision(ticketID: "c", labels: [1]),
    ])
    #expect(settlement.kept.map(\.ticketID) == ["a"] && settlement.duplicates == 2)
    #expect(settlement.contradictions.isEmpty && settlement.contradicted == 0 && settlement.overturned == 0)
  }

  /// Who wins of two that contradict each other; nil: neither.
  @Test(
    arguments: [
      (Decision(ticketID: "a", labels: [1], time: 5), Decision(ticketID: "b", labels: [], time: 6), "b"),
      (Decision(ticketID: "a", labels: [1], time: 5), Decision(ticketID: "b", labels: []), "a"),
      (Decision(ticketID: "a", labels: [1], time: 5), Decision(ticketID: "b", labels: [2], time: 5), nil),
      (Decision(ticketID: "a", labels: [1]), Decision(ticketID: "b", labels: []), nil),
      (
        Decision(ticketID: "a", labels: [1], appeal: .overturned, time: 5),
        Decision(ticketID: "b", labels: [], time: 9), "a"
      ),
      (Decision(ticketID: "a", labels: [1], appeal: .upheld), Decision(ticketID: "b", labels: [], time: 9), "a"),
      (
        Decision(ticketID: "a", labels: [1], appeal: .upheld, time: 5),
        Decision(ticketID: "b", labels: [], appeal: .overturned, time: 6), "b"
      ),
      (
        Decision(ticketID: "a", labels: [1], appeal: .upheld, time: 5),
        Decision(ticketID: "b", labels: [], appeal: .overturned, time: 5), nil
      ),
    ] as [(Decision, Decision, String?)])
  func contradictionsAreSettled(one: Decision, other: Decision, winner: String?) {
    for decisions in [[one, other], [other, one]] {
      let settlement = DecisionsTests.settle(decisions)
      #expect(settlement.kept.map(\.ticketID) == (winner.map { [$0] } ?? []))
      #expect(settlement.contradictions.count == 1 && settlement.contradictions[0].isOpen == (winner == nil))
      #expect(settlement.contradicted == (winner == nil ? 2 : 1) && settlement.duplicates == 0)
      #expect(settlement.keys.isEmpty == (winner == nil))
    }
  }

  /// Three say yes at the same time as one says no: votes are not counted, nothing is known.
  @Test func majoritiesSettleNothing() {
    let yes = (0..<3).map { Decision(ticketID: "y\($0)", labels: [1], time: 5) }
    let settlement = DecisionsTests.settle(yes + [Decision(ticketID: "n", labels: [], time: 5)])
    #expect(settlement.kept.isEmpty && settlement.contradicted == 4)
  }

  @Test(arguments: 0..<8)
  func orderDoesNotMatter(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var decisions = (0..<200).map { number in
      let appeal: [Decision.Appeal] = [.none, .none, .upheld, .overturned]
      let decision = Decision(
        ticketID: "t\(Int.random(in: 0..<50, using: &generator))",
        labels: GuidelineSet(bits: .random(in: 0..<3, using: &generator)),
        appeal: appeal.randomElement(using: &generator) ?? .none,
        time: Bool.random(using: &generator) ? .random(in: 0..<4, using: &generator) : nil,
        fingerprint: .random(in: 0..<4, using: &generator), index: number)
      return (decision, [UInt8.random(in: 0..<40, using: &generator)])
    }
    func outcome() -> [String] {
      var gathered = Decisions()
      for (decision, key) in decisions { gathered.add(decision, about: key) }
      let settlement = gathered.settled()
      let sum = settlement.kept.count + settlement.duplicates + settlement.contradicted
      #expect(gathered.count == 200 && sum == 200, "each decision counts or is left out for one reason")
      #expect(settlement.keys.count == settlement.kept.count)
      // Where the caller has it may differ between decisions that say the same in all respects.
      return settlement.kept.map { "\($0.ticketID) \($0.labels.bits) \($0.fingerprint)" }
        + ["\(settlement.duplicates) \(settlement.contradicted) \(settlement.overturned)"]
        + settlement.contradictions.map { "\($0.isOpen) \($0.decisions.map(\.ticketID))" }
    }
    let first = outcome()
    for _ in 0..<3 {
      decisions.shuffle(using: &generator)
      #expect(outcome() == first)
    }
  }

  static func key(_ text: String, title: String? = nil) -> [UInt8] {
    var ticket = Ticket()
    if let title { ticket.set(.title, title) }
    ticket.set(.text, text)
    var texts = TextKey()
    return texts.key(of: ticket)
  }

  @Test(arguments: [
    ("Use CODE save20!", "use code SAVE20"), ("Caf\u{E9} au lait", "cafe\u{301}  AU\nlait."),
    ("\u{FF35}se it", "Use it"), ("so\u{200B}ft", "soft"),
  ])
  func textsThatFoldAlikeAreOne(one: String, other: String) {
    #expect(DecisionsTests.key(one) == DecisionsTests.key(other))
  }

  @Test(arguments: [
    ("use code SAVE20", "use code SAVE21"), ("a b", "b a"), ("ab", "a b"), ("!!!", "???"), ("", "\u{1F600}"),
    ("see https://a.example", "see https://b.example"),
  ])
  func othersAreNot(one: String, other: String) {
    #expect(DecisionsTests.key(one) != DecisionsTests.key(other))
  }

  @Test func titleAndTextAreToldApart() {
    #expect(DecisionsTests.key("b", title: "a") != DecisionsTests.key("a b"))
    #expect(DecisionsTests.key("b", title: "a") == DecisionsTests.key("B", title: "A"))
  }
}
