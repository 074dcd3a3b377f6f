internal import AssayCore

// Whether probabilities mean what they say.

/// Cases whose probabilities lie close together.
public struct ReliabilityBin: Sendable, Equatable {
  /// Where the bin begins.
  public var low: Double
  /// Where it ends; that belongs to the next bin, save for the last one.
  public var high: Double
  /// How many cases lie in it.
  public var count = 0
  /// How many of them are breaches.
  public var breaches = 0
  /// The sum of their probabilities.
  var sum = 0.0

  /// The mean of the probabilities; nil without cases.
  public var meanProbability: Double? { count == 0 ? nil : sum / Double(count) }
  /// The share of breaches: what the mean should be; nil without cases.
  public var share: Double? { Tally.share(breaches, of: count) }
  /// The 95 % interval of the share; nil without cases.
  public var interval: WilsonInterval? { WilsonInterval(breaches, of: count) }
}

extension ScoreCounts {
  /// How many bins there are where nothing else is said.
  public static let reliabilityBins = 10

  /// The cases in bins of equal width, those without cases included. O(d log d).
  public func reliability(bins: Int = ScoreCounts.reliabilityBins) -> [ReliabilityBin] {
    precondition(bins > 0, "there must be a bin")
    var result = (0..<bins).map {
      ReliabilityBin(low: Double($0) / Double(bins), high: Double($0 + 1) / Double(bins))
    }
    for group in falling {
      let probability = Bits.probability(group.score)
      let index = min(bins - 1, Int(probability * Double(bins)))
      result[index].count += group.count
      result[index].breaches += group.breaches
      result[index].sum += probability * Double(group.count)
    }
    return result
  }

  /// How far probabilities are from shares, on the mean: Σ n/N·|mean probability − share of breaches| over bins of equal width (Naeini,
  /// Cooper, Hauskrecht 2015, "Obtaining Well Calibrated Probabilities Using Bayesian Binning"). Nil without cases.
  public func expectedCalibrationError(bins: Int = ScoreCounts.reliabilityBins) -> Double? {
    guard count > 0 else { return nil }
    return reliability(bins: bins).reduce(0) { $0 + abs($1.sum - Double($1.breaches)) } / Double(count)
  }

  /// The mean square of what is missing to certainty in the right thing: Σ (probability − 1 or 0)² / N (Brier 1950). Nil without cases.
  public var brierScore: Double? {
    guard count > 0 else { return nil }
    return falling.reduce(0) { sum, group in
      let probability = Bits.probability(group.score)
      return sum + Double(group.breaches) * (1 - probability) * (1 - probability)
        + Double(group.others) * probability * probability
    } / Double(count)
  }

  /// The 95 % interval of the Brier score, from the variance of the squares that it is the mean of. Nil with fewer than two cases.
  ///
  /// The calibration error has none: it is a sum of sizes, which chance can only add to, so that draws from the cases show more of it than the
  /// cases themselves. What is known of it is in the bins, each with the interval of its share.
  public var brierScoreInterval: WilsonInterval? {
    guard count > 1, let brier = brierScore else { return nil }
    let squares = falling.reduce(0.0) { sum, group in
      let probability = Bits.probability(group.score)
      let ofBreach = (1 - probability) * (1 - probability) - brier
      let ofOther = probability * probability - brier
      return sum + Double(group.breaches) * ofBreach * ofBreach + Double(group.others) * ofOther * ofOther
    }
    let variance = squares / Double(count - 1) / Double(count)
    return WilsonInterval(share: brier, variance: variance, trials: Double(count))
  }
}
