// Finding bytes, eight at a time or with the C library: with the files of `Files/` and `Pipeline/Threads.swift`
// the only unsafe code of this module.

import Glibc

extension Span where Element == UInt8 {
  /// Eight bytes from `offset` on, the first in the lowest bits.
  @inline(__always)
  func load8(_ offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= count &- 8)
    // Safe because: the bound was just checked, and every bit pattern is a UInt64.
    return unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// The first up to eight bytes of `range`, the first in the lowest bits, zeroes above.
  @inline(__always)
  func loadUpTo8(_ range: Range<Int>) -> UInt64 {
    let length = range.count
    if length >= 8 { return load8(range.lowerBound) }
    if range.lowerBound &+ 8 <= count {
      return load8(range.lowerBound) & ((1 << UInt64(length &* 8)) &- 1)
    }
    var word: UInt64 = 0
    for index in range.reversed() { word = word << 8 | UInt64(self[index]) }
    return word
  }

  /// Where a run of bytes that a JSON string holds as they are ends (RFC 8259, section 7): at the first quote, backslash or
  /// control character of `range`, or at its end. Linear, eight bytes at a time.
  @inline(__always)
  func firstStringStop(in range: Range<Int>) -> Int {
    var at = range.lowerBound
    while at < range.upperBound {
      if at &+ 8 <= count {
        let stops = Lanes.stringStops(load8(at))
        if stops != 0 { return Swift.min(at &+ Lanes.first(stops), range.upperBound) }
        at &+= 8
      } else {
        let byte = self[at]
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return at }
        at &+= 1
      }
    }
    return range.upperBound
  }

  /// Where `byte` first stands in `range`.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    // Safe because: `extracting` checks the range, and the pointer does not leave the closure.
    unsafe extracting(range).withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let hit = unsafe memchr(base, Int32(byte), buffer.count) else { return nil }
      return unsafe range.lowerBound + (UnsafeRawPointer(hit) - base)
    }
  }

  /// Where `byte` last stands in `range`.
  func lastIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    var index = range.upperBound
    while index > range.lowerBound {
      index -= 1
      if self[index] == byte { return index }
    }
    return nil
  }

  /// How often `byte` stands in `range`.
  func count(of byte: UInt8, in range: Range<Int>) -> Int {
    var total = 0
    var index = range.lowerBound
    while let hit = firstIndex(of: byte, in: index..<range.upperBound) {
      total += 1
      index = hit + 1
    }
    return total
  }
}

/// Arithmetic on eight bytes at once inside one 64-bit word. Each answer has the high bit set of the bytes that
/// are meant, and is exact up to and including the first of them.
enum Lanes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The bytes that equal `byte`.
  @inline(__always)
  static func equal(_ byte: UInt8, _ word: UInt64) -> UInt64 {
    let difference = word ^ (UInt64(byte) &* ones)
    return (difference &- ones) & ~difference & highs
  }

  /// The bytes below `bound`, which is at most 0x80.
  @inline(__always)
  static func below(_ bound: UInt8, _ word: UInt64) -> UInt64 { (word &- UInt64(bound) &* ones) & ~word & highs }

  /// The bytes that end a plain run inside a JSON string: quotes, backslashes, control characters.
  @inline(__always)
  static func stringStops(_ word: UInt64) -> UInt64 {
    equal(UInt8(ascii: "\""), word) | equal(UInt8(ascii: "\\"), word) | below(0x20, word)
  }

  /// The index of the first byte marked.
  @inline(__always)
  static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }
}
