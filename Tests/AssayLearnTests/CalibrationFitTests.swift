import Foundation
import Testing

@testable import AssayCore
@testable import AssayLearn

@Suite("Slope and offset of words")
struct CalibrationFitTests {
  /// Cases with just the shares of breaches that a slope and an offset make likely.
  private func cases(slope: Double, offset: Double, base: Double, each: Int, limit: Double = 31) -> [CalibrationCase] {
    stride(from: -20.0, through: 20, by: 0.5).map { words in
      let bits = base + max(-limit, min(limit, slope * words)) + offset
      let breaches = Int((Double(each) / (1 + pow(2, -bits))).rounded())
      return CalibrationCase(
        base: Bits.fixed(base), words: Bits.fixed(words), breaches: breaches, others: each - breaches)
    }
  }

  @Test(
    "What made the tickets is found again",
    arguments: [(0.25, 0.0, -5.0), (0.6, -1.5, -3.0), (0.1, 4.0, -5.0), (0.0, -2.0, 1.0), (1.3, 2.5, -2.0)])
  func recovery(slope: Double, offset: Double, base: Double) {
    let fit = CalibrationFit(
      cases(slope: slope, offset: offset, base: base, each: 100_000), standard: 256, limit: .hard(Bits.fixed(31)),
      offsetDeviation: 4)
    #expect(abs(Double(fit.slope) / 1024 - slope) < 0.004)
    #expect(abs(Bits.bits(fit.offset) - offset) < 0.01)
  }

  @Test("Few breaches leave it where it was, more move it")
  func prior() {
    func fit(_ breaches: Int) -> CalibrationFit {
      let cases = [
        CalibrationCase(base: -5120, words: 0, breaches: 0, others: breaches * 30),
        CalibrationCase(base: -5120, words: 8192, breaches: breaches, others: 0),
      ]
      return CalibrationFit(
        cases, standard: 256, limit: .hard(Bits.fixed(31)), offsetDeviation: CalibrationFit.offsetDeviationBesideRules)
    }
    let slopes = [0, 1, 3, 30].map { fit($0).slope }
    #expect(slopes[0] == 256 && fit(0).offset == 0)
    #expect(slopes == slopes.sorted() && Set(slopes).count == 4)
    #expect(slopes[1] < 600)
    #expect(fit(30).slope > 800)
  }

  @Test("No neighbour has a smaller loss, worked out plainly", arguments: [UInt64(1), 2, 3, 4])
  func minimum(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let cases = (0..<60).map { _ in
      CalibrationCase(
        base: .random(in: -6000...3000, using: &generator), words: .random(in: -9000...9000, using: &generator),
        breaches: .random(in: 0...4, using: &generator), others: .random(in: 0...9, using: &generator))
    }
    // No limit is reached: there the loss has bends, and several valleys.
    let limit: Int32 = 40 * 1024
    func loss(_ slope: Double, _ offset: Double) -> Double {
      cases.reduce(pow((slope - 0.25) / 0.25, 2) / 2 + pow(offset / 0.5, 2) / 2) { sum, one in
        let bits = Bits.bits(one.base) + slope * Bits.bits(one.words) + offset
        return sum + Double(one.breaches) * log(1 + pow(2, -bits)) + Double(one.others) * log(1 + pow(2, bits))
      }
    }
    let fit = CalibrationFit(cases, standard: 256, limit: .hard(limit), offsetDeviation: 0.5)
    let here = (slope: Double(fit.slope) / 1024, offset: Bits.bits(fit.offset))
    for (slope, offset) in [(0.003, 0.0), (-0.003, 0), (0, 0.003), (0, -0.003), (0.003, 0.003), (-0.003, 0.003)]
    where here.slope + slope >= 0 {
      #expect(loss(here.slope + slope, here.offset + offset) > loss(here.slope, here.offset) - 1e-9)
    }
  }

  @Test("Bits are added up as the engine does")
  func bits() {
    let fit = CalibrationFit(slope: 512, offset: -100)
    func bits(_ words: Int32, _ limit: Int32) -> Int32 {
      fit.bits(CalibrationCase(base: -5120, words: words, breaches: 0, others: 0), limit: .hard(limit))
    }
    #expect(bits(1000, 1024) == -5120 + 500 - 100)
    #expect(bits(9000, 1024) == -5120 + 1024 - 100)
    #expect(bits(-9000, 1024) == -5120 - 1024 - 100)
    #expect(bits(-1001, 1024) == -5120 - 501 - 100)
    #expect(bits(.max, .max) > 0)
  }

  @Test("Beyond the limit a steeper slope changes nothing, and does no harm")
  func limited() {
    let fit = CalibrationFit(
      cases(slope: 0.5, offset: -1, base: -3, each: 100_000, limit: 2), standard: 256, limit: .hard(2048),
      offsetDeviation: 4)
    #expect(abs(Double(fit.slope) / 1024 - 0.5) < 0.02)
    #expect(abs(Bits.bits(fit.offset) + 1) < 0.02)
  }

  @Test(
    "Under a limit that is approached, what made the tickets is found again",
    arguments: [(1.0, 0.0, -5.0), (0.4, 1.5, -3.0), (1.8, -1.0, -1.0)])
  func approached(slope: Double, offset: Double, base: Double) {
    let cases = stride(from: -20.0, through: 20, by: 0.5).map { words in
      let sum = slope * words
      let breaches = Int((1e5 / (1 + pow(2, -(base + 8 * sum / (8 + abs(sum)) + offset)))).rounded())
      return CalibrationCase(
        base: Bits.fixed(base), words: Bits.fixed(words), breaches: breaches, others: 100_000 - breaches)
    }
    let fit = CalibrationFit(cases, standard: 1024, limit: .soft(Bits.fixed(8)), offsetDeviation: 4)
    #expect(abs(Double(fit.slope) / 1024 - slope) < 0.01)
    #expect(abs(Bits.bits(fit.offset) - offset) < 0.01)
  }

  @Test(
    "A limit that is approached bends sums as the engine does",
    arguments: [0, 1, 1024, 8192, .max] as [Int32])
  func bend(limit: Int32) {
    var model = BayesModel()
    model.limit = limit
    // So long as the mean: the sum counts as it is.
    model.length = 1
    model.shrink = [700]
    let fit = CalibrationFit(slope: 700, offset: 5)
    for words in [0, 1, -1, 900, -5000, 123_456, .max, .min] as [Int32] {
      let bits = fit.bits(CalibrationCase(base: -9, words: words, breaches: 0, others: 0), limit: .soft(limit))
      #expect(bits == -4 + model.bits(ofSum: words, 0, features: 1))
      #expect(abs(Int(bits) + 4) <= Int(limit))
    }
  }

  @Test("Curve and slope belong together", arguments: [WordLimit.soft(0), .soft(8192), .hard(8192)])
  func slopes(limit: WordLimit) {
    for sum in [-40.0, -7.9, -0.3, 0.4, 3, 7.5, 8.5, 100] {
      let (bits, slope) = limit.curve(sum)
      let (below, above) = (limit.curve(sum - 1e-4).bits, limit.curve(sum + 1e-4).bits)
      #expect(abs((above - below) / 2e-4 - slope) < 1e-4)
      #expect(abs(bits - Bits.bits(limit.bits(Int64((sum * 1024).rounded())))) < 0.002)
    }
    #expect(WordLimit(TrainedModel()) == .hard(0))
    var fitted = TrainedModel()
    (fitted.length, fitted.limit) = (1, 8192)
    #expect(WordLimit(fitted) == .soft(8192))
  }
}
