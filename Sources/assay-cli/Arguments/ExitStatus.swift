/// How the process ends. The numbers are promised to scripts.
enum ExitStatus: Int32, Sendable, CaseIterable {
  /// The work is done.
  case done = 0
  /// The work is done and found what was asked to be found (`--fail-on`, errors in rules, failing rule examples, files for
  /// `rules fmt --check`, a limit of `rules diff`, a pair of `evaluate --contrast`, a figure of `bench --check`).
  case findings = 1
  /// The command line makes no sense.
  case usage = 2
  /// The input is not what it should be, beyond what was allowed (`EX_DATAERR` of sysexits.h).
  case badData = 65
  /// Reading or writing failed (`EX_IOERR`).
  case inputOutput = 74

  /// What help and the man page say of it.
  var meaning: String {
    switch self {
    case .done: "Done. Also when the reader of a pipe has gone."
    case .findings:
      "Done, and found what it was to look for: --fail-on, errors in rules, failing examples, files that `rules fmt` would change, a limit of `rules diff` or `evaluate --contrast`, a figure that moved."
    case .usage: "The command line is wrong; nothing was read."
    case .badData: "Bad data beyond what was allowed: --strict, or a file that is not what it should be."
    case .inputOutput: "Reading or writing failed."
    }
  }
}
