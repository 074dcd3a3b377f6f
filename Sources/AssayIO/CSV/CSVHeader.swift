import AssayCore

/// The header row of a CSV or TSV input: which column fills which field.
///
/// Names are those of NDJSON, nested ones with dots; upper case, spaces and hyphens are forgiven (`Review Text`).
public struct CSVHeader: Sendable {
  /// One column; without a field it is passed over.
  struct Column: Sendable {
    var field: RecordField?
    var rank: UInt16 = 0
  }

  let columns: [Column]
  /// The names as they were read, for error messages.
  public let names: [String]

  /// Whether a column fills the ticket's id, and one its text: without both no row can become a ticket.
  public var isComplete: Bool { has(.text(.ticketID)) && has(.text(.text)) }

  /// Reads the header row that takes `row` of `bytes`.
  init(_ bytes: Span<UInt8>, _ row: Range<Int>, delimiter: UInt8, tree: FieldTree) {
    var scanner = RowScanner(delimiter: delimiter, recordLimit: row.count)
    scanner.at = row.lowerBound
    scanner.end = row.upperBound
    var names: [String] = []
    var columns: [Column] = []
    var scratch = Ticket()
    while true {
      let cell = scanner.scanCell(bytes)
      let start = scratch.end
      _ = append(bytes, cell.range, cell.hasDoubledQuotes ? .doubledQuote : .none, to: &scratch)
      let range = trimmed(scratch.bytes.span, start..<scratch.end)
      let name = Array(scratch.bytes[range])
      names.append(String(decoding: name, as: UTF8.self))
      let exact = tree.find(column: name)
      let index = exact >= 0 ? exact : tree.find(column: Self.simplified(name))
      var column = Column()
      if index >= 0, case .field(let field) = tree.meanings[index].field {
        column = Column(field: field, rank: tree.meanings[index].rank)
      }
      columns.append(column)
      if cell.endsRow { break }
    }
    self.names = names
    self.columns = columns
  }

  /// Whether a column fills the field.
  func has(_ field: RecordField) -> Bool { columns.contains { $0.field == field } }

  private static func simplified(_ name: [UInt8]) -> [UInt8] {
    name.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: " "), UInt8(ascii: "-"): UInt8(ascii: "_")
      default: byte
      }
    }
  }
}
