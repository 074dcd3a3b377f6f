/// Finds which of some literals a text has, in one pass that looks at a few bytes in every `stride` and mostly finds nothing.
///
/// Of each literal `stride` neighbouring grams, of three bytes or four, are chosen, those that are rarest together: wherever it stands in
/// a text, one of them is looked at. A gram asks one bit; only behind a bit that is set is the literal compared.
public struct LiteralFilter: Sendable {
  /// A literal, one of whose grams stands `offset` bytes behind its first.
  private struct Entry {
    var gram: UInt32
    var literal: Int32
    var offset: Int32
  }

  /// How many bytes a literal may have.
  public static let lengths = 3...32
  /// Literals of so many bytes are worth a filter of their own, with longer grams and longer strides.
  static let long = 6
  private static let longestStride = 4
  private static let hashBits: UInt64 = 15

  /// A byte that stands in all literals: where a text has none of it, nothing more is looked at.
  private var sign: UInt8?
  private var bits: [UInt64] = []
  private var stride = 1
  /// The bytes of a gram, and a mask of as many.
  private var gram = 3
  private var mask: UInt64 = 0xFF_FFFF
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  /// Of each literal the bit that `find` sets.
  private(set) var regexes: [Int32] = []
  /// By the gram's hash.
  private var entries: [Entry] = []
  private var firstEntry: [Int32] = []

  /// A filter without literals.
  init() {}

  /// Literals of some `lengths`, with the expressions they belong to, and a sign that all of them have. O(bytes).
  init(_ literals: [[UInt8]], _ regexes: [Int32], sign: UInt8? = nil) {
    self.sign = sign
    guard let least = literals.map(\.count).min() else { return }
    self.regexes = regexes
    gram = least >= LiteralFilter.long ? 4 : 3
    mask = (1 << UInt64(gram * 8)) - 1
    stride = min(LiteralFilter.longestStride, least - gram + 1)
    bits = Array(repeating: 0, count: 1 << (LiteralFilter.hashBits - 6))
    for (number, literal) in literals.enumerated() {
      bytes += literal
      starts.append(Int32(bytes.count))
      for offset in rarest(literal) {
        let gram = (0..<gram).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(literal[offset + $1]) }
        entries.append(Entry(gram: gram, literal: Int32(number), offset: Int32(offset)))
      }
    }
    entries = entries.map { (hash(UInt64($0.gram)), $0) }
      .sorted { ($0.0, $0.1.literal, $0.1.offset) < ($1.0, $1.1.literal, $1.1.offset) }.map(\.1)
    firstEntry = Array(repeating: 0, count: 1 << LiteralFilter.hashBits + 1)
    for entry in entries {
      let hash = hash(UInt64(entry.gram))
      bits[hash >> 6] |= 1 << UInt64(hash & 63)
      firstEntry[hash + 1] += 1
    }
    for index in firstEntry.indices.dropFirst() { firstEntry[index] += firstEntry[index - 1] }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// The first sign of a literal that few texts have, if it has one.
  static func sign(of literal: [UInt8]) -> UInt8? {
    literal.first { "*#_@[]{}|~^\\".utf8.contains($0) }
  }

  @inline(__always)
  private func hash(_ bytes: UInt64) -> Int {
    Int(truncatingIfNeeded: ((bytes & mask) &* TokenHash.factor) >> (64 - LiteralFilter.hashBits))
  }

  /// Sets the bits of the expressions of which a literal stands in `text[..<count]`; eight bytes must follow. O(count), unless the
  /// text is made of the literals' grams.
  func find(_ text: Span<UInt8>, _ count: Int, into found: inout [UInt64]) {
    if let sign, !text.contains(sign, in: 0..<count) { return }
    let bits = self.bits.span
    var position = 0
    while position < count {
      let bytes = text.load8(position)
      let hash = hash(bytes)
      if bits[hash >> 6] & (1 << UInt64(hash & 63)) != 0 {
        compare(text, count, position, UInt32(truncatingIfNeeded: bytes & mask), hash, &found)
      }
      position &+= stride
    }
  }

  private func compare(
    _ text: Span<UInt8>, _ count: Int, _ position: Int, _ gram: UInt32, _ hash: Int, _ found: inout [UInt64]
  ) {
    for index in Int(firstEntry[hash])..<Int(firstEntry[hash + 1]) {
      let entry = entries[index]
      if entry.gram != gram { continue }
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

  /// The offsets of the `stride` neighbouring grams that are rarest together.
  private func rarest(_ literal: [UInt8]) -> Range<Int> {
    let windows = 0...(literal.count - gram - stride + 1)
    let best = windows.min { cost($0, literal) < cost($1, literal) } ?? 0
    return best..<(best + stride)
  }

  private func cost(_ first: Int, _ literal: [UInt8]) -> Double {
    (first..<(first + stride)).reduce(0) { total, offset in
      total + (0..<gram).reduce(1) { $0 * LiteralFilter.frequency(of: literal[offset + $1]) }
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
