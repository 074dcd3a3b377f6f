import Assay
import AssayLearn

/// `assay tune`: thresholds that hold what they promise.
enum TuneCommand {
  static let command = Command(
    name: "tune", category: .learning, operands: .files,
    summary: "Choose thresholds for a wanted precision, recall or cost",
    details: """
      Finds, for each guideline or route, the threshold at which decided tickets prove the wanted share: with the chance \
      given by --confidence it holds for tickets to come, if they are like these. Where no threshold is proven, it says \
      "not reachable". Thresholds are proven one guideline by itself: of twenty at 95 %, one may fail.

      Give exactly one of --precision, --recall and --cost. --output writes the thresholds as an overlay, which `classify \
      --rules` and every other command take. Only tickets with `labels` count (an empty list says that a ticket breaks \
      nothing), and only those that training has not seen.
      """,
    flags: [precision, recall, cost, confidence, by] + InputOptions.flags + [split, output, unreachable, format]
      + PackOptions.flags + [SharedFlags.color, SharedFlags.jobs, SharedFlags.progress],
    examples: [
      .init(
        line: "assay tune decided.ndjson --precision 0.95 --output tuned",
        meaning: "Write thresholds at which 95 % of the labels are right, for `classify --rules tuned`"),
      .init(
        line: "assay tune decided.ndjson --recall 0.9 --by route --split all",
        meaning: "Show what finds 90 % of what belongs in each queue; all tickets are fresh"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.tune(TuneOptions(raw, context.console.facts), context.console)
    })

  static let precision = Flag(
    name: "precision", value: .number("SHARE", 0...1), category: .running,
    summary: "Of the labels given, SHARE are right",
    details: "The lowest such threshold is chosen, as it covers most.")

  static let recall = Flag(
    name: "recall", value: .number("SHARE", 0...1), category: .running,
    summary: "Of the breaches, SHARE are labelled",
    details: "The highest such threshold is chosen, as it is wrong least.")

  static let cost = Flag(
    name: "cost", value: .number("RATIO", 0...1_000_000), category: .running,
    summary: "A wrong label costs RATIO times a missed breach",
    details: """
      Labels must save more than they cost, which is a precision of RATIO / (1 + RATIO). Of the thresholds that have it \
      the one is chosen that was cheapest on these tickets.
      """)

  static let confidence = Flag(
    name: "confidence", value: .number("SHARE", 0...1), fallback: .value("0.95"), category: .running,
    summary: "How sure each threshold is to hold")

  static let by = Flag(
    name: "by", value: .cases("PART", of: TuningSubject.self), fallback: .value("guideline"), category: .running,
    summary: "One threshold for each guideline, or for each route",
    details: """
      A ticket belongs in a route's queue if it breaks any guideline of that route, whichever was labelled. All guidelines of \
      the route get the same threshold.
      """)

  static let split = Flag(
    name: "split", value: .cases("NAME", of: TuningCounts.Part.self), fallback: .value("dev"), category: .input,
    summary: "Use only one part of the tickets",
    details: """
      Parts are those of `assay train --split`: train 70 %, dev 10 %, test 20 %. heldout is dev and test. Use all for tickets \
      that nobody trained on; those that may have been trained on are counted and warned about.
      """)

  static let output = Flag(
    name: "output", short: "o", value: .folder, category: .output, summary: "Write the thresholds to an overlay in DIR",
    details: """
      Writes thresholds.rules, and pack.rules where DIR has none yet. With --rules on an overlay, DIR must be that overlay.
      """)

  static let unreachable = Flag(
    name: "unreachable", value: .cases("WHAT", of: Unreachable.self), fallback: .value("keep"), category: .output,
    summary: "What the overlay does where no threshold is proven",
    details: "keep leaves the pack's threshold; never gives no label, so that such tickets are at most uncertain.")

  static let format = RulesDiffCommand.format
}

/// What a threshold is for.
enum TuningSubject: String, CaseIterable, Sendable {
  case guideline, route
}

/// What is written where no threshold is proven.
enum Unreachable: String, CaseIterable, Sendable {
  case keep, never
}

struct TuneOptions: Equatable, Sendable {
  var goal: TuningGoal
  var confidence: Double
  var subject: TuningSubject
  var input: InputOptions
  var pack: PackOptions
  var part: TuningCounts.Part
  var output: String?
  var unreachable: Unreachable
  var format: ReportFormat
  var jobs: Int?
  var progress: AutomaticChoice
  var layout: ReportLayout

  init(_ raw: RawArguments, _ facts: TerminalFacts) throws(Failure) {
    let goals = [
      raw.number(TuneCommand.precision).map(TuningGoal.precision),
      raw.number(TuneCommand.recall).map(TuningGoal.recall),
      raw.number(TuneCommand.cost).map(TuningGoal.cost),
    ].compactMap { $0 }
    guard goals.count == 1 else {
      throw .usage(
        "tune needs one of --precision, --recall and --cost", "for example `assay tune decided.ndjson --precision 0.95`"
      )
    }
    goal = goals[0]
    confidence = raw.number(TuneCommand.confidence) ?? 0.95
    guard goal.share > 0, goal.share < 1 else {
      throw .usage("no number of tickets proves a share of 0 or 1", "ask for 0.99, say")
    }
    guard confidence > 0, confidence < 1 else { throw .usage("--confidence must lie between 0 and 1, and be neither") }
    subject = raw.choice(TuneCommand.by) ?? .guideline
    input = try InputOptions(raw)
    pack = PackOptions(raw)
    part = raw.choice(TuneCommand.split) ?? .dev
    output = raw.text(TuneCommand.output)
    unreachable = raw.choice(TuneCommand.unreachable) ?? .keep
    format = raw.choice(TuneCommand.format) ?? .text
    jobs = raw.count(SharedFlags.jobs)
    progress = raw.choice(SharedFlags.progress) ?? .auto
    layout = ReportLayout(raw, facts)
  }
}
