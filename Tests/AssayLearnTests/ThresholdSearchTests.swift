import AssayCore
import Testing

@testable import AssayLearn

@Suite("Thresholds that hold what they promise")
struct ThresholdSearchTests {
  /// Where tickets lie on the standard grid: how many in a thousand reach which threshold at most, and how many in a thousand of
  /// those are breaches. All figures of the whole are exact.
  struct World: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var places: [(index: Int, weight: Int, breaches: Int)]

    /// Breaches and tickets from a threshold on, times a million.
    func whole(_ index: Int) -> (breaches: Int, tickets: Int) {
      places.filter { $0.index <= index }.reduce((0, 0)) { ($0.0 + $1.weight * $1.breaches, $0.1 + $1.weight * 1000) }
    }

    func precision(_ index: Int) -> Double { Double(whole(index).breaches) / Double(whole(index).tickets) }
    func recall(_ index: Int) -> Double {
      Double(whole(index).breaches) / Double(whole(ThresholdGrid.standard.count).breaches)
    }

    func sample(_ tickets: Int, _ generator: inout SeededGenerator) -> ThresholdCounts {
      let table = places.indices.flatMap { Array(repeating: $0, count: places[$0].weight) }
      var counts = ThresholdCounts(thresholds: ThresholdGrid.standard.count)
      for _ in 0..<tickets {
        let bits = generator.next()
        let place = places[table[Int(bits >> 33) % 1000]]
        counts.add(reaching: place.index, isBreach: Int(bits & 0xFFFF_FFFF) % 1000 < place.breaches)
      }
      return counts
    }

    /// No threshold holds 0.9, and each only just not.
    static let nowhere = World(
      testDescription: "nowhere",
      places: [(0, 80, 899), (8, 120, 899), (17, 150, 899), (24, 200, 899), (34, 200, 899), (45, 250, 899)])
    /// Precision rises with the threshold, as it should: 0.9 is held down to the third place.
    static let rising = World(
      testDescription: "rising",
      places: [(2, 200, 990), (12, 200, 970), (22, 150, 790), (30, 100, 500), (40, 100, 200), (54, 250, 10)])
    /// The highest scores are wrong, and so are the lowest.
    static let hollow = World(
      testDescription: "hollow",
      places: [(0, 100, 600), (6, 50, 980), (18, 300, 970), (26, 150, 700), (36, 200, 640), (54, 200, 100)])
  }

  @Test(
    "Precision: of 1,000 resamples, no more than 5 % break the promise", arguments: [World.nowhere, .rising, .hollow])
  func precision(world: World) {
    let search = ThresholdSearch(.precision(0.9), error: 0.05)
    var generator = SeededGenerator(seed: 17)
    var broken = 0
    var chosen = 0
    for _ in 0..<1000 {
      guard let choice = search.choice(world.sample(250, &generator)) else { continue }
      chosen += 1
      if world.precision(choice.index) < 0.9 { broken += 1 }
      #expect(choice.lowerBound >= 0.9)
    }
    #expect(broken <= 50, "\(broken) broken, \(chosen) chosen")
    // A search that never finds anything keeps all promises.
    if world.testDescription == "rising" { #expect(chosen > 400) }
  }

  @Test("The lowest threshold whose own bound holds, uncorrected, breaks it more often: the resamples can tell")
  func uncorrected() {
    var generator = SeededGenerator(seed: 17)
    var broken = 0
    for _ in 0..<1000 {
      let holds = World.nowhere.sample(200, &generator).labelled.contains { tickets, breaches in
        tickets > 0 && Binomial.upperTail(breaches, of: tickets, chance: 0.9) <= 0.05
      }
      if holds { broken += 1 }
    }
    #expect(broken > 50)
  }

  @Test("Recall: of 1,000 resamples, no more than 5 % break the promise", arguments: [World.rising, .hollow])
  func recall(world: World) {
    let search = ThresholdSearch(.recall(0.6), error: 0.05)
    var generator = SeededGenerator(seed: 23)
    var broken = 0
    var chosen = 0
    for _ in 0..<1000 {
      guard let choice = search.choice(world.sample(250, &generator)) else { continue }
      chosen += 1
      if world.recall(choice.index) < 0.6 { broken += 1 }
      #expect(choice.lowerBound >= 0.6)
    }
    #expect(broken <= 50)
    #expect(chosen > 900)
  }

  @Test("Cost: labels that cost more than they save are promised in no more than 5 % of 1,000 resamples")
  func cost() {
    let search = ThresholdSearch(.cost(9), error: 0.05)
    var generator = SeededGenerator(seed: 29)
    var broken = 0
    for _ in 0..<1000 {
      guard let choice = search.choice(World.hollow.sample(200, &generator)) else { continue }
      if World.hollow.precision(choice.index) < 0.9 { broken += 1 }
    }
    #expect(broken <= 50)
  }

  // MARK: Single cases

  private func counts(_ groups: [(index: Int, right: Int, wrong: Int)]) -> ThresholdCounts {
    var counts = ThresholdCounts(thresholds: ThresholdGrid.standard.count)
    for (index, right, wrong) in groups {
      for _ in 0..<right { counts.add(reaching: index, isBreach: true) }
      for _ in 0..<wrong { counts.add(reaching: index, isBreach: false) }
    }
    return counts
  }

  @Test("As many as it says prove it, one less does not")
  func fewest() {
    let goal = TuningGoal.precision(0.9)
    let search = ThresholdSearch(goal, error: 0.05)
    let fewest = goal.fewest(error: 0.05 / Double(search.shares))
    #expect(fewest == 44)
    #expect(search.choice(counts([(0, fewest, 0)])) != nil)
    #expect(search.choice(counts([(0, fewest - 1, 0)])) == nil)
    #expect(search.choice(counts([])) == nil)
  }

  @Test("Precision takes the lowest proven threshold, recall the highest, cost the cheapest")
  func goals() {
    let seen = counts([(3, 200, 0), (20, 100, 2), (30, 60, 30), (50, 40, 400)])
    #expect(ThresholdSearch(.precision(0.9), error: 0.05).choice(seen)?.index == 20)
    #expect(ThresholdSearch(.precision(0.8), error: 0.05).choice(seen)?.index == 30)
    #expect(ThresholdSearch(.recall(0.65), error: 0.05).choice(seen)?.index == 20)
    #expect(ThresholdSearch(.recall(0.95), error: 0.05).choice(seen)?.index == 50)
    #expect(ThresholdSearch(.recall(0.999), error: 0.05).choice(seen) == nil)
    // Down to 0.79 it is proven that labels pay, but the third group costs 4 × 30 and saves 60.
    #expect(ThresholdSearch(.cost(4), error: 0.05).choice(seen)?.index == 20)
  }

  @Test("What was rejected hands its error on; after a failure the next start has only its own")
  func fallback() {
    // 44 right ones prove 0.9 with a fifth of the error.
    let proven = ThresholdSearch(.precision(0.9), error: 0.05).proven(counts([(0, 44, 0)]))
    #expect(abs((proven.first?.error ?? 0) - 0.01) < 1e-9)
    #expect(abs((proven.map(\.error).max() ?? 0) - 0.05) < 1e-9)
    // Nothing reaches the first two starts.
    let late = ThresholdSearch(.precision(0.9), error: 0.05).proven(counts([(20, 44, 0)]))
    #expect(late.first.map { ThresholdGrid.standard.probabilities[$0.index] } == 0.9)
    #expect(abs((late.map(\.error).max() ?? 0) - 0.03) < 1e-9)
  }

  @Test("Every sum finds the strictest threshold that it reaches, and thresholds are what the compiler reads")
  func grid() {
    let grid = ThresholdGrid.standard
    for sum in stride(from: Int32(-12_000), through: 16_000, by: 37) + grid.bits {
      #expect(grid.index(of: sum) == grid.bits.firstIndex { $0 <= sum } ?? grid.count)
    }
    #expect(Set(grid.bits).count == grid.count)
  }
}
