import Testing

@testable import AssayLearn

@Suite("Exact binomial bounds")
struct BinomialTests {
  /// Every term by itself, from the row of Pascal's triangle: slow, and obviously right.
  private func tail(_ successes: Int, of trials: Int, chance: Double) -> Double {
    var row = [1.0]
    for _ in 0..<trials { row = [1] + zip(row, row.dropFirst()).map { $0 + $1 } + [1] }
    return (successes...trials).reduce(0) { sum, k in
      var term = row[k]
      for _ in 0..<k { term *= chance }
      for _ in 0..<(trials - k) { term *= 1 - chance }
      return sum + term
    }
  }

  @Test("Tails are sums of all terms", arguments: [1, 2, 7, 16, 17, 40])
  func tails(trials: Int) {
    for successes in 0...trials {
      for chance in [0.001, 0.2, 0.5, 0.9, 0.999] {
        let expected = tail(successes, of: trials, chance: chance)
        let actual = Binomial.upperTail(successes, of: trials, chance: chance)
        #expect(abs(actual - expected) <= 1e-11 + expected * 1e-10)
      }
    }
    #expect(Binomial.upperTail(trials, of: trials, chance: 1) == 1)
    #expect(Binomial.upperTail(1, of: trials, chance: 0) == 0)
  }

  @Test("Factorials by series and by sum agree where they meet")
  func factorials() {
    var sum = Binomial.logFactorial(15)
    for n in 16...200 {
      sum += Binomial.logFactorial(n) - Binomial.logFactorial(n - 1)
      let exact = Binomial.logFactorial(n - 1) + log2(n)
      #expect(abs(Binomial.logFactorial(n) - exact) < 1e-9)
    }
    #expect(Binomial.logFactorial(4) - 4.584962500721156 < 1e-12)
  }

  /// By repeated squaring, bit after bit.
  private func log2(_ n: Int) -> Double {
    var x = Double(n)
    var result = 0.0
    while x >= 2 {
      x /= 2
      result += 1
    }
    var bit = 0.5
    for _ in 0..<52 {
      x *= x
      if x >= 2 {
        x /= 2
        result += bit
      }
      bit /= 2
    }
    return result
  }

  /// Values of R's binom.test(k, n, alternative = "greater"), and of the closed form error^(1/n) where all succeed.
  @Test(
    "Bounds of Clopper and Pearson",
    arguments: [(10, 10, 0.741134), (29, 29, 0.901855), (1, 1, 0.05), (1, 20, 0.002561), (0, 9, 0)])
  func bounds(successes: Int, trials: Int, expected: Double) {
    #expect(abs(Binomial.lowerBound(successes, of: trials, error: 0.05) - expected) < 1e-6)
  }

  @Test("At its bound the tail is the error", arguments: [(45, 50), (500, 1000), (49_900, 50_000), (3, 50_000)])
  func inverse(successes: Int, trials: Int) {
    for error in [0.2, 0.05, 0.0125] {
      let bound = Binomial.lowerBound(successes, of: trials, error: error)
      #expect(bound < Double(successes) / Double(trials))
      #expect(abs(Binomial.upperTail(successes, of: trials, chance: bound) - error) < 1e-6)
    }
  }
}
