/// `assay evaluate`: how right are the labels?
enum EvaluateCommand {
  static let command = Command(
    name: "evaluate", category: .learning, operands: .files,
    summary: "Measure how right labels and probabilities are on decided tickets",
    details: """
      Classifies tickets that people have decided and compares: precision, recall and F1 for each guideline and rule with 95 % \
      intervals, how well scores put breaches first, whether probabilities mean what they say, agreement with people and of \
      people among themselves, which guideline is taken for which, parts of the tickets where it does worse, and the worst \
      mistakes with their evidence. What can't be computed is "n/a", never 0.

      A ticket is decided when its record has `labels`, an empty list for none; in CSV it is the column. Labels under \
      `labels_optional` count neither way. `raters`, a list with a list of labels for each of several people, says how far \
      these agree.
      """,
    flags: InputOptions.flags + [
      ContrastMode.flag,
      SharedFlags.split,
      format,
      html,
      mistakes,
      top,
      by,
    ] + PackOptions.flags + [SharedFlags.color, SharedFlags.jobs, SharedFlags.progress],
    examples: [
      .init(line: "assay evaluate decided.ndjson --split test", meaning: "Measure on tickets kept apart from training"),
      .init(
        line: "assay evaluate decided.ndjson --html report.html > /dev/null",
        meaning: "Write a page with charts, for a browser or a colleague"),
      .init(
        line: "assay evaluate decided.ndjson --by rules --format json", meaning: "Measure the rules alone, as JSON"),
    ],
    run: { raw, context throws(Failure) in
      if raw.isGiven(ContrastMode.flag) {
        return try context.engine.contrast(ContrastOptions(raw, context.console.facts), context.console)
      }
      return try context.engine.evaluate(EvaluateOptions(raw, context.console.facts), context.console)
    })

  static let format = Flag(
    name: "format", value: .cases("FORMAT", of: TableFormat.self), fallback: .value("table"), category: .output,
    summary: "Report as FORMAT", details: "json is one object, with all rules, curves and slices.")

  static let html = Flag(
    name: "html", value: .file, category: .output, summary: "Write a page with charts to FILE as well",
    details: "One file that loads nothing from elsewhere and runs no script.")

  static let mistakes = Flag(
    name: "mistakes", value: .count("N", 0...1000), fallback: .value("5"), category: .output,
    summary: "Show the N worst false alarms and the N worst misses",
    details:
      "The surer the wrong thing, the worse; of equal ones the first of the input. Quotes are masked as in verdicts.")

  static let top = Flag(
    name: "top", value: .count("N", 0...Int.max), fallback: .value("10"), category: .output,
    summary: "Show at most N rules",
    details: "Those that were wrong most often come first. JSON and the page have them all.")

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
  /// nil: no page.
  var html: String?
  var mistakes: Int
  var top: Int
  var by: JudgingPart
  var jobs: Int?
  var progress: AutomaticChoice
  var layout: ReportLayout

  init(_ raw: RawArguments, _ facts: TerminalFacts) throws(Failure) {
    input = try InputOptions(raw)
    pack = PackOptions(raw)
    split = raw.choice(SharedFlags.split) ?? .all
    format = raw.choice(EvaluateCommand.format) ?? .table
    html = try raw.output(EvaluateCommand.html, reading: input.files)
    mistakes = raw.count(EvaluateCommand.mistakes) ?? 5
    top = raw.count(EvaluateCommand.top) ?? 10
    by = raw.choice(EvaluateCommand.by) ?? .both
    jobs = raw.count(SharedFlags.jobs)
    progress = raw.choice(SharedFlags.progress) ?? .auto
    layout = ReportLayout(raw, facts)
  }
}
