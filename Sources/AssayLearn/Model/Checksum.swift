/// CRC-32 as in ISO 3309, zlib and PNG: reflected polynomial 0xEDB88320, all ones before and after.
///
/// Catches every damaged run of up to 32 bits and all but one in four billion of other damage. Not a signature.
enum Checksum {
  /// Eight tables, so that eight bytes take one step (Kounavis & Berry 2005, "slicing-by-8"): table k is table 0 after
  /// k more zero bytes.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
      tables[byte] = value
    }
    for index in 256..<tables.count {
      let value = tables[index - 256]
      tables[index] = value >> 8 ^ tables[Int(value & 0xFF)]
    }
    return tables
  }()

  /// The checksum of some bytes. O(n).
  static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let tables = tables.span
    let bytes = bytes.span
    var crc = UInt32.max
    var position = 0
    while position &+ 8 <= bytes.count {
      var next: UInt32 = 0
      for offset in 0..<8 {
        let byte = bytes[position &+ offset] ^ (offset < 4 ? UInt8(truncatingIfNeeded: crc >> UInt32(offset &* 8)) : 0)
        next ^= tables[(7 &- offset) &* 256 &+ Int(byte)]
      }
      crc = next
      position &+= 8
    }
    while position < bytes.count {
      crc = crc >> 8 ^ tables[Int(UInt8(truncatingIfNeeded: crc) ^ bytes[position])]
      position &+= 1
    }
    return ~crc
  }
}
