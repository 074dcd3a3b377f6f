import Assay
import AssayCore
import AssayIO

/// What the commands do that try rules on tickets of the past; what `evaluate` does shares their reading.
enum HistoryWork {
  static func diff(_ options: RulesDiffOptions, _ console: Console) throws(Failure) -> ExitStatus {
    var old = try PackOperand.program(options.old, model: options.model)
    var new = try PackOperand.program(options.new, model: options.model)
    if old.bayes.isEmpty != new.bayes.isEmpty {
      let bare = old.bayes.isEmpty ? options.old : options.new
      try console.errors.write("assay: \(Sanitizer.line(bare)) has no model: rules alone are compared (see --model)\n")
      old = old.withoutModel
      new = new.withoutModel
    }
    var run = RuleDiffRun(PackPair(old: old, new: new))
    run.samples = options.samples
    run.pipeline = try pipeline(options.input, options.jobs)
    let diff = try read(options.input, options.progress, console) {
      (inputs, onReject, onProgress) throws(IOFailure) in
      try run.run(inputs, onReject: onReject, onProgress: onProgress)
    }
    let note = UnknownLabelsNote(
      unknown: diff.unknown, lack: "neither pack has a guideline of", leftOut: UnknownLabelsNote.labelsOf)
    try console.errors.write(note.text)
    let brakes = DiffBrake.broken(diff, maxHitRate: options.maxHitRate, maxChanged: options.maxChanged)
    let report = DiffReport(diff: diff, brakes: brakes, top: options.top, layout: options.layout)
    switch options.format {
    case .text: try console.output.write(report.text)
    case .json: try console.output.write(report.json)
    }
    return brakes.isEmpty ? .done : .findings
  }

  static func statistics(_ options: RulesStatsOptions, _ console: Console) throws(Failure) -> ExitStatus {
    var run = RuleStatisticsRun(try PackOperand.program(options.rules, model: options.model))
    run.pipeline = try pipeline(options.input, options.jobs)
    let statistics = try read(options.input, options.progress, console) {
      (inputs, onReject, onProgress) throws(IOFailure) in
      try run.run(inputs, onReject: onReject, onProgress: onProgress)
    }
    try console.errors.write(UnknownLabelsNote(unknown: statistics.unknown, leftOut: UnknownLabelsNote.labelsOf).text)
    let report = StatisticsReport(
      statistics: statistics, order: options.order, top: options.top, layout: options.layout)
    switch options.format {
    case .text: try console.output.write(report.text)
    case .json: try console.output.write(report.json)
    }
    return .done
  }

  static func pipeline(_ input: InputOptions, _ jobs: Int?) throws(Failure) -> Pipeline {
    var pipeline = Pipeline()
    pipeline.jobs = jobs ?? Platform.processors
    pipeline.fields = try input.fields()
    return pipeline
  }

  /// Runs over all records; says what could not be read, and fails when there was nothing else.
  ///
  /// - Parameter purpose: what the tickets are for, for the message.
  static func read<Count>(
    _ input: InputOptions, _ progress: AutomaticChoice, _ console: Console, purpose: String = "try the rules on",
    _ run: (
      [RecordInput], @escaping @Sendable (RejectedRecord) throws(IOFailure) -> Void,
      @escaping @Sendable (Progress) -> Void
    ) throws(IOFailure) -> (Count, Progress)
  ) throws(Failure) -> Count {
    let rejects = Rejects()
    let meter = Meter(console, progress, files: input.files)
    let count: Count
    let total: Progress
    do throws(IOFailure) {
      (count, total) = try run(
        input.records, { record throws(IOFailure) in try rejects.add(record) }, { meter.update($0) })
    } catch {
      meter.finish()
      throw Failure(error)
    }
    meter.finish()
    try rejects.report(total, console)
    guard total.tickets > 0 else { throw .badData("there is no ticket to \(purpose)") }
    return count
  }
}
