import Testing

@testable import AssayLearn

@Suite("Intervals")
struct IntervalTests {
  @Test func wilsonAgreesWithPublishedValues() throws {
    // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
    let table = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)]
    for (successes, trials, low, high) in table {
      let interval = try #require(WilsonInterval(successes, of: trials))
      #expect(abs(interval.low - low) < 0.00005 && abs(interval.high - high) < 0.00005, "\(successes) of \(trials)")
    }
    #expect(WilsonInterval(0, of: 0) == nil)
    let all = try #require(WilsonInterval(7, of: 7))
    #expect(all.high == 1 && all.low > 0.6)
  }

  @Test("Wilson's bounds solve the equation that defines them", arguments: [1, 2, 9, 10, 57, 1000])
  func wilsonSolvesItsEquation(trials: Int) throws {
    for successes in stride(from: 0, through: trials, by: max(1, trials / 17)) {
      for z in [1.0, WilsonInterval.z95, 2.5758] {
        let interval = try #require(WilsonInterval(successes, of: trials, z: z))
        let share = Double(successes) / Double(trials)
        for bound in [interval.low, interval.high] {
          let distance = (share - bound) * (share - bound)
          #expect(abs(distance - z * z * bound * (1 - bound) / Double(trials)) < 1e-12)
        }
        #expect(interval.low >= 0 && interval.low <= share && share <= interval.high && interval.high <= 1)
        let mirrored = try #require(WilsonInterval(trials - successes, of: trials, z: z))
        #expect(abs(mirrored.low - (1 - interval.high)) < 1e-12)
      }
    }
  }

  static func tally(_ truePositives: Int, _ falsePositives: Int, _ falseNegatives: Int) -> Tally {
    var tally = Tally()
    tally.truePositives = truePositives
    tally.falsePositives = falsePositives
    tally.falseNegatives = falseNegatives
    tally.trueNegatives = 50
    return tally
  }

  @Test("F1's interval holds F1, stays within 0 and 1, and turns back into Wilson's", arguments: [0, 1, 7, 30])
  func f1(truePositives: Int) throws {
    for (falsePositives, falseNegatives) in [(1, 0), (0, 1), (3, 5), (40, 2)] {
      let tally = Self.tally(truePositives, falsePositives, falseNegatives)
      let (f1, interval) = (try #require(tally.f1), try #require(tally.f1Interval))
      #expect(0 <= interval.low && interval.low <= f1 + 1e-12 && f1 <= interval.high + 1e-12 && interval.high <= 1)
      let share = try #require(WilsonInterval(truePositives, of: truePositives + falsePositives + falseNegatives))
      #expect(abs(interval.low / (2 - interval.low) - share.low) < 1e-12)
      #expect(abs(interval.high / (2 - interval.high) - share.high) < 1e-12)
    }
    #expect(Self.tally(0, 0, 0).f1Interval == nil)
  }

  /// Samples of 60 labels and breaches from a world whose F1 is known: its interval must hold it as often as it says, give or take what
  /// 1,000 samples can tell.
  @Test("F1's interval holds the true F1 in 95 samples of 100", arguments: [(6, 2, 2), (1, 4, 5), (9, 1, 0)])
  func f1Coverage(world: (Int, Int, Int)) {
    var generator = SeededGenerator(seed: 77)
    let (right, wrong, missed) = world
    let truth = 2 * Double(right) / Double(2 * right + wrong + missed)
    var held = 0
    for _ in 0..<1000 {
      var counts = [0, 0, 0]
      for _ in 0..<60 {
        let draw = Int.random(in: 0..<10, using: &generator)
        counts[draw < right ? 0 : draw < right + wrong ? 1 : 2] += 1
      }
      guard let interval = Self.tally(counts[0], counts[1], counts[2]).f1Interval else { continue }
      if interval.low <= truth && truth <= interval.high { held += 1 }
    }
    #expect((930...975).contains(held))
  }

  @Test("A mean's interval, by hand")
  func mean() throws {
    var (one, other) = (try #require(WilsonInterval(1, of: 2)), try #require(WilsonInterval(1, of: 2)))
    (one.low, one.high, other.low, other.high) = (0.2, 0.6, 0.4, 1.0)
    let mean = Mean(estimates: [(0.5, one), (nil, nil), (0.8, other)])
    // 0.3² + 0.4² = 0.25 and 0.1² + 0.2² = 0.05, rooted and halved.
    #expect(abs((try #require(mean.value)) - 0.65) < 1e-12 && mean.count == 2)
    #expect(abs((try #require(mean.low)) - 0.4) < 1e-12)
    #expect(abs((try #require(mean.high)) - (0.65 + 0.05.squareRoot() / 2)) < 1e-12)
    let open = Mean(estimates: [(0.5, one), (0.8, nil)])
    #expect(open.value == 0.65 && open.low == nil && open.high == nil)
    #expect(Mean([]).value == nil && Mean(estimates: [(nil, nil)]).count == 0)
  }
}
