// Word-sized loads and stores over bytes: the only unsafe code of the text stages.

extension Span where Element == UInt8 {
  /// Eight bytes from `offset` on, the first in the lowest bits.
  @inline(__always)
  func load8(_ offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= count &- 8)
    // Safe because: the bound was just checked, and every bit pattern is a UInt64.
    return unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }
}

extension MutableSpan where Element == UInt8 {
  /// Writes eight bytes from `offset` on, the lowest bits first.
  @inline(__always)
  mutating func store8(_ value: UInt64, _ offset: Int) {
    precondition(offset >= 0 && offset <= count &- 8)
    // Safe because: the bound was just checked, and bytes have no invalid values.
    var raw = unsafe mutableBytes
    unsafe raw.storeBytes(of: value.littleEndian, toUncheckedByteOffset: offset, as: UInt64.self)
  }
}

extension Span where Element == UInt8 {
  /// Little-endian numbers that stand in the bytes one after the other, copied in one go.
  func values<Value: FixedWidthInteger & BitwiseCopyable>(from offset: Int, count: Int) -> [Value] {
    let length = count &* MemoryLayout<Value>.size
    precondition(offset >= 0 && count >= 0 && length <= self.count - offset)
    // Safe because: the bound was just checked, the copy fills exactly the capacity, and every bit pattern is a value of an integer.
    let values = unsafe [Value](unsafeUninitializedCapacity: count) { target, initialized in
      unsafe extracting(offset..<(offset + length)).withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(target).copyMemory(from: source)
      }
      initialized = count
    }
    #if _endian(big)
      return values.map { Value(littleEndian: $0) }
    #else
      return values
    #endif
  }
}

/// Arithmetic on eight bytes at once inside one 64-bit word.
enum Lanes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte that is zero (exact up to and including the first such byte).
  @inline(__always)
  static func zeroes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

  /// The high bit of each ASCII byte below `bound`; all bytes must be below 0x80, `bound` at most 0x80.
  @inline(__always)
  static func below(_ bound: UInt64, _ word: UInt64) -> UInt64 { ~(word &+ (0x80 - bound) &* ones) & highs }

  /// The high bit of each byte that is no ASCII letter in lower case: exact up to and including the first such byte.
  @inline(__always)
  static func notSmallLetters(_ word: UInt64) -> UInt64 {
    let fromA = word &+ (0x80 - 0x61) &* ones
    let afterZ = word &+ (0x80 - 0x7B) &* ones
    return (~(fromA & ~afterZ) | word) & highs
  }

  /// The high bit of each byte that is the same in both words; all bytes must be below 0x80.
  @inline(__always)
  static func same(_ word: UInt64, _ other: UInt64) -> UInt64 { ~((word ^ other) &+ 0x7F7F_7F7F_7F7F_7F7F) & highs }

  /// The high bit of each byte that is `byte`; all bytes must be below 0x80.
  @inline(__always)
  static func same(_ byte: UInt8, _ word: UInt64) -> UInt64 { same(UInt64(byte) &* ones, word) }

  /// Eight ASCII bytes with A–Z in lower case.
  @inline(__always)
  static func lowercased(_ word: UInt64) -> UInt64 {
    let fromA = word &+ (0x80 - 0x41) &* ones
    let afterZ = word &+ (0x80 - 0x5B) &* ones
    return word | ((fromA ^ afterZ) & highs) >> 2
  }
}

/// One scalar read from UTF-8.
struct DecodedScalar {
  var value: UInt32
  var length: Int
}

extension Span where Element == UInt8 {
  /// The scalar that begins at `offset`; the bytes must be well-formed UTF-8.
  @inline(__always)
  func scalar(at offset: Int) -> DecodedScalar {
    let lead = UInt32(self[offset])
    if lead < 0x80 { return DecodedScalar(value: lead, length: 1) }
    func tail(_ index: Int) -> UInt32 { UInt32(self[offset + index] & 0x3F) }
    if lead < 0xE0 { return DecodedScalar(value: (lead & 0x1F) << 6 | tail(1), length: 2) }
    if lead < 0xF0 { return DecodedScalar(value: (lead & 0x0F) << 12 | tail(1) << 6 | tail(2), length: 3) }
    return DecodedScalar(value: (lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), length: 4)
  }
}

extension Array where Element == UInt8 {
  /// Appends numbers one after the other, little-endian, copied in one go.
  mutating func append(littleEndian values: [some FixedWidthInteger & BitwiseCopyable]) {
    #if _endian(big)
      let values = values.map(\.littleEndian)
    #endif
    // Safe because: the bytes are only read, while the closure runs, and integers have no padding.
    unsafe values.withUnsafeBytes { unsafe append(contentsOf: $0) }
  }

  /// Appends the eight zeroes that loads of eight bytes may touch.
  mutating func pad() {
    for _ in 0..<8 { append(0) }
  }

  /// Appends the UTF-8 of one scalar.
  mutating func appendScalar(_ value: UInt32) {
    if value < 0x80 {
      append(UInt8(value))
    } else if value < 0x800 {
      append(UInt8(0xC0 | value >> 6))
      append(UInt8(0x80 | value & 0x3F))
    } else if value < 0x10000 {
      append(UInt8(0xE0 | value >> 12))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    } else {
      append(UInt8(0xF0 | value >> 18))
      append(UInt8(0x80 | value >> 12 & 0x3F))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    }
  }
}

extension Span where Element == UInt8 {
  /// Whether a byte occurs in a range. Eight bytes at a time.
  func contains(_ byte: UInt8, in range: Range<Int>) -> Bool {
    let pattern = UInt64(byte) &* Lanes.ones
    var position = range.lowerBound
    while position &+ 8 <= range.upperBound {
      if Lanes.zeroes(load8(position) ^ pattern) != 0 { return true }
      position &+= 8
    }
    while position < range.upperBound {
      if self[position] == byte { return true }
      position &+= 1
    }
    return false
  }

  /// Whether all bytes of a range are ASCII. Sixteen bytes at a time.
  func isASCII(in range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position &+ 16 <= range.upperBound {
      if (load8(position) | load8(position &+ 8)) & Lanes.highs != 0 { return false }
      position &+= 16
    }
    while position < range.upperBound {
      if self[position] >= 0x80 { return false }
      position &+= 1
    }
    return true
  }
}
