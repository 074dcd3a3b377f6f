/// Lays out plain text in lines of a given width.
enum TextWrapper {
  /// Wraps paragraphs (separated by line feeds; empty ones stay) to `width` columns, each line behind `indent`.
  ///
  /// Breaks at spaces. A word wider than a line stands on a line of its own and is not cut: it may be a command to copy.
  static func wrap(_ text: String, width: Int, indent: String = "") -> String {
    let room = max(10, width - ColumnWidth.of(indent))
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      // Lines that begin with a space are set as they stand: examples and tables.
      if paragraph.hasPrefix(" ") || paragraph.isEmpty {
        lines.append(String(paragraph))
        continue
      }
      var line = ""
      var columns = 0
      for word in paragraph.split(separator: " ") {
        let needed = ColumnWidth.of(word)
        if columns > 0, columns + 1 + needed > room {
          lines.append(line)
          line = ""
          columns = 0
        }
        if columns > 0 {
          line += " "
          columns += 1
        }
        line += word
        columns += needed
      }
      lines.append(line)
    }
    return lines.map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n")
  }

  /// A label with text wrapped beside it, or below it where less than 20 columns are left beside. Ends with a line feed.
  /// `columns` is the label's width, which may hold colours.
  static func beside(_ label: String, columns: Int, _ text: String, width: Int) -> String {
    guard width - columns >= 20 else {
      var label = label[...]
      while label.last == " " { label.removeLast() }
      return label + "\n" + wrap(text, width: width, indent: "    ") + "\n"
    }
    let indent = String(repeating: " ", count: columns)
    return label + wrap(text, width: width, indent: indent).dropFirst(columns) + "\n"
  }

  /// Pads with spaces on the right to `width` columns.
  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - ColumnWidth.of(text)))
  }

  /// Pads with spaces on the left to `width` columns.
  static func aligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - ColumnWidth.of(text))) + text
  }
}
