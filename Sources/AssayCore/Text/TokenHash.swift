/// The hash that names a word: 64 bits over its folded bytes.
///
/// Part of the model format, so its exact values are fixed by test vectors. Whole words of up to eight bytes take one
/// multiplication round; the mixing steps are those of a multiply–fold hash (the product's halves are xored).
public enum TokenHash {
  static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15  // 2^64 / golden ratio
  static let factor: UInt64 = 0xD6E8_FEB8_6659_FD93  // an odd constant with well-spread bits

  /// The hash of `bytes[start..<end]`. The eight bytes after `end` must be readable. O(length).
  @inline(__always)
  static func hash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: end &- start)
    var position = start
    while end &- position > 8 {
      state = mix(state ^ bytes.load8(position))
      position &+= 8
    }
    let keep = UInt64.max >> UInt64(truncatingIfNeeded: (8 &- (end &- position)) &* 8)
    let last = end == start ? 0 : bytes.load8(position) & keep
    return mix(state ^ last)
  }

  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }

  /// The hash of the word that stands in a range of bytes, wherever they end; for builders. O(length).
  public static func hash(_ bytes: Span<UInt8>, in range: Range<Int>) -> UInt64 {
    let end = range.upperBound
    if end &+ 8 <= bytes.count { return hash(bytes, range.lowerBound, end) }
    var state = seed ^ UInt64(truncatingIfNeeded: range.count)
    var position = range.lowerBound
    while end &- position > 8 {
      state = mix(state ^ bytes.load8(position))
      position &+= 8
    }
    return mix(state ^ (position..<end).reversed().reduce(0) { $0 << 8 | UInt64(bytes[$1]) })
  }

  /// The hash of a word given as bytes; for builders and tests. O(length), copies.
  public static func hash(_ word: [UInt8]) -> UInt64 {
    let padded = word + [UInt8](repeating: 0, count: 8)
    return hash(padded.span, 0, word.count)
  }

  /// The hash of a sequence whose beginning has the hash `state`, with one more element. Begins with 0.
  @inline(__always)
  public static func sequence(_ state: UInt64, _ next: UInt64) -> UInt64 { mix(seed ^ state &+ next &* factor) }

  /// The hash of two neighbouring words.
  @inline(__always)
  public static func pair(_ first: Int32, _ second: Int32) -> UInt64 {
    mix(seed ^ (UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))))
  }
}
