/// One command, with everything that is known of it.
struct Command: Sendable {
  /// One word or two: `classify`, `rules check`.
  let name: String
  let category: CommandCategory
  /// What it takes besides flags.
  var operands = Operands()
  /// One line for lists: no full stop.
  let summary: String
  /// What it does, in sentences. Paragraphs are separated by an empty line.
  let details: String
  /// Its own flags; `--help` is added for all.
  var flags: [Flag] = []
  /// Command lines to copy, each with what it does.
  var examples: [Example] = []
  /// Does the work: raw arguments → validated options → the engine.
  let run: @Sendable (RawArguments, Context) throws(Failure) -> ExitStatus

  struct Example: Sendable {
    let line: String
    let meaning: String
  }

  /// All flags that it takes.
  var allFlags: [Flag] { flags + [SharedFlags.help] }

  /// The flag with this long name or letter.
  func flag(named name: String) -> Flag? { allFlags.first { $0.name == name } }
  func flag(short: Character) -> Flag? { allFlags.first { $0.short == short } }
}

/// What a command takes besides flags.
struct Operands: Sendable {
  /// As in the usage line: `[FILE...]`, `DIR`.
  var usage = ""
  /// How many there must be at least, and may be at most.
  var counts = 0...0
  /// What completions offer.
  var kind = Kind.files

  enum Kind: Sendable {
    case files
    case folders
    case choice([String])
    case commands
    /// Names that completions can't know.
    case names
  }

  static let optionalFiles = Operands(usage: "[FILE...]", counts: 0...Int.max)
  static let optionalFile = Operands(usage: "[FILE]", counts: 0...1)
  static let files = Operands(usage: "FILE...", counts: 1...Int.max)
  static let ruleFiles = Operands(usage: "[FILE|DIR...]", counts: 0...Int.max)
  static let folder = Operands(usage: "DIR", counts: 1...1, kind: .folders)
}

/// The headings under which help lists commands, in this order.
enum CommandCategory: String, CaseIterable, Sendable {
  case tickets = "Tickets"
  case rules = "Rules"
  case learning = "Learning and measuring"
  case help = "Help"
}

/// What a command works with.
struct Context {
  let console: Console
  let engine: Engine
}
