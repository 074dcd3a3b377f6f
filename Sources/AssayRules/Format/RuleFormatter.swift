/// Lays rule files and word lists out in the house style. Tokens, comments and the author's line breaks stay; white space
/// is what changes, so the meaning can't.
public enum RuleFormatter {
  /// What laying one file out gave.
  public struct Result: Sendable {
    /// The file in the house style; nil when it can't be read.
    public var text: String?
    /// Why it can't be read. Their file is number 0.
    public var diagnostics: [Diagnostic]
  }

  /// The names of the lists that some files declare. O(size).
  public static func listNames(_ files: [SourceFile]) -> Set<String> {
    Set(
      files.flatMap { file in
        var lexer = Lexer(file, file: 0)
        return Parser.listNames(lexer.tokens())
      })
  }

  /// Lays out one rule file. O(size).
  ///
  /// - Parameter listNames: the lists of the whole pack, since the name of one may begin a line. Nothing else of another file
  ///   matters.
  public static func format(_ file: SourceFile, listNames: Set<String>) -> Result {
    var lexer = Lexer(file, file: 0)
    let tokens = lexer.tokens()
    var parser = Parser(tokens, lexer.diagnostics, listNames: listNames.union(Parser.listNames(tokens)))
    _ = parser.declarationsOfFile()
    guard parser.diagnostics.isEmpty else { return Result(text: nil, diagnostics: parser.diagnostics.tidied()) }
    var layout = FileLayout(SpacedTokens(file, tokens), parser.starts)
    return Result(text: layout.text(), diagnostics: [])
  }

  /// A word list: one entry a line without space around it, single spaces inside, at most one empty line in a row.
  public static func format(wordList file: SourceFile) -> String {
    var lines: [String] = []
    for line in file.bytes[file.start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
      let hash = line.firstIndex(of: UInt8(ascii: "#")) ?? line.endIndex
      let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      let entry = line[..<hash].split(whereSeparator: isSpace).map { String(decoding: $0, as: UTF8.self) }
      let end = line.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? line.startIndex
      let comment = String(decoding: line[hash..<max(hash, end)], as: UTF8.self)
      let text = entry.joined(separator: " ") + (entry.isEmpty || comment.isEmpty ? "" : "  ") + comment
      if !text.isEmpty || !(lines.last ?? "").isEmpty { lines.append(text) }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0 + "\n" }.joined()
  }
}
