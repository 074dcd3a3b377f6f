extension Parser {
  mutating func condition() throws(Abandoned) -> ConditionSyntax {
    var sides = [try conjunction()]
    while takeOperator("or") { sides.append(try conjunction()) }
    return sides.count == 1 ? sides[0] : .or(sides)
  }

  private mutating func conjunction() throws(Abandoned) -> ConditionSyntax {
    var sides = [try negation()]
    while takeOperator("and") { sides.append(try negation()) }
    return sides.count == 1 ? sides[0] : .and(sides)
  }

  private mutating func takeOperator(_ word: String) -> Bool {
    guard current.kind == .name(word) else { return false }
    advance()
    return true
  }

  private mutating func negation() throws(Abandoned) -> ConditionSyntax {
    if takeOperator("not") { return .not(try nested { parser throws(Abandoned) in try parser.negation() }) }
    if take("(") {
      let inner = try nested { parser throws(Abandoned) in try parser.condition() }
      try expect(")")
      return inner
    }
    guard case .name(let word) = current.kind, !startsClauseOrDeclaration || isComparison else {
      throw unexpected("a condition", help: conditionHint)
    }
    switch word {
    case "count" where kind(at: 1) == .sign("("): return try count()
    case "has" where kind(at: 1) == .sign("("):
      advance()
      advance()
      let phrase = try phrases()
      let field: Located<String>? = takeWord("in") ? try name("a field") : nil
      try expect(")")
      return .has(PhraseClause(field: field, phrase: phrase))
    case "present" where kind(at: 1) == .sign("("):
      advance()
      advance()
      let field = try name("a field")
      try expect(")")
      return .present(field)
    case "hit" where kind(at: 1) == .sign("("):
      advance()
      advance()
      let rule = try name("the name of a rule")
      try expect(")")
      return .hit(rule)
    default: return try comparison()
    }
  }

  /// Whether a name is compared, so that `language = de` at the beginning of a line is no clause.
  private var isComparison: Bool {
    switch kind(at: 1) {
    case .sign(let sign): Parser.comparisons.contains(sign)
    case .name("in"): kind(at: 2) == .sign("(")
    default: false
    }
  }

  /// What to write where a phrase or a class stands instead of a condition.
  private var conditionHint: Hint {
    switch current.kind {
    case .string(let text): Hint("to ask for words, write `has(\"\(text)\")`", replacement: "has(\"\(text)\")")
    case .thing(let name):
      Hint("to ask for things, write `count(<\(name)>) >= 1`", replacement: "count(<\(name)>) >= 1")
    default: ""
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
    guard case .name(let word) = current.kind else { throw unexpected("a feature or field") }
    let field = Located(value: word, span: current.span)
    advance()
    if case .name("in") = current.kind {
      let sign = Located(value: "in", span: current.span)
      advance()
      try expect("(")
      var values: [Located<ExampleValue>] = []
      repeat { values.append(try simpleValue()) } while take(",")
      try expect(")")
      return .comparison(field, sign: sign, values)
    }
    let sign = try comparisonSign()
    return .comparison(field, sign: sign, [try simpleValue()])
  }

  private mutating func comparisonSign() throws(Abandoned) -> Located<String> {
    guard case .sign(let sign) = current.kind, Parser.comparisons.contains(sign) else {
      throw unexpected("a comparison: < <= = != >= >")
    }
    defer { advance() }
    return Located(value: sign, span: current.span)
  }

  /// A text, a name or a number.
  mutating func simpleValue() throws(Abandoned) -> Located<ExampleValue> {
    let span = current.span
    switch current.kind {
    case .string(let text):
      advance()
      return Located(value: .string(text), span: span)
    case .name(let text) where !startsClauseOrDeclaration:
      advance()
      return Located(value: .string(text), span: span)
    case .number(let number):
      advance()
      return Located(value: .number(number), span: span)
    default: throw unexpected("a value")
    }
  }
}
