/// What a threshold is to hold.
public enum TuningGoal: Sendable, Equatable {
  /// At least this share of the labels is right. The lowest proven threshold is chosen, as it covers most; or the
  /// strictest that covers the same.
  case precision(Double)
  /// At least this share of the breaches is labelled. The highest proven threshold is chosen: it is wrong least.
  case recall(Double)
  /// A wrong label costs so many times a missed breach, and labelling must not cost more than it saves. That is a precision
  /// of c / (1 + c); of the thresholds proven to have it the cheapest on the tickets at hand is chosen.
  case cost(Double)

  /// The share that is to be proven.
  public var share: Double {
    switch self {
    case .precision(let share), .recall(let share): share
    case .cost(let ratio): ratio / (1 + ratio)
    }
  }

  /// The name of the goal.
  public var name: String {
    switch self {
    case .precision: "precision"
    case .recall: "recall"
    case .cost: "cost"
    }
  }

  /// The name of the share.
  public var measure: String {
    switch self {
    case .precision, .cost: "precision"
    case .recall: "recall"
    }
  }

  /// The fewest cases that could prove it with this chance of error, if all of them went well: share^n ≤ error.
  public func fewest(error: Double) -> Int {
    var chance = 1.0
    var count = 0
    while chance > error, count < 1_000_000 {
      chance *= share
      count += 1
    }
    return count
  }
}
