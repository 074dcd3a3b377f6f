/// A page of Markdown with transcripts in it: blocks fenced as `console`.
///
/// A line that begins with `$ ` is a command; lines that begin with `> `, or are `>`, right after it belong to it. What follows up to
/// the next command is what it prints, standard output and standard error as they come. A line `…` stands for any
/// lines, or none.
struct Page {
  private(set) var lines: [String]
  private(set) var commands: [Command] = []

  /// A command with the place of its output in the page.
  struct Command {
    var text: String
    /// Index of its first line.
    var line: Int
    /// Indices of the lines that it prints.
    var output: Range<Int>
  }

  /// What a line of its own with this stands for any lines.
  static let anything = "…"

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var index = 0
    while index < lines.count {
      let isBlock = lines[index] == "```console"
      index += 1
      guard isBlock else { continue }
      while index < lines.count, lines[index] != "```" { readCommand(&index) }
    }
  }

  private mutating func readCommand(_ index: inout Int) {
    guard lines[index].hasPrefix("$ ") else {
      index += 1
      return
    }
    let line = index
    var text = String(lines[index].dropFirst(2))
    index += 1
    while index < lines.count, lines[index].hasPrefix("> ") || lines[index] == ">" {
      text += "\n" + lines[index].dropFirst(2)
      index += 1
    }
    let start = index
    while index < lines.count, lines[index] != "```", !lines[index].hasPrefix("$ ") { index += 1 }
    commands.append(Command(text: text, line: line, output: start..<index))
  }

  /// The output that the page gives for a command. An empty line before the next command is for the eye.
  func expected(_ command: Command) -> [String] {
    var range = command.output
    while let last = range.last, lines[last].isEmpty { range = range.dropLast() }
    return Array(lines[range])
  }

  /// The page with new outputs. Where one left lines out, the new one leaves them out too: it keeps as many lines before
  /// and after.
  func updated(_ outputs: [[String]]) -> String {
    var result = lines
    for (command, output) in zip(commands, outputs).reversed() {
      let old = expected(command)
      if Page.matches(output[...], old[...]) { continue }
      var new = output
      if let first = old.firstIndex(of: Page.anything), let last = old.lastIndex(of: Page.anything) {
        new = output.prefix(first) + [Page.anything] + output.dropFirst(first).suffix(old.count - 1 - last)
      }
      result.replaceSubrange(command.output.prefix(old.count), with: new)
    }
    return result.joined(separator: "\n")
  }

  /// Whether an output is what the page says.
  static func matches(_ output: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return output.isEmpty }
    guard first == anything else {
      return output.first == first && matches(output.dropFirst(), expected.dropFirst())
    }
    let rest = expected.dropFirst()
    guard !rest.isEmpty else { return true }
    return output.indices.contains { matches(output[$0...], rest) }
  }
}
