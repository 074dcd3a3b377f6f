/// A table of a page, in a region of its own that scrolls where it is wider than the screen.
public struct DataTable: Sendable {
  /// A column's head.
  public struct Head: Sendable {
    /// What it says.
    public var text: String
    /// Whether the column is set right.
    public var isNumber: Bool

    /// The head of a column of numbers.
    public static func number(_ text: String) -> Head { Head(text: text, isNumber: true) }
    /// The head of a column of words.
    public static func words(_ text: String) -> Head { Head(text: text, isNumber: false) }
  }

  /// A cell.
  public struct Cell: Sendable, ExpressibleByStringInterpolation {
    /// What it says.
    public var text: String
    /// An interval behind it, set smaller; empty for none.
    public var range: String

    /// A cell.
    public init(_ text: String, range: String = "") {
      self.text = text
      self.range = range
    }

    /// A cell that says just this.
    public init(stringLiteral text: String) { self.init(text) }
  }

  /// What it shows.
  public var caption: String
  /// The heads; the first column names the rows.
  public var heads: [Head]
  /// Whether intervals stand under their figures, for tables of many columns. On narrow screens they always do.
  public var isCompact = false
  /// The rows, each with as many cells as there are heads.
  public private(set) var rows: [[Cell]] = []

  /// A table without rows.
  public init(_ caption: String, _ heads: [Head]) {
    self.caption = caption
    self.heads = heads
  }

  /// Appends a row; another number of cells than of heads is a programming error and traps.
  public mutating func add(_ cells: [Cell]) {
    precondition(cells.count == heads.count, "as many cells as heads")
    rows.append(cells)
  }

  /// Writes it.
  public func write(to html: inout Markup) {
    html.element("div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-label": caption]) { html in
      html.element("table", ["class": isCompact ? "compact" : "plain"]) { html in
        html.element("caption", caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for head in heads { html.element("th", ["scope": "col", "class": Self.style(head)], head.text) }
          }
        }
        html.element("tbody") { html in
          for row in rows {
            html.element("tr") { html in write(row, to: &html) }
            html.line()
          }
        }
      }
    }
    html.line()
  }

  private func write(_ row: [Cell], to html: inout Markup) {
    for (index, cell) in row.enumerated() {
      if index == 0 {
        html.element("th", ["scope": "row", "class": Self.style(heads[0])]) { Self.write(cell, to: &$0) }
      } else {
        html.element("td", ["class": Self.style(heads[index])]) { Self.write(cell, to: &$0) }
      }
    }
  }

  private static func write(_ cell: Cell, to html: inout Markup) {
    html.element("bdi", cell.text)
    if !cell.range.isEmpty {
      html.text(" ")
      html.element("span", ["class": "range"], cell.range)
    }
  }

  private static func style(_ head: Head) -> String { head.isNumber ? "number" : "words" }
}
