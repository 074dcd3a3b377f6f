/// What a command sees of the world around it: its two outputs, the terminal's nature and the environment.
///
/// Commands never ask the system themselves, so that tests can run them with a console of their own.
struct Console {
  let output: ByteSink
  /// Messages for people. Not buffered.
  let errors: ByteSink
  /// What kinds of thing the outputs are.
  var facts: TerminalFacts

  /// The console of the process.
  static func standard() -> Console {
    Console(
      output: ByteSink(descriptor: Platform.standardOutput, name: "standard output"),
      errors: ByteSink(descriptor: Platform.standardError, name: "standard error", capacity: 1),
      facts: .ofProcess())
  }

  /// Says what went wrong, then each hint on a line of its own. Hostile text in it is made harmless.
  ///
  /// A message that can't be delivered is dropped: there is nobody left to tell.
  func report(_ failure: Failure) {
    guard !failure.isSilent else { return }
    var text = "assay: \(Sanitizer.line(failure.message))\n"
    for hint in failure.hints { text += "  \(Sanitizer.line(hint))\n" }
    try? errors.write(text)
  }
}

/// What is known of the terminal, gathered once.
struct TerminalFacts: Sendable {
  var outputIsTerminal = false
  var errorsAreTerminal = false
  /// The terminal's own columns, where it says.
  var terminalColumns: Int?
  /// `COLUMNS`, `NO_COLOR` and `TERM` of the environment.
  var columnsVariable: String?
  var noColorVariable: String?
  var termVariable: String?

  static func ofProcess() -> TerminalFacts {
    TerminalFacts(
      outputIsTerminal: Platform.isTerminal(Platform.standardOutput),
      errorsAreTerminal: Platform.isTerminal(Platform.standardError),
      terminalColumns: Platform.columns(Platform.standardOutput) ?? Platform.columns(Platform.standardError),
      columnsVariable: Platform.environment("COLUMNS"),
      noColorVariable: Platform.environment("NO_COLOR"),
      termVariable: Platform.environment("TERM"))
  }

  /// The width that text is laid out for: the terminal's, else `COLUMNS`, else 80.
  var columns: Int {
    if let terminalColumns { return terminalColumns }
    if let columnsVariable, let columns = Int(columnsVariable), columns > 0 { return columns }
    return 80
  }

  /// Whether to colour what goes to standard output. `auto` colours a terminal that can show it, unless `NO_COLOR` is set to
  /// anything (no-color.org); the flag beats the environment.
  func usesColor(_ choice: AutomaticChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      let isRefused = !(noColorVariable ?? "").isEmpty
      return outputIsTerminal && !isRefused && termVariable != "dumb"
    }
  }

  /// Whether to show progress on standard error.
  func showsProgress(_ choice: AutomaticChoice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto: errorsAreTerminal && termVariable != "dumb"
    }
  }
}

/// The values of `--color` and `--progress`.
enum AutomaticChoice: String, CaseIterable, Sendable {
  case auto, always, never
}
