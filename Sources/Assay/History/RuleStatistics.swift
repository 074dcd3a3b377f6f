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
  /// Known labels that are no guideline of the pack, with how often each was met.
  public internal(set) var unknownLabels: [String: Int] = [:]
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
    unknownLabels.merge(other.unknownLabels, uniquingKeysWith: +)
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

/// One worker's count.
struct StatisticsCounter: TicketCounter {
  var count: RuleStatistics
  private let program: Program
  private let guidelineOfName: [String: Int]
  private var scratch: Scratch

  init(_ empty: RuleStatistics) {
    count = empty
    program = empty.program
    guidelineOfName = Dictionary(uniqueKeysWithValues: program.guidelines.enumerated().map { ($1.id, $0) })
    scratch = Scratch(program)
    scratch.isExhaustive = true
  }

  mutating func look(at ticket: borrowing Ticket, isLabelled: Bool, _ place: TicketPlace) {
    program.classify(ticket, &scratch)
    count.tickets += 1
    scratch.addWork(program, to: &count.work)
    let fired = scratch.everyFired.map { Int($0.rule) }
    for rule in fired { count.rules[rule].hits += 1 }
    for index in scratch.fired.indices where scratch.isDecided(by: index, program) {
      count.rules[Int(scratch.fired[index].rule)].flips += 1
    }
    for label in scratch.verdict.labels {
      for index in label.evidence {
        let evidence = scratch.verdict.evidence[Int(index)]
        if evidence.kind == .span || evidence.kind == .metadata { count.rules[Int(evidence.rule)].evidence += 1 }
      }
    }
    countPairs(fired)
    if isLabelled { judge(fired, ticket) }
  }

  private mutating func countPairs(_ fired: [Int]) {
    guard fired.count > 1 else { return }
    for (index, one) in fired.enumerated() {
      for other in fired[(index + 1)...] {
        count.together[UInt64(min(one, other)) << 32 | UInt64(max(one, other)), default: 0] += 1
      }
    }
  }

  /// Compares hits with the known labels. Optional ones count neither way.
  private mutating func judge(_ fired: [Int], _ ticket: borrowing Ticket) {
    count.labelled += 1
    let gold = set(ticket.strings(.labels))
    let open = set(ticket.strings(.optionalLabels)) & ~gold
    for rule in fired {
      let bit: UInt32 = 1 << UInt32(program.rules[rule].guideline)
      guard open & bit == 0 else { continue }
      count.rules[rule].judged += 1
      if (gold & bit != 0) == (program.rules[rule].weight >= 0) { count.rules[rule].right += 1 }
    }
  }

  private mutating func set(_ labels: [String]) -> UInt32 {
    var set: UInt32 = 0
    for label in labels {
      if let guideline = guidelineOfName[label] {
        set |= 1 << UInt32(guideline)
      } else {
        count.unknownLabels[label, default: 0] += 1
      }
    }
    return set
  }
}
