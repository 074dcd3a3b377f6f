import Assay
import AssayBench
import AssayCore
import AssayIO

/// What `assay bench` does once its options are clear.
enum BenchWork {
  /// Tickets of a first record: valgrind takes ten seconds for them.
  static let recordedTickets = 3000
  /// What the ratios of `--check` are measured with: enough to see by, and quick.
  static let shownTickets = 20_000
  static let shownRuns = 3

  static func run(_ options: BenchOptions, _ console: Console) throws(Failure) -> ExitStatus {
    switch options.task {
    case .measure(let files): try measure(files, options, console)
    case .check(let updates): try check(updates, options, console)
    case .stage(let stage, let path): try runStage(stage, path, console)
    }
  }

  // MARK: Measuring

  private static func measure(
    _ files: [String], _ options: BenchOptions, _ console: Console
  ) throws(Failure) -> ExitStatus {
    var benchmarks: [Benchmark] = []
    for file in files {
      let text = try file == BuiltInBenchmarks.name ? BuiltInBenchmarks.text : read(file)
      do throws(BenchFailure) { benchmarks += try DefinitionParser.parse(text, file: file) } catch {
        throw .badData(error.message)
      }
    }
    var session = BenchmarkSession()
    session.rounds = options.runs
    session.mostTickets = options.tickets
    session.data = options.data
    let output = try options.json.map { path throws(Failure) in try open(path) }
    let result = try run(session, benchmarks, options, console)
    try console.output.write(result.text)
    if let output {
      let bytes = Array(result.json.utf8)
      do throws(IOFailure) { try output.write(bytes, 0..<bytes.count) } catch { throw Failure(error) }
    }
    return result.hasFailures ? .findings : .done
  }

  private static func run(
    _ session: BenchmarkSession, _ benchmarks: [Benchmark], _ options: BenchOptions, _ console: Console
  ) throws(Failure) -> BenchmarkSession.Result {
    let status = StatusLine(console, options.progress)
    defer { status.clear() }
    do throws(BenchFailure) { return try session.run(benchmarks) { status.show($0) } } catch {
      throw .inputOutput(error.message)
    }
  }

  // MARK: Checking

  private static func check(
    _ updates: Bool, _ options: BenchOptions, _ console: Console
  ) throws(Failure) -> ExitStatus {
    var record = try thresholds(updates, options)
    let status = StatusLine(console, options.progress)
    let readings: [GuardedFigure: Reading]
    do throws(BenchFailure) {
      readings = try Gauge(tickets: record.tickets, status: { status.show($0) }).readings()
      status.clear()
    } catch {
      status.clear()
      throw .inputOutput(error.message)
    }
    if updates {
      record.renew(readings)
      let bytes = Array(record.text.utf8)
      let output = try open(options.thresholds)
      do throws(IOFailure) { try output.write(bytes, 0..<bytes.count) } catch { throw Failure(error) }
    }
    let judgements = GuardedFigure.allCases.map { ($0, record.judge($0, readings[$0] ?? .missing("not known"))) }
    let width = judgements.map { $0.0.rawValue.count }.max() ?? 0
    for (figure, judgement) in judgements {
      let name = TextWrapper.padded(figure.rawValue, width)
      try console.output.write("\(judgement.hasMoved ? "MOVED" : "ok   ")  \(name)  \(judgement.text)\n")
    }
    try showRatios(record.tickets, options, console)
    let moved = judgements.filter(\.1.hasMoved).map(\.0.rawValue)
    guard !moved.isEmpty else { return .done }
    try console.output.flush()
    throw Failure(
      status: .findings, message: "\(moved.joined(separator: ", ")) moved",
      hints: ["if that was meant: assay bench --check --update, and say why in the commit"])
  }

  private static func thresholds(_ updates: Bool, _ options: BenchOptions) throws(Failure) -> Thresholds {
    let exists = (try? Folder.contents(of: options.thresholds)) != nil
    var record = Thresholds(tickets: recordedTickets)
    if exists || !updates {
      let text: String
      do throws(Failure) { text = try read(options.thresholds) } catch {
        var failure = error
        failure.hints.append("run it in the repository, or record figures with --check --update")
        throw failure
      }
      do throws(BenchFailure) { record = try Thresholds(text, file: options.thresholds) } catch {
        throw .badData(error.message)
      }
    }
    if let tickets = options.tickets { record.tickets = tickets }
    return record
  }

  /// Prints the ratios to `wc -w` and the bare scan. Times are as noisy as the machine, so they decide nothing.
  private static func showRatios(
    _ tickets: Int, _ options: BenchOptions, _ console: Console
  ) throws(Failure) {
    var session = BenchmarkSession()
    session.rounds = shownRuns
    session.mostTickets = min(shownTickets, tickets * 10)
    guard let whole = try? DefinitionParser.parse(BuiltInBenchmarks.text, file: "default").first else { return }
    try console.output.write("\n" + run(session, [whole], options, console).text)
  }

  // MARK: One stage

  private static func runStage(
    _ stage: BenchStage, _ path: String, _ console: Console
  ) throws(Failure) -> ExitStatus {
    let line: String
    switch stage {
    case .bare:
      var scanner = BareScanner()
      do throws(BenchFailure) { try scanner.scan(file: path) } catch { throw .inputOutput(error.message) }
      line = "\(scanner.records) tickets\n"
    case .allocations:
      let run = ClassifyRun(try PackOptions(rules: nil, model: nil).program())
      do throws(BenchFailure) {
        line = "\(try Allocations.count { () throws(BenchFailure) in try classify(path, run) }) allocations\n"
      } catch { throw .inputOutput(error.message) }
    default:
      let run = StageRun(try PackOptions(rules: nil, model: nil).program(), upTo: stage.extent)
      do throws(IOFailure) {
        line = "\(try run.run([RecordInput(path: path)]).tickets) tickets\n"
      } catch { throw Failure(error) }
    }
    try console.output.write(line)
    return .done
  }

  /// The whole job, with one worker and verdicts to nowhere.
  private static func classify(_ path: String, _ run: ClassifyRun) throws(BenchFailure) {
    do throws(IOFailure) {
      _ = try run.run([RecordInput(path: path)], to: try FileDescriptorOutput(path: "/dev/null"))
    } catch { throw BenchFailure("\(error)") }
  }

  // MARK: Files

  private static func read(_ path: String) throws(Failure) -> String {
    do throws(IOFailure) { return String(decoding: try Folder.contents(of: path), as: UTF8.self) } catch {
      throw Failure(error)
    }
  }

  private static func open(_ path: String) throws(Failure) -> FileDescriptorOutput {
    do throws(IOFailure) { return try FileDescriptorOutput(path: path) } catch { throw Failure(error) }
  }
}

extension BenchStage {
  /// How far tickets are taken; for those that are no stage, all the way.
  var extent: StageRun.Extent {
    switch self {
    case .read: .read
    case .tokenise: .engine(.tokenise)
    case .lookUp: .engine(.lookUp)
    case .match: .engine(.match)
    case .score: .engine(.score)
    case .encode, .bare, .allocations: .encode
    }
  }
}

/// What is being done, on a terminal only.
private struct StatusLine {
  private let errors: ByteSink
  private let isShown: Bool
  private let columns: Int

  init(_ console: Console, _ choice: AutomaticChoice) {
    errors = console.errors
    isShown = console.facts.showsProgress(choice)
    columns = console.facts.columns
  }

  func show(_ text: String) {
    guard isShown else { return }
    try? errors.write("\r\u{1B}[K" + text.prefix(max(0, columns - 1)))
  }

  func clear() {
    if isShown { try? errors.write("\r\u{1B}[K") }
  }
}
