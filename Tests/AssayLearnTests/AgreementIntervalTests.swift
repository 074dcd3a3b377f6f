import AssayCore
import Testing

@testable import AssayLearn

/// Intervals of kappa, alpha and the Brier score: by hand, and in worlds whose true figure is known. They must hold it as often as they say,
/// give or take what 1,000 samples can tell.
@Suite("Intervals of agreement")
struct AgreementIntervalTests {
  private static func holds(_ interval: WilsonInterval?, _ truth: Double) -> Bool {
    interval.map { $0.low <= truth && truth <= $0.high } ?? false
  }

  /// Of 50 tickets both say yes to 20 and no to 15, only people to 10, only labels to 5: kappa is 0.4, 0.5 by chance. People say yes to 0.6,
  /// labels to 0.5. The variance is
  ///
  ///     (0.4·(1 − 1.1·0.6)² + 0.3·(1 − 0.9·0.6)² + 0.6²·(0.2·0.9² + 0.1·1.1²) − (0.4 − 0.5·0.6)²) / (50·0.5²) = 0.2016 / 12.5
  @Test("Kappa's variance by hand")
  func kappaByHand() throws {
    let interval = try #require(AgreementTests.tally([20, 5, 10, 15]).kappaInterval)
    let expected = WilsonInterval(agreement: 0.4, variance: 0.016128, trials: 50)
    #expect(abs(interval.low - expected.low) < 1e-12 && abs(interval.high - expected.high) < 1e-12)
    // Close to 0.4 ± 1.96 · 0.127.
    #expect(abs(interval.low - 0.151) < 0.04 && abs(interval.high - 0.649) < 0.04)
  }

  @Test(
    "At its ends kappa is as sure as so many trials",
    arguments: [([10, 0, 0, 10], 1), ([0, 10, 10, 0], -1)] as [([Int], Double)])
  func ends(counts: [Int], kappa: Double) throws {
    let interval = try #require(AgreementTests.tally(counts).kappaInterval)
    #expect((kappa > 0 ? interval.high : interval.low) == kappa)
    #expect(interval.high - interval.low > 0.2 && interval.high - interval.low < 0.4)
    #expect(AgreementTests.tally([7, 0, 0, 0]).kappaInterval == nil)
  }

  @Test("Kappa's interval holds the true kappa", arguments: [[3, 1, 1, 5], [1, 1, 1, 7], [4, 2, 3, 1]])
  func kappaCoverage(world: [Int]) throws {
    let truth = try #require(AgreementTests.tally(world).kappa)
    var generator = SeededGenerator(seed: 5)
    var held = 0
    for _ in 0..<1000 {
      var counts = [0, 0, 0, 0]
      for _ in 0..<100 {
        var draw = Int.random(in: 0..<10, using: &generator)
        let cell = world.firstIndex { count in
          draw -= count
          return draw < 0
        }
        counts[cell ?? 3] += 1
      }
      if Self.holds(AgreementTests.tally(counts).kappaInterval, truth) { held += 1 }
    }
    #expect((925...975).contains(held), "\(held)")
  }

  /// Three raters who see what is there nine times in ten, where three tickets in ten have it: alpha is one less the chance that two differ,
  /// 2 · 0.9 · 0.1, by that of two from different tickets, 2 · 0.34 · 0.66.
  @Test("Alpha's interval holds the true alpha")
  func alphaCoverage() {
    let truth = 1 - 0.18 / (2 * 0.34 * 0.66)
    var generator = SeededGenerator(seed: 6)
    var held = 0
    for _ in 0..<1000 {
      var counts = RaterCounts()
      for _ in 0..<80 {
        let isThere = Int.random(in: 0..<10, using: &generator) < 3
        let yes = (0..<3).count { _ in (Int.random(in: 0..<10, using: &generator) > 0) == isThere }
        counts.add(yes: yes, of: 3)
      }
      if Self.holds(counts.alphaInterval, truth) { held += 1 }
    }
    #expect((925...975).contains(held), "\(held)")
  }

  @Test("Where one ticket makes the difference, alpha has no interval")
  func noAlphaInterval() {
    #expect(RaterCounts().alphaInterval == nil)
    #expect(AgreementTests.counts([[true, false]]).alphaInterval == nil)
    #expect(AgreementTests.counts([[true, true], [false, false], [false, false]]).alphaInterval == nil)
    #expect(
      AgreementTests.counts([[true, true], [true, true], [false, false], [false, false]]).alphaInterval != nil)
  }

  /// Four scores as often as each other, whose shares of breaches are not quite what they say.
  @Test("The Brier score's interval holds the true one")
  func brierCoverage() {
    let world: [(score: Int32, share: Double)] = [(-3072, 0.1), (-1024, 0.4), (1024, 0.6), (2048, 0.9)]
    let truth =
      world.reduce(0) { sum, one in
        let probability = Bits.probability(one.score)
        return sum + one.share * (1 - probability) * (1 - probability) + (1 - one.share) * probability * probability
      } / 4
    var generator = SeededGenerator(seed: 7)
    var held = 0
    for _ in 0..<1000 {
      var counts = ScoreCounts()
      for _ in 0..<60 {
        let one = world[Int.random(in: 0..<4, using: &generator)]
        counts.add(one.score, isBreach: Double.random(in: 0..<1, using: &generator) < one.share)
      }
      if Self.holds(counts.brierScoreInterval, truth) { held += 1 }
    }
    #expect((925...975).contains(held), "\(held)")
    #expect(ScoreCounts().brierScoreInterval == nil)
  }
}
