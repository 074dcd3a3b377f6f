/// Ranges of bytes, one for each byte of a scalar's UTF-8: every text of bytes from them is a scalar of one range.
struct UTF8Sequence: Equatable {
  var bytes: [ClosedRange<UInt8>]

  /// The sequences of a range of scalars, ascending (the way of Ken Thompson's grep: cut where the number of bytes changes, then
  /// until all bytes behind one that varies are free).
  static func of(_ range: ClosedRange<UInt32>) -> [UTF8Sequence] {
    var result: [UTF8Sequence] = []
    split(range.lowerBound, range.upperBound, &result)
    return result
  }

  private static func split(_ low: UInt32, _ high: UInt32, _ result: inout [UTF8Sequence]) {
    for bound: UInt32 in [0x7F, 0x7FF, 0xFFFF] where low <= bound && bound < high {
      split(low, bound, &result)
      split(bound + 1, high, &result)
      return
    }
    if high >= 0x80 {
      for bits: UInt32 in [6, 12, 18] {
        let free = (1 << bits) - 1 as UInt32
        guard low & ~free != high & ~free else { break }
        if low & free != 0 {
          split(low, low | free, &result)
          split((low | free) + 1, high, &result)
          return
        }
        if high & free != free {
          split(low, (high & ~free) - 1, &result)
          split(high & ~free, high, &result)
          return
        }
      }
    }
    result.append(UTF8Sequence(bytes: zip(encode(low), encode(high)).map { $0...$1 }))
  }

  /// The bytes of a scalar.
  static func encode(_ scalar: UInt32) -> [UInt8] {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3F) }
    switch scalar {
    case 0..<0x80: return [UInt8(scalar)]
    case 0x80..<0x800: return [UInt8(0xC0 | scalar >> 6), tail(0)]
    case 0x800..<0x10000: return [UInt8(0xE0 | scalar >> 12), tail(6), tail(0)]
    default: return [UInt8(0xF0 | scalar >> 18), tail(12), tail(6), tail(0)]
    }
  }
}
