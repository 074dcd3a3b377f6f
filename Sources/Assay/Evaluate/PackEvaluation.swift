public import AssayCore
public import AssayIO
public import AssayLearn

/// How right a pack is on tickets that people have decided: its labels and probabilities, its rules, where it does worse, and its worst
/// mistakes.
public struct PackEvaluation: Sendable {
  /// The pack.
  public let program: Program
  /// Tickets of the split that nobody has decided (no `labels`): nothing is measured on them.
  public internal(set) var undecided = 0
  /// Labels and probabilities.
  public internal(set) var evaluation: Evaluation
  /// What each rule did.
  public internal(set) var rules: RuleStatistics
  /// Labels that are no guideline of the pack; their tickets are left out.
  public internal(set) var unknown = UnknownLabels()
  /// Labels of raters that are no guideline of the pack; what raters say of those tickets is left out.
  public internal(set) var unknownOfRaters = UnknownLabels()
  /// What the tickets say, for how many say what others say: intervals take tickets as independent.
  public internal(set) var texts = DistinctTexts()
  var sliceFigures: [TicketSlice: SliceFigures] = [:]
  var falseAlarms: WorstMistakes
  var missed: WorstMistakes

  init(_ program: Program, mistakes: Int) {
    self.program = program
    evaluation = Evaluation(guidelines: program.guidelines.map(\.id))
    rules = RuleStatistics(program)
    falseAlarms = WorstMistakes(most: mistakes)
    missed = WorstMistakes(most: mistakes)
  }

  /// The worst mistakes of a kind, worst first.
  public func mistakes(_ kind: Mistake.Kind) -> [Mistake] { (kind == .falseAlarm ? falseAlarms : missed).mistakes }

  /// The parts of the tickets by a field: where values have an order in that, else the most frequent first; tickets without the field last, with
  /// nil for a name. O(values · log values).
  public func slices(by field: SliceField) -> [(value: String?, figures: SliceFigures)] {
    sliceFigures.filter { $0.key.field == field }.sorted { one, other in
      if (one.key.value == nil) != (other.key.value == nil) { return other.key.value == nil }
      if one.key.rank != other.key.rank { return one.key.rank < other.key.rank }
      if one.value.tickets != other.value.tickets { return one.value.tickets > other.value.tickets }
      return one.key.value ?? "" < other.key.value ?? ""
    }.map { ($0.key.value, $0.value) }
  }

  /// A rule as a judge of its guideline by itself: it says yes where it fires, whether or not that makes a label. Nil for one that can only
  /// speak against its guideline: it is asked nothing that has a recall.
  public func tally(ofRule rule: Int) -> Tally? {
    guard program.rules[rule].weight >= 0 else { return nil }
    let figures = rules.rules[rule]
    let guideline = evaluation.tallies[Int(program.rules[rule].guideline)]
    var tally = Tally()
    tally.truePositives = figures.right
    tally.falsePositives = figures.judged - figures.right
    tally.falseNegatives = guideline.breaches - tally.truePositives
    tally.trueNegatives = guideline.count - guideline.breaches - tally.falsePositives
    return tally
  }
}

extension PackEvaluation: Countable {
  mutating func add(_ other: PackEvaluation) {
    undecided += other.undecided
    evaluation.add(other.evaluation)
    rules.add(other.rules)
    unknown.add(other.unknown)
    unknownOfRaters.add(other.unknownOfRaters)
    texts.add(other.texts)
    sliceFigures.merge(other.sliceFigures, uniquingKeysWith: +)
    falseAlarms.add(other.falseAlarms.mistakes)
    missed.add(other.missed.mistakes)
  }
}

/// Classifies decided tickets and measures. Of a ticket nothing is kept but its text's hash: tables hold counts by distinct score, slice and rule.
public struct PackEvaluationRun: Sendable {
  /// The pack.
  public var program: Program
  /// How the inputs are read and spread over threads.
  public var pipeline = Pipeline()
  /// The part of the tickets that is looked at; nil for all.
  public var split: Split?
  /// How many of the worst false alarms are kept, and of the worst misses.
  public var mistakes = 10

  /// An evaluation of a pack.
  public init(_ program: Program) { self.program = program }

  /// Measures on all decided tickets of the inputs: the same result for any number of jobs. A record whose `raters` can't be read is rejected.
  ///
  /// - Throws: as `Pipeline.run`.
  public func run(
    _ inputs: [RecordInput], onReject: @escaping @Sendable (RejectedRecord) throws(IOFailure) -> Void = { _ in },
    onProgress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws(IOFailure) -> (evaluation: PackEvaluation, progress: Progress) {
    let empty = PackEvaluation(program, mistakes: mistakes)
    let split = self.split
    let run = CountingRun(pipeline: pipeline, empty: empty, makeCounter: { EvaluationCounter(empty, split) })
    let (count, progress) = try run.run(inputs, onReject: onReject, onProgress: onProgress)
    return (count, progress)
  }
}
