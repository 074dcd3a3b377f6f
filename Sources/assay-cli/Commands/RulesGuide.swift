/// `assay rules guide [DIR]`: what do the guidelines ask?
enum RulesGuideCommand {
  static let command = Command(
    name: "rules guide", category: .rules, operands: Operands(usage: "[DIR]", counts: 0...1, kind: .folders),
    summary: "Write a page about the guidelines of a pack",
    details: """
      Writes Markdown for those who work with a pack's guidelines: of each what it means, what counts and what does not, its \
      severity, route, exposure and mappings, and its rules by language with their weights, reasons and an example of \
      either kind. Examples are masked as verdicts are. Without DIR it is about the built-in pack.
      """,
    flags: [output],
    examples: [
      .init(line: "assay rules guide my-pack --output GUIDELINES.md", meaning: "Write the page of my own guidelines"),
      .init(line: "assay rules guide | less", meaning: "Read about the built-in ones"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.writeGuide(RulesGuideOptions(raw), context.console)
    })

  static let output = Flag(
    name: "output", short: "o", value: .file, fallback: .described("standard output"), category: .output,
    summary: "Write the page to FILE")
}

struct RulesGuideOptions: Equatable, Sendable {
  /// nil: the built-in pack.
  var folder: String?
  /// nil: standard output.
  var output: String?

  init(_ raw: RawArguments) {
    folder = raw.operands.first
    output = raw.text(RulesGuideCommand.output)
  }
}
