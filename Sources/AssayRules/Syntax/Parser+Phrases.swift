extension Parser {
  /// `[in FIELD:] PHRASES`
  mutating func phraseClause() throws(Abandoned) -> PhraseClause {
    var field: Located<String>?
    if takeWord("in") {
      field = try name("a field")
      try expect(":")
    }
    return PhraseClause(field: field, phrase: try phrases())
  }

  /// `[in FIELD:] [near N: | before N: | after N:] PHRASES`, the two in either order.
  mutating func guardClause(forbids: Bool) throws(Abandoned) -> GuardSyntax {
    var reach = GuardSyntax.Reach.anywhere
    var distance: Located<Double>?
    var field: Located<String>?
    while case .name(let word) = current.kind, !current.isFirstOnLine {
      if word == "in", field == nil {
        advance()
        field = try name("a field")
      } else if reach == .anywhere, let found = GuardSyntax.Reach(rawValue: word), found != .anywhere {
        advance()
        reach = found
        distance = try number("a distance in words")
      } else {
        break
      }
      if take(":") { continue }
      guard case .name(let next) = current.kind, next == "in" || GuardSyntax.Reach(rawValue: next) != nil else {
        throw unexpected("`:`", help: "a colon stands before the phrase: `near 6: …`, `in title: …`")
      }
    }
    return GuardSyntax(
      forbids: forbids, reach: reach, distance: distance, clause: PhraseClause(field: field, phrase: try phrases()))
  }

  /// Alternatives of sequences.
  mutating func phrases() throws(Abandoned) -> PhraseSyntax {
    let first = try sequence()
    guard take("|") else { return first }
    var alternatives = [first]
    repeat { alternatives.append(try sequence()) } while take("|")
    return .alternatives(alternatives)
  }

  private mutating func sequence() throws(Abandoned) -> PhraseSyntax {
    guard let first = try element() else {
      var help: Hint = ""
      if case .number = current.kind { help = "numbers in phrases stand in quotes, too, or as `<number>`" }
      throw unexpected("a phrase", help: help)
    }
    // Most are one string: it gets no array.
    guard let second = try element() else { return first }
    var parts = [first, second]
    while let part = try element() { parts.append(part) }
    return .sequence(parts)
  }

  /// One element with its `?`, or nil where the sequence ends.
  private mutating func element() throws(Abandoned) -> PhraseSyntax? {
    let span = current.span
    let element: PhraseSyntax
    switch current.kind {
    case .string(let text):
      advance()
      element = .words(Located(value: text, span: span))
    case .thing(let name):
      advance()
      element = .thing(Located(value: name, span: span))
    case .gap(let width):
      advance()
      return .gap(Located(value: width, span: span))
    case .pattern(let expression):
      advance()
      element = .regex(Located(value: expression, span: span))
    case .fault:
      throw unexpected("a phrase")
    case .sign("("):
      advance()
      element = try nested { parser throws(Abandoned) in try parser.phrases() }
      try expect(")")
    case .name(let name) where !endsPhrase(name):
      advance()
      element = .list(Located(value: name, span: span))
    default:
      return nil
    }
    return take("?") ? .optional(element) : element
  }

  /// A clause begins on a new line; `in` ends the phrases of a `has`.
  private func endsPhrase(_ name: String) -> Bool {
    if name == "in" { return true }
    if GuardSyntax.Reach(rawValue: name) != nil, case .number = kind(at: 1) { return true }
    guard current.isFirstOnLine else { return false }
    if startsClauseOrDeclaration { return true }
    // `unles "x"`, `colour red`: no list of the pack, and no phrase goes on like this.
    if isList(name) || previousKind == .sign("|") || previousKind == .sign("(") { return false }
    switch kind(at: 1) {
    case .string, .name, .number: return !isFirstOnLine(at: 1)
    default: return false
    }
  }
}
