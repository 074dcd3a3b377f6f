// Rows of tables appended to a byte buffer (RFC 4180).

extension Array where Element == UInt8 {
  /// Appends a header row.
  public mutating func append(header names: [String], delimiter: UInt8) {
    for (index, name) in names.enumerated() {
      if index > 0 { append(delimiter) }
      append(cell: name, delimiter: delimiter)
    }
    append(literal: "\r\n")
  }

  /// Appends a cell, in quotes where it needs them. A cell that a spreadsheet would take for a formula gets a quote mark before it
  /// (OWASP's advice against CSV injection): ids come from strangers.
  public mutating func append(cell text: String, delimiter: UInt8) {
    let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let needsQuotes = isFormula || text.utf8.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      append(contentsOf: text.utf8)
      return
    }
    append(UInt8(ascii: "\""))
    if isFormula { append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }
}
