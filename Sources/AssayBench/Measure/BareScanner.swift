/// The least that any classifier must do with its input: find the strings under the keys `title` and `text`, and in them
/// where tokens begin and end.
///
/// It judges nothing: JSON is not checked, UTF-8 is not checked, nothing is folded, looked up or copied. A token is a run
/// of letters, digits, apostrophes and bytes above 0x7F. It reads eight bytes at a time and hardly branches, as plain
/// Swift without SIMD intrinsics allows.
package struct BareScanner {
  /// Lines with a string in them.
  package private(set) var records = 0
  package private(set) var tokens = 0
  /// Where tokens of the record at hand begin and end, in turn.
  private var edges: [UInt32] = []

  package init() {}

  /// Scans a file, one worker.
  ///
  /// - Throws: when it can't be read.
  package mutating func scan(file path: String) throws(BenchFailure) {
    var blocks = try LineBlocks(path)
    while let range = try blocks.next() { scan(blocks.bytes.span, range) }
  }

  /// Scans whole lines. Eight readable bytes must follow the range.
  package mutating func scan(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let end = range.upperBound
    // No record has more edges than bytes. Only the first few pages are ever touched again.
    let missing = range.count + 16 - edges.count
    if missing > 0 { edges.append(contentsOf: repeatElement(0, count: missing)) }
    var at = range.lowerBound
    var edgeCount = 0
    var hasStrings = false
    while at < end {
      // Between strings: to the next quote or line feed.
      let word = bytes.load8(at)
      let stops = Lanes.equal(UInt8(ascii: "\""), word) | Lanes.equal(0x0A, word)
      at &+= Lanes.first(stops)
      if stops == 0 { continue }
      if at >= end { break }
      if bytes[at] == 0x0A {
        count(&edgeCount, &hasStrings)
        at &+= 1
        continue
      }
      hasStrings = true
      let opening = at
      at = Self.endOfString(bytes, opening &+ 1, end)
      guard at < end, bytes[at] == UInt8(ascii: ":") else { continue }
      guard Self.isWanted(bytes.load8(opening &+ 1), length: at &- opening &- 2) else { continue }
      repeat { at &+= 1 } while bytes[at] == 0x20
      if bytes[at] == UInt8(ascii: "\"") { at = readText(bytes, at &+ 1, end, &edgeCount) }
    }
    count(&edgeCount, &hasStrings)
  }

  /// Ends a record.
  private mutating func count(_ edgeCount: inout Int, _ hasStrings: inout Bool) {
    if hasStrings { records &+= 1 }
    tokens &+= edgeCount / 2
    edgeCount = 0
    hasStrings = false
  }

  /// Whether a key, of which these are the first eight bytes, is `title` or `text`.
  @inline(__always)
  private static func isWanted(_ key: UInt64, length: Int) -> Bool {
    switch length {
    case 4: key & 0xFFFF_FFFF == 0x7478_6574  // "text", the first letter lowest
    case 5: key & 0xFF_FFFF_FFFF == 0x65_6C74_6974  // "title"
    default: false
    }
  }

  /// The position behind the closing quote of a string whose first byte is at `start`.
  @inline(__always)
  private static func endOfString(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end {
      let word = bytes.load8(at)
      let stops = Lanes.equal(UInt8(ascii: "\""), word) | Lanes.equal(UInt8(ascii: "\\"), word)
      at &+= Lanes.first(stops)
      if stops == 0 { continue }
      if bytes[at] == UInt8(ascii: "\"") { return at &+ 1 }
      at &+= 2
    }
    return end
  }

  /// Notes the edges of the tokens in a string whose first byte is at `start`; returns the position behind its quote.
  private mutating func readText(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ edgeCount: inout Int) -> Int {
    var at = start
    var filled = edgeCount
    // Bit 7 is set while the byte before belongs to a token.
    var inside: UInt64 = 0
    var edgeSpan = edges.mutableSpan
    while at < end {
      let word = bytes.load8(at)
      let marks = Lanes.wordBytes(word)
      let stops = Lanes.equal(UInt8(ascii: "\""), word) | Lanes.equal(UInt8(ascii: "\\"), word)
      // Up to the first stop; with none, all of them.
      let changes = (marks ^ (marks &<< 8 | inside)) & ((stops & (0 &- stops)) &- 1)
      edgeSpan.store(changes, from: at, at: &filled)
      if stops == 0 {
        inside = marks &>> 56
        at &+= 8
        continue
      }
      let passed = Lanes.first(stops)
      if passed > 0 { inside = marks &>> UInt64(truncatingIfNeeded: passed &* 8 &- 8) & 0x80 }
      at &+= passed
      if at >= end { break }
      let isQuote = bytes[at] == UInt8(ascii: "\"")
      let escape = isQuote ? (length: 1, isWord: false) : Self.escape(bytes, at)
      if escape.isWord != (inside != 0) {
        edgeSpan[filled] = UInt32(truncatingIfNeeded: at)
        filled &+= 1
      }
      at &+= escape.length
      if isQuote { break }
      inside = escape.isWord ? 0x80 : 0
    }
    edgeCount = filled
    return min(at, end)
  }

  /// How long the escape at `at` is, and whether what it stands for may be part of a token.
  private static func escape(_ bytes: Span<UInt8>, _ at: Int) -> (length: Int, isWord: Bool) {
    guard bytes[at &+ 1] == UInt8(ascii: "u") else { return (2, false) }
    var value = 0
    for index in (at &+ 2)..<(at &+ 6) {
      let byte = Int(bytes[index])
      value = value &<< 4 | (byte & 0x0F) &+ (byte > 0x39 ? 9 : 0)
    }
    let isQuoteMark = value == 0x2018 || value == 0x2019
    return (6, isQuoteMark || value >= 0xA1 && !(0x2000...0x206F).contains(value))
  }
}

/// Arithmetic on eight bytes at once inside one 64-bit word; a byte is marked by its high bit.
enum Lanes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The bytes that equal `byte`: exact up to and including the first.
  @inline(__always)
  static func equal(_ byte: UInt8, _ word: UInt64) -> UInt64 {
    let difference = word ^ (UInt64(byte) &* ones)
    return (difference &- ones) & ~difference & highs
  }

  /// The bytes of letters, digits, apostrophes and all above 0x7F; exact.
  @inline(__always)
  static func wordBytes(_ word: UInt64) -> UInt64 {
    let ascii = word & ~highs
    let lower = ascii | 0x20 &* ones
    return (within(0x61, 0x7A, lower) | within(0x30, 0x39, ascii) | within(0x27, 0x27, ascii) | word) & highs
  }

  /// The bytes from `first` to `last`; all bytes must be below 0x80.
  @inline(__always)
  private static func within(_ first: UInt64, _ last: UInt64, _ word: UInt64) -> UInt64 {
    (word &+ (0x80 &- first) &* ones) & ~(word &+ (0x7F &- last) &* ones)
  }

  /// The index of the first byte marked; 8 if none is.
  @inline(__always)
  static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }
}

extension Span where Element == UInt8 {
  /// Eight bytes from `offset` on, the first in the lowest bits.
  @inline(__always)
  func load8(_ offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= count &- 8)
    // Safe because: the bound was just checked, and every bit pattern is a UInt64.
    return unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }
}

extension MutableSpan where Element == UInt32 {
  /// Writes the positions of the marked bytes of a word that was read at `start`; there must be room for eight.
  ///
  /// Four are written always: a loop that ends when the marks do is mispredicted at almost every word.
  @inline(__always)
  mutating func store(_ marks: UInt64, from start: Int, at filled: inout Int) {
    precondition(filled >= 0 && filled &+ 8 <= count)
    var rest = marks
    for index in 0..<4 {
      // Safe because: room for eight was just checked.
      unsafe self[unchecked: filled &+ index] = UInt32(truncatingIfNeeded: start &+ Lanes.first(rest))
      rest &= rest &- 1
    }
    var index = 4
    while rest != 0 {
      self[filled &+ index] = UInt32(truncatingIfNeeded: start &+ Lanes.first(rest))
      rest &= rest &- 1
      index &+= 1
    }
    filled &+= marks.nonzeroBitCount
  }
}
