/// Completions for fish.
enum FishCompletions {
  static var script: String {
    var text = """
      # fish completion for assay; made by `assay completions fish`
      complete -c assay -f
      complete -c assay -n __fish_use_subcommand -l help -s h -d '\(escaped(SharedFlags.help.summary))'
      complete -c assay -n __fish_use_subcommand -l version -s V -d '\(escaped(VersionCommand.command.summary))'

      """
    for word in CommandTable.firstWords {
      let summary = CommandTable.command(named: word)?.summary ?? ""
      text += "complete -c assay -n __fish_use_subcommand -a \(word)"
      text += summary.isEmpty ? "\n" : " -d '\(escaped(summary))'\n"
    }
    for family in CommandTable.families {
      let members = CommandTable.members(of: family)
      let seconds = members.map { String($0.name.dropFirst(family.count + 1)) }
      let isOpen =
        "__fish_seen_subcommand_from \(family); and not __fish_seen_subcommand_from \(seconds.joined(separator: " "))"
      for (member, second) in zip(members, seconds) {
        text += "complete -c assay -n '\(isOpen)' -a \(second) -d '\(escaped(member.summary))'\n"
      }
    }
    for command in CommandTable.all {
      let seen = command.name.split(separator: " ").map { "__fish_seen_subcommand_from \($0)" }.joined(
        separator: "; and ")
      let start = "complete -c assay -n '\(seen)'"
      for flag in command.allFlags {
        let short = flag.short.map { " -s \($0)" } ?? ""
        text += "\(start) -l \(flag.name)\(short)\(action(flag.value)) -d '\(escaped(flag.summary))'\n"
      }
      text += operands(command).map { "\(start) \($0)\n" }.joined()
    }
    return text
  }

  private static func action(_ value: FlagValue) -> String {
    switch value {
    case .none: ""
    case .choice(_, let choices): " -x -a '\(choices.joined(separator: " "))'"
    case .file, .pack: " -r -F"
    case .folder: " -x -a '(__fish_complete_directories)'"
    case .text, .count, .number: " -x"
    }
  }

  private static func operands(_ command: Command) -> [String] {
    guard command.operands.counts.upperBound > 0 else { return [] }
    switch command.operands.kind {
    case .files: return ["-F"]
    case .folders: return ["-a '(__fish_complete_directories)'"]
    case .choice(let choices): return ["-a '\(choices.joined(separator: " "))'"]
    case .names: return []
    case .commands: return ["-a '\(CommandTable.firstWords.joined(separator: " "))'"]
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "'" || character == "\\" { result += "\\" }
      result.append(character)
    }
    return result
  }
}
