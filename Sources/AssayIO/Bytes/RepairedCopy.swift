extension [UInt8] {
  /// Appends a range of bytes as well-formed UTF-8: what isn't becomes U+FFFD, as in a ticket's fields. O(range).
  public mutating func append(repairing source: [UInt8], _ range: Range<Int>) {
    let bytes = source.span
    var runStart = range.lowerBound
    var at = runStart
    while at < range.upperBound {
      if bytes[at] < 0x80 {
        at &+= 1
        continue
      }
      let sequence = bytes.sequence(at: at, end: range.upperBound)
      if !sequence.isValid {
        append(contentsOf: source[runStart..<at])
        append(contentsOf: [0xEF, 0xBF, 0xBD])
        runStart = at &+ sequence.length
      }
      at &+= sequence.length
    }
    append(contentsOf: source[runStart..<range.upperBound])
  }
}
