/// `assay help [COMMAND]`.
enum HelpCommand {
  static let command = Command(
    name: "help", category: .help,
    operands: Operands(usage: "[COMMAND]", counts: 0...2, kind: .commands),
    summary: "Show help for a command, or the man page",
    details: "Without a command it lists them all.",
    flags: [manual],
    examples: [
      .init(line: "assay help classify", meaning: "All about one command"),
      .init(line: "assay help --man | man -l -", meaning: "Read the man page"),
    ],
    run: { raw, context throws(Failure) in
      try context.console.output.write(text(raw, width: context.console.facts.columns))
      return .done
    })

  static let manual = Flag(name: "man", category: .output, summary: "Write the man page, as roff")

  private static func text(_ raw: RawArguments, width: Int) throws(Failure) -> String {
    if raw.isGiven(manual) { return ManualPage.text }
    guard let first = raw.operands.first else { return HelpText.overview(width: width) }
    let family = CommandTable.members(of: first)
    if raw.operands.count == 1, !family.isEmpty { return HelpText.list(family, width: width) }
    let (command, rest) = try CommandTable.find(raw.operands)
    if let extra = rest.first { throw .usage("\(command.name) has no part \"\(extra)\"") }
    return HelpText.page(command, width: width)
  }
}
