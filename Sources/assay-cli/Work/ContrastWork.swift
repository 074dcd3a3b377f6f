import Assay
import AssayCore
import AssayIO

/// What `evaluate --contrast` does.
enum ContrastWork {
  static func run(_ options: ContrastOptions, _ console: Console) throws(Failure) -> ExitStatus {
    var run = ContrastRun(try options.pack.program())
    var hasFindings = false
    for path in options.files {
      let result = try result(path, &run)
      if !result.moved.isEmpty { hasFindings = true }
      let report = ContrastReport(path: path, result: result, layout: options.layout)
      if options.isJSON {
        try console.output.write(report.json)
      } else {
        try console.output.write(report.text)
      }
    }
    return hasFindings ? .findings : .done
  }

  private static func result(_ path: String, _ run: inout ContrastRun) throws(Failure) -> ContrastResult {
    let bytes: [UInt8]
    do throws(IOFailure) { bytes = try Folder.contents(of: path) } catch { throw Failure(error) }
    do throws(ContrastFileError) {
      return try run.run(try ContrastFile(String(decoding: bytes, as: UTF8.self)))
    } catch {
      let lines = error.faults.map { "\(path):\($0.line): \($0.message)" }
      throw Failure(status: .badData, message: lines[0], hints: Array(lines.dropFirst().prefix(20)))
    }
  }
}
