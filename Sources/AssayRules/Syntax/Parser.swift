/// Reads declarations from the tokens of one file. After a fault it goes on at the next clause, so that several are reported at once.
struct Parser {
  private let tokens: [SyntaxToken]
  private var position = 0
  var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile, file: Int) {
    var lexer = Lexer(source, file: file)
    tokens = lexer.tokens()
    diagnostics = lexer.diagnostics
  }

  /// Thrown to leave a clause; the diagnostic is already recorded.
  struct Abandoned: Error {}

  static let declarations = ["pack", "guideline", "list", "group", "rule"]

  mutating func declarationsOfFile() -> [Declaration] {
    var result: [Declaration] = []
    while current.kind != .end {
      do {
        result.append(try declaration())
      } catch {
        skipToDeclaration()
      }
    }
    return result
  }

  private mutating func declaration() throws(Abandoned) -> Declaration {
    let keyword = current
    guard case .name(let word) = keyword.kind, Parser.declarations.contains(word) else {
      throw unexpected("`pack`, `guideline`, `list`, `group` or `rule`", suggestions: Parser.declarations)
    }
    advance()
    switch word {
    case "pack": return .pack(try pack())
    case "guideline": return .guideline(try guideline())
    case "list": return .list(try list())
    case "group": return .group(try group())
    default: return .rule(try rule())
    }
  }

  // MARK: Tokens

  var current: SyntaxToken { tokens[position] }

  /// The kind of a token further on.
  func kind(at offset: Int) -> SyntaxToken.Kind { tokens[min(position + offset, tokens.count - 1)].kind }

  mutating func advance() { if position + 1 < tokens.count { position += 1 } }

  /// Records that something else was expected, and returns the error to throw.
  mutating func unexpected(_ expected: String, suggestions: [String] = []) -> Abandoned {
    let found: String
    var help = ""
    switch current.kind {
    case .name(let name):
      found = "`\(name)`"
      help = Suggestion.help(name, suggestions)
    case .string: found = "a string"
    case .number, .duration: found = "a number"
    case .thing(let name): found = "`<\(name)>`"
    case .gap: found = "a gap"
    case .pattern:
      diagnostics.append(
        Diagnostic(.regularExpression, "regular expressions are not part of this version", current.span, help: "write the words as a phrase"))
      return Abandoned()
    case .sign(let sign): found = "`\(sign)`"
    case .end: found = "the end of the file"
    }
    diagnostics.append(Diagnostic(.expectedSomethingElse, "expected \(expected), found \(found)", current.span, help: help))
    return Abandoned()
  }

  mutating func name(_ what: String) throws(Abandoned) -> Located<String> {
    guard case .name(let name) = current.kind else { throw unexpected(what) }
    defer { advance() }
    return Located(value: name, span: current.span)
  }

  mutating func string(_ what: String) throws(Abandoned) -> Located<String> {
    guard case .string(let text) = current.kind else { throw unexpected(what) }
    defer { advance() }
    return Located(value: text, span: current.span)
  }

  mutating func number(_ what: String) throws(Abandoned) -> Located<Double> {
    guard case .number(let value) = current.kind else { throw unexpected(what) }
    defer { advance() }
    return Located(value: value, span: current.span)
  }

  mutating func take(_ sign: String) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    advance()
    return true
  }

  mutating func expect(_ sign: String) throws(Abandoned) {
    guard take(sign) else { throw unexpected("`\(sign)`") }
  }

  /// Takes a keyword that is not the first word of a line.
  mutating func takeWord(_ word: String) -> Bool {
    guard current.kind == .name(word), !current.isFirstOnLine else { return false }
    advance()
    return true
  }

  mutating func names(_ what: String) throws(Abandoned) -> [Located<String>] {
    var result = [try name(what)]
    while take(",") { result.append(try name(what)) }
    return result
  }

  private mutating func skipToDeclaration() {
    repeat { advance() } while !startsDeclaration && current.kind != .end
  }

  var startsDeclaration: Bool {
    guard current.isFirstOnLine, case .name(let word) = current.kind else { return current.kind == .end }
    // A clause may have the same name as a declaration; a declaration's keyword stands before a name.
    return Parser.declarations.contains(word)
  }

  /// Calls `clause` for each clause up to the next declaration; a fault skips to the next clause.
  mutating func clauses(of what: String, _ known: [String], _ clause: (inout Parser, Located<String>) throws(Abandoned) -> Void) {
    while !startsDeclaration {
      do {
        guard case .name(let word) = current.kind, current.isFirstOnLine else { throw unexpected("a clause of the \(what)") }
        guard known.contains(word) else {
          diagnostics.append(
            Diagnostic(
              .unknownClause, "a \(what) has no clause `\(word)`", current.span,
              help: Suggestion.help(word, known, otherwise: "clauses of a \(what): \(known.joined(separator: ", "))")))
          throw Abandoned()
        }
        let keyword = Located(value: word, span: current.span)
        advance()
        try clause(&self, keyword)
        if !current.isFirstOnLine, current.kind != .end { throw unexpected("the end of the clause") }
      } catch {
        repeat { advance() } while !current.isFirstOnLine && current.kind != .end
        while !startsDeclaration, !isKnownClause(known) { advance() }
      }
    }
  }

  private func isKnownClause(_ known: [String]) -> Bool {
    guard current.isFirstOnLine, case .name(let word) = current.kind else { return false }
    return known.contains(word)
  }

  /// Reports a clause that was there already.
  mutating func once(_ keyword: Located<String>, _ isGiven: Bool) {
    guard isGiven else { return }
    diagnostics.append(Diagnostic(.duplicateClause, "`\(keyword.value)` stands twice; the later one counts", keyword.span))
  }

  mutating func route() throws(Abandoned) -> RouteSyntax {
    let queue = try name("the name of a queue")
    guard takeWord("within") else { throw unexpected("`within`") }
    guard case .duration(let seconds) = current.kind else { throw unexpected("a duration such as 30m, 4h or 5d") }
    let span = queue.span.joined(with: current.span)
    advance()
    return RouteSyntax(name: queue.value, within: seconds, span: span)
  }
}
