internal import AssayIO

/// Writes records as they came with something added: members of JSON objects, columns of tables. What is there already under these
/// names, from an earlier run, is replaced.
struct AmendedRecords {
  private let members: [String]
  private let columns: [String]
  /// What is kept of the rows of the block at hand; nil for JSON.
  private var kept: CSVColumns?

  /// - Parameters:
  ///   - members: the keys that are added to JSON objects.
  ///   - columns: the columns that are added to tables.
  init(members: [String], columns: [String]) {
    self.members = members
    self.columns = columns
  }

  /// Begins a block: writes the header of a table that begins with it.
  mutating func begin(_ block: Block, to bytes: inout [UInt8]) {
    kept = nil
    guard let header = block.header, let delimiter = block.format.delimiter else { return }
    let columns = CSVColumns(of: header, delimiter: delimiter, without: Set(columns))
    if block.followsHeader { bytes.append(header: columns.names(of: header) + self.columns, delimiter: delimiter) }
    kept = columns
  }

  /// Begins the reader's last record. All members follow, or all cells, each cell with a delimiter before it; then `end`. O(record).
  func append(_ reader: RecordReader, _ block: Block, to bytes: inout [UInt8]) {
    if let kept {
      kept.append(block.storage, reader.row(in: block), to: &bytes)
    } else {
      bytes.append(UInt8(ascii: "{"))
      JSONMembers.append(block.storage, reader.record, without: members, to: &bytes)
    }
  }

  /// Begins a member; its value follows.
  func append(member key: String, to bytes: inout [UInt8]) {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    bytes.append(jsonString: key)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Ends the record.
  func end(to bytes: inout [UInt8]) {
    if kept == nil { bytes.append(literal: "}\n") } else { bytes.append(literal: "\r\n") }
  }
}
