import AssayCore
import Testing

@testable import AssayLearn

@Suite struct PlattScalingTests {
  /// Scores whose odds are known: the line is found again.
  @Test(arguments: [(1.0, 0.0), (3, -4), (0.2, -2)])
  func findsTheLine(slope: Double, offset: Double) throws {
    var generator = SeededGenerator(seed: 41)
    let scores = (0..<20_000).map { _ in Float.random(in: -4...4, using: &generator) }
    let breaches = scores.map {
      Double.random(in: 0..<1, using: &generator) < 1 / (1 + Bits.exp2(-(slope * Double($0) + offset)))
    }
    let found = try #require(PlattScaling(scores, breaches: breaches))
    #expect(abs(found.slope - slope) < 0.05 * max(1, slope) && abs(found.offset - offset) < 0.1 * max(1, abs(offset)))
    // The fewest bits: no other line near has fewer, and chance has more.
    #expect(found.loss > 0 && found.loss < 20_000)
  }

  @Test func nothingToLearnIsNoLine() {
    #expect(PlattScaling([], breaches: []) == nil)
    #expect(PlattScaling([1, 2, 3], breaches: [true, true, true]) == nil)
    #expect(PlattScaling([1, 2, 3], breaches: [false, false, false]) == nil)
    // All scores alike, and scores that say the opposite.
    #expect(PlattScaling([2, 2, 2, 2], breaches: [true, false, true, false]) == nil)
    #expect(PlattScaling([1, 2, 3, 4, 5, 6], breaches: [true, true, true, false, false, false]) == nil)
  }

  @Test(arguments: [1e-30, 1, 1e30] as [Float])
  func separableScoresHaveAFiniteLine(unit: Float) throws {
    let scores: [Float] = (0..<100).map { Float($0) * unit }
    let found = PlattScaling(scores, breaches: scores.indices.map { $0 >= 50 })
    if let found { #expect(found.slope.isFinite && found.offset.isFinite && found.loss < 100) }
    #expect(unit != 1 || found != nil)
  }
}
