import AssayCore
import Testing

@testable import AssayLearn

/// Average precision, area under the curve and calibration against values worked out by hand and definitions written for reading.
@Suite("Rankings and calibration")
struct RankingTests {
  struct Case {
    var score: Int32
    var isBreach: Bool
  }

  static func counts(_ cases: [Case]) -> ScoreCounts {
    cases.reduce(into: ScoreCounts()) { $0.add($1.score, isBreach: $1.isBreach) }
  }

  static func counts(_ scores: [(Int32, Bool)]) -> ScoreCounts {
    counts(scores.map { Case(score: $0.0, isBreach: $0.1) })
  }

  @Test("Four cases that scikit-learn's manual works out")
  func manual() throws {
    let counts = Self.counts([(10, false), (40, false), (35, true), (80, true)])
    #expect(abs((try #require(counts.averagePrecision)) - 0.8333333333333333) < 1e-12)
    #expect(counts.areaUnderROC == 0.75)
  }

  @Test("Ties by hand: equal scores come in together and count one half")
  func ties() throws {
    // At 5: one breach of two labels; at 3: three of four; at 1: three of five. (1·½ + 2·¾) / 3.
    let counts = Self.counts([(5, true), (5, false), (3, true), (3, true), (1, false)])
    #expect(abs((try #require(counts.averagePrecision)) - 2.0 / 3) < 1e-12)
    // Six pairs: ½ + 1 of the first breach, 0 + 1 of the others each: 3.5.
    #expect(abs((try #require(counts.areaUnderROC)) - 3.5 / 6) < 1e-12)
    let level = Self.counts([(7, true), (7, false), (7, false), (7, true), (7, false)])
    #expect(level.averagePrecision == 0.4 && level.areaUnderROC == 0.5)
  }

  @Test("What can't be said is nil")
  func undefined() {
    let none = ScoreCounts()
    #expect(none.averagePrecision == nil && none.areaUnderROC == nil && none.expectedCalibrationError() == nil)
    #expect(
      none.brierScore == nil && none.widest(atPrecisions: [0, 0.5]) == [nil, nil] && none.operatingPoints.isEmpty)
    let clean = Self.counts([(1, false)])
    #expect(clean.averagePrecision == nil && clean.areaUnderROC == nil && clean.brierScore != nil)
    let breaches = Self.counts([(1, true), (2, true)])
    #expect(breaches.averagePrecision == 1 && breaches.areaUnderROC == nil)
  }

  static func random(_ seed: UInt64, spread: Int32) -> [Case] {
    var generator = SeededGenerator(seed: seed)
    return (0..<Int.random(in: 1...120, using: &generator)).map { _ in
      let isBreach = Int.random(in: 0..<4, using: &generator) == 0
      return Case(score: .random(in: -spread...spread, using: &generator) + (isBreach ? 1 : 0), isBreach: isBreach)
    }
  }

  @Test("Slow references agree, with many ties and with few", arguments: UInt64(1)...20)
  func references(seed: UInt64) {
    for spread in [Int32(2), 9, 6000] {
      let cases = Self.random(seed, spread: spread)
      let counts = Self.counts(cases)
      #expect(Self.isSame(counts.areaUnderROC, Self.areaByPairs(cases)))
      #expect(Self.isSame(counts.averagePrecision, Self.precisionAtBreaches(cases)))
      #expect(Self.isSame(counts.brierScore, Self.brier(cases)))
      for bins in [1, 7, 10] {
        #expect(Self.isSame(counts.expectedCalibrationError(bins: bins), Self.calibration(cases, bins)))
      }
      for target in [0.0, 0.3, 0.5, 1.0] {
        #expect(counts.widest(atPrecisions: [target])[0]?.labelled == Self.widest(cases, target))
      }
    }
  }

  static func isSame(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) < 1e-9
  }

  static func areaByPairs(_ cases: [Case]) -> Double? {
    var won = 0.0
    var pairs = 0
    for breach in cases where breach.isBreach {
      for other in cases where !other.isBreach {
        pairs += 1
        won += breach.score > other.score ? 1 : breach.score == other.score ? 0.5 : 0
      }
    }
    return pairs == 0 ? nil : won / Double(pairs)
  }

  /// The mean, over the breaches, of the precision of labelling all that score as much as each.
  static func precisionAtBreaches(_ cases: [Case]) -> Double? {
    let precisions = cases.filter(\.isBreach).map { breach in
      let labelled = cases.filter { $0.score >= breach.score }
      return Double(labelled.count { $0.isBreach }) / Double(labelled.count)
    }
    return precisions.isEmpty ? nil : precisions.reduce(0, +) / Double(precisions.count)
  }

  static func brier(_ cases: [Case]) -> Double? {
    let squares = cases.map { one in
      let distance = Bits.probability(one.score) - (one.isBreach ? 1 : 0)
      return distance * distance
    }
    return squares.isEmpty ? nil : squares.reduce(0, +) / Double(squares.count)
  }

  static func calibration(_ cases: [Case], _ bins: Int) -> Double? {
    guard !cases.isEmpty else { return nil }
    var sum = 0.0
    for bin in 0..<bins {
      let (low, high) = (Double(bin) / Double(bins), Double(bin + 1) / Double(bins))
      let inside = cases.filter {
        let probability = Bits.probability($0.score)
        return probability >= low && (probability < high || bin == bins - 1)
      }
      guard !inside.isEmpty else { continue }
      let mean = inside.reduce(0) { $0 + Bits.probability($1.score) } / Double(inside.count)
      let share = Double(inside.count { $0.isBreach }) / Double(inside.count)
      sum += Double(inside.count) / Double(cases.count) * abs(mean - share)
    }
    return sum
  }

  /// How many are labelled at the lowest threshold whose precision holds.
  static func widest(_ cases: [Case], _ target: Double) -> Int? {
    Set(cases.map(\.score)).compactMap { threshold in
      let labelled = cases.filter { $0.score >= threshold }
      return Double(labelled.count { $0.isBreach }) / Double(labelled.count) >= target ? labelled.count : nil
    }.max()
  }

  /// DeLong's variance, case by case.
  static func areaVariance(_ cases: [Case]) -> Double? {
    func placements(_ wins: Bool) -> [Double] {
      cases.filter { $0.isBreach == wins }.map { one in
        let others = cases.filter { $0.isBreach != wins }
        let won = others.reduce(0.0) { $0 + (one.score == $1.score ? 0.5 : (one.score > $1.score) == wins ? 1 : 0) }
        return won / Double(others.count)
      }
    }
    func variance(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1) / Double(values.count)
    }
    let (breaches, others) = (placements(true), placements(false))
    return breaches.count < 2 || others.count < 2 ? nil : variance(breaches) + variance(others)
  }

  @Test("The area's interval has the width that its variance asks for", arguments: UInt64(1)...12)
  func areaInterval(seed: UInt64) throws {
    for spread in [Int32(2), 6000] {
      let cases = Self.random(seed, spread: spread)
      let counts = Self.counts(cases)
      guard let variance = Self.areaVariance(cases), variance > 0 else { continue }
      let (area, interval) = (try #require(counts.areaUnderROC), try #require(counts.areaUnderROCInterval))
      // Wilson's bounds p solve (area − p)² = z²·p·(1 − p)/n, where n = area·(1 − area)/variance.
      for bound in [interval.low, interval.high] {
        let asked = WilsonInterval.z95 * WilsonInterval.z95 * variance * bound * (1 - bound) / (area * (1 - area))
        #expect(abs((area - bound) * (area - bound) - asked) < 1e-9)
      }
    }
  }

  /// Samples from a world where a breach scores higher than what is none with a chance of 0.82.
  @Test("The area's interval holds the truth in about 95 samples of 100", arguments: [(30, 300), (12, 40)])
  func coverage(breaches: Int, others: Int) {
    var generator = SeededGenerator(seed: 5)
    // A breach is uniform on 0.4 … 1.4, what is none on 0 … 1: it loses with chance 0.6²/2 = 0.18.
    var held = 0
    for _ in 0..<400 {
      var counts = ScoreCounts()
      for _ in 0..<breaches { counts.add(.random(in: 4000..<14_000, using: &generator), isBreach: true) }
      for _ in 0..<others { counts.add(.random(in: 0..<10_000, using: &generator), isBreach: false) }
      if let interval = counts.areaUnderROCInterval, interval.low <= 0.82, 0.82 <= interval.high { held += 1 }
    }
    #expect((366...398).contains(held))
  }

  @Test("Intervals where everything is right, and where there is too little to say")
  func endsOfIntervals() throws {
    let perfect = Self.counts([(9, true), (8, true), (7, true), (1, false), (0, false)])
    let area = try #require(perfect.areaUnderROCInterval)
    let (two, three) = (try #require(WilsonInterval(2, of: 2)), try #require(WilsonInterval(3, of: 3)))
    #expect(area.high == 1 && abs(area.low - two.low) < 1e-12)
    let average = try #require(perfect.averagePrecisionInterval)
    #expect(average.high == 1 && abs(average.low - three.low) < 1e-12)
    let one = Self.counts([(9, true), (1, false), (0, false)])
    #expect(one.areaUnderROCInterval == nil && one.areaUnderROC == 1 && one.averagePrecisionInterval != nil)
    #expect(ScoreCounts().averagePrecisionInterval == nil && ScoreCounts().areaUnderROCInterval == nil)
  }

  @Test("Calibration by hand: two bins, one right and one a quarter off")
  func calibrationByHand() throws {
    // Probability ½ with one breach in two; ¾ (log2 3 bits) with one breach in two.
    let threeToOne = Int32((1.584962500721156 * 1024).rounded())
    let counts = Self.counts([(0, true), (0, false), (threeToOne, true), (threeToOne, false)])
    #expect(abs((try #require(counts.expectedCalibrationError())) - 0.125) < 0.0005)
    #expect(abs((try #require(counts.brierScore)) - (0.25 + 0.3125) / 2) < 0.0005)
    let bins = counts.reliability()
    #expect(bins.count == 10 && bins.map(\.count) == [0, 0, 0, 0, 0, 2, 0, 2, 0, 0])
    #expect(
      bins[5].share == 0.5 && bins[5].meanProbability == 0.5 && bins[0].share == nil && bins[0].meanProbability == nil)
  }

  @Test("Certain probabilities lie in the last bin, and nothing falls out")
  func ends() {
    let counts = Self.counts([
      (40 * 1024, true), (100_000, true), (-200_000, false), (Int32.max, true), (Int32.min, false),
    ])
    let bins = counts.reliability(bins: 3)
    #expect(bins.map(\.count) == [2, 0, 3] && counts.expectedCalibrationError(bins: 3).map { $0 < 1e-6 } == true)
  }
}
