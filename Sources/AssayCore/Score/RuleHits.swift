// `hit(rule)`: whether another rule fires, whether or not its guideline comes to anything.

/// What a rule came to that another one asked for.
enum HitAnswer: UInt8, Sendable {
  case notAsked, silent, fires

  /// Memory for the answers of all rules; none where nothing asks.
  static func memory(_ program: Program) -> [HitAnswer] {
    guard program.conditions.contains(where: { $0.kind == .hit }) else { return [] }
    return Array(repeating: .notAsked, count: program.rules.count)
  }
}

extension Scratch {
  /// Forgets the answers of the ticket before.
  @inline(never)
  mutating func prepareHits() { for index in hitAnswers.indices { hitAnswers[index] = .notAsked } }

  /// Whether a rule fires on the ticket; worked out once a ticket. Hits are acyclic and at most `Limits.hitDepth` deep: the
  /// compiler and the pack reader see to it.
  @inline(never)
  mutating func fires(_ rule: Int, _ ticket: borrowing Ticket, _ program: borrowing Program) -> Bool {
    if hitAnswers[rule] == .notAsked {
      let rules = fired.count
      let spans = firedSpans.count
      evaluate(rule, ticket, program)
      hitAnswers[rule] = fired.count > rules ? .fires : .silent
      // Whether it counts is another question, asked in its turn.
      fired.removeLast(fired.count - rules)
      firedSpans.removeLast(firedSpans.count - spans)
    }
    return hitAnswers[rule] == .fires
  }
}
