/// What stood on the command line, each value checked against its flag but nothing else: the first of two steps. Commands
/// make their options of it, and there check what depends on several flags.
struct RawArguments: Sendable {
  fileprivate(set) var values: [String: [String]] = [:]
  fileprivate(set) var operands: [String] = []

  /// Whether a flag was given.
  func isGiven(_ flag: Flag) -> Bool { values[flag.name] != nil }

  /// The value of a flag, or its fallback.
  func text(_ flag: Flag) -> String? {
    if let given = values[flag.name]?.last { return given }
    if case .value(let text) = flag.fallback { return text }
    return nil
  }

  /// All values of a flag that repeats.
  func texts(_ flag: Flag) -> [String] { values[flag.name] ?? [] }

  /// The value of a `count`.
  func count(_ flag: Flag) -> Int? { text(flag).flatMap { Int($0) } }

  /// The value of a `number`.
  func number(_ flag: Flag) -> Double? { text(flag).flatMap { Double($0) } }

  /// The value of a choice among the cases of an enumeration.
  func choice<Choice: RawRepresentable<String>>(_ flag: Flag, as: Choice.Type = Choice.self) -> Choice? {
    text(flag).flatMap { Choice(rawValue: $0) }
  }

  /// The value of a flag that the command can't do without.
  func required(_ flag: Flag, of command: String) throws(Failure) -> String {
    guard let text = text(flag) else {
      throw .usage("\(command) needs --\(flag.name) \(flag.value.name ?? "")", "see `assay help \(command)`")
    }
    return text
  }

  /// The file that a flag names for writing, which is none of those that are read.
  func output(_ flag: Flag, reading files: [String]) throws(Failure) -> String? {
    guard let path = text(flag) else { return nil }
    if files.contains(path) { throw .usage("--\(flag.name) is one of the input files; it would be overwritten") }
    return path
  }

  /// The same of one that takes nothing else.
  func ownOutput(_ flag: Flag, reading files: [String], writing output: String?) throws(Failure) -> String? {
    guard let path = text(flag) else { return nil }
    if path == output || files.contains(path) { throw .usage("--\(flag.name) needs a file of its own") }
    return path
  }
}

extension RawArguments {
  /// Reads the arguments behind a command's name.
  ///
  /// `--flag value`, `--flag=value`, `-f value`, `-fvalue`; switches of one letter may stand together (`-ab`). `--` ends the
  /// flags, `-` is an operand (standard input).
  init(_ arguments: some Sequence<String>, for command: Command) throws(Failure) {
    var rest = Array(arguments)[...]
    var flagsHaveEnded = false
    while let argument = rest.popFirst() {
      if flagsHaveEnded || argument == "-" || !argument.hasPrefix("-") {
        operands.append(argument)
      } else if argument == "--" {
        flagsHaveEnded = true
      } else if argument.hasPrefix("--") {
        try readLong(argument, &rest, command)
      } else {
        try readShort(argument, &rest, command)
      }
    }
    try checkOperands(command)
  }

  private mutating func readLong(_ argument: String, _ rest: inout ArraySlice<String>, _ command: Command)
    throws(Failure)
  {
    let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    guard let flag = command.flag(named: parts[0]) else { throw UnknownFlag.failure(parts[0], command) }
    try store(flag, "--\(flag.name)", attached: parts.count > 1 ? parts[1] : nil, &rest)
  }

  private mutating func readShort(_ argument: String, _ rest: inout ArraySlice<String>, _ command: Command)
    throws(Failure)
  {
    var letters = argument.dropFirst()
    while let letter = letters.popFirst() {
      guard let flag = command.flag(short: letter) else {
        throw .usage("unknown flag -\(letter) for \(command.name)", "see `assay help \(command.name)`")
      }
      if flag.value.name == nil {
        try store(flag, "-\(letter)", attached: nil, &rest)
      } else {
        try store(flag, "-\(letter)", attached: letters.isEmpty ? nil : String(letters), &rest)
        return
      }
    }
  }

  private mutating func store(
    _ flag: Flag, _ written: String, attached: String?, _ rest: inout ArraySlice<String>
  ) throws(Failure) {
    guard let name = flag.value.name else {
      if attached != nil { throw .usage("\(written) takes no value") }
      values[flag.name] = []
      return
    }
    // A value that looks like a flag is far more often a forgotten value.
    let isFollowed = rest.first.map { !$0.hasPrefix("--") } ?? false
    guard let value = attached ?? (isFollowed ? rest.popFirst() : nil) else {
      throw .usage("\(written) needs a value: \(written) \(name)")
    }
    if let complaint = flag.value.complaint(about: value) {
      let guess = Suggestion.nearest(to: value, among: flag.value.choices)
      var failure = Failure.usage("\(written) needs \(complaint), not \"\(value)\"")
      if let guess { failure.hints.append("did you mean \(guess)?") }
      throw failure
    }
    values[flag.name] = flag.repeats ? values[flag.name, default: []] + [value] : [value]
  }

  private func checkOperands(_ command: Command) throws(Failure) {
    let counts = command.operands.counts
    if operands.count < counts.lowerBound {
      throw .usage("\(command.name) needs \(command.operands.usage)", "see `assay help \(command.name)`")
    }
    if operands.count > counts.upperBound {
      let extra = operands[counts.upperBound]
      throw .usage(
        "\(command.name) can't take \"\(extra)\"", "usage: assay \(command.name) \(HelpText.synopsis(command))")
    }
    if case .choice(let choices) = command.operands.kind, let wrong = operands.first(where: { !choices.contains($0) }) {
      var failure = Failure.usage("\(command.name) takes \(choices.joined(separator: ", ")), not \"\(wrong)\"")
      if let guess = Suggestion.nearest(to: wrong, among: choices) { failure.hints.append("did you mean \(guess)?") }
      throw failure
    }
  }
}

/// What to say of a flag that a command does not have.
enum UnknownFlag {
  static func failure(_ name: String, _ command: Command) -> Failure {
    var failure = Failure.usage("unknown flag --\(name) for \(command.name)")
    if let guess = Suggestion.nearest(to: name, among: command.allFlags.map(\.name)) {
      failure.hints.append("did you mean --\(guess)?")
    } else {
      let others = CommandTable.all.filter { $0.flag(named: name) != nil }.map(\.name)
      if !others.isEmpty { failure.hints.append("--\(name) is a flag of: \(others.joined(separator: ", "))") }
    }
    failure.hints.append("see `assay help \(command.name)`")
    return failure
  }
}
