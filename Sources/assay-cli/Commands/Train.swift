/// `assay train`: naive Bayes from labelled tickets.
enum TrainCommand {
  static let command = Command(
    name: "train", category: .learning, operands: .files,
    summary: "Learn the weights of words from labelled tickets",
    details: """
      Counts, in tickets that people have decided (their `labels`), which words and pairs of words go with which \
      guideline, and writes a model. The same tickets give the same bytes, in whatever order they come.
      """,
    flags: InputOptions.flags + [SharedFlags.split, output, SharedFlags.rules],
    examples: [
      .init(line: "assay train decided/*.ndjson --output model.bin", meaning: "Learn from all tickets"),
      .init(line: "assay train decided.csv --split train -o model.bin", meaning: "Keep some to measure with"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.train(TrainOptions(raw), context.console)
    })

  static let output = Flag(
    name: "output", short: "o", value: .file, category: .output, summary: "Write the model to FILE (required)")
}

struct TrainOptions: Equatable, Sendable {
  var input: InputOptions
  var split: DataSplit
  var output: String
  /// The pack whose guidelines are learned; nil: the built-in one.
  var rules: String?

  init(_ raw: RawArguments) throws(Failure) {
    input = try InputOptions(raw)
    split = raw.choice(SharedFlags.split) ?? .all
    output = try raw.required(TrainCommand.output, of: "train")
    rules = raw.text(SharedFlags.rules)
    if input.files.contains(output) { throw .usage("--output is one of the input files; it would be overwritten") }
  }
}
