import Assay
import AssayCore
import AssayIO
import Synchronization

/// What `assay classify` does once its options are clear.
enum ClassifyWork {
  static func run(_ options: ClassifyOptions, _ console: Console) throws(Failure) -> ExitStatus {
    var run = ClassifyRun(try program(options))
    run.output = options.output.engine
    run.reveals = options.reveals
    run.pipeline.jobs = options.jobs ?? Platform.processors
    run.pipeline.stopsAtFirstReject = options.isStrict
    run.pipeline.fields = try options.input.fields()
    let guidelines = run.program.guidelines.map(\.id)
    try options.failOn.check(guidelines: guidelines)
    run.watched = Set(guidelines.indices.filter { options.failOn.holds(guidelines[$0]) }.map { Int32($0) })

    if options.outputFile != nil { try checkInputs(options.input.files) }
    let inputs = options.input.records
    let rejects = Rejects(file: options.rejects == nil ? nil : try open(options.rejects))
    let meter = Meter(console, options.progress, total: totalBytes(options.input.files))
    let result: ClassifyRun.Result
    do throws(IOFailure) {
      result = try run.run(
        inputs, to: try FileDescriptorOutput(path: options.outputFile ?? "-"),
        onReject: { record throws(IOFailure) in try rejects.add(record) }, onProgress: { meter.update($0) })
    } catch {
      meter.finish()
      throw Failure(error)
    }
    meter.finish()
    return try end(options, result, rejects, console)
  }

  private static func program(_ options: ClassifyOptions) throws(Failure) -> Program {
    var program = try options.pack.program()
    if let threshold = options.threshold {
      for index in program.guidelines.indices {
        program.guidelines[index].threshold = Bits.fixed(Bits.logOdds(threshold))
      }
    }
    return program
  }

  private static func open(_ path: String?) throws(Failure) -> FileDescriptorOutput? {
    guard let path else { return nil }
    do throws(IOFailure) { return try FileDescriptorOutput(path: path) } catch { throw Failure(error) }
  }

  /// Opens every file once before a file of verdicts is emptied: a mistyped name must not cost those of yesterday.
  private static func checkInputs(_ files: [String]) throws(Failure) {
    for file in files where file != "-" {
      do throws(IOFailure) { _ = try FileDescriptorInput(path: file) } catch { throw Failure(error) }
    }
  }

  private static func totalBytes(_ files: [String]) -> Int? {
    var total = 0
    for file in files {
      guard let count = (try? FileDescriptorInput(path: file))?.byteCount else { return nil }
      total += count
    }
    return total
  }

  private static func end(
    _ options: ClassifyOptions, _ result: ClassifyRun.Result, _ rejects: Rejects, _ console: Console
  ) throws(Failure) -> ExitStatus {
    let count = result.progress.rejects
    if count > 0 {
      let first = rejects.first?.message ?? ""
      if options.isStrict { throw .badData("stopped: \(first)") }
      let more = count == 1 ? "" : " and \(Decimal.grouped(count - 1)) more"
      try console.errors.write(
        "assay: \(Decimal.grouped(count)) of \(Decimal.grouped(result.progress.records)) records could not be read: \(Sanitizer.line(first))\(more)\n"
      )
      if options.rejects == nil { try console.errors.write("  --rejects FILE keeps all of them with their reasons\n") }
      // Nothing but rubbish came in: more likely the wrong file than bad luck.
      if result.progress.tickets == 0 {
        throw Failure(status: .badData, message: "no record could be read", isSilent: false)
      }
    }
    return options.failOn != .nothing && result.findings > 0 ? .findings : .done
  }
}

extension OutputFormat {
  fileprivate var engine: ClassifyRun.Output {
    switch self {
    case .ndjson: .ndjson
    case .csv: .csv
    case .merged: .merged
    }
  }
}

/// Where rejected records go: to a file if there is one, and the first is remembered for the summary.
private final class Rejects: Sendable {
  private let file: FileDescriptorOutput?
  private let remembered = Mutex<RejectedRecord?>(nil)

  init(file: FileDescriptorOutput?) { self.file = file }

  var first: RejectedRecord? { remembered.withLock { $0 } }

  func add(_ record: RejectedRecord) throws(IOFailure) {
    remembered.withLock { if $0 == nil { $0 = record } }
    guard let file else { return }
    var line: [UInt8] = []
    line.append(literal: #"{"input":"#)
    line.append(jsonString: record.input)
    line.append(literal: #","line":"#)
    line.append(integer: record.line)
    line.append(literal: #","offset":"#)
    line.append(integer: record.offset)
    line.append(literal: #","reason":"#)
    line.append(jsonString: record.reason.name)
    line.append(literal: #","message":"#)
    line.append(jsonString: record.reason.explanation)
    line.append(literal: "}\n")
    try file.write(line, 0..<line.count)
  }
}

/// The progress line as the pipeline's workers reach it.
private final class Meter: Sendable {
  // Safe because: the pipeline reports progress from one thread at a time, and the run is over when `finish` is called.
  nonisolated(unsafe) private var line: ProgressLine
  private let total: Int?

  init(_ console: Console, _ choice: AutomaticChoice, total: Int?) {
    unsafe line = ProgressLine(console, choice, now: Platform.monotonicNanoseconds())
    self.total = total
  }

  func update(_ progress: Progress) {
    unsafe line.update(
      bytes: progress.bytes, totalBytes: total, tickets: progress.tickets, now: Platform.monotonicNanoseconds())
  }

  func finish() { unsafe line.finish() }
}
