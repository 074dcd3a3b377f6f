/// One rule file, cut into tokens and then parsed: files know nothing of each other but the names of their lists, so each step can be
/// taken for all of them at once.
struct FileSyntax: Sendable {
  /// Empty once it is parsed.
  private(set) var tokens: [SyntaxToken]
  private(set) var declarations: [Declaration] = []
  private(set) var diagnostics: [Diagnostic]

  /// The tokens of a file. O(size).
  init(_ file: SourceFile, file number: Int) {
    var lexer = Lexer(file, file: number)
    tokens = lexer.tokens()
    diagnostics = lexer.diagnostics
  }

  /// The declarations that its tokens are; what the lexer said stays. O(size).
  func parsed(_ listNames: Set<String>) -> FileSyntax {
    var parser = Parser(tokens, diagnostics, listNames: listNames)
    var result = self
    result.tokens = []
    result.declarations = parser.declarationsOfFile()
    result.diagnostics = parser.diagnostics
    return result
  }
}
