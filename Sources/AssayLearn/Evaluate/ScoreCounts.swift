/// How often each score belonged to a breach and how often to none: all that a ranking, its curves and a calibration depend on.
///
/// Scores are log-odds in 1/1024 bit, whole numbers, so that a table by score loses nothing, adds up to the same in any order, and has no
/// ties but real ones. Memory: some 40 bytes for each distinct score, however many tickets share it.
public struct ScoreCounts: Sendable, Equatable {
  /// The cases of one score.
  public struct Group: Sendable, Equatable {
    /// The score, in 1/1024 bit.
    public var score: Int32
    /// How many of its cases are breaches.
    public var breaches: Int
    /// How many are none.
    public var others: Int

    /// All of them.
    public var count: Int { breaches + others }
  }

  private var breachesOfScore: [Int32: Int] = [:]
  private var othersOfScore: [Int32: Int] = [:]
  /// How many cases are breaches.
  public private(set) var breaches = 0
  /// How many are none.
  public private(set) var others = 0

  /// No case.
  public init() {}

  /// All cases.
  public var count: Int { breaches + others }

  /// Counts one case.
  public mutating func add(_ score: Int32, isBreach: Bool, times: Int = 1) {
    if isBreach {
      breachesOfScore[score, default: 0] += times
      breaches += times
    } else {
      othersOfScore[score, default: 0] += times
      others += times
    }
  }

  /// Counts the cases of another table, too.
  public mutating func add(_ other: ScoreCounts) {
    breachesOfScore.merge(other.breachesOfScore, uniquingKeysWith: +)
    othersOfScore.merge(other.othersOfScore, uniquingKeysWith: +)
    breaches += other.breaches
    others += other.others
  }

  /// The groups of equal scores, highest first. O(d log d) for d distinct scores.
  public var falling: [Group] {
    Set(breachesOfScore.keys).union(othersOfScore.keys).sorted(by: >).map {
      Group(score: $0, breaches: breachesOfScore[$0] ?? 0, others: othersOfScore[$0] ?? 0)
    }
  }
}
