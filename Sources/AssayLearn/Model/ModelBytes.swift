/// Writes numbers and strings of a model file.
struct ModelWriter {
  private(set) var bytes: [UInt8] = []

  mutating func fixed<Number: FixedWidthInteger>(_ value: Number) {
    for offset in 0..<(Number.bitWidth / 8) { bytes.append(UInt8(truncatingIfNeeded: value >> Number(offset * 8))) }
  }

  /// LEB128: seven bits a byte, lowest first, the high bit set on all but the last.
  mutating func count(_ value: Int) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Its length as a count, then its UTF-8.
  mutating func string(_ value: String) {
    count(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func raw(_ value: [UInt8]) { bytes.append(contentsOf: value) }
}

/// Reads what `ModelWriter` wrote. Trusts nothing: every length is checked against what is left before anything is made
/// of it.
struct ModelReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  /// Whether features have counts behind their weights.
  var hasCounts = false

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// How many bytes are left.
  var rest: Int { bytes.endIndex - position }

  mutating func fixed<Number: FixedWidthInteger>(_ type: Number.Type, _ part: String) throws(ModelFileError) -> Number {
    let width = Number.bitWidth / 8
    guard rest >= width else { throw .corrupted(part) }
    var value: Number = 0
    for offset in 0..<width { value |= Number(truncatingIfNeeded: bytes[position + offset]) << Number(offset * 8) }
    position += width
    return value
  }

  /// A count of things that take at least `size` bytes each; 0 where it counts nothing that follows.
  mutating func count(ofSize size: Int, _ part: String) throws(ModelFileError) -> Int {
    var value = 0
    var shift = 0
    while rest > 0, shift < 56 {
      let byte = bytes[position]
      position += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 {
        guard size == 0 || value <= rest / size else { throw .corrupted(part) }
        return value
      }
      shift += 7
    }
    throw .corrupted(part)
  }

  /// The UTF-8 of a string, not yet looked at.
  mutating func stringBytes(_ part: String) throws(ModelFileError) -> ArraySlice<UInt8> {
    let count = try count(ofSize: 1, part)
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  mutating func string(_ part: String) throws(ModelFileError) -> String {
    guard let value = ModelReader.text(try stringBytes(part)) else { throw .corrupted(part) }
    return value
  }

  /// The string that UTF-8 spells; nil when it spells none. (`String(validating:)` looks up its own type at each call: a third of the
  /// time of reading a large model.)
  static func text(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    var isPlain = true
    for byte in bytes where byte >= 0x80 { isPlain = false }
    // What had to be repaired has other bytes.
    return isPlain || text.utf8.elementsEqual(bytes) ? text : nil
  }
}
