@testable import assay_cli

/// One run of the program, inside the test's process.
struct CommandRun {
  var status: ExitStatus
  var output: String
  var errors: String

  /// Runs a command line, on no terminal, 80 columns wide, with no engine, unless told otherwise.
  init(_ arguments: [String], facts: TerminalFacts = TerminalFacts(), engine: Engine = Engine()) {
    let output = Recorder()
    let errors = Recorder()
    let console = Console(output: output.sink(), errors: errors.sink(capacity: 1), facts: facts)
    status = Application(console: console, engine: engine).run(arguments)
    self.output = output.text
    self.errors = errors.text
  }

  /// Everything that a person would see of the run.
  var transcript: String {
    var text = output
    if !errors.isEmpty { text += "[standard error]\n" + errors }
    if status != .done { text += "[exit status \(status.rawValue)]\n" }
    return text
  }
}

/// Keeps what is written.
final class Recorder {
  private(set) var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func sink(capacity: Int = 1 << 16) -> ByteSink {
    ByteSink(capacity: capacity) { (bytes) throws(Failure) in self.bytes += bytes }
  }
}
