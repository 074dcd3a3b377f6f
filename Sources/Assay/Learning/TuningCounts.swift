public import AssayCore
public import AssayIO
public import AssayLearn

/// What tickets came to, guideline by guideline and route by route, for choosing thresholds.
public struct TuningCounts: Sendable {
  /// Which tickets count.
  public enum Part: String, Sendable, CaseIterable {
    case dev, test, heldout, all

    func holds(_ split: Split) -> Bool {
      switch self {
      case .dev: split == .dev
      case .test: split == .test
      case .heldout: split != .train
      case .all: true
      }
    }
  }

  /// The pack.
  public let program: Program
  /// The queues that guidelines of the pack go to, by name, ascending.
  public let routes: [String]
  /// The guidelines of each route, as indices.
  public let guidelinesOfRoute: [[Int]]

  /// Tickets of the part whose labels are known: all that the counts below are of.
  public internal(set) var tickets = 0
  /// Those that belong to the training part.
  public internal(set) var training = 0
  /// Tickets outside the part, and tickets of it whose labels nobody has written down.
  public internal(set) var outside = 0
  /// See `outside`.
  public internal(set) var unlabelled = 0
  /// Labels that are no guideline of the pack; their tickets are left out.
  public internal(set) var unknown = UnknownLabels()
  /// What the tickets say, for how many say what others say: bounds take tickets as independent.
  public internal(set) var texts = DistinctTexts()
  /// The sum of the hashes of all tickets' ids: the same for the same tickets in any order.
  public internal(set) var fingerprint: UInt64 = 0
  /// Per guideline: a ticket counts once; where the guideline is optional for it, not at all.
  public internal(set) var guidelines: [ThresholdCounts]
  /// Per route: a ticket counts once, by the highest sum among the route's guidelines, and is right in that queue if it breaks any
  /// of them. (Pairs of ticket and guideline would not be independent of each other.)
  public internal(set) var queues: [ThresholdCounts]
  /// Pairs of guideline and threshold, `guideline << 8 | index`, of all tickets; `.max` ends each ticket.
  var profiles: [UInt16] = []

  init(_ program: Program, thresholds: Int) {
    self.program = program
    var members: [String: [Int]] = [:]
    for (index, guideline) in program.guidelines.enumerated() where guideline.route >= 0 {
      members[program.routes[Int(guideline.route)].name, default: []].append(index)
    }
    routes = members.keys.sorted()
    guidelinesOfRoute = routes.map { members[$0] ?? [] }
    guidelines = Array(repeating: ThresholdCounts(thresholds: thresholds), count: program.guidelines.count)
    queues = Array(repeating: ThresholdCounts(thresholds: thresholds), count: routes.count)
  }

  /// How many tickets get any label when each guideline has the threshold with this index; nil gives none. O(facts).
  public func covered(by thresholds: [Int?]) -> Int {
    var covered = 0
    var isLabelled = false
    for entry in profiles {
      if entry == .max {
        if isLabelled { covered += 1 }
        isLabelled = false
      } else if let threshold = thresholds[Int(entry >> 8)], Int(entry & 0xFF) <= threshold {
        isLabelled = true
      }
    }
    return covered
  }
}

extension TuningCounts: Countable {
  mutating func add(_ other: TuningCounts) {
    tickets += other.tickets
    training += other.training
    outside += other.outside
    unlabelled += other.unlabelled
    unknown.add(other.unknown)
    texts.add(other.texts)
    fingerprint &+= other.fingerprint
    for index in guidelines.indices { guidelines[index].add(other.guidelines[index]) }
    for index in queues.indices { queues[index].add(other.queues[index]) }
    profiles += other.profiles
  }
}

/// Classifies labelled tickets and counts which thresholds their sums reach.
public struct TuningRun: Sendable {
  /// The pack.
  public var program: Program
  /// The thresholds that may be chosen.
  public var grid = ThresholdGrid.standard
  /// Which tickets count.
  public var part = TuningCounts.Part.dev
  /// How the inputs are read and spread over threads.
  public var pipeline = Pipeline()

  /// A run on the `dev` part.
  public init(_ program: Program) { self.program = program }

  /// Counts all tickets of the inputs: the same result for any number of jobs. Memory: some 2 bytes for each guideline that
  /// anything speaks for in a ticket, and some 16 for its text's hash.
  ///
  /// - Throws: as `Pipeline.run`.
  public func run(
    _ inputs: [RecordInput], onReject: @escaping @Sendable (RejectedRecord) throws(IOFailure) -> Void = { _ in },
    onProgress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws(IOFailure) -> (counts: TuningCounts, progress: Progress) {
    let empty = TuningCounts(program, thresholds: grid.count)
    let (grid, part) = (grid, part)
    let run = CountingRun(pipeline: pipeline, empty: empty, makeCounter: { TuningCounter(empty, grid, part) })
    let (count, progress) = try run.run(inputs, onReject: onReject, onProgress: onProgress)
    return (count, progress)
  }
}
