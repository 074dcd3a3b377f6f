/// `assay bench`: how fast is it here, and has anything moved?
enum BenchCommand {
  static let command = Command(
    name: "bench", category: .learning, operands: .optionalFiles,
    summary: "Measure speed on this machine, or check that nothing has moved",
    details: """
      Runs the benchmarks of the files, or its own: generated tickets classified as whole processes with one worker and two, \
      beside `wc -w` and a bare scan that only finds the fields and the edges of the words, and stage by stage. Commands run in turn, \
      medians count, and everything they write is checked. The word `default` stands for its own benchmarks among files.

      With --check it compares what stays the same from run to run with a record: the verdicts on generated tickets and on the \
      samples, allocations a ticket, instructions a byte where valgrind is installed, and memory. It exits with 1 if one of them \
      has moved further than is allowed, and says by how much. Ratios of times are printed, but no reason to fail.
      """,
    flags: [check, update, thresholds, only, tickets, runs, data, json] + [SharedFlags.progress],
    examples: [
      .init(line: "assay bench", meaning: "See what this machine can do"),
      .init(line: "assay bench --check", meaning: "Exit with 1 if verdicts, allocations or instructions have moved"),
      .init(line: "assay bench --check --update", meaning: "Record them anew"),
      .init(
        line: "assay bench Benchmarks/definitions/cold.bench --runs 3",
        meaning: "Run some of the repository's benchmarks"),
      .init(line: "perf record assay bench --only match tickets.ndjson", meaning: "Look at one stage under a profiler"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.bench(BenchOptions(raw), context.console)
    })

  static let check = Flag(
    name: "check", category: .running, summary: "Exit with 1 if a recorded figure has moved")

  static let update = Flag(
    name: "update", category: .running, summary: "With --check: record the figures measured now",
    details: "What can't be measured here keeps its figure.")

  static let thresholds = Flag(
    name: "thresholds", value: .file, fallback: .value("Benchmarks/thresholds.txt"), category: .input,
    summary: "The recorded figures are in FILE")

  static let only = Flag(
    name: "only", value: .cases("STAGE", of: BenchStage.self), category: .running,
    summary: "Take the tickets of one file up to STAGE, and count them",
    details: """
      For profilers, and for definitions. Each stage comes with all before it, with one worker, and writes no verdicts: \
      encode makes them in memory. bare is the bare scan, which is no stage of assay; allocations does the \
      whole job and counts the blocks taken from malloc, in a release build on Linux.
      """)

  static let tickets = Flag(
    name: "tickets", short: "n", value: .count("N", 1...Int.max), fallback: .described("as each benchmark says"),
    category: .input, summary: "Generate N tickets at most")

  static let runs = Flag(
    name: "runs", value: .count("N", 1...1000), fallback: .value("9"), category: .running,
    summary: "Measure each command N times", details: "A round to warm up comes before.")

  static let data = Flag(
    name: "data", value: .folder, category: .input, summary: "Files that are not part of the repository are in DIR",
    details: "Benchmarks that need others are skipped, and that is said.")

  static let json = Flag(
    name: "json", value: .file, category: .output, summary: "Write all figures to FILE too")
}

/// What `--only` runs.
enum BenchStage: String, CaseIterable, Sendable {
  case bare, read, tokenise
  case lookUp = "look-up"
  case match, score, encode, allocations
}

struct BenchOptions: Equatable, Sendable {
  /// What is to be done.
  enum Task: Equatable, Sendable {
    case measure([String])
    case check(updates: Bool)
    case stage(BenchStage, String)
  }

  var task: Task
  var thresholds: String
  var tickets: Int?
  var runs: Int
  var data: String?
  var json: String?
  var progress: AutomaticChoice

  init(_ raw: RawArguments) throws(Failure) {
    thresholds = raw.text(BenchCommand.thresholds) ?? ""
    tickets = raw.count(BenchCommand.tickets)
    runs = raw.count(BenchCommand.runs) ?? 9
    data = raw.text(BenchCommand.data)
    json = raw.text(BenchCommand.json)
    progress = raw.choice(SharedFlags.progress) ?? .auto
    let checks = raw.isGiven(BenchCommand.check)
    let updates = raw.isGiven(BenchCommand.update)
    if updates && !checks { throw .usage("--update goes with --check") }
    if let stage: BenchStage = raw.choice(BenchCommand.only) {
      if checks { throw .usage("--only and --check exclude each other") }
      guard raw.operands.count == 1 else { throw .usage("--only \(stage.rawValue) needs one file of tickets") }
      task = .stage(stage, raw.operands[0])
    } else if checks {
      guard raw.operands.isEmpty, json == nil, data == nil else {
        throw .usage("--check takes no files, no --data and no --json", "what it measures is fixed")
      }
      if tickets != nil && !updates {
        throw .usage("--check measures with as many tickets as recorded", "--update records another number")
      }
      task = .check(updates: updates)
    } else {
      task = .measure(raw.operands.isEmpty ? ["default"] : raw.operands)
    }
  }
}
