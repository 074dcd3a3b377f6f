/// All commands, in the order of help. A command that is not here does not exist: parsing, help, the man page and
/// completions read nothing else.
enum CommandTable {
  static let all: [Command] = [
    ClassifyCommand.command,
    ExplainCommand.command,
    CopiesCommand.command,
    GenerateCommand.command,
    RulesCheckCommand.command,
    RulesTestCommand.command,
    RulesDiffCommand.command,
    RulesStatsCommand.command,
    RulesFmtCommand.command,
    RulesListCommand.command,
    RulesShowCommand.command,
    RulesGuideCommand.command,
    RulesBuildCommand.command,
    TrainCommand.command,
    EvaluateCommand.command,
    TuneCommand.command,
    ModelShowCommand.command,
    BenchCommand.command,
    HelpCommand.command,
    CompletionsCommand.command,
    VersionCommand.command,
  ]

  /// The command with this name.
  static func command(named name: String) -> Command? { all.first { $0.name == name } }

  /// The command that the arguments begin with, and what stands behind its name.
  static func find(_ arguments: [String]) throws(Failure) -> (Command, ArraySlice<String>) {
    for length in [2, 1] where arguments.count >= length {
      let name = arguments[0..<length].joined(separator: " ")
      if let command = command(named: name) { return (command, arguments[length...]) }
    }
    let family = members(of: arguments[0])
    guard !family.isEmpty else { throw unknown(arguments[0], among: all.map(\.name)) }
    let second = arguments.dropFirst().first ?? ""
    if second.isEmpty || second.hasPrefix("-") {
      throw .usage("\(arguments[0]) needs to know what to do: \(family.map(\.name).joined(separator: ", "))")
    }
    throw unknown("\(arguments[0]) \(second)", among: family.map(\.name))
  }

  /// The commands of two words that begin with this one.
  static func members(of word: String) -> [Command] { all.filter { $0.name.hasPrefix(word + " ") } }

  private static func unknown(_ name: String, among names: [String]) -> Failure {
    var failure = Failure.usage("unknown command \"\(name)\"")
    // A family's name alone is a near miss as well: "rule" for "rules check".
    let families = Set(
      all.compactMap { $0.name.contains(" ") ? $0.name.split(separator: " ").first.map(String.init) : nil })
    if let guess = Suggestion.nearest(to: name, among: names + families.sorted()) {
      failure.hints.append("did you mean `assay \(guess)`?")
    }
    failure.hints.append("see `assay --help`")
    return failure
  }
}
