public import AssayCore
public import AssayIO

/// How the rules of a pack did on tickets of the past.
public struct RuleStatistics: Sendable {
  /// The pack.
  public let program: Program
  /// Tickets classified.
  public internal(set) var tickets = 0
  /// Those whose labels are known.
  public internal(set) var labelled = 0
  /// Labels that are no guideline of the pack; those of their tickets count as not known.
  public internal(set) var unknown = UnknownLabels()
  /// The figures of each rule, in the pack's order.
  public internal(set) var rules: [RuleFigures]
  /// The work of each rule, likewise.
  public internal(set) var work: [RuleWork]
  /// On how many tickets two rules fire together, by their indices: the smaller one in the upper half.
  var together: [UInt64: Int] = [:]

  /// What one rule did.
  public struct RuleFigures: Sendable, Equatable {
    /// Tickets on which it fires, whether they are labelled or not.
    public internal(set) var hits = 0
    /// Tickets on which it stands among the evidence of a label.
    public internal(set) var evidence = 0
    /// Hits of which it is known whether they are right.
    public internal(set) var judged = 0
    /// Those that are: the ticket breaks the guideline, or does not and the rule speaks against it.
    public internal(set) var right = 0
    /// Tickets that would have other labels, or another outcome, without it.
    public internal(set) var flips = 0
  }

  /// How much of a rule's hits another rule shares.
  public struct Overlap: Sendable, Equatable {
    /// The other rule, as an index.
    public var rule: Int
    /// Tickets on which both fire.
    public var hits: Int
  }

  init(_ program: Program) {
    self.program = program
    rules = Array(repeating: RuleFigures(), count: program.rules.count)
    work = Array(repeating: RuleWork(), count: program.rules.count)
  }

  /// For each rule the `most` rules that fire together with it most often; of equal ones the first of the pack. O(pairs · log pairs).
  public func overlaps(most: Int) -> [[Overlap]] {
    var overlaps: [[Overlap]] = Array(repeating: [], count: rules.count)
    for (pair, hits) in together {
      let (one, other) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      overlaps[one].append(Overlap(rule: other, hits: hits))
      overlaps[other].append(Overlap(rule: one, hits: hits))
    }
    return overlaps.map { all in Array(all.sorted { ($0.hits, $1.rule) > ($1.hits, $0.rule) }.prefix(most)) }
  }
}

extension RuleStatistics: Countable {
  mutating func add(_ other: RuleStatistics) {
    tickets += other.tickets
    labelled += other.labelled
    unknown.add(other.unknown)
    together.merge(other.together, uniquingKeysWith: +)
    for index in rules.indices {
      rules[index].hits += other.rules[index].hits
      rules[index].evidence += other.rules[index].evidence
      rules[index].judged += other.rules[index].judged
      rules[index].right += other.rules[index].right
      rules[index].flips += other.rules[index].flips
      work[index] = work[index] + other.work[index]
    }
  }
}

/// Classifies tickets of the past and counts what each rule did.
public struct RuleStatisticsRun: Sendable {
  /// The pack.
  public var program: Program
  /// How the inputs are read and spread over threads.
  public var pipeline = Pipeline()

  /// Statistics of a pack's rules.
  public init(_ program: Program) { self.program = program }

  /// Counts on all tickets of the inputs: the same result for any number of jobs.
  ///
  /// - Throws: as `Pipeline.run`.
  public func run(
    _ inputs: [RecordInput], onReject: @escaping @Sendable (RejectedRecord) throws(IOFailure) -> Void = { _ in },
    onProgress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws(IOFailure) -> (statistics: RuleStatistics, progress: Progress) {
    let empty = RuleStatistics(program)
    let run = CountingRun(pipeline: pipeline, empty: empty, makeCounter: { StatisticsCounter(empty) })
    let (count, progress) = try run.run(inputs, onReject: onReject, onProgress: onProgress)
    return (count, progress)
  }
}
