import AssayCore
import AssayLearn

/// `assay train`: naive Bayes from labelled tickets.
enum TrainCommand {
  static let command = Command(
    name: "train", category: .learning, operands: .optionalFiles,
    summary: "Learn the weights of words from labelled tickets",
    details: """
      Counts, in tickets that people have decided (their `labels`), which words and pairs of words go with which \
      guideline, and writes a model. How much words count beside the rules is fitted for each guideline on held-out folds, of many \
      tickets on a sample, and reported with the calibration error. The same tickets give the same bytes, in whatever order they come.

      --from learns from the decisions of moderators: records with `decision`, such as lines of `classify --output merged` that \
      people have decided. Each text counts once, with what was decided in the end; what Assay decided itself is refused.

      With --refit-rules it fits the weights of the rules, too, around the written ones, and shows what changes.
      """,
    flags: [from] + InputOptions.flags + [
      SharedFlags.split, ClassifyCommand.strict, ignore, method, features, limit, output, ClassifyCommand.rejects,
      refitRules, date,
      SharedFlags.rules, SharedFlags.color,
    ],
    examples: [
      .init(line: "assay train decided/*.ndjson --output model.bin", meaning: "Learn from all tickets"),
      .init(line: "assay train decided.csv --split train -o model.bin", meaning: "Keep some to measure with"),
      .init(
        line: "assay train decided/*.ndjson --from june.ndjson --from july.ndjson -o model.bin",
        meaning: "Learn from two months of corrections as well"),
      .init(
        line: "assay train decided.ndjson --split train --refit-rules refitted",
        meaning: "Write an overlay with fitted weights of rules"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.train(TrainOptions(raw, context.console.facts), context.console)
    })

  static let from = Flag(
    name: "from", value: .file, repeats: true, category: .input, summary: "Learn from the decisions in FILE",
    details: """
      Each record is a ticket with `decision`: `guidelines` (those broken in the end, or "no breach"), `by`, `at`, and `appeal` \
      (upheld or overturned) if there was one. Of decisions about one text an appealed one counts, else the latest. Records \
      without a person's decision are left out and told, or written to --rejects; --strict stops there.
      """)

  static let method = Flag(
    name: "method", value: .cases("METHOD", of: LearningMethod.self), fallback: .value("counted"), category: .rules,
    summary: "How counts become weights",
    details: """
      counted judges each word by itself and keeps the few that are surely connected with a guideline; together they say one bit at \
      most, to tip the scales beside rules. fitted weighs all words together, so that they find what no rule knows, and may carry a \
      label; it wants hundreds of breaches for each guideline.
      """)

  static let features = Flag(
    name: "features", value: .cases("SET", of: LearningFeatures.self), fallback: .value("all"), category: .rules,
    summary: "Which features --method fitted weighs",
    details: """
      all takes words, pairs and kinds of things in two tickets or more, parts of rare words, and the shape of the text. selected takes \
      words, pairs and kinds in three tickets or more that surely double or halve the odds of a guideline, and nothing else: a twentieth of \
      the size, for packs whose rules do the work.
      """)

  static let limit = Flag(
    name: "limit", value: .number("BITS", 0...31), fallback: .described("as --method says"), category: .rules,
    summary: "Let words add or take away BITS at most",
    details: """
      Counted words meet the limit, fitted ones approach it. With a limit below what a guideline's prior takes away no words alone give a \
      label: they tip the scales beside rules, and put tickets in order that no rule tells apart.
      """)

  static let ignore = Flag(
    name: "ignore", value: .file, repeats: true, category: .input, summary: "Learn nothing of the words in FILE",
    details: """
      One word a line; lines that begin with # are remarks. For words that must be no evidence by themselves, such as those for peoples, \
      faiths and sexes, whatever the tickets say. Rules may still ask for them. With --method fitted it goes with --features selected, \
      as parts of words would give them away.
      """)

  static let output = Flag(
    name: "output", short: "o", value: .file, category: .output,
    summary: "Write the model to FILE (required without --refit-rules)",
    details:
      "`classify --model FILE` judges with it, and so do other commands; add --rules if it was trained with that.")

  static let refitRules = Flag(
    name: "refit-rules", value: .folder, category: .output,
    summary: "Write fitted weights of rules to an overlay in DIR",
    details: """
      Writes weights.rules, and pack.rules where DIR has none yet: `classify --rules DIR` takes them up. A weight moves only as \
      far as the tickets pull it away from the written one, keeps its sign, and keeps its order among bands of one number. \
      With --rules on an overlay, DIR must be that overlay.
      """)

  static let date = Flag(
    name: "date", value: .text("DAY"), fallback: .described("the latest reported_at of the tickets"), category: .output,
    summary: "Note DAY in what --refit-rules writes")
}

enum LearningMethod: String, CaseIterable, Sendable {
  case counted, fitted

  /// With the settings for words beside rules, or alone.
  func training(isAlone: Bool, _ features: LearningFeatures, limit: Double?) -> TrainingMethod {
    switch self {
    case .counted:
      var settings = TrainingSettings()
      // Beside rules, words tip the scales. Where there are none, words are all there is.
      if isAlone { settings.limit = Bits.fixed(31) }
      if let limit { settings.limit = Bits.fixed(limit) }
      return .counted(settings)
    case .fitted:
      var settings = features == .selected ? FittingSettings.selected : FittingSettings()
      if let limit { settings.limits = [limit] }
      return .fitted(settings)
    }
  }
}

/// What fitted words may be.
enum LearningFeatures: String, CaseIterable, Sendable {
  case all, selected
}

struct TrainOptions: Equatable, Sendable {
  var input: InputOptions
  var split: DataSplit
  /// Files of decisions; `input` may then have no files.
  var from: [String]
  /// Whether a record that can't be learnt from ends the run.
  var isStrict: Bool
  var rejects: String?
  var method: LearningMethod
  var features: LearningFeatures
  /// In bits; nil: the method's.
  var limit: Double?
  /// Files of words that are no features.
  var ignore: [String]
  /// nil: no model is written.
  var output: String?
  /// Where the overlay with fitted weights goes; nil: none is fitted.
  var refitRules: String?
  var date: String?
  /// The pack whose guidelines are learned; nil: the built-in one.
  var rules: String?

  var usesColor = false

  init(_ raw: RawArguments, _ facts: TerminalFacts) throws(Failure) {
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
    method = raw.choice(TrainCommand.method) ?? .counted
    features = raw.choice(TrainCommand.features) ?? .all
    if raw.isGiven(TrainCommand.features), method != .fitted { throw .usage("--features goes with --method fitted") }
    limit = raw.number(TrainCommand.limit)
    if let limit, Bits.fixed(limit) == 0 {
      throw .usage("with such a --limit words have nothing to say", "for rules alone, do without a model")
    }
    ignore = raw.texts(TrainCommand.ignore)
    if !ignore.isEmpty, method == .fitted, features == .all {
      throw .usage("parts of words would tell what --ignore leaves out", "add --features selected")
    }
    refitRules = raw.text(TrainCommand.refitRules)
    if refitRules == nil { _ = try raw.required(TrainCommand.output, of: "train") }
    output = try raw.output(TrainCommand.output, reading: files)
    date = raw.text(TrainCommand.date)
    if date != nil, refitRules == nil { throw .usage("--date goes with --refit-rules") }
    usesColor = facts.usesColor(raw.choice(SharedFlags.color) ?? .auto)
    rules = raw.text(SharedFlags.rules)
    rejects = try raw.ownOutput(ClassifyCommand.rejects, reading: files, writing: output)
  }
}
