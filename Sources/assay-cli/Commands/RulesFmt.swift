/// `assay rules fmt`: one way to lay rules out.
enum RulesFmtCommand {
  static let command = Command(
    name: "rules fmt", category: .rules, operands: .ruleFiles,
    summary: "Lay out rule files in one style",
    details: """
      Rewrites rule files (and word lists, which end on .txt) in place and lists those that it changed. Of a folder it \
      takes all rule files and those of lists/. Standard input (-) goes to standard output.

      White space is all that changes: comments, empty lines between groups and your line breaks stay, so the rules mean \
      what they meant. A file that can't be read is left alone, with its errors shown.
      """,
    flags: [check],
    examples: [
      .init(line: "assay rules fmt my-pack", meaning: "Lay out a pack"),
      .init(line: "assay rules fmt --check my-pack", meaning: "In continuous integration: does it need to be?"),
      .init(line: "assay rules fmt - < draft.rules", meaning: "See what would come of a file"),
    ],
    run: { raw, context throws(Failure) in try context.engine.formatRules(RulesFmtOptions(raw), context.console) })

  static let check = Flag(
    name: "check", category: .running, summary: "Change nothing; list the files that would change",
    details: "Exits with 1 if there are any.")
}

struct RulesFmtOptions: Equatable, Sendable {
  /// Files and folders; `-` for standard input. Never empty.
  var paths: [String]
  var checks: Bool

  init(_ raw: RawArguments) throws(Failure) {
    paths = raw.operands.isEmpty ? ["-"] : raw.operands
    if paths.count(where: { $0 == "-" }) > 1 { throw .usage("standard input (-) can be read only once") }
    checks = raw.isGiven(RulesFmtCommand.check)
  }
}
