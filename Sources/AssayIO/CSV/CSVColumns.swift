/// Some columns of a table: what is left of its rows when the others are cut out.
public struct CSVColumns: Sendable {
  private let delimiter: UInt8
  /// The columns that are cut out, by their places.
  private let dropped: Set<Int>

  /// All columns but those with some names.
  public init(of header: CSVHeader, delimiter: UInt8, without names: Set<String>) {
    self.delimiter = delimiter
    dropped = Set(header.names.indices.filter { names.contains(header.names[$0]) })
  }

  /// The names of the columns.
  public func names(of header: CSVHeader) -> [String] {
    header.names.indices.filter { !dropped.contains($0) }.map { header.names[$0] }
  }

  /// Appends a row of the table, without its line end, cells as they are written but for what is no UTF-8.
  public func append(_ source: [UInt8], _ row: Range<Int>, to output: inout [UInt8]) {
    guard !dropped.isEmpty else { return output.append(repairing: source, row) }
    var scanner = RowScanner(delimiter: delimiter, recordLimit: row.count)
    scanner.at = row.lowerBound
    scanner.end = row.upperBound
    var isFirst = true
    var column = 0
    while true {
      let start = scanner.at
      let cell = scanner.scanCell(source.span)
      if !dropped.contains(column) {
        if !isFirst { output.append(delimiter) }
        output.append(repairing: source, start..<(cell.endsRow ? row.upperBound : scanner.at - 1))
        isFirst = false
      }
      if cell.endsRow { return }
      column += 1
    }
  }
}
