/// How many tickets reach each threshold of a grid, and how many of them are breaches: all that choosing a threshold needs.
/// The same size whatever the number of tickets.
public struct ThresholdCounts: Sendable, Equatable {
  /// Tickets whose strictest threshold is this one; the last place is for those that reach none.
  private var tickets: [Int]
  private var breachesAt: [Int]

  /// Counts of no tickets on a grid of so many thresholds.
  public init(thresholds: Int) {
    tickets = Array(repeating: 0, count: thresholds + 1)
    breachesAt = tickets
  }

  /// Counts one ticket by the index of the strictest threshold that its sum reaches (`ThresholdGrid.index`).
  public mutating func add(reaching index: Int, isBreach: Bool) {
    tickets[index] += 1
    if isBreach { breachesAt[index] += 1 }
  }

  /// Counts another worker's tickets, too.
  public mutating func add(_ other: ThresholdCounts) {
    for index in tickets.indices {
      tickets[index] += other.tickets[index]
      breachesAt[index] += other.breachesAt[index]
    }
  }

  /// All tickets counted.
  public var total: Int { tickets.reduce(0, +) }
  /// All breaches among them.
  public var breaches: Int { breachesAt.reduce(0, +) }

  /// What each threshold would label, strictest first: tickets, and breaches among them.
  public var labelled: [(tickets: Int, breaches: Int)] {
    var sum = (tickets: 0, breaches: 0)
    return tickets.indices.dropLast().map { index in
      sum.tickets += tickets[index]
      sum.breaches += breachesAt[index]
      return sum
    }
  }
}
