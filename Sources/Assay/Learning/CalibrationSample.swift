import AssayLearn

/// Which tickets a model is calibrated on when there are more than the two numbers of a guideline need.
///
/// To judge a ticket by all rules takes longer than to learn from it, and the error of an offset falls with the root of the breaches: with
/// 1,000 of them it is a twentieth of a bit. So no more than a number of breaches of each guideline are kept (where there are more, at
/// least half that number), and of tickets that break nothing. A ticket stays for any of its guidelines, so that a rare one loses none.
///
/// Tickets are halved by bits of hashes of their text and id until few enough are left, so what is kept hangs neither on their order nor on chance,
/// and each counts as often as it stands for tickets (Horvitz & Thompson 1952, "A Generalization of Sampling Without Replacement From a
/// Finite Universe").
struct CalibrationSample {
  /// How often a stratum was halved, and how many of its tickets are kept. Each guideline is one, the last are the tickets without labels.
  private var strata: [(halvings: Int, count: Int, most: Int)]

  /// For so many guidelines, with so many breaches of each and so many others at most.
  init(guidelines: Int, breaches: Int, others: Int) {
    strata = Array(repeating: (0, 0, breaches), count: guidelines) + [(0, 0, others)]
  }

  /// How often tickets with these labels were halved: each that is kept stands for two to that power.
  func halvings(_ labels: GuidelineSet) -> Int {
    labels.lazy.map { strata[$0].halvings }.min() ?? strata[strata.count - 1].halvings
  }

  /// Whether everything was kept so far.
  var isWhole: Bool { strata.allSatisfy { $0.halvings == 0 } }

  /// Whether a ticket is one of those to be kept.
  func keeps(_ hash: UInt64, _ labels: GuidelineSet) -> Bool { Self.passes(hash, halvings(labels)) }

  /// Counts a ticket that is kept. True where a stratum has become too large and was halved: then not all that were kept are any longer, and
  /// those that are have to be counted again.
  mutating func add(_ hash: UInt64, _ labels: GuidelineSet) -> Bool {
    var isHalved = false
    for stratum in labels.isEmpty ? [strata.count - 1] : Array(labels) where Self.passes(hash, strata[stratum].halvings)
    {
      strata[stratum].count += 1
      // Tickets of one text and id can't be told apart.
      if strata[stratum].count > strata[stratum].most, strata[stratum].halvings < Self.mostHalvings {
        strata[stratum].halvings += 1
        isHalved = true
      }
    }
    return isHalved
  }

  /// Forgets how many tickets are kept, not how often they were halved.
  mutating func removeCounts() {
    for stratum in strata.indices { strata[stratum].count = 0 }
  }

  /// What `CaseTable` has room for.
  static let mostHalvings = 31

  private static func passes(_ hash: UInt64, _ halvings: Int) -> Bool { hash & (1 << UInt64(halvings) - 1) == 0 }
}
