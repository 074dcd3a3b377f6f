/// `assay model show`: what has the model learnt?
enum ModelShowCommand {
  static let command = Command(
    name: "model show", category: .learning, operands: .optionalFile,
    summary: "Show what a model has learnt",
    details: """
      Shows where the model comes from, its size, checksum and settings, and for each guideline the features that speak most for it \
      and against it, with the bits that each adds to a ticket or takes away: words, pairs of neighbouring words, and kinds of \
      thing such as <url>. What they add up to is held within the limit that the settings name.

      FILE is what `assay train` wrote; without it, the built-in model is shown. Words are shown as they were learnt, offensive \
      ones too.
      """,
    flags: [guideline, top, RulesCheckCommand.format, SharedFlags.color],
    examples: [
      .init(line: "assay model show", meaning: "Show the built-in model"),
      .init(
        line: "assay model show model.assay --guideline profanity --top 30", meaning: "Look closely at one guideline"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.showModel(ModelShowOptions(raw, context.console.facts), context.console)
    })

  static let guideline = Flag(
    name: "guideline", short: "g", value: .text("ID"), repeats: true, category: .output,
    summary: "Show only this guideline")

  static let top = Flag(
    name: "top", value: .count("N", 0...Int.max), fallback: .value("8"), category: .output,
    summary: "Show at most N features a guideline and side")
}

struct ModelShowOptions: Equatable, Sendable {
  /// nil: the built-in model.
  var file: String?
  /// Empty: all.
  var guidelines: [String]
  var top: Int
  var format: ReportFormat
  var layout: CardLayout

  init(_ raw: RawArguments, _ facts: TerminalFacts) {
    file = raw.operands.first
    guidelines = raw.texts(ModelShowCommand.guideline)
    top = raw.count(ModelShowCommand.top) ?? 8
    format = raw.choice(RulesCheckCommand.format) ?? .text
    layout = CardLayout(raw, facts)
  }
}
