import AssayCore

/// Exact tails of the binomial distribution, and the bounds of Clopper and Pearson (1934, "The Use of Confidence or Fiducial
/// Limits Illustrated in the Case of the Binomial"). No approximation by the normal curve, which promises too much just
/// where it matters: near 1, with few tickets.
public enum Binomial {
  /// The chance of at least `successes` in `trials`, each with this `chance`. O(√trials) terms, 64-bit floating point.
  public static func upperTail(_ successes: Int, of trials: Int, chance: Double) -> Double {
    precondition(successes >= 0 && successes <= trials, "successes lie between 0 and the trials")
    if successes == 0 || chance >= 1 { return 1 }
    if chance <= 0 { return 0 }
    // The side whose terms fall from the first on is summed: few terms, nothing cancels.
    if Double(successes) >= Double(trials) * chance { return falling(successes, of: trials, chance) }
    return 1 - falling(trials - successes + 1, of: trials, 1 - chance)
  }

  /// The lower bound that the true share exceeds with confidence 1 − `error`: the share at which so many successes or more
  /// have just the chance `error`. 0 without successes.
  public static func lowerBound(_ successes: Int, of trials: Int, error: Double) -> Double {
    guard successes > 0 else { return 0 }
    var low = 0.0
    var high = Double(successes) / Double(trials)
    // The tail grows with the share. 50 halvings leave less than 10^-15, always on the safe side.
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if upperTail(successes, of: trials, chance: middle) <= error { low = middle } else { high = middle }
    }
    return low
  }

  /// The upper tail from at or above the mean on.
  private static func falling(_ first: Int, of trials: Int, _ chance: Double) -> Double {
    guard first <= trials else { return 0 }
    let n = Double(trials)
    let k = Double(first)
    let ways = logFactorial(trials) - logFactorial(first) - logFactorial(trials - first)
    var term = Bits.exp2(ways + k * Bits.log2(chance) + (n - k) * Bits.log2(1 - chance))
    var sum = 0.0
    let odds = chance / (1 - chance)
    for successes in first...trials {
      sum += term
      if term < sum * 1e-17 { break }
      term *= odds * Double(trials - successes) / Double(successes + 1)
    }
    return min(1, sum)
  }

  /// log2(n!): the sum for small n, Stirling's series beyond (its first term left out is below 10^-12 there).
  static func logFactorial(_ n: Int) -> Double {
    guard n >= 16 else { return n < 2 ? 0 : (2...n).reduce(0) { $0 + Bits.log2(Double($1)) } }
    let x = Double(n)
    let square = x * x
    let series = (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / (1680.0 * square)) / square) / square) / x
    // ½·log2(2π) and log2(e).
    return (x + 0.5) * Bits.log2(x) + 1.3257480647361593 + (series - x) * 1.4426950408889634
  }
}
