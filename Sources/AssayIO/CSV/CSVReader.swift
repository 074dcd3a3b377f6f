public import AssayCore

/// Reads tickets from CSV or TSV rows (RFC 4180), giving the same ticket as `NDJSONReader` for the same data.
///
/// An empty cell is a missing value, save that an empty text is a text. Items of lists are separated by `|` or `;`; of `raters`, raters by `;`
/// and the labels of each by `|`, so that `spam;spam|scam;` are three, of whom the last saw nothing.
public struct CSVReader: Sendable {
  private var scanner: RowScanner
  private var filler = TicketFiller()

  /// A reader of rows whose cells are separated by `delimiter`, an ASCII byte.
  public init(delimiter: UInt8 = UInt8(ascii: ","), recordLimit: Int = Limits.recordBytes) {
    scanner = RowScanner(delimiter: delimiter, recordLimit: recordLimit)
  }

  /// What was noticed about the last record.
  public var notes: Notes { filler.notes }

  /// The rank of the name that filled a field of the last record.
  func rank(of field: RecordField) -> UInt16? { filler.rank(of: field) }

  /// Reads the row that begins at the start of `range` into `ticket`, which is emptied first.
  ///
  /// - Returns: what became of it, and where the next row begins.
  public mutating func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>, header: CSVHeader, into ticket: inout Ticket
  ) -> (outcome: ReadOutcome, next: Int) {
    scanner.at = range.lowerBound
    scanner.end = range.upperBound
    ticket.removeAll()
    filler.removeAll()
    var count = 0
    var isBlank = true
    var problem: Rejection?
    var hasEmptyText = false
    while true {
      let start = scanner.at
      let cell = scanner.scanCell(bytes)
      isBlank = isBlank && !cell.isQuoted && trimmed(bytes, cell.range).isEmpty
      if let reason = cell.problem, problem == nil { problem = Rejection(reason: reason, offset: start) }
      if count < header.columns.count, problem == nil {
        let column = header.columns[count]
        if let field = column.field {
          if cell.range.isEmpty {
            if field == .text(.text) { hasEmptyText = true }
          } else if filler.accepts(field, rank: column.rank) {
            fill(field, column.rank, bytes, cell, &ticket)
          }
        }
      }
      count += 1
      if cell.endsRow { break }
    }
    let row = range.lowerBound..<scanner.at
    if let nul = bytes.firstIndex(of: 0, in: row) { return (.rejected(.nulByte, offset: nul), row.upperBound) }
    if let problem { return (.rejected(problem.reason, offset: problem.offset), row.upperBound) }
    if isBlank && count == 1 { return (.blank, row.upperBound) }
    if count != header.columns.count { return (.rejected(.raggedRow, offset: row.lowerBound), row.upperBound) }
    if hasEmptyText, !ticket.has(.text) {
      filler.setString(.text(.text), rank: .max - 1, ticket.end..<ticket.end, in: &ticket)
    }
    if let reason = filler.finish(&ticket) { return (.rejected(reason, offset: row.lowerBound), row.upperBound) }
    return (.ticket, row.upperBound)
  }

  private mutating func fill(
    _ field: RecordField, _ rank: UInt16, _ bytes: Span<UInt8>, _ cell: RowScanner.Cell, _ ticket: inout Ticket
  ) {
    let start = ticket.end
    let quoting = cell.hasDoubledQuotes ? Quoting.doubledQuote : .none
    filler.notes.formUnion(append(bytes, cell.range, quoting, to: &ticket))
    guard case .list(let list) = field else {
      return filler.setString(field, rank: rank, start..<ticket.end, in: &ticket)
    }
    filler.beginList(list, rank: rank, in: &ticket)
    if list == .raters { ticket.beginRater() }
    var itemStart = start
    let end = ticket.end
    for index in start...end {
      let isEnd = index == end || ticket.bytes[index] == UInt8(ascii: "|") || ticket.bytes[index] == UInt8(ascii: ";")
      guard isEnd else { continue }
      let item = trimmed(ticket.bytes.span, itemStart..<index)
      if !item.isEmpty { ticket.add(list, range: item) }
      if list == .raters, index < end, ticket.bytes[index] == UInt8(ascii: ";") { ticket.beginRater() }
      itemStart = index + 1
    }
  }
}
