public import AssayCore

/// A `flag` or `pass` example of a rule, as a ticket.
public struct RuleExample: Sendable {
  /// The rule's index in the program.
  public var rule: Int
  public var mustFire: Bool
  public var text: String
  public var span: SourceSpan
  public var ticket: Ticket

  init?(_ syntax: ExampleSyntax, rule: Int, _ diagnostics: inout [Diagnostic]) {
    self.rule = rule
    mustFire = syntax.mustFire
    text = syntax.text.value
    span = syntax.text.span
    ticket = Ticket()
    ticket.set(.ticketID, "example")
    ticket.set(.text, syntax.text.value)
    for (field, value) in syntax.given {
      if let fault = RuleExample.set(field.value, value.value, &ticket) {
        let known = TextField.allCases.map(\.name) + NumberField.allCases.map(\.name) + FlagField.allCases.map(\.name) + ListField.allCases.map(\.name)
        diagnostics.append(Diagnostic(.unknownField, fault, field.span, help: Suggestion.help(field.value, known)))
        return nil
      }
    }
  }

  /// Sets a field by name; returns what is wrong, if anything.
  private static func set(_ name: String, _ value: ExampleValue, _ ticket: inout Ticket) -> String? {
    if let field = TextField.allCases.first(where: { $0.name == name }) {
      guard case .string(let text) = value else { return "`\(name)` is a text" }
      ticket.set(field, text)
    } else if let field = NumberField.allCases.first(where: { $0.name == name }) {
      guard case .number(let number) = value else { return "`\(name)` is a number" }
      ticket.set(field, number)
    } else if let field = FlagField.allCases.first(where: { $0.name == name }) {
      guard case .string(let text) = value, text == "true" || text == "false" else { return "`\(name)` is true or false" }
      ticket.set(field, text == "true")
    } else if let field = ListField.allCases.first(where: { $0.name == name }) {
      switch value {
      case .string(let text): ticket.add(field, text)
      case .list(let texts): for text in texts { ticket.add(field, text) }
      case .number: return "`\(name)` is a list of texts"
      }
    } else {
      return "no field named `\(name)`"
    }
    return nil
  }
}
