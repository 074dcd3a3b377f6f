/// `assay rules check DIR`: are the rules right?
enum RulesCheckCommand {
  static let command = Command(
    name: "rules check", category: .rules, operands: .folder,
    summary: "Check a pack of rules for errors",
    details: """
      Reads all rule files and word lists of the pack and reports every error with its place, the line, and what to do \
      about it. Exits with 1 if there is any.
      """,
    flags: [format, SharedFlags.color],
    examples: [.init(line: "assay rules check Rules/default", meaning: "Check a pack")],
    run: { raw, context throws(Failure) in
      let options = RulesReportOptions(raw, context.console.facts)
      return try context.engine.checkRules(options, context.console)
    })

  static let format = Flag(
    name: "format", value: .cases("FORMAT", of: ReportFormat.self), fallback: .value("text"), category: .output,
    summary: "Report as FORMAT", details: "json is one object a line, for editors and continuous integration.")
}

enum ReportFormat: String, CaseIterable, Sendable {
  case text, json
}

/// What `rules check` is asked.
struct RulesReportOptions: Equatable, Sendable {
  var folder: String
  var format: ReportFormat
  var usesColor: Bool

  init(_ raw: RawArguments, _ facts: TerminalFacts) {
    folder = raw.operands[0]
    format = raw.choice(RulesCheckCommand.format) ?? .text
    usesColor = facts.usesColor(raw.choice(SharedFlags.color) ?? .auto)
  }
}
