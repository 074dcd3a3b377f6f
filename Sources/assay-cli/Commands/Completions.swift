/// `assay completions SHELL`.
enum CompletionsCommand {
  static let command = Command(
    name: "completions", category: .help,
    operands: Operands(usage: "SHELL", counts: 1...1, kind: .choice(Shell.allCases.map(\.rawValue))),
    summary: "Write completions for bash, zsh or fish",
    details: """
      Put the output where the shell looks for it, and the Tab key completes commands, flags and their values:

        bash   ~/.local/share/bash-completion/completions/assay
        zsh    _assay in a folder of $fpath
        fish   ~/.config/fish/completions/assay.fish
      """,
    examples: [
      .init(
        line: "assay completions fish > ~/.config/fish/completions/assay.fish", meaning: "Install completions for fish")
    ],
    run: { raw, context throws(Failure) in
      let text =
        switch Shell(rawValue: raw.operands[0]) {
        case .bash: BashCompletions.script
        case .zsh: ZshCompletions.script
        case .fish: FishCompletions.script
        case nil: ""
        }
      try context.console.output.write(text)
      return .done
    })
}

enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish
}
