/// Completions for bash.
enum BashCompletions {
  static var script: String {
    var text = """
      # bash completion for assay; made by `assay completions bash`
      _assay() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}"
        COMPREPLY=()
        # bash takes --flag=value for three words.
        if [[ "$current" == "=" ]]; then current=""; elif [[ "$previous" == "=" ]]; then previous="${COMP_WORDS[COMP_CWORD-2]}"; fi
        if (( COMP_CWORD == 1 )); then
          COMPREPLY=($(compgen -W "\(words(CommandTable.firstWords)) --help --version" -- "$current"))
          return
        fi

      """
    for family in CommandTable.families {
      let seconds = CommandTable.members(of: family).map { String($0.name.dropFirst(family.count + 1)) }
      text += """
          if [[ "$command" == "\(family)" ]]; then
            if (( COMP_CWORD == 2 )); then
              COMPREPLY=($(compgen -W "\(words(seconds))" -- "$current"))
              return
            fi
            command="\(family) ${COMP_WORDS[2]}"
          fi

        """
    }
    text += "  case \"$command $previous\" in\n"
    for command in CommandTable.all {
      for flag in command.allFlags where flag.value.name != nil {
        let names = ["--\(flag.name)"] + (flag.short.map { ["-\($0)"] } ?? [])
        let patterns = names.map { "\"\(command.name) \($0)\"" }.joined(separator: "|")
        text += "    \(patterns)) \(action(flag.value)); return ;;\n"
      }
    }
    text += "  esac\n  case \"$command\" in\n"
    for command in CommandTable.all {
      let flags = words(command.allFlags.map { "--\($0.name)" })
      text += """
            "\(command.name)")
              if [[ "$current" == -* ]]; then \(list(flags))
              else \(operands(command))
              fi ;;

        """
    }
    return text + "  esac\n}\ncomplete -F _assay assay\n"
  }

  private static func words(_ words: [String]) -> String { words.joined(separator: " ") }

  private static func list(_ words: String) -> String { "COMPREPLY=($(compgen -W \"\(words)\" -- \"$current\"))" }

  // Names of files may hold spaces, but hardly line feeds.
  private static let paths = "local IFS=$'\\n'; compopt -o filenames; COMPREPLY=($(compgen -f -- \"$current\"))"
  private static let folders = "local IFS=$'\\n'; compopt -o filenames; COMPREPLY=($(compgen -d -- \"$current\"))"

  private static func action(_ value: FlagValue) -> String {
    switch value {
    case .choice(_, let choices): list(words(choices))
    case .file, .pack: paths
    case .folder: folders
    case .none, .text, .count, .number: ":"
    }
  }

  private static func operands(_ command: Command) -> String {
    guard command.operands.counts.upperBound > 0 else { return ":" }
    switch command.operands.kind {
    case .files: return paths
    case .folders: return folders
    case .choice(let choices): return list(words(choices))
    case .commands: return list(words(CommandTable.firstWords))
    case .names: return ":"
    }
  }
}

extension CommandTable {
  /// The words that may follow `assay`.
  static var firstWords: [String] {
    var seen: [String] = []
    for command in all {
      let first = command.name.prefix { $0 != " " }
      if !seen.contains(String(first)) { seen.append(String(first)) }
    }
    return seen
  }

  /// Those of them that another word must follow.
  static var families: [String] { firstWords.filter { !members(of: $0).isEmpty } }
}
