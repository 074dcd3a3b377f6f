/// How far a ticket is taken, for measuring what each stage costs: a stage comes with all before it.
///
/// A stage's own cost is the difference of two runs. A clock at each stage of each ticket would cost more than some of them.
public enum Stage: Int, CaseIterable, Comparable, Sendable {
  /// Fold the text and find the tokens.
  case tokenise
  /// Find words and symbols of the tokens.
  case lookUp
  /// Decode disguised words; find phrases and regular expressions.
  case match
  /// Add up rules and words, and decide.
  case score

  /// In the order of a ticket's way.
  public static func < (one: Stage, other: Stage) -> Bool { one.rawValue < other.rawValue }
}

extension Program {
  /// As `classify`, but only up to a stage; a test holds that the last gives the same verdicts. O(bytes of text).
  public func classify(_ ticket: borrowing Ticket, notes: Notes = [], upTo last: Stage, _ scratch: inout Scratch) {
    if last == .score {
      classify(ticket, notes: notes, &scratch)
      return
    }
    scratch.verdict.removeAll()
    scratch.verdict.notes = notes
    scratch.readText(ticket, self)
    if last >= .lookUp { scratch.lookUp(self) }
    if last >= .match {
      scratch.addDecodedView(self)
      scratch.match(ticket, self)
    }
  }
}
