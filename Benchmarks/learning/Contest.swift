import Assay
import AssayCore
import AssayLearn
import AssayRules
import Glibc

/// Trains and scores; what it found is the JSON that compare.py reads.
struct Contest: Encodable {
  /// The labels, in the order of the scores.
  var labels: [String]
  /// Processor time from texts in memory to the model's bytes.
  var trainSeconds = 0.0
  /// Of all test texts, from text to sums.
  var predictSeconds = 0.0
  /// The same with the built-in pack's rules.
  var rulesSeconds = 0.0
  var modelBytes = 0
  var provenance: [String] = []
  /// Of each text the sum of each label, in 1/1024 bit.
  var dev: [[Int32]] = []
  var test: [[Int32]] = []
  /// The guidelines of the built-in pack, and of each text what its rules say of each.
  var guidelines: [String] = []
  var devRules: [[Int32]] = []
  var testRules: [[Int32]] = []

  /// Runs training and scoring `runs` times each; the bytes must always be the same.
  init(_ set: LabelledSet, method: Options.Method, runs: Int) throws(Failure) {
    labels = set.labels
    let training = Contest.training(method)
    var times: [Double] = []
    var bytes: [UInt8] = []
    var model = TrainedModel()
    for _ in 0..<runs {
      let start = Contest.clock()
      var trainer = Trainer(guidelines: set.labels, countsFurther: method == .fitted)
      for item in set.train { trainer.add(item.ticket, labels: item.gold, optional: item.optional) }
      model = trainer.model(by: training)
      let made = ModelFile.encode(model)
      times.append(Contest.clock() - start)
      guard bytes.isEmpty || made == bytes else { throw Failure("two trainings gave different bytes") }
      bytes = made
    }
    trainSeconds = Contest.median(times)
    modelBytes = bytes.count
    provenance = model.provenance
    let words = try Contest.program(set.labels, model)
    (dev, _) = Contest.scores(set.dev, words)
    (test, predictSeconds) = Contest.timedScores(set.test, words, runs)

    var rules: Program
    do { rules = try DefaultPack.program() } catch { throw Failure("the built-in pack is damaged: \(error)") }
    rules.bayes = BayesModel()
    guidelines = rules.guidelines.map(\.id)
    (devRules, _) = Contest.scores(set.dev, rules)
    (testRules, rulesSeconds) = Contest.timedScores(set.test, rules, runs)
  }

  private static func training(_ method: Options.Method) -> TrainingMethod {
    switch method {
    case .counted:
      // Alone, words may say all they have to say.
      var settings = TrainingSettings()
      settings.limit = Bits.fixed(31)
      settings.shrink = Bits.unit
      return .counted(settings)
    case .fitted: return .fitted(FittingSettings())
    }
  }

  /// A pack of nothing but the labels, linked with the model.
  private static func program(_ labels: [String], _ model: TrainedModel) throws(Failure) -> Program {
    var text = """
      pack benchmark
        version "1.0.0"
        languages en
        outcome clear route standard within 1d
        outcome uncertain route standard within 1d
        outcome insufficient_information route standard within 1d
        outcome unsupported_language route standard within 1d

      """
    for label in labels {
      text += """
        guideline \(label)
          title "\(label)"
          severity 1
          prior 0
          route standard within 1d
          exposure none

        """
    }
    let source = PackSource(rules: [SourceFile(path: "benchmark.rules", text: text)], wordLists: [])
    let compilation = PackCompiler.compile(source, model: model)
    guard let program = compilation.program else {
      throw Failure("the pack of the labels: \(compilation.diagnostics.map(\.message).joined(separator: "; "))")
    }
    return program
  }

  private static func timedScores(_ items: [LabelledSet.Item], _ program: Program, _ runs: Int) -> ([[Int32]], Double) {
    let all = (0..<runs).map { _ in scores(items, program) }
    return (all[0].0, median(all.map(\.1)))
  }

  /// The sums of each text, and the processor time of making them.
  private static func scores(_ items: [LabelledSet.Item], _ program: Program) -> ([[Int32]], Double) {
    var scratch = Scratch(program)
    var sums: [[Int32]] = []
    sums.reserveCapacity(items.count)
    let start = clock()
    for item in items {
      program.classify(item.ticket, &scratch)
      sums.append(scratch.verdict.sums)
    }
    return (sums, clock() - start)
  }

  /// This process's processor time in seconds.
  private static func clock() -> Double { Double(Glibc.clock()) / Double(CLOCKS_PER_SEC) }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
