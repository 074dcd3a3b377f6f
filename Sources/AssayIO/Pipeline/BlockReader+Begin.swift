import AssayCore

extension BlockReader {
  /// Reads the beginning of the input: a byte order mark is passed over, other kinds of file are refused by name, and
  /// the header row of CSV is taken out of the buffer.
  mutating func begin(_ buffer: inout [UInt8], _ filled: inout Int) throws(IOFailure) {
    repeat { try fill(&buffer, &filled) } while filled < 4 && !hasEnded
    if let kind = Self.kind(buffer[..<filled]) { throw .wrongKind(name: input.name, kind: kind) }
    if buffer[..<filled].starts(with: [0xEF, 0xBB, 0xBF]) { drop(3, &buffer, &filled) }
    guard let delimiter = format.delimiter else { return }
    var finder = RecordEndFinder(format, recordLimit: recordLimit)
    while true {
      if let end = finder.firstEnd(buffer.span, to: filled, isLast: hasEnded) ?? (hasEnded ? filled : nil) {
        if end == 0 { return }
        let header = CSVHeader(buffer.span, 0..<end, delimiter: delimiter, tree: tree)
        guard header.isComplete else {
          throw .incompleteHeader(name: input.name, columns: header.names.prefix(40).map { String($0.prefix(40)) })
        }
        self.header = header
        headerLines = buffer.span.count(of: UInt8(ascii: "\n"), in: 0..<end)
        drop(end, &buffer, &filled)
        return
      }
      guard filled <= recordLimit else { throw .incompleteHeader(name: input.name, columns: []) }
      try fill(&buffer, &filled)
    }
  }

  /// Takes bytes at the start of the input out of the buffer.
  private mutating func drop(_ count: Int, _ buffer: inout [UInt8], _ filled: inout Int) {
    buffer.removeSubrange(0..<count)
    filled -= count
    offset += count
    headerBytes += count
  }

  /// What the input is, if its first bytes are those of something that holds no records.
  private static func kind(_ start: ArraySlice<UInt8>) -> String? {
    if start.starts(with: [0x1F, 0x8B]) { return "compressed with gzip" }
    if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return "compressed with zstd" }
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "a zip archive or an Excel workbook" }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return "UTF-16 text" }
    return nil
  }
}
