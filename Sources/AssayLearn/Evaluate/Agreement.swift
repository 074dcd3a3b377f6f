// How far judges agree beyond what chance alone would give.

extension Tally {
  /// Cohen's kappa (1960) of the labels and what people say: (pₒ − pₑ) / (1 − pₑ), where pₒ is the share of tickets on which they agree and
  /// pₑ the share on which two judges would who label as often, but at random. Nil where agreement can't be told from chance: without
  /// tickets, and where both say the same of all of them.
  public var kappa: Double? {
    guard count > 0 else { return nil }
    let n = Double(count)
    let agreed = Double(truePositives + trueNegatives) / n
    let byChance =
      (Double(breaches) * Double(labelled) + Double(count - breaches) * Double(count - labelled)) / (n * n)
    // In whole numbers: rounding must not decide whether there is anything to divide by.
    let isCertain = (breaches == 0 && labelled == 0) || (breaches == count && labelled == count)
    return isCertain ? nil : (agreed - byChance) / (1 - byChance)
  }
}

/// What several raters said of tickets, each yes or no: enough to say how far they agree.
public struct RaterCounts: Sendable, Equatable {
  /// How many tickets had so many raters of whom so many said yes.
  private var tickets: [Votes: Int] = [:]

  private struct Votes: Hashable {
    var raters: Int
    var yes: Int
  }

  /// No tickets.
  public init() {}

  /// Counts one ticket. With fewer than two raters there is nothing to compare, so it is left out.
  public mutating func add(yes: Int, of raters: Int) {
    precondition(yes >= 0 && yes <= raters, "no more can say yes than there are")
    if raters >= 2 { tickets[Votes(raters: raters, yes: yes), default: 0] += 1 }
  }

  /// Counts the tickets of another one, too.
  public mutating func add(_ other: RaterCounts) { tickets.merge(other.tickets, uniquingKeysWith: +) }

  /// Tickets with two raters or more.
  public var count: Int { tickets.values.reduce(0, +) }

  /// Krippendorff's alpha for nominal data, 1 − Dₒ / Dₑ (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"): 1 is full agreement, 0
  /// what chance would give. Raters may be others, and more or fewer, from ticket to ticket. Nil where all say the same of everything, or
  /// nothing can be compared.
  public var alpha: Double? {
    var disagreements = 0.0
    var yes = 0
    var all = 0
    // In a fixed order, as sums of fractions depend on it.
    for (votes, count) in tickets.sorted(by: { ($0.key.raters, $0.key.yes) < ($1.key.raters, $1.key.yes) }) {
      disagreements += Double(count * 2 * votes.yes * (votes.raters - votes.yes)) / Double(votes.raters - 1)
      yes += count * votes.yes
      all += count * votes.raters
    }
    guard yes > 0, yes < all else { return nil }
    let expected = 2 * Double(yes) * Double(all - yes) / Double(all - 1)
    return 1 - disagreements / expected
  }
}
