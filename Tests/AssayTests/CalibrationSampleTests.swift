import AssayCore
import AssayLearn
import AssayTestSupport
import Testing

@testable import Assay

/// Which tickets are kept to be judged when a model is calibrated.
@Suite("The sample of tickets that models are calibrated on")
struct CalibrationSampleTests {
  private struct Item: Hashable {
    var hash: UInt64
    var labels: GuidelineSet
  }

  /// What is kept of some tickets, as `Calibrator` does it.
  private static func kept(_ items: [Item], breaches: Int, others: Int) -> (CalibrationSample, [Item]) {
    var sample = CalibrationSample(guidelines: 3, breaches: breaches, others: others)
    var kept: [Item] = []
    for item in items where sample.keeps(item.hash, item.labels) {
      kept.append(item)
      guard sample.add(item.hash, item.labels) else { continue }
      var isHalved = true
      while isHalved {
        kept.removeAll { !sample.keeps($0.hash, $0.labels) }
        sample.removeCounts()
        isHalved = kept.reduce(false) { sample.add($1.hash, $1.labels) || $0 }
      }
    }
    return (sample, kept)
  }

  /// Of a thousand tickets 700 break nothing, 200 the first guideline, 90 the second, and one in thirty the third beside.
  private static func items(_ count: Int, seed: UInt64) -> [Item] {
    var random = RepeatableGenerator(seed: seed)
    return (0..<count).map { _ in
      let dice = random.below(1_000)
      var labels: GuidelineSet = dice < 700 ? [] : dice < 900 ? [0] : [1]
      if random.once(in: 30) { labels.insert(2) }
      return Item(hash: random.next(), labels: labels)
    }
  }

  @Test("All are kept where there are few")
  func few() {
    let items = Self.items(500, seed: 1)
    let (sample, kept) = Self.kept(items, breaches: 500, others: 500)
    #expect(kept == items)
    #expect(items.allSatisfy { sample.halvings($0.labels) == 0 })
  }

  @Test("No stratum has too many or loses more than it must; a ticket stays for the rarest of its guidelines")
  func many() {
    let items = Self.items(20_000, seed: 2)
    let (sample, kept) = Self.kept(items, breaches: 800, others: 1_000)
    #expect((500...1_000).contains(kept.count { $0.labels.isEmpty }))
    for guideline in 0..<2 {
      let own = kept.count { $0.labels == [guideline] }
      #expect((300...800).contains(own), "\(guideline): \(own)")
    }
    // Of the third there are fewer than 800.
    let rare = items.filter { $0.labels.contains(2) }
    #expect(rare.count < 800 && Set(rare).isSubset(of: kept))
    // What is kept stands for what there was.
    for labels in [[], [0], [1]] as [GuidelineSet] {
      let stands = kept.filter { $0.labels == labels }.reduce(0) { $0 + 1 << sample.halvings($1.labels) }
      let truth = items.count { $0.labels == labels }
      #expect(abs(stands - truth) * 6 < truth, "\(labels.bits): \(stands) for \(truth)")
    }
  }

  @Test("The order of the tickets changes nothing", arguments: 1...5 as ClosedRange<UInt64>)
  func order(seed: UInt64) {
    let items = Self.items(5_000, seed: seed)
    let (one, kept) = Self.kept(items, breaches: 100, others: 100)
    let (other, keptOfOther) = Self.kept(items.reversed(), breaches: 100, others: 100)
    #expect(Set(kept) == Set(keptOfOther))
    #expect(([[], [0], [1], [2]] as [GuidelineSet]).allSatisfy { one.halvings($0) == other.halvings($0) })
  }

  @Test("A flood of one text is all kept or not at all, and ends")
  func flood() {
    let (_, kept) = Self.kept(Array(repeating: Item(hash: 0, labels: [0]), count: 300), breaches: 100, others: 100)
    #expect(kept.count == 300)
    let (_, none) = Self.kept(Array(repeating: Item(hash: 1, labels: [0]), count: 300), breaches: 100, others: 100)
    #expect(none.isEmpty)
  }
}
