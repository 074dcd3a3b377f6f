import AssayCore

/// The syntax of RFC 4180 over bytes, with any delimiter: where cells and rows end.
///
/// A cell is quoted if a quote is its first byte. In it, two quotes stand for one, delimiters and newlines are text.
/// A quote anywhere else is an ordinary character. Rows end with LF or CR LF.
struct RowScanner {
  let delimiter: UInt8
  /// A quoted cell that is not closed within so many bytes counts as never closed.
  let recordLimit: Int
  /// The next byte to read.
  var at = 0
  /// The end of the block.
  var end = 0

  init(delimiter: UInt8, recordLimit: Int) {
    self.delimiter = delimiter
    self.recordLimit = recordLimit
  }

  /// One cell of a row.
  struct Cell {
    /// Its bytes, without the quotes around it.
    var range: Range<Int>
    var isQuoted = false
    var hasDoubledQuotes = false
    /// It is the last of its row.
    var endsRow = false
    /// Why its row cannot be used.
    var problem: RejectReason?
  }

  /// Reads the cell that begins at `at`, and the delimiter or newline behind it.
  mutating func scanCell(_ bytes: Span<UInt8>) -> Cell {
    guard at < end, bytes[at] == UInt8(ascii: "\"") else { return scanPlainCell(bytes) }
    var cell = Cell(range: at..<at, isQuoted: true)
    let start = at + 1
    at = start
    while true {
      guard let quote = bytes.firstIndex(of: UInt8(ascii: "\""), in: at..<end), quote - start < recordLimit else {
        // Go on with the next line, as `RecordEndFinder` does.
        at = bytes.firstIndex(of: UInt8(ascii: "\n"), in: start..<end).map { $0 + 1 } ?? end
        cell.range = start..<at
        cell.problem = .unterminatedQuote
        cell.endsRow = true
        return cell
      }
      at = quote + 1
      if at < end && bytes[at] == UInt8(ascii: "\"") {
        cell.hasDoubledQuotes = true
        at += 1
        continue
      }
      cell.range = start..<quote
      break
    }
    let rest = scanPlainCell(bytes)
    if !rest.range.isEmpty { cell.problem = .strayQuote }
    cell.endsRow = rest.endsRow
    return cell
  }

  private mutating func scanPlainCell(_ bytes: Span<UInt8>) -> Cell {
    let start = at
    while at &+ 8 <= bytes.count && at < end {
      let word = bytes.load8(at)
      let stops = Lanes.equal(delimiter, word) | Lanes.equal(UInt8(ascii: "\n"), word)
      if stops != 0 {
        at &+= Lanes.first(stops)
        break
      }
      at &+= 8
    }
    while at < end, bytes[at] != delimiter, bytes[at] != UInt8(ascii: "\n") { at &+= 1 }
    at = min(at, end)
    var cell = Cell(range: start..<at)
    if at >= end {
      cell.endsRow = true
    } else {
      cell.endsRow = bytes[at] == UInt8(ascii: "\n")
      at += 1
    }
    // The CR of a CR LF, also where the last row lacks its LF.
    if cell.endsRow, !cell.range.isEmpty, bytes[cell.range.upperBound - 1] == UInt8(ascii: "\r") {
      cell.range = start..<(cell.range.upperBound - 1)
    }
    return cell
  }
}
