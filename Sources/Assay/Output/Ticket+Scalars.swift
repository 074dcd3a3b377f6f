internal import AssayCore

extension Ticket {
  /// A range of bytes of a field's value, kept within it.
  func range(of field: TextField, bytes: Range<Int>) -> Range<Int> {
    let length = range(of: field).count
    let start = min(max(0, bytes.lowerBound), length)
    return start..<min(max(start, bytes.upperBound), length)
  }

  /// The same range counted in Unicode scalars, which is what Python slices by. O(bytes before its end).
  func scalars(in field: TextField, _ bytes: Range<Int>) -> Range<Int> {
    let base = range(of: field).lowerBound
    var count = 0
    var start = 0
    for offset in 0..<bytes.upperBound {
      if offset == bytes.lowerBound { start = count }
      if self.bytes[base + offset] & 0xC0 != 0x80 { count += 1 }
    }
    return (bytes.isEmpty ? count : start)..<count
  }
}
