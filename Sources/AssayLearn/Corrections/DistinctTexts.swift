internal import AssayCore

/// Counts how many texts say what another says (`TextKey`): tickets that repeat one another prove less than their number. Some 16 bytes for each
/// text that is unlike the others.
public struct DistinctTexts: Sendable, Equatable {
  private var hashes: Set<UInt64> = []
  /// Texts added.
  public private(set) var count = 0

  /// No texts.
  public init() {}

  /// How many of them repeat one of the others.
  public var repeated: Int { count - hashes.count }

  /// Adds the text with this key.
  public mutating func add(_ key: [UInt8]) {
    count += 1
    hashes.insert(TokenHash.hash(key))
  }

  /// Adds all texts of another count.
  public mutating func add(_ other: DistinctTexts) {
    count += other.count
    hashes.formUnion(other.hashes)
  }
}
