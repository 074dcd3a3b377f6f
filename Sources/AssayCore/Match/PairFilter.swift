/// A set of pairs of small numbers that may answer yes wrongly, but never no: one bit a pair, some 16 bits for each pair held.
///
/// Asked before the exact answer is looked up, it spares nearly all of those look-ups (about one wrong one in fifteen passes).
public struct PairFilter: Sendable {
  let bits: ConstantTable<UInt64>

  /// An empty filter.
  public init() { self.init(bits: [0]) }

  /// A filter of some pairs.
  public init(_ pairs: [(Int32, UInt32)]) {
    var words = 1
    while words * 4 < pairs.count { words *= 2 }
    var bits = Array(repeating: UInt64(0), count: words)
    for (one, other) in pairs {
      let place = PairFilter.place(one, other) & UInt64(words * 64 - 1)
      bits[Int(place >> 6)] |= 1 << (place & 63)
    }
    self.init(bits: ConstantTable(bits))
  }

  /// The filter with these bits; their number must be a power of two.
  init(bits: ConstantTable<UInt64>) { self.bits = bits }

  @inline(__always)
  private static func place(_ one: Int32, _ other: UInt32) -> UInt64 {
    ((UInt64(UInt32(bitPattern: one)) << 32 | UInt64(other)) &* TokenHash.factor) >> 20
  }

  @inline(__always)
  func mayHold(_ one: Int32, _ other: UInt32) -> Bool {
    let place = PairFilter.place(one, other) & UInt64(truncatingIfNeeded: bits.count &* 64 &- 1)
    return bits[Int(truncatingIfNeeded: place >> 6)] >> (place & 63) & 1 != 0
  }
}
