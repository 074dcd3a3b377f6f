internal import AssayCore

/// Characters of folded text that one place of a regular expression takes.
struct CharacterSet: Hashable {
  /// Scalars by themselves, and the controls that stand for currency signs.
  var plain = ScalarRanges()
  /// Scalars that are emoji where they stand.
  var emoji = ScalarRanges()

  static let firstWide: UInt32 = 0x80
  static let last: UInt32 = 0x10FFFF

  /// Everything that folded text may have.
  static let any: CharacterSet = {
    var set = CharacterSet()
    for control in RegexText.controls { set.plain.insert(control...control) }
    set.plain.insert(0x20...last)
    set.emoji.insert(firstWide...last)
    return set
  }()

  /// `.`: everything but the end of a line.
  static let dot = any.subtracting(CharacterSet(0x0A))
  /// `\d`: digits of all scripts are folded to these.
  static let digit = CharacterSet(0x30...0x39)
  static let space = CharacterSet(0x20).union(CharacterSet(0x0A))
  /// `\w`: what is left of other scripts in folded text is letters and marks, and emoji.
  static let word: CharacterSet = {
    var set = CharacterSet(0x30...0x39).union(CharacterSet(0x61...0x7A)).union(CharacterSet(0x5F))
    set.plain.insert(firstWide...last)
    return set
  }()

  init() {}

  init(_ range: ClosedRange<UInt32>) { insert(range) }

  init(_ scalar: UInt32) { insert(scalar...scalar) }

  var isEmpty: Bool { plain.ranges.isEmpty && emoji.ranges.isEmpty }

  mutating func insert(_ range: ClosedRange<UInt32>) {
    plain.insert(range)
    if range.upperBound >= CharacterSet.firstWide {
      emoji.insert(max(range.lowerBound, CharacterSet.firstWide)...range.upperBound)
    }
  }

  func union(_ other: CharacterSet) -> CharacterSet {
    var result = self
    for range in other.plain.ranges { result.plain.insert(range) }
    for range in other.emoji.ranges { result.emoji.insert(range) }
    return result
  }

  func subtracting(_ other: CharacterSet) -> CharacterSet {
    var result = CharacterSet()
    result.plain = plain.subtracting(other.plain)
    result.emoji = emoji.subtracting(other.emoji)
    return result
  }

  /// The ranges of ASCII and of the rest.
  var ascii: [ClosedRange<UInt32>] { plain.clipped(to: 0...(CharacterSet.firstWide - 1)) }
  /// See `ascii`.
  var wide: [ClosedRange<UInt32>] { plain.clipped(to: CharacterSet.firstWide...CharacterSet.last) }

  /// The scalars one by one, if there are at most `most`.
  func scalars(most: Int) -> [UInt32]? {
    let all = plain.ranges
    guard all.reduce(0, { $0 + $1.count }) <= most, emoji.ranges.allSatisfy({ plain.contains($0) }) else { return nil }
    return all.flatMap { Array($0) }
  }

  /// How many states it takes, at most.
  var size: Int {
    let sequences = wide.flatMap(UTF8Sequence.of).count + emoji.ranges.flatMap(UTF8Sequence.of).count
    return 1 + (sequences > 0 ? sequences * 3 + 3 : 0)
  }
}

/// Scalars as ranges: ascending, apart from one another.
struct ScalarRanges: Hashable {
  private(set) var ranges: [ClosedRange<UInt32>] = []

  /// Adds a range, joining it with those that it touches. O(ranges).
  mutating func insert(_ range: ClosedRange<UInt32>) {
    var (low, high) = (range.lowerBound, range.upperBound)
    // Most come in order.
    if let last = ranges.last, last.upperBound < low, last.upperBound + 1 < low { return ranges.append(range) }
    var result: [ClosedRange<UInt32>] = []
    var position = 0
    while position < ranges.count, ranges[position].upperBound < low, ranges[position].upperBound + 1 < low {
      result.append(ranges[position])
      position += 1
    }
    while position < ranges.count, ranges[position].lowerBound <= high || ranges[position].lowerBound == high + 1 {
      low = min(low, ranges[position].lowerBound)
      high = max(high, ranges[position].upperBound)
      position += 1
    }
    ranges = result + [low...high] + ranges[position...]
  }

  func subtracting(_ other: ScalarRanges) -> ScalarRanges {
    var result = ScalarRanges()
    for range in ranges {
      var low = range.lowerBound
      var isLeft = true
      for hole in other.ranges where hole.overlaps(low...range.upperBound) {
        if hole.lowerBound > low { result.ranges.append(low...(hole.lowerBound - 1)) }
        guard hole.upperBound < range.upperBound else {
          isLeft = false
          break
        }
        low = hole.upperBound + 1
      }
      if isLeft { result.ranges.append(low...range.upperBound) }
    }
    return result
  }

  func contains(_ range: ClosedRange<UInt32>) -> Bool {
    ranges.contains { $0.lowerBound <= range.lowerBound && $0.upperBound >= range.upperBound }
  }

  func clipped(to bounds: ClosedRange<UInt32>) -> [ClosedRange<UInt32>] {
    ranges.filter { $0.overlaps(bounds) }.map { $0.clamped(to: bounds) }
  }
}
