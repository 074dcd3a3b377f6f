/// `assay rules stats RULES`: what does each rule do?
enum RulesStatsCommand {
  static let command = Command(
    name: "rules stats", category: .rules, operands: Operands(usage: "RULES [FILE...]", counts: 1...Int.max),
    summary: "Show what each rule does on past tickets",
    details: """
      Classifies tickets and reports for each rule: its hits and their share of the tickets; on tickets that carry `labels`, how \
      many of its hits are right, with a 95 % interval ("n/a" under ten); how many verdicts would have other labels or another \
      outcome without it; its share of the work; and the rules that fire together with it most often, with the share of its \
      hits that they have in common.

      RULES is a folder of rules, a pack that `assay rules build` wrote, or the word `default` for the built-in pack. A rule with \
      a negative weight is right where the guideline is not broken. Work is counted, not timed, so that it is the same \
      everywhere: how often matching began at one of the rule's words, and on how many tickets its clauses were looked at.
      """,
    flags: InputOptions.flags + [sort, top, RulesDiffCommand.format, RulesDiffCommand.model]
      + [SharedFlags.color, SharedFlags.jobs, SharedFlags.progress],
    examples: [
      .init(line: "assay rules stats default june.ndjson", meaning: "Show what the built-in rules did in June"),
      .init(
        line: "assay rules stats Rules/default decided.ndjson --sort precision --top 20",
        meaning: "Show the twenty rules that were wrong most often"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.showStatistics(RulesStatsOptions(raw, context.console.facts), context.console)
    })

  static let sort = Flag(
    name: "sort", value: .cases("COLUMN", of: RuleOrder.self), fallback: .value("hits"), category: .output,
    summary: "Sort the rules by COLUMN",
    details:
      "The largest first; by precision the least precise, and those without one last. pack is the order of the files.")

  static let top = Flag(
    name: "top", value: .count("N", 1...Int.max), fallback: .described("all"), category: .output,
    summary: "Show at most N rules")
}

/// What the table of rules is sorted by.
enum RuleOrder: String, CaseIterable, Sendable {
  case hits, precision, flips, work, name, pack
}

struct RulesStatsOptions: Equatable, Sendable {
  var rules: String
  var input: InputOptions
  var model: String?
  var order: RuleOrder
  /// nil: all.
  var top: Int?
  var format: ReportFormat
  var jobs: Int?
  var progress: AutomaticChoice
  var layout: ReportLayout

  init(_ raw: RawArguments, _ facts: TerminalFacts) throws(Failure) {
    rules = raw.operands[0]
    input = try InputOptions(raw, behind: 1)
    model = raw.text(RulesDiffCommand.model)
    order = raw.choice(RulesStatsCommand.sort) ?? .hits
    top = raw.count(RulesStatsCommand.top)
    format = raw.choice(RulesDiffCommand.format) ?? .text
    jobs = raw.count(SharedFlags.jobs)
    progress = raw.choice(SharedFlags.progress) ?? .auto
    layout = ReportLayout(raw, facts)
  }
}
