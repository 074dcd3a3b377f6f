/// `assay evaluate`: how right are the labels?
enum EvaluateCommand {
  static let command = Command(
    name: "evaluate", category: .learning, operands: .files,
    summary: "Measure precision and recall on labelled tickets",
    details: """
      Classifies tickets that people have decided and compares: precision, recall and F1 for each guideline with the \
      number of tickets behind them. What can't be computed is "n/a", never 0. Labels under `labels_optional` count \
      neither way.
      """,
    flags: InputOptions.flags + [ContrastMode.flag, SharedFlags.split, format, by] + PackOptions.flags,
    examples: [
      .init(line: "assay evaluate decided.ndjson --split test", meaning: "Measure on tickets kept apart from training"),
      .init(
        line: "assay evaluate decided.ndjson --by rules --format json", meaning: "Measure the rules alone, as JSON"),
    ],
    run: { raw, context throws(Failure) in
      if raw.isGiven(ContrastMode.flag) {
        return try context.engine.contrast(ContrastOptions(raw, context.console.facts), context.console)
      }
      return try context.engine.evaluate(EvaluateOptions(raw), context.console)
    })

  static let format = Flag(
    name: "format", value: .cases("FORMAT", of: TableFormat.self), fallback: .value("table"), category: .output,
    summary: "Report as FORMAT")

  static let by = Flag(
    name: "by", value: .cases("PART", of: JudgingPart.self), fallback: .value("both"), category: .rules,
    summary: "Let rules, words or both decide",
    details: "rules ignores the model; bayes ignores the rules; both is what `classify` does.")
}

enum TableFormat: String, CaseIterable, Sendable {
  case table, json
}

enum JudgingPart: String, CaseIterable, Sendable {
  case rules, bayes, both
}

struct EvaluateOptions: Equatable, Sendable {
  var input: InputOptions
  var pack: PackOptions
  var split: DataSplit
  var format: TableFormat
  var by: JudgingPart

  init(_ raw: RawArguments) throws(Failure) {
    input = try InputOptions(raw)
    pack = PackOptions(raw)
    split = raw.choice(SharedFlags.split) ?? .all
    format = raw.choice(EvaluateCommand.format) ?? .table
    by = raw.choice(EvaluateCommand.by) ?? .both
  }
}
