/// A plain-text table: the first column set left, the others right, two spaces between.
public struct TextTable: Sendable {
  private var rows: [[String]]
  /// A further column that is set left, or none.
  private let leading: Int?

  /// A table with these column heads; `leading` is the place of a column set left besides the first, from 1.
  public init(_ heads: [String], leading: Int? = nil) {
    rows = [heads]
    self.leading = leading.map { $0 - 1 }
  }

  /// Appends a row; missing cells are empty, cells beyond the heads are a programming error and trap.
  public mutating func add(_ cells: [String]) {
    precondition(cells.count <= rows[0].count, "more cells than columns")
    rows.append(cells + Array(repeating: "", count: rows[0].count - cells.count))
  }

  /// The lines, each with its line end, without trailing spaces. Widths are counted in characters.
  public func text() -> String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let room = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell + room : "  " + (column == leading ? cell + room : room + cell)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
