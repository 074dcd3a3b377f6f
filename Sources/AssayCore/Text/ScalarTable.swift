/// What the text stages need to know of each Unicode scalar outside ASCII: its class, how it is folded,
/// its spelling without diacritics, and the ASCII letter that it passes for.
///
/// A two-stage table over the scalars below U+20000, generated from the toolchain's Unicode data by
/// `generate-scalar-table`. Decoding it takes about a tenth of a millisecond, once per process, and
/// only when the first scalar outside ASCII is met.
final class ScalarTable: Sendable {
  static let shared = ScalarTable()

  private let blockOfRow: [UInt16]
  private let recordOfEntry: [UInt16]
  private let classes: [ScalarClass]
  private let lookAlikes: [UInt8]
  /// Offsets into `bytes`: record i's folded form ends where its base form begins.
  private let foldedStart: [Int]
  private let baseStart: [Int]
  /// The folded and base forms of all records, UTF-8, one after another.
  let bytes: [UInt8]
  /// Sorted by (letter << 32 | mark).
  private let pairKeys: [UInt64]
  private let pairValues: [UInt32]

  /// The record of a scalar; every scalar at or above U+20000 shares that of U+4E00 (ideographs).
  func record(of scalar: UInt32) -> Int {
    let value = scalar < 0x20000 ? scalar : 0x4E00
    let block = Int(blockOfRow[Int(value >> 7)])
    return Int(recordOfEntry[block << 7 | Int(value & 127)])
  }

  func scalarClass(_ record: Int) -> ScalarClass { classes[record] }

  /// The ASCII letter that this letter passes for in most typefaces, or 0.
  func lookAlike(_ record: Int) -> UInt8 { lookAlikes[record] }

  /// The range of `bytes` that holds the folded form; empty when the scalar folds to itself.
  func folded(_ record: Int) -> Range<Int> { foldedStart[record]..<baseStart[record] }

  /// The range of `bytes` that holds the form without diacritics; empty when there are none to drop.
  func base(_ record: Int) -> Range<Int> { baseStart[record]..<foldedStart[record + 1] }

  /// The composed letter of a letter and a combining mark, or nil where Unicode has none.
  func composed(_ letter: UInt32, _ mark: UInt32) -> UInt32? {
    let key = UInt64(letter) << 32 | UInt64(mark)
    let index = pairKeys.partitioningIndex { $0 >= key }
    return index < pairKeys.count && pairKeys[index] == key ? pairValues[index] : nil
  }

  private init() {
    let data = ScalarTable.decodeBase64(ScalarTable.encoded)
    var position = 0
    func byte() -> UInt8 {
      defer { position += 1 }
      return data[position]
    }
    func pair() -> UInt16 { UInt16(byte()) | UInt16(byte()) << 8 }

    blockOfRow = (0..<pair()).map { _ in pair() }
    recordOfEntry = (0..<(Int(pair()) << 7)).map { _ in pair() }
    var classes: [ScalarClass] = []
    var lookAlikes: [UInt8] = []
    var foldedStart: [Int] = []
    var baseStart: [Int] = []
    var pool: [UInt8] = []
    for _ in 0..<pair() {
      classes.append(ScalarClass(rawValue: byte()) ?? .symbol)
      lookAlikes.append(byte())
      foldedStart.append(pool.count)
      for _ in 0..<byte() { pool.append(byte()) }
      baseStart.append(pool.count)
      for _ in 0..<byte() { pool.append(byte()) }
    }
    foldedStart.append(pool.count)
    self.classes = classes
    self.lookAlikes = lookAlikes
    self.foldedStart = foldedStart
    self.baseStart = baseStart
    self.bytes = pool
    var pairKeys: [UInt64] = []
    var pairValues: [UInt32] = []
    for _ in 0..<pair() {
      pairKeys.append(UInt64(pair()) << 32 | UInt64(pair()))
      pairValues.append(UInt32(pair()))
    }
    self.pairKeys = pairKeys
    self.pairValues = pairValues
  }
}

/// What a scalar outside ASCII is to the tokenizer.
enum ScalarClass: UInt8 {
  /// White space and punctuation, folded to its ASCII counterpart.
  case separator
  case letter
  case digit
  /// A combining mark; composed with the letter before it where Unicode has the pair.
  case mark
  /// A letter of a script written without spaces: a word of its own.
  case single
  case emoji
  case symbol
  /// Invisible: zero-width characters, soft hyphens, variation selectors.
  case ignorable
}

extension ScalarTable {
  private static func decodeBase64(_ text: String) -> [UInt8] {
    var values = [UInt32](repeating: 0, count: 256)
    for (value, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
      values[Int(byte)] = UInt32(value)
    }
    let encoded = Array(text.utf8)
    var result = [UInt8](repeating: 0, count: encoded.count / 4 * 3)
    for quartet in 0..<(encoded.count / 4) {
      var bits: UInt32 = 0
      for place in 0..<4 { bits = bits << 6 | values[Int(encoded[quartet &* 4 &+ place])] }
      for place in 0..<3 { result[quartet &* 3 &+ place] = UInt8(truncatingIfNeeded: bits >> UInt32(16 &- place &* 8)) }
    }
    return result
  }
}
