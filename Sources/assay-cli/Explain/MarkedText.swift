import AssayCore
import AssayTriage

/// A field of the ticket with its evidence marked, wrapped to a width.
///
/// With colour the evidence is coloured; without, it stands in ⟦…⟧. Numbers of footnotes follow in either case.
struct MarkedText {
  private enum Part { case plain, evidence, footnote }

  /// One character as it will be shown.
  private struct Cell {
    var character: Character
    var columns: Int
    var part: Part
  }

  private var cells: [Cell] = []
  private let paint: Paint

  /// Between the evidence, `strong` words are masked as well, unless the text is to be revealed.
  init(
    _ ticket: Ticket, _ field: TextField, _ regions: [Footnotes.Region], _ strong: StrongWords, _ paint: Paint,
    reveals: Bool
  ) {
    self.paint = paint
    var quoter = Quoter()
    var position = 0
    func shown(_ range: Range<Int>, _ style: QuoteStyle) -> String {
      var bytes: [UInt8] = []
      if reveals {
        let start = ticket.range(of: field).lowerBound
        bytes += ticket.bytes[start + range.lowerBound..<start + range.upperBound]
      } else {
        quoter.append(ticket, field, range, style: style, into: &bytes)
      }
      return Sanitizer.block(String(decoding: bytes, as: UTF8.self))
    }
    func appendPlain(_ range: Range<Int>) {
      for piece in strong.pieces(of: range, in: field) { append(shown(piece.range, piece.style), .plain) }
    }
    for region in regions {
      appendPlain(position..<region.range.lowerBound)
      if !paint.isOn { append("⟦", .footnote) }
      for piece in region.pieces { append(shown(piece.range, piece.style), .evidence) }
      append((paint.isOn ? "[" : "⟧[") + region.numbers.map { String($0) }.joined(separator: ",") + "]", .footnote)
      position = region.range.upperBound
    }
    appendPlain(position..<ticket.range(of: field).count)
  }

  private mutating func append(_ text: String, _ part: Part) {
    for character in text {
      // Marks are ours alone: a review that writes them must not look as if it had evidence.
      let isForgery = part != .footnote && (character == "⟦" || character == "⟧")
      let shown: Character = isForgery ? (character == "⟦" ? "[" : "]") : character
      cells.append(Cell(character: shown, columns: ColumnWidth.of(shown), part: part))
    }
  }

  // MARK: Lines

  /// The lines, none wider than `width` columns. Breaks at spaces and beside wide characters; a longer run is cut.
  func lines(width: Int) -> [String] {
    let width = max(10, width)
    var lines: [String] = []
    var line: [Cell] = []
    var columns = 0
    var breakAt = 0
    func emit(_ cells: some BidirectionalCollection<Cell>) {
      let end = cells.lastIndex { $0.character != " " }.map(cells.index(after:)) ?? cells.startIndex
      lines.append(painted(cells[..<end]))
    }
    for cell in cells {
      if cell.character == "\n" {
        emit(line)
        line.removeAll()
        (columns, breakAt) = (0, 0)
        continue
      }
      if columns + cell.columns > width, cell.character != " " {
        let cut = breakAt > 0 ? breakAt : line.count
        emit(line[..<cut])
        line.removeFirst(cut)
        columns = line.reduce(0) { $0 + $1.columns }
        breakAt = 0
      }
      // Spaces at a line's end may hang over; the next line begins with a word.
      if cell.character == " ", columns >= width {
        breakAt = line.count
        continue
      }
      line.append(cell)
      columns += cell.columns
      if cell.character == " " || cell.columns == 2 { breakAt = line.count }
    }
    emit(line)
    return lines
  }

  /// The line with each run of one part painted by itself, so that no colour runs over a line's end.
  private func painted(_ cells: some Collection<Cell>) -> String {
    var text = ""
    var rest = cells[...]
    while let part = rest.first?.part {
      let run = rest.prefix { $0.part == part }
      rest = rest.dropFirst(run.count)
      let characters = String(run.map(\.character))
      switch part {
      case .plain: text += characters
      case .evidence: text += paint.evidence(characters)
      case .footnote: text += paint.faint(characters)
      }
    }
    return text
  }
}
