import Assay
import AssayCore
import AssayIO

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

    if options.outputFile != nil { try checkFiles(options.input.files) }
    let inputs = options.input.records
    let rejects = try Rejects(path: options.rejects)
    let meter = Meter(console, options.progress, files: options.input.files)
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

  private static func end(
    _ options: ClassifyOptions, _ result: ClassifyRun.Result, _ rejects: Rejects, _ console: Console
  ) throws(Failure) -> ExitStatus {
    if options.isStrict, let first = rejects.first { throw .badData("stopped: \(first.message)") }
    try rejects.report(result.progress, console)
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
