/// Puts names in the ascending order of their bytes, as models keep them.
enum ByteOrder {
  /// The places of some names in that order. Most differ in their first eight bytes, which compare as one number. O(n log n).
  static func places(of names: [some Collection<UInt8>]) -> [Int] {
    let keys = names.indices.map { (leading: leading(names[$0]), place: $0) }
    let sorted = keys.sorted { one, other in
      one.leading != other.leading
        ? one.leading < other.leading : names[one.place].lexicographicallyPrecedes(names[other.place])
    }
    return sorted.map(\.place)
  }

  /// The first eight bytes, the first one highest; 0 behind the end.
  private static func leading(_ name: some Collection<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 64
    for byte in name where shift > 0 {
      shift &-= 8
      number |= UInt64(byte) << shift
    }
    return number
  }
}
