/// Reads declarations from the tokens of one file. After a fault it goes on at the next clause, so that several are
/// reported at once; what was begun counts as written, so that one fault is not reported again as something missing.
struct Parser {
  private let tokens: [SyntaxToken]
  private(set) var position = 0
  private(set) var diagnostics: [Diagnostic]
  /// The lists of the whole pack: their names may begin a line inside a phrase.
  private let listNames: Set<String>
  private var depth = 0
  /// Where declarations and clauses begin, in order: the shape of the file, for those who lay it out.
  private(set) var starts: [Start] = []

  /// The first token of a declaration or clause.
  struct Start: Equatable {
    var token: Int
    var keyword: String
    var isDeclaration: Bool
  }

  /// How deep parentheses and `not` may nest.
  static let nesting = 64

  /// Takes the tokens of one file and what the lexer said of it.
  init(_ tokens: [SyntaxToken], _ diagnostics: [Diagnostic], listNames: Set<String>) {
    self.tokens = tokens
    self.diagnostics = diagnostics
    self.listNames = listNames
  }

  /// Thrown to leave a clause; the diagnostic is already recorded.
  struct Abandoned: Error {}

  static let declarations = ["pack", "guideline", "list", "group", "rule", "extend", "change"]

  /// The names that a file's tokens declare as lists.
  static func listNames(_ tokens: [SyntaxToken]) -> [String] {
    var names: [String] = []
    // By index: to pass tokens on would copy the text of each.
    for index in tokens.indices.dropLast() where tokens[index].isFirstOnLine && tokens[index].kind == .name("list") {
      if case .name(let name) = tokens[index + 1].kind { names.append(name) }
    }
    return names
  }

  mutating func declarationsOfFile() -> [Declaration] {
    var result: [Declaration] = []
    while current.kind != .end {
      do {
        result.append(try declaration())
      } catch {
        repeat { advance() } while !startsDeclaration
      }
    }
    return result
  }

  private mutating func declaration() throws(Abandoned) -> Declaration {
    guard let keyword = declarationKeyword else {
      throw unexpected(
        "`pack`, `guideline`, `list`, `group` or `rule`", suggestions: Parser.declarations,
        help: diagnostics.isEmpty ? "a file begins with `guideline ID`" : "")
    }
    if current.kind != .name(keyword) {
      // A slip of the pen: say so once, and read on as it was meant.
      report(.expectedSomethingElse, "expected a declaration", current.span, help: Suggestion.meant(keyword))
    }
    let span = current.span
    begin(keyword, isDeclaration: true)
    advance()
    switch keyword {
    case "pack": return .pack(pack(span))
    case "guideline": return .guideline(guideline(span))
    case "list": return .list(try list())
    case "group": return .group(try group())
    case "extend": return try extended(span)
    case "change": return try change(span)
    default: return .rule(rule(span))
    }
  }

  /// The declaration that begins here, if one does, slips of the pen included.
  private var declarationKeyword: String? {
    guard current.isFirstOnLine, case .name(let word) = current.kind else { return nil }
    if word == "group", case .name = kind(at: 1), kind(at: 2) != .name("cap"), isInRule { return nil }
    if Parser.declarations.contains(word) { return word }
    guard case .name = kind(at: 1), !isFirstOnLine(at: 1), !Parser.clauseNames.contains(word), !listNames.contains(word)
    else { return nil }
    let nearest = Suggestion.nearest(word, Parser.declarations + Parser.clauseNames.sorted())
    return nearest.flatMap { Parser.declarations.contains($0) ? $0 : nil }
  }

  /// Set while the clauses of a rule are read, where `group links` on a line of its own is a misplaced part of the rule.
  var isInRule = false

  var startsDeclaration: Bool { current.kind == .end || declarationKeyword != nil }

  // MARK: Tokens

  var current: SyntaxToken { tokens[position] }

  /// The span of the token read last.
  var previousSpan: SourceSpan { tokens[max(0, position - 1)].span }
  var previousKind: SyntaxToken.Kind { tokens[max(0, position - 1)].kind }

  /// The kind of a token further on.
  func kind(at offset: Int) -> SyntaxToken.Kind { tokens[min(position + offset, tokens.count - 1)].kind }

  func isFirstOnLine(at offset: Int) -> Bool { tokens[min(position + offset, tokens.count - 1)].isFirstOnLine }

  /// Notes that a declaration or clause begins at the current token.
  mutating func begin(_ keyword: String, isDeclaration: Bool) {
    starts.append(Start(token: position, keyword: keyword, isDeclaration: isDeclaration))
  }

  mutating func advance() { if position + 1 < tokens.count { position += 1 } }

  /// Past the number of faults that are shown, the rest of the file is not read.
  mutating func report(_ code: DiagnosticCode, _ message: String, _ span: SourceSpan, help: Hint = "") {
    guard diagnostics.count <= [Diagnostic].mostOfOneFile else {
      position = tokens.count - 1
      return
    }
    diagnostics.append(Diagnostic(code, message, span, help: help))
  }

  /// Records that something else was expected, and returns the error to throw.
  mutating func unexpected(_ expected: String, suggestions: [String] = [], help: Hint = "") -> Abandoned {
    var found: String
    var span = current.span
    // What is missing is missing behind the last token, not before the next clause.
    let isMissing = position > 0 && (current.kind == .end || startsClauseOrDeclaration)
    var ownHelp = help.isEmpty && !isMissing ? hint : help
    switch current.kind {
    case .name(let name):
      found = "`\(name)`"
      ownHelp = Suggestion.help(name, suggestions, otherwise: ownHelp)
    case .string: found = "a string"
    case .number: found = "a number"
    case .duration: found = "a duration"
    case .thing(let name): found = "`<\(name)>`"
    case .gap: found = "a gap"
    case .pattern: found = "a regular expression"
    case .sign(let sign): found = "`\(sign)`"
    // Already reported, by the lexer.
    case .fault: return Abandoned()
    case .end: found = "the end of the file"
    }
    if isMissing {
      span = previousSpan.behind
      if current.kind != .end { found = "the end of the line" }
    }
    report(.expectedSomethingElse, "expected \(expected), found \(found)", span, help: ownHelp)
    return Abandoned()
  }

  mutating func name(_ what: String) throws(Abandoned) -> Located<String> {
    guard case .name(let name) = current.kind, !startsClauseOrDeclaration else {
      if case .string = current.kind { throw unexpected(what, help: "names stand without quotes") }
      throw unexpected(what)
    }
    defer { advance() }
    return Located(value: name, span: current.span)
  }

  /// The name of something that is declared.
  mutating func newName(_ what: String) throws(Abandoned) -> Located<String> {
    let name = try name(what)
    if name.value.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) {
      report(
        .badName, "`\(name.value)`: names are written in lower case", name.span,
        help: "write `\(Parser.lowerCased(name.value))`")
    }
    return name
  }

  /// `promoCode` and `Promo_Code` as `promo_code`.
  private static func lowerCased(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isUppercase, let last = result.last, last != "_", !last.isUppercase, !last.isNumber { result += "_" }
      result += character.lowercased()
    }
    return name == name.uppercased() ? name.lowercased() : result
  }

  mutating func string(_ what: String) throws(Abandoned) -> Located<String> {
    guard case .string(let text) = current.kind else {
      if case .name = current.kind, !startsClauseOrDeclaration {
        throw unexpected(what, help: "texts stand in double quotes")
      }
      throw unexpected(what)
    }
    defer { advance() }
    return Located(value: text, span: current.span)
  }

  /// One string or several, with commas between them.
  mutating func strings(_ what: String) throws(Abandoned) -> [Located<String>] {
    var result = [try string(what)]
    while take(",") { result.append(try string(what)) }
    return result
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
    if case .name = current.kind, !current.isFirstOnLine { throw unexpected("`,` or the end of the line") }
    return result
  }

  /// Reads something that nests, within the limit.
  mutating func nested<Result>(_ body: (inout Parser) throws(Abandoned) -> Result) throws(Abandoned) -> Result {
    guard depth < Parser.nesting else {
      report(
        .nestedTooDeep, "nested more than \(Parser.nesting) deep", current.span,
        help: "take parentheses away, or use a list")
      throw Abandoned()
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Whether a name that begins a line may be a list of the pack.
  func isList(_ name: String) -> Bool { listNames.contains(name) }
}
