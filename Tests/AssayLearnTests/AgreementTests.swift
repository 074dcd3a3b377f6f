import Testing

@testable import AssayLearn

@Suite("Agreement")
struct AgreementTests {
  static func tally(_ counts: [Int]) -> Tally {
    var tally = Tally()
    (tally.truePositives, tally.falsePositives, tally.falseNegatives, tally.trueNegatives) = (
      counts[0], counts[1], counts[2], counts[3]
    )
    return tally
  }

  @Test(
    "Kappa by hand",
    arguments: [([20, 5, 10, 15], 0.4), ([45, 15, 25, 15], 0.13043478), ([10, 0, 0, 10], 1), ([0, 10, 10, 0], -1)]
      as [([Int], Double)])
  func kappa(counts: [Int], expected: Double) throws {
    #expect(abs((try #require(Self.tally(counts).kappa)) - expected) < 1e-8)
  }

  @Test("Where chance alone agrees on all there is no kappa", arguments: [[0, 0, 0, 0], [7, 0, 0, 0], [0, 0, 0, 7]])
  func noKappa(counts: [Int]) { #expect(Self.tally(counts).kappa == nil) }

  @Test("One judge who always says the same agrees no better than chance")
  func chance() { #expect(Self.tally([0, 0, 3, 7]).kappa == 0 && Self.tally([0, 4, 0, 6]).kappa == 0) }

  static func counts(_ tickets: [[Bool]]) -> RaterCounts {
    tickets.reduce(into: RaterCounts()) { counts, ratings in counts.add(yes: ratings.count { $0 }, of: ratings.count) }
  }

  @Test("Alpha of Krippendorff's example of two observers and ten units")
  func example() throws {
    // Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", A.
    let (one, other) = ([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0])
    let counts = Self.counts(zip(one, other).map { [$0 == 1, $1 == 1] })
    #expect(counts.count == 10)
    #expect(abs((try #require(counts.alpha)) - 0.095) < 0.0005)
  }

  @Test("What can't be compared has no alpha, and single raters don't count")
  func undefined() {
    #expect(RaterCounts().alpha == nil)
    #expect(Self.counts([[true], [false], []]).count == 0)
    #expect(Self.counts([[true, true], [true, true, true]]).alpha == nil)
    #expect(Self.counts([[false, false]]).alpha == nil)
    #expect(Self.counts([[true, true], [false, false]]).alpha == 1)
  }

  @Test("A coincidence matrix made pair by pair agrees", arguments: UInt64(1)...12)
  func reference(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let tickets = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
      let lean = Int.random(in: 1...9, using: &generator)
      return (0..<Int.random(in: 0...5, using: &generator)).map { _ in Int.random(in: 0..<10, using: &generator) < lean
      }
    }
    #expect(RankingTests.isSame(Self.counts(tickets).alpha, Self.alphaByPairs(tickets)))
  }

  /// Every ordered pair of ratings of a ticket adds 1 / (raters − 1) to its cell.
  static func alphaByPairs(_ tickets: [[Bool]]) -> Double? {
    var cells = [[0.0, 0.0], [0.0, 0.0]]
    for ratings in tickets where ratings.count > 1 {
      for one in ratings.indices {
        for other in ratings.indices where one != other {
          cells[ratings[one] ? 1 : 0][ratings[other] ? 1 : 0] += 1 / Double(ratings.count - 1)
        }
      }
    }
    let (no, yes) = (cells[0][0] + cells[0][1], cells[1][0] + cells[1][1])
    guard no > 1e-9, yes > 1e-9 else { return nil }
    let n = no + yes
    return 1 - (cells[0][1] + cells[1][0]) / n / (2 * no * yes / (n * (n - 1)))
  }
}
