extension Parser {
  static let packClauses = ["version", "languages", "outcome", "reporter"]

  static let guidelineClauses = [
    "title", "means", "counts", "excludes", "severity", "prior", "threshold", "uncertain", "route", "exposure", "quote",
    "dsa", "contact_first", "reasons",
  ]

  static let ruleClauses = [
    "why", "match", "with", "unless", "where", "language", "content", "severity", "route", "exposure", "tag", "flag",
    "pass", "version", "status",
  ]

  /// What an overlay may say of a rule that is not its own: its phrase stays its author's.
  static let changeClauses = ruleClauses.filter { !["match", "where", "language", "content"].contains($0) }

  static let clauseNames = Set(packClauses + guidelineClauses + ruleClauses)

  /// Whether the first word of a line begins a clause of some kind, or a declaration.
  var startsClauseOrDeclaration: Bool {
    guard current.isFirstOnLine, case .name(let word) = current.kind else { return false }
    return Parser.clauseNames.contains(word) || startsDeclaration
  }

  /// Calls `clause` for each clause up to the next declaration; a fault skips to the next clause. Returns the clauses that
  /// were written, faulty ones included.
  mutating func clauses(
    of what: String, _ known: [String], _ clause: (inout Parser, Located<String>) throws(Abandoned) -> Void
  ) -> Set<String> {
    var written: Set<String> = []
    while !startsDeclaration {
      let start = position
      do {
        guard case .name(let word) = current.kind, current.isFirstOnLine else {
          throw unexpected("a clause of the \(what)")
        }
        guard known.contains(word) else { throw unknownClause(word, of: what, known, &written) }
        written.insert(word)
        begin(word, isDeclaration: false)
        let keyword = Located(value: word, span: current.span)
        advance()
        try clause(&self, keyword)
        if !current.isFirstOnLine, current.kind != .end { throw unexpected("the end of the clause") }
      } catch {
        if position == start { advance() }
        while !startsDeclaration, !startsClause(known) { advance() }
      }
    }
    return written
  }

  private mutating func unknownClause(
    _ word: String, of what: String, _ known: [String], _ written: inout Set<String>
  ) -> Abandoned {
    var help: Hint = "clauses of a \(what): \(known.joined(separator: ", "))"
    if let meant = Suggestion.nearest(word, known) {
      help = Suggestion.meant(meant)
      written.insert(meant)
    } else if what == "change", Parser.ruleClauses.contains(word) {
      help = "what a rule looks for stays its author's: give it `status disabled`, and write a rule of your own"
    } else if word == "group" {
      help = "a rule's group stands on its first line: `rule NAME +4.0 group NAME`"
    } else if Parser.guidelineClauses.contains(word) {
      help = "`\(word)` belongs to a guideline"
    } else if Parser.ruleClauses.contains(word) {
      help = "`\(word)` belongs to a rule"
    } else if Parser.packClauses.contains(word) {
      help = "`\(word)` belongs to the pack clause"
    }
    report(.unknownClause, "a \(what) has no clause `\(word)`", current.span, help: help)
    return Abandoned()
  }

  /// Whether a clause begins here, slips of the pen included.
  private func startsClause(_ known: [String]) -> Bool {
    guard current.isFirstOnLine, case .name(let word) = current.kind else { return false }
    return Parser.clauseNames.contains(word) || looksLikeClause(word, known)
  }

  /// Whether a name at the beginning of a line, no list of the pack, reads like a clause with a slip of the pen.
  func looksLikeClause(_ word: String, _ known: [String]) -> Bool {
    !isList(word) && Suggestion.nearest(word, known) != nil
  }

  /// Reports a clause that was there already.
  mutating func once(_ keyword: Located<String>, _ isGiven: Bool) {
    guard isGiven else { return }
    let help: Hint =
      switch keyword.value {
      case "match": "join the two with `|`"
      case "where": "join the two with `and`"
      case "counts", "excludes": "join the two with a comma"
      default: "keep one of them"
      }
    report(.duplicateClause, "`\(keyword.value)` stands twice", keyword.span, help: help)
  }

  /// Ends the first line of a declaration: what else stands on it is reported and skipped.
  mutating func endOfHeader(_ expected: String, suggestions: [String] = []) {
    guard !current.isFirstOnLine, current.kind != .end else { return }
    _ = unexpected(expected, suggestions: suggestions)
    skipToNextLine()
  }

  mutating func skipToNextLine() {
    while !current.isFirstOnLine, current.kind != .end { advance() }
  }

  mutating func route() throws(Abandoned) -> RouteSyntax {
    let queue = try name("the name of a queue")
    let seconds = try within()
    return RouteSyntax(name: queue.value, within: seconds, span: queue.span.joined(with: previousSpan))
  }

  /// `within 4h`, in seconds.
  mutating func within() throws(Abandoned) -> Int {
    guard takeWord("within") else { throw unexpected("`within`", suggestions: ["within"]) }
    guard case .duration(let seconds) = current.kind else { throw unexpected("a duration such as 30m, 4h or 5d") }
    advance()
    return seconds
  }

  /// What may have been meant, judging by the token that does not fit and the one before it; may be empty.
  var hint: Hint {
    switch (previousKind, current.kind) {
    case (.number, .sign(",")): "decimals are written with a point"
    case (_, .pattern):
      "regular expressions stand in rules, where a whole phrase may: in `match`, `with`, `unless`, `has(…)` and `count(…)`"
    case (_, .sign(",")): Hint("alternatives are written with `|`", replacement: " |")
    case (_, .name("near")), (_, .name("before")), (_, .name("after")):
      "distances follow `with` or `unless`: `with near 8: …`, `unless before 5: …`"
    case (.sign("|"), .sign("|")): Hint("one `|` is enough", replacement: "")
    case (_, .sign("|")): "conditions are joined with `or`"
    case (.string, .number), (.thing, .number): "numbers in phrases stand in quotes, too, or as `<number>`"
    case (_, .sign(":")): "a field or a distance stands first: `in title: …`, `near 8: …`"
    case (_, .sign("<")): "a class is written with both brackets: `<url>`"
    case (.sign("="), .sign("=")): Hint("equality is written with one `=`", replacement: "")
    case (.sign(")"), .sign(let sign)) where Parser.comparisons.contains(sign): "to count, use `count(…)`"
    case (.name, .name): "several names are separated by commas"
    case (.string, .string): "several texts are separated by commas"
    default: ""
    }
  }

  static let comparisons: Set<String> = ["<", "<=", "=", "!=", ">=", ">"]
}
