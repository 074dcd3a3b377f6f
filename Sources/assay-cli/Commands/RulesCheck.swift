/// `assay rules check DIR`: are the rules right?
enum RulesCheckCommand {
  static let command = Command(
    name: "rules check", category: .rules, operands: .folder,
    summary: "Check a pack of rules for errors",
    details: """
      Reads all rule files and word lists of the pack and reports every error with its place, the line, and what to do \
      about it; without errors, it also looks for what is allowed but hardly meant, such as phrases that another one \
      covers, rules that can never fire, and patterns that cost much. Exits with 1 if there is an error.
      """,
    flags: [checkFormat, fix, SharedFlags.color],
    examples: [
      .init(line: "assay rules check Rules/default", meaning: "Check a pack"),
      .init(line: "assay rules check --fix my-rules", meaning: "Mend what can be mended without a person's judgement"),
    ],
    run: { raw, context throws(Failure) in
      return try context.engine.checkRules(RulesCheckOptions(raw), context.console)
    })

  static let checkFormat = Flag(
    name: "format", value: .cases("FORMAT", of: CheckFormat.self), fallback: .value("text"), category: .output,
    summary: "Report as FORMAT",
    details: """
      json is one object a line, for editors and continuous integration; github is what GitHub's workflows show beside the \
      lines of a change.
      """)

  static let fix = Flag(
    name: "fix", category: .rules, summary: "Change the files where the change is plain",
    details: """
      Takes out what stands twice and what nothing uses, and writes the name that a mistyped one is nearest to. Says what it \
      changed, then what is left. The pack below an overlay stays as it is.
      """)

  static let format = Flag(
    name: "format", value: .cases("FORMAT", of: ReportFormat.self), fallback: .value("text"), category: .output,
    summary: "Report as FORMAT", details: "json is one object a line, for editors and continuous integration.")
}

enum CheckFormat: String, CaseIterable, Sendable {
  case text, json, github
}

/// What `rules check` is asked.
struct RulesCheckOptions: Equatable, Sendable {
  var folder: String
  var format: CheckFormat
  var fixes: Bool

  init(_ raw: RawArguments) {
    folder = raw.operands[0]
    format = raw.choice(RulesCheckCommand.checkFormat) ?? .text
    fixes = raw.isGiven(RulesCheckCommand.fix)
  }
}

enum ReportFormat: String, CaseIterable, Sendable {
  case text, json
}
