import AssayRules

/// `assay rules list`: which rules are there?
enum RulesListCommand {
  static let command = Command(
    name: "rules list", category: .rules,
    summary: "List the rules of a pack",
    details: """
      Lists each guideline with its rules: weight in bits, name, group and why. Filters narrow it down; of several values \
      of one filter any will do. Lists the built-in pack unless --rules names another.
      """,
    flags: [guideline, tag, status, RulesCheckCommand.format, SharedFlags.rulesFolder, SharedFlags.color],
    examples: [
      .init(line: "assay rules list --guideline scam_fraud", meaning: "See the rules of one guideline"),
      .init(line: "assay rules list --rules my-pack --status watched", meaning: "See the rules that only watch"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.listRules(RulesListOptions(raw, context.console.facts), context.console)
    })

  static let guideline = Flag(
    name: "guideline", short: "g", value: .text("ID"), repeats: true, category: .rules,
    summary: "List only the rules of this guideline")

  static let tag = Flag(
    name: "tag", value: .text("NAME"), repeats: true, category: .rules, summary: "List only rules that set this tag")

  static let status = Flag(
    name: "status", value: .cases("STATUS", of: RuleStanding.self), repeats: true, category: .rules,
    summary: "List only rules of this status",
    details: """
      live rules add their weight; watched ones have none: they show and tag, but move nothing; shadow ones are evaluated and \
      shown with what they would add; deprecated ones count, but are to go; disabled ones are not in the pack, and listed only \
      where they are asked for.
      """)
}

struct RulesListOptions: Equatable, Sendable {
  /// nil: the built-in pack.
  var rules: String?
  /// Empty filters let everything through.
  var guidelines: [String]
  var tags: [String]
  var statuses: [RuleStanding]
  var format: ReportFormat
  var layout: CardLayout

  init(_ raw: RawArguments, _ facts: TerminalFacts) {
    rules = raw.text(SharedFlags.rulesFolder)
    guidelines = raw.texts(RulesListCommand.guideline)
    tags = raw.texts(RulesListCommand.tag)
    statuses = raw.texts(RulesListCommand.status).compactMap { RuleStanding(rawValue: $0) }
    format = raw.choice(RulesCheckCommand.format) ?? .text
    layout = CardLayout(raw, facts)
  }
}

/// How wide and in what colours rules are shown.
struct CardLayout: Equatable, Sendable {
  var width: Int
  var usesColor: Bool

  init(_ raw: RawArguments, _ facts: TerminalFacts) {
    width = max(40, min(facts.columns, Explanation.Layout.widest))
    usesColor = facts.usesColor(raw.choice(SharedFlags.color) ?? .auto)
  }
}
