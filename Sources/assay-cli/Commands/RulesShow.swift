/// `assay rules show`: what does this rule do?
enum RulesShowCommand {
  static let command = Command(
    name: "rules show", category: .rules, operands: Operands(usage: "RULE...", counts: 1...Int.max, kind: .names),
    summary: "Show a rule and what it comes to",
    details: """
      Shows the rule as it is written, with file and line, and then in words what it does: what it looks for and when, \
      what must be near and what cancels it, how much it weighs, what it does to severity, route and exposure, which lists it \
      uses and which rules share its group or its phrases.

      Of the built-in pack, which comes without its files, it shows what the program knows; --rules names a pack's folder.
      """,
    flags: [RulesCheckCommand.format, SharedFlags.rules, SharedFlags.color],
    examples: [
      .init(line: "assay rules show own_code", meaning: "Look up a rule that a verdict names"),
      .init(line: "assay rules show --rules Rules/default own_code", meaning: "See how it is written, too"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.showRules(RulesShowOptions(raw, context.console.facts), context.console)
    })
}

struct RulesShowOptions: Equatable, Sendable {
  /// nil: the built-in pack.
  var rules: String?
  /// Never empty.
  var names: [String]
  var format: ReportFormat
  var layout: CardLayout

  init(_ raw: RawArguments, _ facts: TerminalFacts) {
    rules = raw.text(SharedFlags.rules)
    names = raw.operands
    format = raw.choice(RulesCheckCommand.format) ?? .text
    layout = CardLayout(raw, facts)
  }
}
