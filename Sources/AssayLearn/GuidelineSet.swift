/// A set of guidelines by their index, 0 to 31: what a ticket was labelled with, or what was predicted. Four bytes.
public struct GuidelineSet: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// Bit i stands for guideline i.
  public var bits: UInt32

  /// The empty set.
  public init() { bits = 0 }

  /// The set with these bits.
  public init(bits: UInt32) { self.bits = bits }

  /// The set of some indices, each 0 to 31; another index is a programming error and traps.
  public init(_ guidelines: some Sequence<Int>) {
    bits = 0
    for guideline in guidelines { insert(guideline) }
  }

  /// The set written as a list of indices.
  public init(arrayLiteral elements: Int...) { self.init(elements) }

  /// Whether nothing is in it.
  public var isEmpty: Bool { bits == 0 }

  /// How many guidelines are in it.
  public var count: Int { bits.nonzeroBitCount }

  /// Whether a guideline is in it.
  public func contains(_ guideline: Int) -> Bool { bits >> UInt32(guideline) & 1 == 1 }

  /// Puts a guideline in.
  public mutating func insert(_ guideline: Int) {
    precondition(guideline >= 0 && guideline < 32, "a pack has at most 32 guidelines")
    bits |= 1 << UInt32(guideline)
  }

  /// What is in this set and not in the other.
  public func subtracting(_ other: GuidelineSet) -> GuidelineSet { GuidelineSet(bits: bits & ~other.bits) }
}

extension GuidelineSet: Sequence {
  /// The indices, ascending.
  public func makeIterator() -> Iterator { Iterator(bits: bits) }

  /// Walks the bits from the lowest.
  public struct Iterator: IteratorProtocol {
    var bits: UInt32

    /// The next index, or nil.
    public mutating func next() -> Int? {
      guard bits != 0 else { return nil }
      defer { bits &= bits &- 1 }
      return bits.trailingZeroBitCount
    }
  }
}
