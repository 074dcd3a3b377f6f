import AssayCore

/// Finds the thresholds at which a goal is proven, so that the chance that any one of them is wrong stays below a stated error.
///
/// Each threshold of a fixed grid is a hypothesis, "the goal is missed here", rejected where what was seen would be too
/// unlikely if it were true: the exact binomial tail, on fresh tickets. That many are tried is accounted for by the order
/// of testing, so that *all* that are rejected are right with confidence 1 − error, and any of them may be chosen (Angelopoulos,
/// Bates, Candès, Jordan & Lei 2021, "Learn then Test", sections 2 and 3).
///
/// - **Recall** falls with the threshold always. So thresholds are tested from the laxest up, each at the whole error, until one
///   fails (fixed-sequence testing: Maurer, Hothorn & Lehmacher 1995): the first true hypothesis is met before any other, and it
///   is rejected with that chance at most.
/// - **Precision** is tested from the strictest down. But too few tickets reach the strictest to prove anything; how far down enough
///   begin is only known from the tickets, and a sequence that begins where the data say is no fixed one. So the sequence has
///   `starts`, each with its part of the error, and what was rejected hands its part on to the next (the fallback procedure: Wiens
///   2003, "A fixed sequence Bonferroni procedure"). It asks nothing of the scores, not even that precision rises with them.
///   Where scores mean what they say, labels above a probability of 0.9 are right more often than that; so the starts lie
///   around the goal, and what was asked for is known before any ticket is seen.
///
/// Sharing the error among all 54 thresholds alike (Bonferroni) would take half as many tickets again to prove the first. A single
/// start at the top proves hardly anything: there one wrong ticket ends it.
public struct ThresholdSearch: Sendable {
  /// The thresholds that are tried.
  public let grid: ThresholdGrid
  /// What is to be proven.
  public let goal: TuningGoal
  /// The chance that is taken of a threshold that does not hold what it promises, 0.05 say.
  public let error: Double

  /// Where the sequence for precision begins anew: the thresholds at or below the goal's share and so many bits.
  static let starts: [Double] = [3, 1, 0, -1, -3]

  /// A search; share and error must lie between 0 and 1.
  public init(_ goal: TuningGoal, error: Double, grid: ThresholdGrid = .standard) {
    precondition(error > 0 && error < 1 && goal.share > 0 && goal.share < 1, "shares lie between 0 and 1")
    self.goal = goal
    self.error = error
    self.grid = grid
  }

  /// Into how many parts the error is shared at first.
  public var shares: Int { goal.measure == "recall" ? 1 : ThresholdSearch.starts.count }

  /// A threshold that holds its promise.
  public struct Choice: Sendable, Equatable {
    /// An index into the grid.
    public var index: Int
    /// The tickets that it labels.
    public var labelled: Int
    /// The breaches among them.
    public var right: Int
    /// What the goal's share is at least, at the confidence that the test had: never below the goal.
    public var lowerBound: Double
  }

  /// The best threshold of those proven; nil when the goal is proven at none. O(thresholds).
  public func choice(_ counts: ThresholdCounts) -> Choice? {
    let labelled = counts.labelled
    let breaches = counts.breaches
    let proven = proven(counts)
    let best: (index: Int, error: Double)? =
      switch goal {
      // Of those that cover the same tickets the strictest: nothing is known of what lies between.
      case .precision: proven.first { labelled[$0.index].tickets == labelled[proven.last?.index ?? 0].tickets }
      case .recall: proven.first
      case .cost(let ratio):
        // Less cost than without labels, before what is common to all: ratio · wrong − right. Of equals the stricter.
        proven.min {
          cost(labelled[$0.index], ratio) < cost(labelled[$1.index], ratio)
        }
      }
    guard let best else { return nil }
    let (tickets, right) = labelled[best.index]
    let trials = goal.measure == "recall" ? breaches : tickets
    return Choice(
      index: best.index, labelled: tickets, right: right,
      lowerBound: Binomial.lowerBound(right, of: trials, error: best.error))
  }

  private func cost(_ labelled: (tickets: Int, breaches: Int), _ ratio: Double) -> Double {
    ratio * Double(labelled.tickets - labelled.breaches) - Double(labelled.breaches)
  }

  /// The thresholds at which the goal is proven, strictest first, each with the error that its test was allowed.
  func proven(_ counts: ThresholdCounts) -> [(index: Int, error: Double)] {
    let labelled = counts.labelled
    var proven: [(index: Int, error: Double)] = []
    if case .recall = goal {
      let breaches = counts.breaches
      for index in labelled.indices.reversed() {
        guard rejects(labelled[index].breaches, of: breaches, error) else { break }
        proven.insert((index, error), at: 0)
      }
      return proven
    }
    let parts = parts
    var carried = 0.0
    for index in labelled.indices {
      carried += parts[index]
      guard carried > 0 else { continue }
      if rejects(labelled[index].breaches, of: labelled[index].tickets, carried) {
        proven.append((index, carried))
      } else {
        carried = 0
      }
    }
    return proven
  }

  /// The error that each threshold has of its own: an equal part for each start.
  private var parts: [Double] {
    var parts = Array(repeating: 0.0, count: grid.count)
    let share = Bits.logOdds(goal.share)
    let firsts = ThresholdSearch.starts.compactMap { start in grid.bits.firstIndex { $0 <= Bits.fixed(share + start) } }
    for first in firsts { parts[first] += error / Double(firsts.count) }
    return parts
  }

  /// Whether so many successes would be too unlikely if the goal were missed.
  private func rejects(_ successes: Int, of trials: Int, _ error: Double) -> Bool {
    trials > 0 && Binomial.upperTail(successes, of: trials, chance: goal.share) <= error
  }
}
