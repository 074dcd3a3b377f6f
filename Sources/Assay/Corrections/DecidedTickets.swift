public import AssayCore
public import AssayIO
public import AssayLearn

/// Reads tickets that people have decided, and refuses what is no person's decision: one pass, in order, on one thread.
///
/// A record is a ticket, or a line of `classify --output merged`, with its decision:
///
///     "decision":{"guidelines":["profanity"],"by":"moderator 7","at":"2026-03-01T10:00:00Z","appeal":"overturned"}
///
/// `guidelines` are those that it breaks in the end, after any appeal; `[]` or `"no breach"` for none. An appeal may be an object as well,
/// `{"outcome":…,"guidelines":…,"by":…,"at":…}`, whose members replace those of the decision; if it was overturned, it must have `guidelines`. In CSV the columns are `decision.guidelines`
/// and so on, or `labels`, `decided_by`, `decided_at` and `appeal_outcome`.
public struct DecidedTickets {
  /// A ticket with its decision.
  public struct Item {
    /// The ticket.
    public var ticket: Ticket
    /// What people decided; its `index` is the item's number, from 0.
    public var decision: Decision
    /// Guidelines that count neither way.
    public var optional: GuidelineSet
  }

  /// What was read.
  public struct Summary: Sendable {
    /// Tickets handed to `body`.
    public var decisions = 0
    /// Records that could not be read or were refused, with how often for each reason.
    public var refusals: [RejectReason: Int] = [:]
    /// Guidelines that decisions name and the pack does not have; those decisions are refused.
    public internal(set) var unknown = UnknownLabels()
    /// All records.
    public var progress = Progress()
  }

  /// Where the labels are looked for, in this order: a decision goes before `labels`, which may be anybody's.
  public static let labelSources =
    "labels=decision.appeal.guidelines,labels=decision.guidelines,labels=gold.labels,labels=labels,labels=label"

  private let names: GuidelineNames
  private let split: Split?

  /// A reader of decisions about these guidelines, at most 32; `split` keeps only a part of the tickets, nil for all.
  public init(guidelines: [String], split: Split? = nil) {
    names = GuidelineNames(guidelines)
    self.split = split
  }

  /// Calls `body` for every decided ticket of the inputs.
  ///
  /// - Throws: `IOFailure` when an input can't be read, and what `onReject` throws.
  public func read(
    _ inputs: [RecordInput], pipeline: Pipeline,
    onReject: @escaping (RejectedRecord) throws(IOFailure) -> Void, _ body: @escaping (borrowing Item) -> Void
  ) throws(IOFailure) -> Summary {
    let collector = Collector(self, body)
    let progress = try SerialReading.run(
      inputs, pipeline,
      onReject: { record throws(IOFailure) in
        collector.summary.refusals[record.reason, default: 0] += 1
        try onReject(record)
      }
    ) { ticket, reader, block in collector.take(ticket, reader, block) }
    collector.summary.progress = progress
    return collector.summary
  }

  /// What the last record of the reader was decided to be, or why it is no decision.
  func decision(
    _ ticket: borrowing Ticket, _ reader: borrowing RecordReader, _ block: Block, _ unknown: inout UnknownLabels
  ) throws(RejectReason) -> (decision: Decision, optional: GuidelineSet) {
    let decider = plainWords(ticket.string(.decidedBy))
    if Decider.isProgram(decider) || Decider.isProgram(source: ticket.string(.decisionSource)) {
      throw .decidedByAssay
    }
    guard !decider.isEmpty else { throw .noDecision }
    guard reader.isLabelled(block) else { throw .noGuidelines }
    if reader.lacksGuidelinesOfAppeal(ticket, in: block) { throw .noGuidelinesOfAppeal }
    guard let labels = KnownLabels(ticket, names, unknown: &unknown) else { throw .unknownGuideline }
    let appeal: Decision.Appeal
    switch plainWords(ticket.string(.appealOutcome)) {
    case "", "none", "withdrawn": appeal = .none
    case "upheld": appeal = .upheld
    case "overturned": appeal = .overturned
    default: throw .openAppeal
    }
    let time = Timestamp(ticket.bytes.span, ticket.range(of: .decidedAt))
    guard time != nil || ticket.range(of: .decidedAt).isEmpty else { throw .invalidTime }
    let decision = Decision(
      ticketID: ticket.string(.ticketID), labels: labels.gold, appeal: appeal, time: time?.seconds,
      fingerprint: TextKey.fingerprint(of: ticket))
    return (decision, labels.optional)
  }

  private final class Collector {
    let decided: DecidedTickets
    let body: (borrowing Item) -> Void
    var summary = Summary()

    init(_ decided: DecidedTickets, _ body: @escaping (borrowing Item) -> Void) {
      self.decided = decided
      self.body = body
    }

    /// Takes a ticket, or says why not.
    func take(_ ticket: borrowing Ticket, _ reader: borrowing RecordReader, _ block: Block) -> RejectReason? {
      if let split = decided.split, Split(ticketID: ticket.string(.ticketID)) != split { return nil }
      do throws(RejectReason) {
        var (decision, optional) = try decided.decision(ticket, reader, block, &summary.unknown)
        decision.index = summary.decisions
        summary.decisions += 1
        body(Item(ticket: copy ticket, decision: decision, optional: optional))
        return nil
      } catch {
        return error
      }
    }
  }
}
