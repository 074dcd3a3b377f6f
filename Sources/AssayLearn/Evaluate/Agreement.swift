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

  /// The 95 % interval of kappa, from its variance for large samples (Fleiss, Cohen and Everitt 1969, "Large Sample Standard Errors of Kappa
  /// and Weighted Kappa"). Nil where there is no kappa.
  public var kappaInterval: WilsonInterval? {
    guard let kappa else { return nil }
    let n = Double(count)
    let cells = [[truePositives, falseNegatives], [falsePositives, trueNegatives]].map { $0.map { Double($0) / n } }
    let rows = cells.map { $0[0] + $0[1] }
    let columns = [cells[0][0] + cells[1][0], cells[0][1] + cells[1][1]]
    let byChance = rows[0] * columns[0] + rows[1] * columns[1]
    var sum = 0.0
    for row in 0..<2 {
      for column in 0..<2 {
        let weight = row == column ? 1.0 : 0
        let reach = weight - (columns[row] + rows[column]) * (1 - kappa)
        sum += cells[row][column] * reach * reach
      }
    }
    let off = kappa - byChance * (1 - kappa)
    let variance = max(0, sum - off * off) / (n * (1 - byChance) * (1 - byChance))
    return WilsonInterval(agreement: kappa, variance: variance, trials: n)
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

  /// The 95 % interval of alpha, from the variance that leaving out each ticket in turn shows (the jackknife: Efron and Stein 1981, "The
  /// Jackknife Estimate of Variance"). Nil where there is no alpha, with fewer than two tickets, and where one ticket alone makes the
  /// difference between an alpha and none.
  public var alphaInterval: WilsonInterval? {
    guard let alpha, count > 1 else { return nil }
    let n = Double(count)
    var sum = 0.0
    var squares = 0.0
    for (votes, times) in tickets.sorted(by: { ($0.key.raters, $0.key.yes) < ($1.key.raters, $1.key.yes) })
    where times > 0 {
      var rest = self
      rest.tickets[votes] = times - 1
      guard let without = rest.alpha else { return nil }
      sum += Double(times) * (without - alpha)
      squares += Double(times) * (without - alpha) * (without - alpha)
    }
    return WilsonInterval(agreement: alpha, variance: max(0, squares - sum * sum / n) * (n - 1) / n, trials: n)
  }
}
