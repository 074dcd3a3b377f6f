/// Text as Markdown that GitHub and others read alike.
enum Markdown {
  /// Text that is to be read as it is: no emphasis, links, tags or mathematics, and addresses lead nowhere. On one line, with
  /// control characters made visible.
  static func escaped(_ text: String) -> String {
    var result = ""
    var rest = Sanitizer.line(text)[...]
    while let character = rest.first {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&": result += "\\\(character)"
      case "$": result += "&#36;"
      case ":" where rest.hasPrefix("://"): result += "\\:"
      case "." where result.lowercased().hasSuffix("www"): result += "\\."
      default: result.append(character)
      }
      rest.removeFirst()
    }
    return result
  }

  /// An item of a list. What looks like the beginning of a heading, or of a list inside the list, is none.
  static func item(_ text: String) -> String {
    let escaped = escaped(text)
    guard let mark = escaped.firstIndex(where: { !$0.isNumber }) else { return "- \(escaped)\n" }
    let begins = mark == escaped.startIndex ? "#+-=" : ".)"
    return "- \(escaped[..<mark])\(begins.contains(escaped[mark]) ? "\\" : "")\(escaped[mark...])\n"
  }

  /// A name of letters, digits and `_` in the type of programs.
  static func code(_ name: String) -> String { "`\(name.filter { $0 != "`" && !$0.isNewline })`" }

  /// One row of a table. Cells are Markdown.
  static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }

  /// The head of a table.
  static func head(_ titles: [String]) -> String { row(titles) + "|\(titles.map { _ in "---|" }.joined())\n" }
}
