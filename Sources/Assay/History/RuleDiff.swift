public import AssayIO
public import AssayLearn

/// What became of the labels of past tickets when one pack took the place of another.
public struct RuleDiff: Sendable {
  /// The two packs; indices into its `guidelines` and `rules` are used throughout.
  public let packs: PackPair
  /// Tickets classified.
  public internal(set) var tickets = 0
  /// Tickets that only get further labels, that only lose some, and that do both.
  public internal(set) var gaining = 0
  /// See `gaining`.
  public internal(set) var losing = 0
  /// See `gaining`.
  public internal(set) var exchanging = 0
  /// Tickets with the same labels whose outcome changes (`clear` to `uncertain`, say).
  public internal(set) var outcomeAlone = 0
  /// Tickets with the same labels and outcome that are handled otherwise: another primary label, severity, queue, due time or exposure.
  public internal(set) var handlingAlone = 0
  /// How all tickets are handled otherwise, those whose labels or outcome change included.
  public internal(set) var handling = HandlingChanges()
  /// Tickets whose labels are known: those on which precision and recall rest.
  public internal(set) var labelled = 0
  /// Labels that are a guideline of neither pack; those of their tickets count as not known.
  public internal(set) var unknown = UnknownLabels()
  /// What changed for each guideline, in the order of `packs.guidelines`.
  public internal(set) var guidelines: [GuidelineChange]
  /// What changed for each rule, in the order of `packs.rules`.
  public internal(set) var rules: [RuleChange]
  /// Some of the tickets that changed: the first of the inputs for each guideline, those that gain before those that lose.
  public var samples: [Sample] { changes.flatMap { $0 } }
  /// For each guideline those that gain it, then those that lose it, in the order of the inputs.
  var changes: [[Sample]]
  /// How many are kept of each.
  let most: Int

  /// Tickets whose labels change.
  public var changed: Int { gaining + losing + exchanging }

  /// Tickets of which anything changes: labels, outcome or handling.
  public var touched: Int { changed + outcomeAlone + handlingAlone }

  /// A guideline's labels before and after.
  public struct GuidelineChange: Sendable, Equatable {
    /// Tickets with the label, as judged by the old pack.
    public internal(set) var before = 0
    /// Tickets with the label, as judged by the new pack.
    public internal(set) var after = 0
    /// Tickets that get the label.
    public internal(set) var gained = 0
    /// Tickets that lose it.
    public internal(set) var lost = 0
    /// Labels that changed though no rule of the guideline did: its words, prior or threshold did it.
    public internal(set) var withoutRule = 0
    /// Changes of the label on tickets where it is known, that put it right, and that put it wrong.
    public internal(set) var better = 0
    /// See `better`.
    public internal(set) var worse = 0
    /// How right the label is, before and after, on tickets whose labels are known.
    public internal(set) var tallyBefore = Tally()
    /// See `tallyBefore`.
    public internal(set) var tallyAfter = Tally()
  }

  /// A rule's hits before and after, and the labels that it changed.
  public struct RuleChange: Sendable, Equatable {
    /// Tickets that it hits in the old pack, whether they are labelled or not, and whether it counts or is a shadow rule; for a rule that can only speak against its guideline
    /// those where the guideline is at least uncertain.
    public internal(set) var hitsBefore = 0
    /// Tickets that it hits in the new pack.
    public internal(set) var hitsAfter = 0
    /// Tickets that it hits in the new pack alone.
    public internal(set) var newHits = 0
    /// Tickets that it hits in the old pack alone.
    public internal(set) var lostHits = 0
    /// Labels that were gained, and to which it speaks louder than before, or no longer against.
    public internal(set) var labelsGained = 0
    /// Labels that were lost, and to which it speaks less than before, or now against.
    public internal(set) var labelsLost = 0
    /// How many of these changes put a label right, and how many wrong, on tickets where that is known.
    public internal(set) var better = 0
    /// See `better`.
    public internal(set) var worse = 0
  }

  /// One ticket that gains or loses a label.
  public struct Sample: Sendable {
    /// Its id.
    public var ticket: String
    /// The guideline, as an index.
    public var guideline: Int
    /// Whether it gains the label.
    public var isGained: Bool
    /// The guideline's bits before and after, in 1/1024 bit; nil where the pack does not have it.
    public var before: Int32?
    /// See `before`.
    public var after: Int32?
    /// The rules that did it, strongest first; empty where none did.
    public var causes: [Cause]
    var place: TicketPlace
  }

  /// What a rule had to do with a change.
  public struct Cause: Sendable {
    /// The rule, as an index.
    public var rule: Int
    /// What it adds more than before, in 1/1024 bit.
    public var bits: Int32
    /// A passage that it rests on, masked as its guideline asks; nil for a fact about the ticket as a whole.
    public var quote: String?
  }

  init(_ packs: PackPair, samples: Int) {
    self.packs = packs
    most = samples
    guidelines = Array(repeating: GuidelineChange(), count: packs.guidelines.count)
    rules = Array(repeating: RuleChange(), count: packs.rules.count)
    changes = Array(repeating: [], count: 2 * packs.guidelines.count)
  }
}

extension RuleDiff: Countable {
  mutating func add(_ other: RuleDiff) {
    tickets += other.tickets
    gaining += other.gaining
    losing += other.losing
    exchanging += other.exchanging
    outcomeAlone += other.outcomeAlone
    handlingAlone += other.handlingAlone
    handling.add(other.handling)
    labelled += other.labelled
    unknown.add(other.unknown)
    for index in guidelines.indices { guidelines[index].add(other.guidelines[index]) }
    for index in rules.indices { rules[index].add(other.rules[index]) }
    for index in changes.indices { keep(other.changes[index], in: index) }
  }

  /// Keeps the first samples of the inputs.
  mutating func keep(_ samples: [Sample], in index: Int) {
    guard !samples.isEmpty else { return }
    changes[index] = Array((changes[index] + samples).sorted { $0.place < $1.place }.prefix(most))
  }
}

extension RuleDiff.GuidelineChange {
  fileprivate mutating func add(_ other: Self) {
    before += other.before
    after += other.after
    gained += other.gained
    lost += other.lost
    withoutRule += other.withoutRule
    better += other.better
    worse += other.worse
    tallyBefore = tallyBefore + other.tallyBefore
    tallyAfter = tallyAfter + other.tallyAfter
  }
}

extension RuleDiff.RuleChange {
  fileprivate mutating func add(_ other: Self) {
    hitsBefore += other.hitsBefore
    hitsAfter += other.hitsAfter
    newHits += other.newHits
    lostHits += other.lostHits
    labelsGained += other.labelsGained
    labelsLost += other.labelsLost
    better += other.better
    worse += other.worse
  }
}

/// Classifies tickets of the past with two packs and compares, at the speed of classifying twice.
public struct RuleDiffRun: Sendable {
  /// The two packs.
  public var packs: PackPair
  /// How the inputs are read and spread over threads.
  public var pipeline = Pipeline()
  /// How many tickets are kept as samples for each guideline, of those that gain it and of those that lose it.
  public var samples = 3

  /// A comparison of two packs.
  public init(_ packs: PackPair) { self.packs = packs }

  /// Compares on all tickets of the inputs: the same result for any number of jobs.
  ///
  /// - Throws: as `Pipeline.run`.
  public func run(
    _ inputs: [RecordInput], onReject: @escaping @Sendable (RejectedRecord) throws(IOFailure) -> Void = { _ in },
    onProgress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws(IOFailure) -> (diff: RuleDiff, progress: Progress) {
    let empty = RuleDiff(packs, samples: samples)
    let run = CountingRun(pipeline: pipeline, empty: empty, makeCounter: { DiffCounter(empty) })
    let (count, progress) = try run.run(inputs, onReject: onReject, onProgress: onProgress)
    return (count, progress)
  }
}
