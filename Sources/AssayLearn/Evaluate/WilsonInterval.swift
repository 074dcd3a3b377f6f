/// The range in which the true share lies, after so many successes in so many trials (Wilson 1927, "Probable Inference,
/// the Law of Succession, and Statistical Inference"). Unlike p ± z·√(p(1 − p)/n) it stays within 0 and 1 and is honest
/// for few trials and for shares near the ends.
///
/// Its bounds are the two shares p for which what was seen is just z standard errors away: (s/n − p)² = z²·p(1 − p)/n.
public struct WilsonInterval: Sendable, Hashable {
  /// The lower bound, 0 to 1.
  public var low: Double
  /// The upper bound, 0 to 1.
  public var high: Double

  /// The standard normal quantile of a two-sided 95 % interval.
  public static let z95 = 1.959963984540054

  /// The interval after `successes` of `trials`; nil without trials. `z` is the standard normal quantile of half the
  /// error.
  public init?(_ successes: Int, of trials: Int, z: Double = WilsonInterval.z95) {
    precondition(successes >= 0 && successes <= max(trials, 0), "successes lie between 0 and the trials")
    guard trials > 0 else { return nil }
    self.init(share: Double(successes) / Double(trials), trials: Double(trials), z: z)
  }

  /// The interval of a share that is known as surely as after so many trials, not necessarily a whole number: more than 0.
  init(share: Double, trials n: Double, z: Double = WilsonInterval.z95) {
    let centre = share + z * z / (2 * n)
    let margin = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At the ends the bound is exact; rounding must not make it −1e−17.
    low = share == 0 ? 0 : (centre - margin) / scale
    high = share == 1 ? 1 : (centre + margin) / scale
  }

  /// The interval of a share with this variance: as after so many trials as would give it; after `trials` where it has none, as at the ends.
  init(share: Double, variance: Double, trials: Double) {
    let isInside = variance > 0 && share > 0 && share < 1
    self.init(share: max(0, min(1, share)), trials: isInside ? share * (1 - share) / variance : trials)
  }

  /// The interval of an agreement from −1 to 1 with this variance: that of the share (agreement + 1) / 2, turned back.
  init(agreement: Double, variance: Double, trials: Double) {
    self = WilsonInterval(share: (agreement + 1) / 2, variance: variance / 4, trials: trials).mapped { 2 * $0 - 1 }
  }

  /// The interval of a figure that grows with the share.
  func mapped(_ figure: (Double) -> Double) -> WilsonInterval {
    var mapped = self
    mapped.low = figure(low)
    mapped.high = figure(high)
    return mapped
  }
}
