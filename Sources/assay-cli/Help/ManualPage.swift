/// The man page, as roff with the usual `man` macros. `assay help --man | man -l -`
enum ManualPage {
  static var text: String {
    var page = """
      .TH ASSAY 1 "" "assay \(VersionCommand.number)" "User Commands"
      .SH NAME
      assay \\- label reported reviews, with the evidence for each label
      .SH SYNOPSIS
      .B assay
      .I COMMAND
      .RI [ FLAGS ]
      .RI [ FILE ...]
      .SH DESCRIPTION
      \(escaped(HelpText.tagline))
      It flags and routes; people decide.
      .SH COMMANDS

      """
    for command in CommandTable.all { page += section(command) }
    page += ".SH EXIT STATUS\n"
    for status in ExitStatus.allCases {
      page += ".TP\n.B \(status.rawValue)\n\(escaped(status.meaning))\n"
    }
    return page + """
      .SH ENVIRONMENT
      .TP
      .B NO_COLOR
      Set to anything, it turns colour off where \\-\\-color is auto.
      .TP
      .B COLUMNS
      The width to lay text out for, where the terminal does not say.
      .PP
      No verdict depends on the environment, the locale or the clock.

      """
  }

  private static func section(_ command: Command) -> String {
    var text = ".SS \"assay \(escaped(command.name)) \(escaped(HelpText.synopsis(command)))\"\n"
    text += "\(escaped(command.summary)).\n"
    for paragraph in command.details.split(separator: "\n", omittingEmptySubsequences: true) {
      // Lines that begin with a space are set as they stand.
      text += paragraph.hasPrefix(" ") ? ".br\n\(escaped(paragraph))\n" : ".PP\n\(escaped(paragraph))\n"
    }
    for flag in command.flags { text += describe(flag) }
    for example in command.examples {
      text += ".PP\n\(escaped(example.meaning)):\n.PP\n.RS 4\n.nf\n\(escaped(example.line))\n.fi\n.RE\n"
    }
    return text
  }

  private static func describe(_ flag: Flag) -> String {
    let names = (flag.short.map { ["\\fB\\-\($0)\\fR"] } ?? []) + ["\\fB\\-\\-\(escaped(flag.name))\\fR"]
    let value = flag.value.name.map { " \\fI\(escaped($0))\\fR" } ?? ""
    let sentences = ([flag.summary + "."] + [flag.details] + HelpText.notes(flag)).filter { !$0.isEmpty }
    return ".TP\n\(names.joined(separator: ", "))\(value)\n\(escaped(sentences.joined(separator: " ")))\n"
  }

  /// Text as roff: backslashes and hyphens escaped, no line that begins like a macro.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}
