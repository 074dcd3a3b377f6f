/// Renders diagnostics for people and for programs.
public enum DiagnosticRenderer {
  /// One diagnostic as a few lines: message, place, source line with carets, help. Ends with a line feed.
  public static func text(_ diagnostic: Diagnostic, _ files: [SourceFile]) -> String {
    let kind = diagnostic.isError ? "error" : "warning"
    var result = "\(kind)[\(diagnostic.code.rawValue)]: \(ShownLine.harmless(diagnostic.message))\n"
    let file = files[diagnostic.span.file]
    let (line, column) = file.position(of: diagnostic.span.start)
    let (endLine, endColumn) = file.position(of: diagnostic.span.end)
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    let shown = ShownLine(file.line(line), from: column - 1, to: endLine == line ? endColumn - 1 : Int.max)
    let label = diagnostic.label.isEmpty ? "" : " \(diagnostic.label)"
    result += "\(margin)--> \(ShownLine.harmless(file.path)):\(line):\(column)\n"
    result += "\(margin) |\n"
    result += "\(number) | \(shown.text)\n"
    result += "\(margin) | \(shown.carets)\(label)\n"
    if !diagnostic.help.isEmpty { result += "\(margin) = help: \(ShownLine.harmless(diagnostic.help))\n" }
    return result
  }

  /// All diagnostics as JSON, one object a line:
  /// `code`, `severity`, `message`, `file`, `line`, `column`, `end_line`, `end_column`, `label`, `help`, `edits`. An edit has `file`,
  /// `line`, `column`, `end_line`, `end_column` and the `text` that comes there.
  public static func json(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> String {
    diagnostics.map { diagnostic in
      let file = files[diagnostic.span.file]
      let start = file.position(of: diagnostic.span.start)
      let end = file.position(of: diagnostic.span.end)
      return """
        {"code":"\(diagnostic.code.rawValue)","severity":"\(diagnostic.isError ? "error" : "warning")",\
        "message":\(quoted(diagnostic.message)),"file":\(quoted(file.path)),"line":\(start.line),\
        "column":\(start.column),"end_line":\(end.line),"end_column":\(end.column),\
        "label":\(quoted(diagnostic.label)),"help":\(quoted(diagnostic.help)),\
        "edits":[\(diagnostic.edits.map { json($0, files) }.joined(separator: ","))]}

        """
    }.joined()
  }

  private static func json(_ edit: TextEdit, _ files: [SourceFile]) -> String {
    let file = files[edit.span.file]
    let start = file.position(of: edit.span.start)
    let end = file.position(of: edit.span.end)
    return """
      {"file":\(quoted(file.path)),"line":\(start.line),"column":\(start.column),"end_line":\(end.line),\
      "end_column":\(end.column),"text":\(quoted(edit.text))}
      """
  }

  /// Text as a JSON string.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
