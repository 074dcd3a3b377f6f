/// `assay rules diff OLD NEW`: what would a change of rules have done?
enum RulesDiffCommand {
  static let command = Command(
    name: "rules diff", category: .rules, operands: Operands(usage: "OLD NEW [FILE...]", counts: 2...Int.max),
    summary: "Show what a change of rules does to past tickets",
    details: """
      Classifies tickets with two packs and reports those that gain, lose or change labels: by guideline, by rule, the most \
      changed first, with some tickets to look at; and those that go to another queue, are due at another time, or are graver or less so. On tickets that carry `labels` (an empty list says that they break \
      nothing) it measures precision and recall before and after, with 95 % intervals.

      OLD and NEW are folders of rules, packs that `assay rules build` wrote, or the word `default` for the built-in pack. \
      Exits with 1 when --max-hit-rate or --max-changed is exceeded, so that it can guard a change of rules.
      """,
    flags: [maxHitRate, maxChanged] + InputOptions.flags + [format, samples, top, model]
      + [SharedFlags.color, SharedFlags.jobs, SharedFlags.progress],
    examples: [
      .init(
        line: "assay rules diff default Rules/default june.ndjson", meaning: "Compare edited rules with those built in"),
      .init(
        line: "zcat june.ndjson.gz | assay rules diff old.pack Rules/default --max-hit-rate 0.01",
        meaning: "Exit with 1 if a rule newly hits more than one ticket in a hundred"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.diffRules(RulesDiffOptions(raw, context.console.facts), context.console)
    })

  static let maxHitRate = Flag(
    name: "max-hit-rate", value: .number("SHARE", 0...1), category: .running,
    summary: "Exit with 1 if a rule newly hits over SHARE of tickets",
    details: "0.01 is one in a hundred. Counts the tickets that a rule of NEW hits and the same rule of OLD does not.")

  static let maxChanged = Flag(
    name: "max-changed", value: .number("SHARE", 0...1), category: .running,
    summary: "Exit with 1 if verdicts change on over SHARE of tickets",
    details: """
      Counts a ticket once if its labels, outcome, primary label, severity, queue, due time or exposure change. 0 allows no change at \
      all: for tidying rules up.
      """)

  static let format = Flag(
    name: "format", value: .cases("FORMAT", of: ReportFormat.self), fallback: .value("text"), category: .output,
    summary: "Report as FORMAT", details: "json is one object, with all rules and guidelines.")

  static let samples = Flag(
    name: "samples", value: .count("N", 0...1000), fallback: .value("3"), category: .output,
    summary: "Show N tickets for each guideline gained and each lost", details: "They are the first of the input.")

  static let top = Flag(
    name: "top", value: .count("N", 0...Int.max), fallback: .value("20"), category: .output,
    summary: "Show at most N rules", details: "JSON has them all.")

  static let model = Flag(
    name: "model", short: "m", value: .file, fallback: .described("no model for folders"), category: .rules,
    summary: "Use the naive Bayes model in FILE with folders of rules",
    details: """
      FILE is what `assay train` writes. Pack files and `default` bring their own, and packs that extend the built-in one have its model \
      without this. If only one of two packs has a model, rules alone are compared.
      """)
}

struct RulesDiffOptions: Equatable, Sendable {
  var old: String
  var new: String
  var input: InputOptions
  var model: String?
  var maxHitRate: Double?
  var maxChanged: Double?
  var format: ReportFormat
  var samples: Int
  var top: Int
  var jobs: Int?
  var progress: AutomaticChoice
  var layout: ReportLayout

  init(_ raw: RawArguments, _ facts: TerminalFacts) throws(Failure) {
    old = raw.operands[0]
    new = raw.operands[1]
    input = try InputOptions(raw, behind: 2)
    model = raw.text(RulesDiffCommand.model)
    maxHitRate = raw.number(RulesDiffCommand.maxHitRate)
    maxChanged = raw.number(RulesDiffCommand.maxChanged)
    format = raw.choice(RulesDiffCommand.format) ?? .text
    samples = raw.count(RulesDiffCommand.samples) ?? 3
    top = raw.count(RulesDiffCommand.top) ?? 20
    jobs = raw.count(SharedFlags.jobs)
    progress = raw.choice(SharedFlags.progress) ?? .auto
    layout = ReportLayout(raw, facts)
  }
}

/// How a report for people is laid out.
struct ReportLayout: Equatable, Sendable {
  var width = 80
  var usesColor = false

  init(_ raw: RawArguments, _ facts: TerminalFacts) {
    width = min(facts.columns, Explanation.Layout.widest)
    usesColor = facts.usesColor(raw.choice(SharedFlags.color) ?? .auto)
  }

  var paint: Paint { Paint(isOn: usesColor) }
}
