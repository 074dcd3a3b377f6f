/// Completions for zsh.
enum ZshCompletions {
  static var script: String {
    var text = """
      #compdef assay
      # zsh completion for assay; made by `assay completions zsh`
      _assay() {
        local -a choices
        if (( CURRENT == 2 )); then
          choices=(\(described(CommandTable.firstWords.map { ($0, meaning($0)) })))
          _describe command choices
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))

      """
    for family in CommandTable.families {
      let members = CommandTable.members(of: family)
      let seconds = members.map { (String($0.name.dropFirst(family.count + 1)), $0.summary) }
      text += """
          if [[ $command == \(family) ]]; then
            if (( CURRENT == 2 )); then
              choices=(\(described(seconds)))
              _describe command choices
              return
            fi
            command="\(family) $words[2]"
            shift words
            (( CURRENT-- ))
          fi

        """
    }
    text += "  case $command in\n"
    for command in CommandTable.all {
      let lines = command.allFlags.map(specification) + operands(command)
      text += "    \"\(command.name)\")\n      _arguments -s -S \\\n        "
      text += lines.joined(separator: " \\\n        ") + " ;;\n"
    }
    return text + "  esac\n}\n_assay \"$@\"\n"
  }

  private static func meaning(_ word: String) -> String {
    CommandTable.command(named: word)?.summary ?? CommandTable.members(of: word).map(\.name).joined(separator: ", ")
  }

  private static func described(_ rows: [(String, String)]) -> String {
    rows.map { "'\($0.0):\(escaped($0.1))'" }.joined(separator: " ")
  }

  /// `'(-j --jobs)'{-j+,--jobs=}'[Use N workers]:N:'`, in the terms of `_arguments`.
  private static func specification(_ flag: Flag) -> String {
    let takesValue = flag.value.name != nil
    let long = "--\(flag.name)" + (takesValue ? "=" : "")
    let text = "[\(escaped(flag.summary))]" + (flag.value.name.map { ":\(escaped($0)):\(action(flag.value))" } ?? "")
    guard let short = flag.short else { return "'\(flag.repeats ? "*" : "")\(long)\(text)'" }
    return "'(-\(short) --\(flag.name))'{-\(short)\(takesValue ? "+" : ""),\(long)}'\(text)'"
  }

  private static func action(_ value: FlagValue) -> String {
    switch value {
    case .choice(_, let choices): "(\(choices.joined(separator: " ")))"
    case .file, .pack: "_files"
    case .folder: "_files -/"
    case .none, .text, .count, .number: ""
    }
  }

  private static func operands(_ command: Command) -> [String] {
    guard command.operands.counts.upperBound > 0 else { return [] }
    let many = command.operands.counts.upperBound > 1 ? "*" : "1"
    switch command.operands.kind {
    case .files: return ["'\(many):file:_files'"]
    case .folders: return ["'\(many):folder:_files -/'"]
    case .choice(let choices): return ["'\(many):value:(\(choices.joined(separator: " ")))'"]
    case .names: return ["'\(many):name:'"]
    case .commands: return ["'\(many):command:(\(CommandTable.firstWords.joined(separator: " ")))'"]
    }
  }

  /// Inside single quotes, inside the brackets of a specification.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "'": result += "'\\''"
      case "[", "]", ":", "\\": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
