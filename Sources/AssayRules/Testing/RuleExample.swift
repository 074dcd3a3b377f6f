public import AssayCore

/// A `flag` or `pass` example of a rule, as a ticket.
public struct RuleExample: Sendable {
  /// The rule's index in the program.
  public var rule: Int
  /// Whether it is a `flag` example.
  public var mustFire: Bool
  /// Which of the rule's `flag` or `pass` examples it is, from 1.
  public var number: Int
  /// The example's text.
  public var text: String
  /// Where it stands.
  public var span: SourceSpan
  /// The example with the fields that it gives.
  public var ticket: Ticket
  /// The fields that it gives besides its text, in order, with their values for people to read.
  public var given: [(field: String, value: String)]

  /// The examples of a rule, in order, but for faulty ones, and what is wrong with these.
  ///
  /// - Parameter rule: the rule's index in the program.
  static func all(of syntax: RuleSyntax, number rule: Int) -> (examples: [RuleExample], diagnostics: [Diagnostic]) {
    var examples: [RuleExample] = []
    var diagnostics: [Diagnostic] = []
    for (index, example) in syntax.examples.enumerated() {
      let number = syntax.examples[...index].count { $0.mustFire == example.mustFire }
      if let example = RuleExample(example, rule: rule, number: number, &diagnostics) { examples.append(example) }
    }
    return (examples, diagnostics)
  }

  private init?(_ syntax: ExampleSyntax, rule: Int, number: Int, _ diagnostics: inout [Diagnostic]) {
    self.rule = rule
    mustFire = syntax.mustFire
    self.number = number
    text = syntax.text.value
    span = syntax.text.span
    ticket = Ticket()
    ticket.set(.ticketID, "example")
    ticket.set(.text, syntax.text.value)
    given = syntax.given.map { ($0.field.value, $0.value.value.shown) }
    var isFaulty = false
    for (field, value) in syntax.given {
      if let fault = RuleExample.set(field, value, &ticket) {
        diagnostics.append(fault)
        isFaulty = true
      }
    }
    if isFaulty { return nil }
  }

  /// `flag 2`: its name among the rule's examples.
  public var name: String { "\(mustFire ? "flag" : "pass") \(number)" }

  /// Sets a field by name; returns what is wrong, if anything.
  private static func set(
    _ name: Located<String>, _ value: Located<ExampleValue>, _ ticket: inout Ticket
  ) -> Diagnostic? {
    let wrong = { (what: String, help: String) in
      Diagnostic(.wrongType, "`\(name.value)` is \(what)", value.span, help: "write `\(name.value) = \(help)`")
    }
    if let field = TextField.allCases.first(where: { $0.name == name.value }) {
      guard case .string(let text) = value.value else { return wrong("a text", "\"…\"") }
      ticket.set(field, text)
    } else if let field = NumberField.allCases.first(where: { $0.name == name.value }) {
      guard case .number(let number) = value.value else { return wrong("a number", "3") }
      ticket.set(field, number)
    } else if let field = FlagField.allCases.first(where: { $0.name == name.value }) {
      guard case .string(let text) = value.value, text == "true" || text == "false" else {
        return wrong("true or false", "true")
      }
      ticket.set(field, text == "true")
    } else if let field = ListField.allCases.first(where: { $0.name == name.value }) {
      switch value.value {
      case .string(let text): ticket.add(field, text)
      case .list(let texts): for text in texts { ticket.add(field, text) }
      case .number: return wrong("a list of texts", "(\"…\", \"…\")")
      }
    } else {
      return unknown(name)
    }
    return nil
  }

  private static func unknown(_ name: Located<String>) -> Diagnostic {
    if Feature.allCases.contains(where: { $0.name == name.value }) {
      return Diagnostic(
        .unknownField, "`\(name.value)` is measured, not given", name.span, help: "write a text that has it")
    }
    let known =
      TextField.allCases.map(\.name) + NumberField.allCases.map(\.name) + FlagField.allCases.map(\.name)
      + ListField.allCases.map(\.name)
    return Diagnostic(
      .unknownField, "no field named `\(name.value)`", name.span,
      help: Suggestion.help(name.value, known, otherwise: "Documentation/Rules.md names the fields of a ticket"))
  }
}
