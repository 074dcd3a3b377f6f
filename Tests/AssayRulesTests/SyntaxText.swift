@testable import AssayRules

// The tree of a rule file written out in full, with every parenthesis: what the parser understood.

func spelled(_ phrase: PhraseSyntax) -> String {
  switch phrase {
  case .words(let words): "\"\(words.value)\""
  case .thing(let name): "<\(name.value)>"
  case .list(let name): name.value
  case .gap(let width): "..\(width.value)"
  case .regex(let text): "/\(text.value)/"
  case .sequence(let parts): "[" + parts.map(spelled).joined(separator: " ") + "]"
  case .alternatives(let parts): "{" + parts.map(spelled).joined(separator: " | ") + "}"
  case .optional(let part): spelled(part) + "?"
  }
}

func spelled(_ clause: PhraseClause) -> String {
  (clause.field.map { "in \($0.value): " } ?? "") + spelled(clause.phrase)
}

func spelled(_ clause: GuardSyntax) -> String {
  let reach = clause.reach == .anywhere ? "" : "\(clause.reach.rawValue) \(Int(clause.distance?.value ?? 0)): "
  return "\(clause.forbids ? "unless" : "with") \(reach)\(spelled(clause.clause))"
}

func spelled(_ value: ExampleValue) -> String {
  switch value {
  case .string(let text): "'\(text)'"
  case .number(let number): "\(number)"
  case .list(let texts): "\(texts)"
  }
}

func spelled(_ condition: ConditionSyntax) -> String {
  switch condition {
  case .and(let sides): "(" + sides.map(spelled).joined(separator: " and ") + ")"
  case .or(let sides): "(" + sides.map(spelled).joined(separator: " or ") + ")"
  case .not(let inner): "not \(spelled(inner))"
  case .comparison(let name, let sign, let values):
    "\(name.value) \(sign.value) \(values.map { spelled($0.value) }.joined(separator: ","))"
  case .countThing(let thing, let list, let sign, let number):
    "count<\(thing.value)>\(list.map { " not in \($0.value)" } ?? "") \(sign.value) \(number.value)"
  case .countPhrase(let phrase, let sign, let number): "count\(spelled(phrase)) \(sign.value) \(number.value)"
  case .has(let clause): "has \(spelled(clause))"
  case .present(let name): "present \(name.value)"
  case .hit(let name): "hit \(name.value)"
  }
}

/// The declarations of one text, without diagnostics; nil after a fault.
func declarations(_ text: String) -> [Declaration]? {
  let file = SourceFile(path: "test.rules", text: text)
  var lexer = Lexer(file, file: 0)
  let tokens = lexer.tokens()
  var parser = Parser(tokens, lexer.diagnostics, listNames: Set(Parser.listNames(tokens)))
  let result = parser.declarationsOfFile()
  return parser.diagnostics.isEmpty ? result : nil
}

/// The only rule of a text; nil after a fault.
func rule(_ clauses: String) -> RuleSyntax? {
  guard case .rule(let rule)? = declarations("rule tested +4.0\n" + clauses)?.first else { return nil }
  return rule
}

/// The tokens of one text, whatever is wrong with it.
func syntaxTokens(_ text: String) -> [SyntaxToken] {
  var lexer = Lexer(SourceFile(path: "test.rules", text: text), file: 0)
  return lexer.tokens()
}

/// The comments of one text, in order.
func comments(_ text: String) -> [String] {
  SpacedTokens(SourceFile(path: "test.rules", text: text), syntaxTokens(text)).before.flatMap { between in
    (between.trailing.map { [$0] } ?? [])
      + between.lines.compactMap { if case .comment(let comment, _) = $0 { comment } else { nil } }
  }
}
