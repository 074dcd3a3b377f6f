/// `assay rules show`: what does this rule do?
enum RulesShowCommand {
  static let command = Command(
    name: "rules show", category: .rules, operands: Operands(usage: "RULE...", counts: 1...Int.max, kind: .names),
    summary: "Show a rule and what it comes to",
    details: """
      Shows the rule as it is written, with file and line, and then in words what it does: what it looks for and when, \
      what must be near and what cancels it, how much it weighs, what it does to severity, route and exposure, which lists it \
      uses, which rules it asks for, and which ask for it or share its group or its phrases.

      Shows rules of the built-in pack unless --rules names another; of an overlay's rules, what it changes, too.
      """,
    flags: [RulesCheckCommand.format, SharedFlags.rulesFolder, SharedFlags.color],
    examples: [
      .init(line: "assay rules show own_code", meaning: "Look up a rule that a verdict names"),
      .init(line: "assay rules show --rules my-site own_code", meaning: "See what my site changes about it"),
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
    rules = raw.text(SharedFlags.rulesFolder)
    names = raw.operands
    format = raw.choice(RulesCheckCommand.format) ?? .text
    layout = CardLayout(raw, facts)
  }
}
