/// What stands at a byte that is not ASCII.
struct UTF8Sequence {
  /// Bytes of the sequence, or of the part that one U+FFFD replaces.
  var length: Int
  var isValid: Bool
}

extension Span where Element == UInt8 {
  /// The UTF-8 sequence that begins at `offset`, where a byte of 0x80 or above stands.
  ///
  /// A sequence that is not well-formed is reported with its *maximal subpart*: the longest beginning of some
  /// well-formed sequence, or one byte. The Unicode standard (chapter 3, "U+FFFD substitution of maximal
  /// subparts") and the WHATWG replace each by one U+FFFD, and so do we.
  @inline(__always)
  func sequence(at offset: Int, end: Int) -> UTF8Sequence {
    let lead = self[offset]
    // The allowed values of the second byte, table 3-7 of the standard.
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      lowest = 0xA0
    case 0xED:
      length = 3
      highest = 0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      lowest = 0x90
    case 0xF1...0xF3: length = 4
    case 0xF4:
      length = 4
      highest = 0x8F
    default: return UTF8Sequence(length: 1, isValid: false)
    }
    var found = 1
    while found < length {
      guard offset &+ found < end else { break }
      let byte = self[offset &+ found]
      guard byte >= lowest && byte <= highest else { break }
      lowest = 0x80
      highest = 0xBF
      found &+= 1
    }
    return UTF8Sequence(length: found, isValid: found == length)
  }
}
