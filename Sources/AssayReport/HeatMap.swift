/// A square of counts, what people say down the side and what the label was along the top; what is right lies on the diagonal.
public struct HeatMap: Sendable {
  /// The names of rows and columns.
  public var names: [String]
  /// Row by row, as many as there are names.
  public var counts: [[Int]]

  /// A map; counts that are no square of the names' size are a programming error and trap.
  public init(names: [String], counts: [[Int]]) {
    precondition(counts.count == names.count && counts.allSatisfy { $0.count == names.count }, "a square")
    self.names = names
    self.counts = counts
  }

  private static let cell = 22.0
  private static let side = 150.0
  private static let top = 112.0

  /// The map as shapes: the larger a cell's part of its row, the stronger its colour. O(names²).
  public var drawing: Drawing {
    let size = Double(names.count) * Self.cell
    var drawing = Drawing(width: Self.side + size + 70, height: Self.top + size + 8)
    for (index, name) in names.enumerated() {
      let middle = (Double(index) + 0.5) * Self.cell
      drawing.text(name, Self.side - 6, Self.top + middle + 4, .end)
      drawing.text(name, Self.side + middle + 3, Self.top - 6, angle: 50)
      drawing.line(
        Self.side, Self.top + middle + Self.cell / 2, Self.side + size, Self.top + middle + Self.cell / 2, "grid")
    }
    for (row, counts) in counts.enumerated() {
      // Tickets with neither breach nor label are nearly all there are, and would drown the rest.
      let isLast = row == names.count - 1
      let whole = counts.enumerated().reduce(0) { $0 + (isLast && $1.offset == row ? 0 : $1.element) }
      for (column, count) in counts.enumerated() where count > 0 {
        let (x, y) = (Self.side + Double(column) * Self.cell, Self.top + Double(row) * Self.cell)
        let share = isLast && column == row ? 0.1 : Double(count) / Double(max(1, whole))
        let style = row == column ? "right" : "wrong"
        drawing.rectangle(x + 1, y + 1, Self.cell - 2, Self.cell - 2, opacity: 0.1 + 0.4 * share, style)
        drawing.text(Drawing.count(count), x + Self.cell / 2, y + Self.cell / 2 + 4, .middle)
      }
    }
    return drawing
  }
}
