/// `assay classify`: the main job.
enum ClassifyCommand {
  static let command = Command(
    name: "classify", category: .tickets, operands: .optionalFiles,
    summary: "Label reported reviews, with the evidence for each label",
    details: """
      Reads tickets from the files, or from standard input, and writes one verdict for each, in the same order: the \
      guidelines that the review may break, how probable each is, the passages and facts that speak for it, and where \
      the ticket should go by when. It flags and routes; people decide.

      A record that can't be read gives no verdict; it is counted, and written with its reason to --rejects. Every record \
      is one or the other.
      """,
    flags: InputOptions.flags + [
      output, outputFile, rejects, SharedFlags.reveal, strict, failOn, threshold,
    ] + PackOptions.flags + [SharedFlags.jobs, SharedFlags.progress],
    examples: [
      .init(line: "assay classify tickets.ndjson > verdicts.ndjson", meaning: "Label a file of tickets"),
      .init(line: "zcat june.csv.gz | assay classify -f csv -o csv", meaning: "Label CSV from a pipe, as CSV"),
      .init(
        line: "assay classify --preset zendesk --rejects bad.ndjson export.json",
        meaning: "Label another system's export, keeping what can't be read"),
      .init(
        line: "assay classify --fail-on child_safety,self_harm new.ndjson",
        meaning: "Exit with 1 if any ticket gets one of these labels"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.classify(ClassifyOptions(raw), context.console)
    })

  static let output = Flag(
    name: "output", short: "o", value: .cases("FORMAT", of: OutputFormat.self), fallback: .value("ndjson"),
    category: .output, summary: "Write verdicts as FORMAT",
    details: """
      ndjson is one verdict a line, with all evidence. csv has one row a verdict with its labels and no evidence. merged \
      is the input record with the verdict added under "assay".
      """)

  static let outputFile = Flag(
    name: "output-file", value: .file, fallback: .described("standard output"), category: .output,
    summary: "Write verdicts to FILE")

  static let rejects = Flag(
    name: "rejects", value: .file, fallback: .described("counted and summed up on standard error"), category: .output,
    summary: "Write records that can't be read to FILE",
    details: "One JSON object a line: input, line, byte offset, reason.")

  static let strict = Flag(
    name: "strict", category: .input, summary: "Stop at the first record that can't be read",
    details: "The exit status is then 65.")

  static let failOn = Flag(
    name: "fail-on", value: .text("LABELS"), repeats: true, category: .output,
    summary: "Exit with 1 if a ticket gets one of LABELS",
    details: "Guideline ids separated by commas, or `any`. All tickets are labelled nevertheless.")

  static let threshold = Flag(
    name: "threshold", value: .number("P", 0...1), fallback: .described("each guideline's own"), category: .rules,
    summary: "Give labels from probability P on",
    details: "Replaces the thresholds of all guidelines. Lower finds more and is wrong more often.")
}

enum OutputFormat: String, CaseIterable, Sendable {
  case ndjson, csv, merged
}

/// Which labels make the run end with `ExitStatus.findings`.
enum FailOn: Equatable, Sendable {
  case nothing, any
  case labels([String])

  /// Reads the values of `--fail-on`.
  init(_ values: [String]) {
    let names = values.flatMap { $0.split(separator: ",") }.map(String.init)
    self = names.contains("any") ? .any : names.isEmpty ? .nothing : .labels(names)
  }

  /// Whether a ticket with such a label counts.
  func holds(_ label: String) -> Bool {
    switch self {
    case .nothing: false
    case .any: true
    case .labels(let names): names.contains(label)
    }
  }

  /// Complains about names that are no guidelines of the pack: a gate that can never close is worse than none.
  func check(guidelines: [String]) throws(Failure) {
    guard case .labels(let names) = self, let wrong = names.first(where: { !guidelines.contains($0) }) else { return }
    var failure = Failure.usage("--fail-on: the pack has no guideline \"\(wrong)\"")
    if let guess = Suggestion.nearest(to: wrong, among: guidelines) { failure.hints.append("did you mean \(guess)?") }
    throw failure
  }
}

struct ClassifyOptions: Equatable, Sendable {
  var input: InputOptions
  var pack: PackOptions
  var output: OutputFormat
  /// nil: standard output.
  var outputFile: String?
  var rejects: String?
  var isStrict: Bool
  var failOn: FailOn
  var threshold: Double?
  var reveals: Bool
  /// nil: one per processor.
  var jobs: Int?
  var progress: AutomaticChoice

  init(_ raw: RawArguments) throws(Failure) {
    input = try InputOptions(raw)
    pack = PackOptions(raw)
    output = raw.choice(ClassifyCommand.output) ?? .ndjson
    outputFile = try raw.output(ClassifyCommand.outputFile, reading: input.files)
    rejects = try raw.ownOutput(ClassifyCommand.rejects, reading: input.files, writing: outputFile)
    isStrict = raw.isGiven(ClassifyCommand.strict)
    failOn = FailOn(raw.texts(ClassifyCommand.failOn))
    threshold = raw.number(ClassifyCommand.threshold)
    reveals = raw.isGiven(SharedFlags.reveal)
    jobs = raw.count(SharedFlags.jobs)
    progress = raw.choice(SharedFlags.progress) ?? .auto
    if let threshold, threshold <= 0 || threshold >= 1 {
      throw .usage("--threshold must lie between 0 and 1, and be neither")
    }
  }
}
