/// What is kept of a text to tell whether another says nearly the same: for each of 48 hash functions the smallest value that any of its runs
/// of three words has (MinHash: Broder, 1997), of which sixteen bits suffice (b-bit MinHash: Li and König, 2010). 96 bytes.
///
/// The share of functions on which two sketches agree estimates how many of all runs that either text has are in both (their Jaccard index), give or
/// take 0.07. Only words count: numbers, prices, links and signs are what a template leaves open.
public struct TextSketch: Sendable, Comparable {
  /// Bands of a sketch, see `band`.
  public static let bands = 16
  /// Sketches that agree on so many functions are of texts that say nearly the same: a third of their runs are common. Of 59,013 real reviews 105 have
  /// so much of another's, and one pair of these by chance.
  static let nearness = 16
  /// The fewest runs that a text may have: shorter ones are alike by chance, as "great service, would recommend" is.
  static let fewestRuns = 15

  private var values: InlineArray<48, UInt16>

  /// The sketch of what was read last; nil where that is too short. O(words).
  public init?(_ reading: borrowing TokenReading) {
    var smallest = InlineArray<48, UInt32>(repeating: .max)
    var (before, last): (UInt64, UInt64) = (0, 0)
    var words = 0
    let tokens = reading.tokens
    for index in tokens.indices where tokens[index].kind == .word {
      let hash = reading.hash(index)
      words += 1
      if words > 2 { TextSketch.add(TokenHash.sequence(TokenHash.sequence(before, last), hash), to: &smallest) }
      (before, last) = (last, hash)
    }
    guard words - 2 >= TextSketch.fewestRuns else { return nil }
    values = InlineArray { UInt16(truncatingIfNeeded: smallest[$0]) }
  }

  /// The factors of the hash functions: the upper half of a product with an odd number (multiply-shift: Dietzfelbinger and others, 1997).
  private static let factors = InlineArray<48, UInt64> { TokenHash.mix(TokenHash.seed &+ UInt64($0)) | 1 }

  private static func add(_ run: UInt64, to smallest: inout InlineArray<48, UInt32>) {
    for index in smallest.indices {
      smallest[index] = min(smallest[index], UInt32(truncatingIfNeeded: (run &* factors[index]) >> 32))
    }
  }

  /// Whether the texts say nearly the same.
  public func isNear(_ other: TextSketch) -> Bool {
    var equal = 0
    for index in values.indices where values[index] == other.values[index] { equal += 1 }
    return equal >= TextSketch.nearness
  }

  /// Whether both have the same values: the texts have the same runs, but for chance.
  public static func == (one: TextSketch, other: TextSketch) -> Bool {
    for index in one.values.indices where one.values[index] != other.values[index] { return false }
    return true
  }

  /// Some order, the same everywhere.
  public static func < (one: TextSketch, other: TextSketch) -> Bool {
    for index in one.values.indices where one.values[index] != other.values[index] {
      return one.values[index] < other.values[index]
    }
    return false
  }

  /// Three values of the sketch as one number. Of 16 bands, texts with half of their runs in common share at least one in 88 of 100 cases, with
  /// three quarters always, with a twentieth in one of 500 (1 − (1 − j³)¹⁶): only texts that share one need be compared.
  public func band(_ index: Int) -> UInt64 {
    let first = index * 3
    return UInt64(values[first]) << 32 | UInt64(values[first + 1]) << 16 | UInt64(values[first + 2])
  }
}
