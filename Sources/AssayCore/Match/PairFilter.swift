/// A set of pairs of small numbers that may answer yes wrongly, but never no: one bit a pair, some 16 bits for each pair held.
///
/// Asked before the exact answer is looked up, it spares nearly all of those look-ups (about one wrong one in fifteen passes).
public struct PairFilter: Sendable {
  private(set) var bits: [UInt64] = [0]

  /// An empty filter of the smallest size.
  public init() {}

  /// An empty filter with room for so many pairs.
  public init(capacity: Int) {
    var words = 1
    while words * 4 < capacity { words *= 2 }
    self.init(bits: Array(repeating: 0, count: words))
  }

  /// The filter with these bits; their number must be a power of two.
  init(bits: [UInt64]) { self.bits = bits }

  @inline(__always)
  private static func place(_ one: Int32, _ other: UInt32) -> UInt64 {
    ((UInt64(UInt32(bitPattern: one)) << 32 | UInt64(other)) &* TokenHash.factor) >> 20
  }

  /// Adds a pair, so that `mayHold` says yes to it from now on.
  public mutating func insert(_ one: Int32, _ other: UInt32) {
    let place = PairFilter.place(one, other) & UInt64(bits.count * 64 - 1)
    bits[Int(place >> 6)] |= 1 << (place & 63)
  }

  @inline(__always)
  func mayHold(_ one: Int32, _ other: UInt32) -> Bool { PairFilter.bit(one, other, bits.span) != 0 }

  /// The same for a loop that has taken out the filter's bits, as 1 or 0.
  @inline(__always)
  static func bit(_ one: Int32, _ other: UInt32, _ bits: Span<UInt64>) -> UInt64 {
    let place = place(one, other) & UInt64(truncatingIfNeeded: bits.count &* 64 &- 1)
    return bits[Int(truncatingIfNeeded: place >> 6)] >> (place & 63) & 1
  }
}
