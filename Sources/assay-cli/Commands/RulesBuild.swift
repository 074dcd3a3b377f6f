/// `assay rules build DIR`: one file of rules and model.
enum RulesBuildCommand {
  static let command = Command(
    name: "rules build", category: .rules, operands: .folder,
    summary: "Compile rules and a model into one pack file",
    details: """
      A pack file loads faster than rule files and can't be half right: it is checked before it is written. It holds the \
      rules, the word lists and the model, with a hash of them all.
      """,
    flags: [output, model],
    examples: [
      .init(line: "assay rules build Rules/default --model model.bin --output my.pack", meaning: "Make a pack file")
    ],
    run: { raw, context throws(Failure) in
      try context.engine.buildRules(RulesBuildOptions(raw), context.console)
    })

  static let output = Flag(
    name: "output", short: "o", value: .file, category: .output, summary: "Write the pack to FILE (required)")

  static let model = Flag(
    name: "model", short: "m", value: .file, fallback: .described("none: rules alone"), category: .rules,
    summary: "Put the naive Bayes model in FILE into the pack",
    details: """
      FILE is what `assay train` writes; one that lies in DIR must be named like any other. A pack that extends the built-in one gets \
      the built-in model without it.
      """)
}

struct RulesBuildOptions: Equatable, Sendable {
  var folder: String
  /// nil: rules alone.
  var model: String?
  var output: String

  init(_ raw: RawArguments) throws(Failure) {
    folder = raw.operands[0]
    model = raw.text(RulesBuildCommand.model)
    output = try raw.required(RulesBuildCommand.output, of: "rules build")
  }
}
