/// Finds which of some literals a text has, in one pass that looks at three bytes in every `stride` and mostly finds nothing.
///
/// Of each literal the `stride` neighbouring trigrams that are rarest together are chosen: wherever it stands in a text, one of them
/// is looked at. A trigram asks one bit; only behind a bit that is set is the literal compared.
public struct LiteralFilter: Sendable {
  /// A literal, one of whose trigrams stands `offset` bytes behind its first.
  private struct Entry {
    var trigram: UInt32
    var literal: Int32
    var offset: Int32
  }

  /// How many bytes a literal may have.
  public static let lengths = 3...32
  private static let longestStride = 4
  private static let hashBits: UInt64 = 15

  private var bits: [UInt64] = []
  private var stride = 1
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private var regexes: [Int32] = []
  /// By the trigram's hash.
  private var entries: [Entry] = []
  private var firstEntry: [Int32] = []

  /// A filter without literals.
  init() {}

  /// Literals of some `lengths`, with the expressions they belong to. O(bytes).
  init(_ literals: [[UInt8]], _ regexes: [Int32]) {
    guard let least = literals.map(\.count).min() else { return }
    self.regexes = regexes
    stride = max(1, min(LiteralFilter.longestStride, least - LiteralFilter.lengths.lowerBound + 1))
    bits = Array(repeating: 0, count: 1 << (LiteralFilter.hashBits - 6))
    for (number, literal) in literals.enumerated() {
      bytes += literal
      starts.append(Int32(bytes.count))
      for offset in LiteralFilter.rarest(stride, literal) {
        let trigram = (0..<3).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(literal[offset + $1]) }
        entries.append(Entry(trigram: trigram, literal: Int32(number), offset: Int32(offset)))
      }
    }
    entries.sort {
      (LiteralFilter.hash(UInt64($0.trigram)), $0.trigram, $0.literal, $0.offset)
        < (LiteralFilter.hash(UInt64($1.trigram)), $1.trigram, $1.literal, $1.offset)
    }
    firstEntry = Array(repeating: 0, count: 1 << LiteralFilter.hashBits + 1)
    for entry in entries {
      let hash = LiteralFilter.hash(UInt64(entry.trigram))
      bits[hash >> 6] |= 1 << UInt64(hash & 63)
      firstEntry[hash + 1] += 1
    }
    for index in firstEntry.indices.dropFirst() { firstEntry[index] += firstEntry[index - 1] }
  }

  var isEmpty: Bool { entries.isEmpty }

  @inline(__always)
  private static func hash(_ trigram: UInt64) -> Int {
    Int(truncatingIfNeeded: ((trigram & 0xFF_FFFF) &* TokenHash.factor) >> (64 - hashBits))
  }

  /// Sets the bits of the expressions of which a literal stands in `text[..<count]`; eight bytes must follow. O(count), unless the
  /// text is made of the literals' trigrams.
  func find(_ text: Span<UInt8>, _ count: Int, into found: inout [UInt64]) {
    let bits = self.bits.span
    var position = 0
    while position < count {
      let hash = LiteralFilter.hash(text.load8(position))
      if bits[hash >> 6] & (1 << UInt64(hash & 63)) != 0 { compare(text, count, position, hash, &found) }
      position &+= stride
    }
  }

  private func compare(_ text: Span<UInt8>, _ count: Int, _ position: Int, _ hash: Int, _ found: inout [UInt64]) {
    for index in Int(firstEntry[hash])..<Int(firstEntry[hash + 1]) {
      let entry = entries[index]
      let regex = Int(regexes[Int(entry.literal)])
      if found[regex >> 6] & (1 << UInt64(regex & 63)) != 0 { continue }
      let literal = Int(starts[Int(entry.literal)])..<Int(starts[Int(entry.literal) + 1])
      let start = position - Int(entry.offset)
      guard start >= 0, start + literal.count <= count else { continue }
      var length = 0
      while length < literal.count, text[start + length] == bytes[literal.lowerBound + length] { length += 1 }
      if length == literal.count { found[regex >> 6] |= 1 << UInt64(regex & 63) }
    }
  }

  /// The offsets of the `stride` neighbouring trigrams that are rarest together.
  private static func rarest(_ stride: Int, _ literal: [UInt8]) -> Range<Int> {
    let windows = 0...(literal.count - lengths.lowerBound - stride + 1)
    let best = windows.min { cost($0, stride, literal) < cost($1, stride, literal) } ?? 0
    return best..<(best + stride)
  }

  private static func cost(_ first: Int, _ stride: Int, _ literal: [UInt8]) -> Double {
    (first..<(first + stride)).reduce(0) { total, offset in
      total + (0..<3).reduce(1) { $0 * frequency(of: literal[offset + $1]) }
    }
  }

  /// How often a byte comes in English text, roughly, in 1 of 1,000: results never depend on it.
  private static func frequency(of byte: UInt8) -> Double {
    switch byte {
    case 0x20: return 180
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      return [65, 12, 22, 34, 103, 18, 17, 50, 58, 1, 7, 33, 20, 57, 62, 15, 1, 48, 52, 75, 23, 8, 19, 1, 16, 1][
        Int(byte) - 0x61]
    case 0x80...: return 4
    default: return 3
    }
  }
}
