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
      guard case .name(let next) = current.kind, next == "in" || GuardSyntax.Reach(rawValue: next) != nil else { throw unexpected("`:`") }
    }
    return GuardSyntax(forbids: forbids, reach: reach, distance: distance, clause: PhraseClause(field: field, phrase: try phrases()))
  }

  /// Alternatives of sequences.
  mutating func phrases() throws(Abandoned) -> PhraseSyntax {
    var alternatives = [try sequence()]
    while take("|") { alternatives.append(try sequence()) }
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  private mutating func sequence() throws(Abandoned) -> PhraseSyntax {
    var parts: [PhraseSyntax] = []
    while let part = try element() { parts.append(part) }
    guard !parts.isEmpty else { throw unexpected("a phrase") }
    return parts.count == 1 ? parts[0] : .sequence(parts)
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
    case .pattern:
      throw unexpected("a phrase")
    case .sign("("):
      advance()
      element = try phrases()
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
    return current.isFirstOnLine
      && (Parser.ruleClauses.contains(name) || Parser.declarations.contains(name) || Parser.guidelineClauses.contains(name))
  }

  // MARK: Conditions

  mutating func condition() throws(Abandoned) -> ConditionSyntax {
    var left = try conjunction()
    while takeOperator("or") { left = .or(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(Abandoned) -> ConditionSyntax {
    var left = try negation()
    while takeOperator("and") { left = .and(left, try negation()) }
    return left
  }

  private mutating func takeOperator(_ word: String) -> Bool {
    guard current.kind == .name(word) else { return false }
    advance()
    return true
  }

  private mutating func negation() throws(Abandoned) -> ConditionSyntax {
    if takeOperator("not") { return .not(try negation()) }
    if take("(") {
      let inner = try condition()
      try expect(")")
      return inner
    }
    guard case .name(let word) = current.kind else { throw unexpected("a condition") }
    switch word {
    case "count": return try count()
    case "has":
      advance()
      try expect("(")
      let phrase = try phrases()
      let field: Located<String>? = takeWord("in") ? try name("a field") : nil
      try expect(")")
      return .has(PhraseClause(field: field, phrase: phrase))
    case "present":
      advance()
      try expect("(")
      let field = try name("a field")
      try expect(")")
      return .present(field)
    default: return try comparison()
    }
  }

  private mutating func count() throws(Abandoned) -> ConditionSyntax {
    advance()
    try expect("(")
    if case .thing(let thing) = current.kind {
      let located = Located(value: thing, span: current.span)
      if kind(at: 1) == .sign(")") || kind(at: 1) == .name("not") {
        advance()
        var exclusion: Located<String>?
        if takeOperator("not") {
          guard takeOperator("in") else { throw unexpected("`in`") }
          exclusion = try name("a list of the ticket")
        }
        try expect(")")
        let sign = try comparisonSign()
        return .countThing(located, exclusion: exclusion, sign: sign, try number("a number"))
      }
    }
    let phrase = try phrases()
    try expect(")")
    let sign = try comparisonSign()
    return .countPhrase(phrase, sign: sign, try number("a number"))
  }

  private mutating func comparison() throws(Abandoned) -> ConditionSyntax {
    let field = try name("a feature or field")
    if takeOperator("in") {
      try expect("(")
      var values: [Located<ExampleValue>] = []
      repeat { values.append(try comparisonValue()) } while take(",")
      try expect(")")
      return .comparison(field, sign: Located(value: "=", span: field.span), values)
    }
    let sign = try comparisonSign()
    return .comparison(field, sign: sign, [try comparisonValue()])
  }

  private mutating func comparisonSign() throws(Abandoned) -> Located<String> {
    guard case .sign(let sign) = current.kind, ["<", "<=", "=", "!=", ">=", ">"].contains(sign) else {
      throw unexpected("a comparison: < <= = != >= >")
    }
    defer { advance() }
    return Located(value: sign, span: current.span)
  }

  private mutating func comparisonValue() throws(Abandoned) -> Located<ExampleValue> {
    let span = current.span
    switch current.kind {
    case .string(let text), .name(let text):
      advance()
      return Located(value: .string(text), span: span)
    case .number(let number):
      advance()
      return Located(value: .number(number), span: span)
    default: throw unexpected("a value")
    }
  }
}
