/// A set of hashes that may answer yes wrongly, but never no: one bit each of some 32 by the uppermost bits.
///
/// Where nearly all answers are no, as with pairs of neighbouring words, it is asked before a table: one load, and a branch that is
/// guessed right.
struct HashFilter: Sendable {
  private(set) var bits: [UInt64]
  private let shift: UInt64

  /// The filter of hashes of which at least the uppermost 40 bits are known.
  init(_ hashes: [UInt64]) {
    var width: UInt64 = 6
    while width < 40, 1 << width < hashes.count * 32 { width += 1 }
    shift = 64 - width
    bits = Array(repeating: 0, count: 1 << Int(width - 6))
    for hash in hashes { bits[Int(hash >> shift) >> 6] |= 1 << (hash >> shift & 63) }
  }

  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool {
    let place = hash >> shift
    return bits[Int(truncatingIfNeeded: place >> 6)] >> (place & 63) & 1 != 0
  }
}
