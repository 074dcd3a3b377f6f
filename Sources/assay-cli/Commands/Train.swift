/// `assay train`: naive Bayes from labelled tickets.
enum TrainCommand {
  static let command = Command(
    name: "train", category: .learning, operands: .optionalFiles,
    summary: "Learn the weights of words from labelled tickets",
    details: """
      Counts, in tickets that people have decided (their `labels`), which words and pairs of words go with which \
      guideline, and writes a model. The same tickets give the same bytes, in whatever order they come.

      --from learns from the decisions of moderators: records with `decision`, such as lines of `classify --output merged` that \
      people have decided. Each text counts once, with what was decided in the end; what Assay decided itself is refused.
      """,
    flags: [from] + InputOptions.flags + [
      SharedFlags.split, ClassifyCommand.strict, output, ClassifyCommand.rejects, SharedFlags.rules,
    ],
    examples: [
      .init(line: "assay train decided/*.ndjson --output model.bin", meaning: "Learn from all tickets"),
      .init(line: "assay train decided.csv --split train -o model.bin", meaning: "Keep some to measure with"),
      .init(
        line: "assay train decided/*.ndjson --from june.ndjson --from july.ndjson -o model.bin",
        meaning: "Learn from two months of corrections as well"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.train(TrainOptions(raw), context.console)
    })

  static let from = Flag(
    name: "from", value: .file, repeats: true, category: .input, summary: "Learn from the decisions in FILE",
    details: """
      Each record is a ticket with `decision`: `guidelines` (those broken in the end, or "no breach"), `by`, `at`, and `appeal` \
      (upheld or overturned) if there was one. Of decisions about one text an appealed one counts, else the latest. Records \
      without a person's decision are left out and told, or written to --rejects; --strict stops there.
      """)

  static let output = Flag(
    name: "output", short: "o", value: .file, category: .output, summary: "Write the model to FILE (required)")
}

struct TrainOptions: Equatable, Sendable {
  var input: InputOptions
  var split: DataSplit
  /// Files of decisions; `input` may then have no files.
  var from: [String]
  /// Whether a record that can't be learnt from ends the run.
  var isStrict: Bool
  var output: String
  var rejects: String?
  /// The pack whose guidelines are learned; nil: the built-in one.
  var rules: String?

  init(_ raw: RawArguments) throws(Failure) {
    input = try InputOptions(raw)
    from = raw.texts(TrainCommand.from)
    if raw.operands.isEmpty {
      guard !from.isEmpty else { throw .usage("train needs FILE... or --from FILE", "see `assay help train`") }
      input.files = []
    }
    let files = input.files + from
    if files.count(where: { $0 == "-" }) > 1 { throw .usage("standard input (-) can be read only once") }
    split = raw.choice(SharedFlags.split) ?? .all
    isStrict = raw.isGiven(ClassifyCommand.strict)
    output = try raw.required(TrainCommand.output, of: "train")
    rules = raw.text(SharedFlags.rules)
    rejects = raw.text(ClassifyCommand.rejects)
    if let rejects, rejects == output || files.contains(rejects) { throw .usage("--rejects needs a file of its own") }
    if files.contains(output) { throw .usage("--output is one of the input files; it would be overwritten") }
  }
}
