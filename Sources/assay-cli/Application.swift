/// The program from its arguments to its exit status.
struct Application {
  let console: Console
  let engine: Engine

  /// Runs one command line (without the program's name), reports what goes wrong, returns how to end.
  func run(_ arguments: [String]) -> ExitStatus {
    do {
      let status = try dispatch(arguments)
      try console.output.flush()
      return status
    } catch {
      // What was written before it went wrong still belongs to the reader.
      try? console.output.flush()
      console.report(error)
      return error.status
    }
  }

  private func dispatch(_ arguments: [String]) throws(Failure) -> ExitStatus {
    guard let first = arguments.first else {
      try console.errors.write(HelpText.overview(width: console.facts.columns))
      return .usage
    }
    switch first {
    case "--help", "-h": return try show(HelpText.overview(width: console.facts.columns))
    case "--version", "-V": return try show(VersionCommand.line)
    default: break
    }
    if first.hasPrefix("-") {
      throw Failure.usage("unknown flag \(first) before a command", "see `assay --help`")
    }
    let (command, rest) = try CommandTable.find(arguments)
    // Asking for help must work whatever else stands on the line.
    let flags = rest.prefix { $0 != "--" }
    if flags.contains("--help") { return try show(HelpText.page(command, width: console.facts.columns)) }
    if flags.contains("-h") { return try show(HelpText.summary(command, width: console.facts.columns)) }
    let raw = try RawArguments(rest, for: command)
    return try command.run(raw, Context(console: console, engine: engine))
  }

  private func show(_ text: String) throws(Failure) -> ExitStatus {
    try console.output.write(text)
    return .done
  }
}
