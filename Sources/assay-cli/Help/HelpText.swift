/// Help as plain text, laid out for a width, all from the command table.
enum HelpText {
  /// What Assay is, in one sentence. The man page says the same.
  static let tagline = "Assay reads reported reviews and says which guidelines each may break, how strongly, and why."

  /// Lines wider than this are hard to read.
  private static func room(_ width: Int) -> Int { max(40, min(width, 100)) }

  // MARK: Pages

  /// `assay --help`: what there is.
  static func overview(width: Int) -> String {
    var text = TextWrapper.wrap(tagline, width: room(width)) + "\n\nUsage: assay COMMAND [FLAGS] [FILE...]\n"
    for category in CommandCategory.allCases {
      let rows = CommandTable.all.filter { $0.category == category }.map { ($0.name, $0.summary) }
      text += "\n\(category.rawValue)\n" + columns(rows, width: room(width))
    }
    let closing = """
      Try it on a text of your own:
        echo 'Use code SAVE20 at checkout' | assay explain

      `assay help COMMAND` tells all about a command; `assay COMMAND -h` is its short form.
      """
    return text + "\n" + TextWrapper.wrap(closing, width: room(width)) + "\n"
  }

  /// `assay help COMMAND`: everything about a command.
  static func page(_ command: Command, width: Int) -> String {
    let width = room(width)
    var text = heading(command, width)
    text += "\n" + TextWrapper.wrap(command.details, width: width) + "\n"
    for (category, flags) in grouped(command) {
      text += "\n\(category.rawValue)\n"
      text += flags.map { describe($0, width) }.joined(separator: "\n")
    }
    if !command.examples.isEmpty { text += "\nExamples\n" }
    for example in command.examples {
      text += TextWrapper.wrap(example.meaning + ":", width: width, indent: "  ") + "\n      \(example.line)\n"
    }
    return text + "\nExit status\n"
      + columns(ExitStatus.allCases.map { (String($0.rawValue), $0.meaning) }, width: width)
  }

  /// `assay COMMAND -h`: one line a flag.
  static func summary(_ command: Command, width: Int) -> String {
    let width = room(width)
    var text = heading(command, width)
    for (category, flags) in grouped(command) {
      text += "\n\(category.rawValue)\n" + columns(flags.map { (usage($0), $0.summary) }, width: width)
    }
    return text + "\n`assay help \(command.name)` tells more.\n"
  }

  /// A list of commands: `assay help rules`.
  static func list(_ commands: [Command], width: Int) -> String {
    columns(commands.map { ($0.name, $0.summary) }, width: room(width)) + "\n`assay help COMMAND` tells more.\n"
  }

  // MARK: Parts, shared with the man page and completions

  /// What follows the command's name in the usage line.
  static func synopsis(_ command: Command) -> String {
    (["[FLAGS]"] + (command.operands.usage.isEmpty ? [] : [command.operands.usage])).joined(separator: " ")
  }

  /// How a flag is written: `-j, --jobs N`.
  static func usage(_ flag: Flag) -> String {
    let short = flag.short.map { "-\($0), " } ?? "    "
    return short + "--" + flag.name + (flag.value.name.map { " " + $0 } ?? "")
  }

  /// A command's flags under their headings.
  static func grouped(_ command: Command) -> [(FlagCategory, [Flag])] {
    FlagCategory.allCases.compactMap { category in
      let flags = command.allFlags.filter { $0.category == category }
      return flags.isEmpty ? nil : (category, flags)
    }
  }

  /// Choices and default, as sentences.
  static func notes(_ flag: Flag) -> [String] {
    var notes: [String] = []
    if !flag.value.choices.isEmpty { notes.append("Choices: \(flag.value.choices.joined(separator: ", ")).") }
    if let fallback = flag.fallback.text { notes.append("Default: \(fallback).") }
    if flag.repeats { notes.append("May be given several times.") }
    return notes
  }

  private static func heading(_ command: Command, _ width: Int) -> String {
    TextWrapper.wrap(command.summary + ".", width: width) + "\n\nUsage: assay \(command.name) \(synopsis(command))\n"
  }

  private static func describe(_ flag: Flag, _ width: Int) -> String {
    let sentences = ([flag.summary + "."] + [flag.details] + notes(flag)).filter { !$0.isEmpty }
    let body = TextWrapper.wrap(sentences.joined(separator: " "), width: width, indent: "        ")
    return "  \(usage(flag))\n\(body)\n"
  }

  /// Two columns; the right one wraps.
  private static func columns(_ rows: [(String, String)], width: Int) -> String {
    let left = min(28, rows.map { ColumnWidth.of($0.0) }.max() ?? 0)
    let indent = String(repeating: " ", count: left + 4)
    return rows.map { name, meaning in
      let body = TextWrapper.wrap(meaning, width: width, indent: indent)
      let label = "  " + TextWrapper.padded(name, left) + "  "
      // A name too wide for its column has the line to itself.
      return ColumnWidth.of(name) > left ? "  \(name)\n\(body)\n" : label + body.dropFirst(indent.count) + "\n"
    }.joined()
  }
}
