import Assay
import AssayIO

/// What `assay copies` does once its options are clear.
enum CopiesWork {
  static func run(_ options: CopiesOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let files = options.input.files + options.history.files
    try checkFiles(files, areReadTwice: true)
    var run = CopiesRun()
    run.pipeline = try HistoryWork.pipeline(options.input, options.jobs)
    let rejects = try Rejects(path: options.rejects)
    let meter = Meter(console, options.progress, files: files + options.input.files)
    let progress: Progress
    do throws(IOFailure) {
      progress = try run.run(
        options.input.records, history: options.history.records,
        to: try FileDescriptorOutput(path: options.outputFile ?? "-"),
        onReject: { record throws(IOFailure) in try rejects.add(record) }, onProgress: { meter.update($0) })
    } catch {
      meter.finish()
      throw Failure(error)
    }
    meter.finish()
    try rejects.report(progress, console)
    return .done
  }
}
