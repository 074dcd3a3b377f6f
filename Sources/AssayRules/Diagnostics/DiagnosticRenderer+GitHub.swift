extension DiagnosticRenderer {
  /// All diagnostics as workflow commands, one a line, that GitHub shows beside the lines of a change:
  /// `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message`.
  public static func github(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> String {
    diagnostics.reduce(into: "") { result, diagnostic in
      let file = files[diagnostic.span.file]
      let start = file.position(of: diagnostic.span.start)
      let end = file.position(of: diagnostic.span.end)
      var place = "file=\(property(file.path)),line=\(start.line),col=\(start.column),endLine=\(end.line)"
      // Its columns count from 1, the last one included, and mean something on one line only.
      if start.line == end.line { place += ",endColumn=\(max(start.column, end.column - 1))" }
      let help = diagnostic.help.isEmpty ? "" : "\n\(diagnostic.help)"
      result += "::\(diagnostic.isError ? "error" : "warning") \(place),title=\(diagnostic.code.rawValue)::"
      result += escaped(diagnostic.message + help) + "\n"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func property(_ text: String) -> String {
    escaped(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
