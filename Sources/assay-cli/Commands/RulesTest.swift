/// `assay rules test DIR`: do the rules do what their examples say?
enum RulesTestCommand {
  static let command = Command(
    name: "rules test", category: .rules, operands: .folder,
    summary: "Run the examples that stand in the rules",
    details: """
      Every rule has examples on which it must fire (`flag`) and near misses on which it must not (`pass`). Runs them all \
      and reports each that fails with its place. Exits with 1 if any fails.
      """,
    flags: [RulesCheckCommand.format, SharedFlags.color],
    examples: [.init(line: "assay rules test Rules/default", meaning: "Run all examples of a pack")],
    run: { raw, context throws(Failure) in
      let options = RulesReportOptions(raw, context.console.facts)
      return try context.engine.testRules(options, context.console)
    })
}
