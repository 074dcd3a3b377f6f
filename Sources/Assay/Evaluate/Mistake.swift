internal import AssayCore
public import AssayLearn

/// A label that is wrong, or a breach without its label, with what led there.
public struct Mistake: Sendable {
  /// What kinds there are.
  public enum Kind: Sendable, CaseIterable {
    /// A label on a ticket that does not break the guideline.
    case falseAlarm
    /// A breach that got no label.
    case missed
  }

  /// What kind it is.
  public var kind: Kind
  /// The ticket's id.
  public var ticket: String
  /// The guideline, as an index.
  public var guideline: Int
  /// The guideline's sum, in 1/1024 bit.
  public var bits: Int32
  /// What people say that the ticket breaks.
  public var gold: GuidelineSet
  /// The labels that it got.
  public var labels: GuidelineSet
  /// What the guideline started from, in 1/1024 bit.
  public var prior: Int32
  /// What counted for the guideline, or against it, strongest first, masked as in verdicts. Of a breach that was missed, words have no
  /// names: verdicts name them for labels only.
  public var evidence: [Verdict.Evidence]
  var place: TicketPlace

  /// How far from right it is, in 1/1024 bit: the surer the wrong thing, the worse.
  var badness: Int32 { kind == .falseAlarm ? bits : -bits }
}

/// The worst mistakes seen, up to a number of them: the same whatever the order in which they were seen.
struct WorstMistakes: Sendable {
  let most: Int
  private(set) var mistakes: [Mistake] = []

  init(most: Int) { self.most = most }

  /// Whether a mistake so bad would be kept.
  func wants(_ badness: Int32, _ place: TicketPlace) -> Bool {
    guard mistakes.count == most else { return true }
    guard let last = mistakes.last else { return false }
    return badness > last.badness || (badness == last.badness && place < last.place)
  }

  mutating func add(_ others: [Mistake]) {
    guard !others.isEmpty else { return }
    let sorted = (mistakes + others).sorted { one, other in
      if one.badness != other.badness { return one.badness > other.badness }
      return one.place == other.place ? one.guideline < other.guideline : one.place < other.place
    }
    mistakes = Array(sorted.prefix(most))
  }
}
