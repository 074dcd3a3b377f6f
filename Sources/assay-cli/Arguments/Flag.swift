/// One flag, with everything that is known of it. Parsing, help, the man page and completions all read this.
struct Flag: Sendable {
  /// The long name without its dashes.
  let name: String
  /// The letter behind one dash, where it has one.
  var short: Character?
  /// What follows it.
  var value = FlagValue.none
  /// What counts when it is not given.
  var fallback = Fallback.none
  /// Whether it may be given several times, all values counting. Of other flags the last one counts.
  var repeats = false
  let category: FlagCategory
  /// One line for lists: no full stop.
  let summary: String
  /// Sentences for the long help, besides the summary.
  var details = ""
}

/// What follows a flag.
enum FlagValue: Sendable {
  /// Nothing: it is on or off.
  case none
  /// Any text, under this name in help.
  case text(String)
  /// A path of a file, or of a folder.
  case file
  case folder
  /// A pack: a folder of rules, or a file made of one.
  case pack
  /// One of these words.
  case choice(String, [String])
  /// A whole number in a range.
  case count(String, ClosedRange<Int>)
  /// A number in a range.
  case number(String, ClosedRange<Double>)

  /// The name in help: `FILE`, `N`, `FORMAT`.
  var name: String? {
    switch self {
    case .none: nil
    case .text(let name), .choice(let name, _), .count(let name, _), .number(let name, _): name
    case .file: "FILE"
    case .folder: "DIR"
    case .pack: "PACK"
    }
  }

  /// The words that it may be, for a choice.
  var choices: [String] {
    if case .choice(_, let choices) = self { choices } else { [] }
  }

  /// A choice among the cases of an enumeration.
  static func cases<Choice: CaseIterable & RawRepresentable<String>>(_ name: String, of: Choice.Type) -> FlagValue {
    .choice(name, Choice.allCases.map(\.rawValue))
  }

  /// What is wrong with a value, as the end of "--flag needs …"; nil when nothing is.
  func complaint(about text: String) -> String? {
    switch self {
    case .none, .text: nil
    case .file: text.isEmpty ? "the path of a file" : nil
    case .folder: text.isEmpty ? "the path of a folder" : nil
    case .pack: text.isEmpty ? "the path of a folder or a file" : nil
    case .choice(_, let choices):
      choices.contains(text) ? nil : (choices.count > 1 ? "one of " : "") + choices.joined(separator: ", ")
    case .count(_, let range):
      Int(text).map(range.contains) ?? false
        ? nil : "a whole number " + FlagValue.limits(range.lowerBound, range.upperBound)
    case .number(_, let range):
      Double(text).map(range.contains) ?? false
        ? nil : "a number from \(Decimal.fixed(range.lowerBound, 0)) to \(Decimal.fixed(range.upperBound, 0))"
    }
  }

  private static func limits(_ least: Int, _ most: Int) -> String {
    most == Int.max ? "from \(least) on" : "from \(least) to \(most)"
  }
}

/// What counts when a flag is not given.
enum Fallback: Sendable {
  case none
  /// This value, as if it had been typed.
  case value(String)
  /// Something that depends on the case, said in words for help.
  case described(String)

  /// For help.
  var text: String? {
    switch self {
    case .none: nil
    case .value(let text), .described(let text): text
    }
  }
}

/// The headings under which help lists flags, in this order.
enum FlagCategory: String, CaseIterable, Sendable {
  case input = "Input"
  case output = "Output"
  case rules = "Rules and model"
  case running = "Running"
  case help = "Help"
}
