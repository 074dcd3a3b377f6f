import AssayTestSupport
import Foundation
import Testing

@testable import AssayCore

/// Log-odds and the exponentials that the engine computes by itself.
@Suite struct BitsTests {
  @Test func exponentials() {
    var generator = RepeatableGenerator(seed: 81)
    for step in 0..<20_000 {
      let x = step < 400 ? Double(step - 200) / 4 : Double(generator.below(2_000_000_000)) / 1e7 - 100
      let own = Bits.exp2(x)
      #expect(abs(own / Foundation.exp2(x) - 1) < 1e-12, "\(x)")
    }
    #expect(Bits.exp2(0) == 1 && Bits.exp2(10) == 1024 && Bits.exp2(-1) == 0.5)
    #expect(Bits.exp2(5_000).isFinite && Bits.exp2(-5_000) > 0)
  }

  @Test func logarithms() {
    var generator = RepeatableGenerator(seed: 82)
    for _ in 0..<20_000 {
      let x = Foundation.exp(Double(generator.below(1_000_000)) / 5_000 - 100)
      #expect(abs(Bits.log2(x) - Foundation.log2(x)) < 1e-12 * max(1, abs(Foundation.log2(x))), "\(x)")
    }
    for power in -60...60 { #expect(Bits.log2(Foundation.pow(2, Double(power))) == Double(power)) }
  }

  @Test(arguments: [(0.0, 0.5), (1, 2.0 / 3), (-1, 1.0 / 3), (5, 32.0 / 33), (-5, 1.0 / 33)] as [(Double, Double)])
  func probabilities(bits: Double, probability: Double) {
    #expect(abs(Bits.probability(Bits.fixed(bits)) - probability) < 1e-12)
    #expect(abs(Bits.logOdds(probability) - bits) < 1e-12)
  }

  @Test(
    arguments: [
      (0.0, 0), (1, 1_024), (-1, -1_024), (31, 31_744), (100, 31_744), (-100, -31_744), (1.0 / 1_024, 1),
      (0.4 / 1_024, 0),
    ] as [(Double, Int32)])
  func fixed(bits: Double, units: Int32) { #expect(Bits.fixed(bits) == units) }

  /// Probabilities never fall when bits rise, over all weights that there are.
  @Test func monotonic() {
    var last = 0.0
    for units in stride(from: Int32(-40_000), through: 40_000, by: 7) {
      let probability = Bits.probability(units)
      #expect(probability >= last && probability > 0 && probability <= 1)
      last = probability
    }
  }
}
