/// `assay rules test DIR`: do the rules do what their examples say?
enum RulesTestCommand {
  static let command = Command(
    name: "rules test", category: .rules, operands: .folder,
    summary: "Run the examples that stand in the rules",
    details: """
      Every rule has examples on which it must fire (`flag`) and near misses on which it must not (`pass`). Runs them all \
      and shows each that fails: where it stands, what was expected, why the rule did not fire, and what fired where \
      instead. Exits with 1 if any fails.
      """,
    flags: [RulesCheckCommand.format, junit, SharedFlags.color, SharedFlags.jobs],
    examples: [
      .init(line: "assay rules test Rules/default", meaning: "Run all examples of a pack"),
      .init(
        line: "assay rules test --junit rules.xml Rules/default", meaning: "Let a build server show them as its tests"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.testRules(RulesTestOptions(raw, context.console.facts), context.console)
    })

  static let junit = Flag(
    name: "junit", value: .file, category: .output, summary: "Write the outcome as JUnit XML to FILE",
    details: "One test case an example, in a suite for each guideline, passed ones included.")
}

struct RulesTestOptions: Equatable, Sendable {
  var folder: String
  var format: ReportFormat
  /// nil: none is written.
  var junit: String?
  /// nil: one per processor.
  var jobs: Int?
  var layout: ReportLayout

  init(_ raw: RawArguments, _ facts: TerminalFacts) {
    folder = raw.operands[0]
    format = raw.choice(RulesCheckCommand.format) ?? .text
    junit = raw.text(RulesTestCommand.junit)
    jobs = raw.count(SharedFlags.jobs)
    layout = ReportLayout(raw, facts)
  }
}
