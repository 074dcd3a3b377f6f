/// Why a command could not do its work: what to tell the person, and how the process ends.
struct Failure: Error, Equatable, Sendable {
  var status: ExitStatus
  /// One sentence without a full stop, beginning in lower case: it stands behind `assay: `.
  var message: String
  /// What the person may do about it, one line each.
  var hints: [String] = []
  /// Whether to end without a word.
  var isSilent = false

  /// The command line is wrong.
  static func usage(_ message: String, _ hints: String...) -> Failure {
    Failure(status: .usage, message: message, hints: hints)
  }

  /// The input is not what it should be.
  static func badData(_ message: String, _ hints: String...) -> Failure {
    Failure(status: .badData, message: message, hints: hints)
  }

  /// Reading or writing failed.
  static func inputOutput(_ message: String, _ hints: String...) -> Failure {
    Failure(status: .inputOutput, message: message, hints: hints)
  }

  /// The reader of our output has gone. That is its right: we end quietly.
  static let brokenPipe = Failure(status: .done, message: "broken pipe", isSilent: true)
}
