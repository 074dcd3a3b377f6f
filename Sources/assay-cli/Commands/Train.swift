import AssayLearn

/// `assay train`: naive Bayes from labelled tickets.
enum TrainCommand {
  static let command = Command(
    name: "train", category: .learning, operands: .files,
    summary: "Learn the weights of words from labelled tickets",
    details: """
      Counts, in tickets that people have decided (their `labels`), which words and pairs of words go with which \
      guideline, and writes a model. The same tickets give the same bytes, in whatever order they come.
      """,
    flags: InputOptions.flags + [SharedFlags.split, method, output, SharedFlags.rules],
    examples: [
      .init(line: "assay train decided/*.ndjson --output model.bin", meaning: "Learn from all tickets"),
      .init(line: "assay train decided.csv --split train -o model.bin", meaning: "Keep some to measure with"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.train(TrainOptions(raw), context.console)
    })

  static let method = Flag(
    name: "method", value: .cases("METHOD", of: LearningMethod.self), fallback: .value("counted"), category: .rules,
    summary: "How counts become weights",
    details: """
      counted judges each word by itself and keeps the few that are surely connected with a guideline; together they say one bit at \
      most, to tip the scales beside rules. fitted weighs all words together, so that they find what no rule knows, and may carry a \
      label; it wants hundreds of breaches for each guideline.
      """)

  static let output = Flag(
    name: "output", short: "o", value: .file, category: .output, summary: "Write the model to FILE (required)")
}

enum LearningMethod: String, CaseIterable, Sendable {
  case counted, fitted

  /// With the settings that it has by itself.
  var training: TrainingMethod {
    switch self {
    case .counted: .counted(TrainingSettings())
    case .fitted: .fitted(FittingSettings())
    }
  }
}

struct TrainOptions: Equatable, Sendable {
  var input: InputOptions
  var split: DataSplit
  var method: LearningMethod
  var output: String
  /// The pack whose guidelines are learned; nil: the built-in one.
  var rules: String?

  init(_ raw: RawArguments) throws(Failure) {
    input = try InputOptions(raw)
    split = raw.choice(SharedFlags.split) ?? .all
    method = raw.choice(TrainCommand.method) ?? .counted
    output = try raw.required(TrainCommand.output, of: "train")
    rules = raw.text(SharedFlags.rules)
    if input.files.contains(output) { throw .usage("--output is one of the input files; it would be overwritten") }
  }
}
