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
/// `{"outcome":…,"guidelines":…,"by":…,"at":…}`, whose members replace those of the decision. In CSV the columns are `decision.guidelines`
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
    /// Guidelines that decisions name and the pack does not have, with how often each was met.
    public var unknownGuidelines: [String: Int] = [:]
    /// All records.
    public var progress = Progress()
  }

  /// Where the labels are looked for, in this order: a decision goes before `labels`, which may be anybody's.
  public static let labelSources =
    "labels=decision.appeal.guidelines,labels=decision.guidelines,labels=gold.labels,labels=labels,labels=label"

  private let guidelines: [String: Int]
  private let split: Split?

  /// A reader of decisions about these guidelines, at most 32; `split` keeps only a part of the tickets, nil for all.
  public init(guidelines: [String], split: Split? = nil) {
    self.guidelines = Dictionary(uniqueKeysWithValues: guidelines.enumerated().map { ($1, $0) })
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
    ) { ticket, isLabelled in collector.take(ticket, isLabelled: isLabelled) }
    collector.summary.progress = progress
    return collector.summary
  }

  /// What the ticket was decided to be, or why its record is no decision.
  func decision(_ ticket: borrowing Ticket, isLabelled: Bool, _ unknown: inout [String: Int]) throws(RejectReason)
    -> Decision
  {
    let decider = DecidedTickets.word(ticket.string(.decidedBy))
    if DecidedTickets.isProgram(decider)
      || DecidedTickets.isProgram(DecidedTickets.word(ticket.string(.decisionSource)))
    {
      throw .decidedByAssay
    }
    guard !decider.isEmpty else { throw .noDecision }
    guard isLabelled else { throw .noGuidelines }
    let labels = try labels(ticket.strings(.labels), &unknown)
    let appeal: Decision.Appeal
    switch DecidedTickets.word(ticket.string(.appealOutcome)) {
    case "", "none", "withdrawn": appeal = .none
    case "upheld": appeal = .upheld
    case "overturned": appeal = .overturned
    default: throw .openAppeal
    }
    let time = Timestamp(ticket.bytes.span, ticket.range(of: .decidedAt))
    guard time != nil || ticket.range(of: .decidedAt).isEmpty else { throw .invalidTime }
    return Decision(
      ticketID: ticket.string(.ticketID), labels: labels, appeal: appeal, time: time?.seconds,
      fingerprint: TextKey.fingerprint(of: ticket))
  }

  private func labels(_ names: [String], _ unknown: inout [String: Int]) throws(RejectReason) -> GuidelineSet {
    if names.count == 1, DecidedTickets.isNothing(names[0]), guidelines[names[0]] == nil { return [] }
    var labels = GuidelineSet()
    var isKnown = true
    for name in names {
      if let guideline = guidelines[name] {
        labels.insert(guideline)
      } else {
        unknown[name, default: 0] += 1
        isKnown = false
      }
    }
    guard isKnown else { throw .unknownGuideline }
    return labels
  }

  /// In lower case, with spaces for what else stands between words, and none at the ends.
  private static func word(_ text: String) -> String {
    text.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" || $0 == "\t" }.joined(separator: " ")
  }

  private static func isNothing(_ text: String) -> Bool {
    ["no breach", "no violation", "none"].contains(word(text))
  }

  /// Whether a name is that of a program: `assay`, `Assay 0.1`, `assay/default`, `automated`.
  private static func isProgram(_ name: String) -> Bool {
    let first = name.prefix { $0.isLetter }
    return first == "assay" || ["automated", "automatic", "software"].contains(name)
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
    func take(_ ticket: borrowing Ticket, isLabelled: Bool) -> RejectReason? {
      if let split = decided.split, Split(ticketID: ticket.string(.ticketID)) != split { return nil }
      do throws(RejectReason) {
        var decision = try decided.decision(ticket, isLabelled: isLabelled, &summary.unknownGuidelines)
        decision.index = summary.decisions
        summary.decisions += 1
        let optional = GuidelineSet(ticket.strings(.optionalLabels).compactMap { decided.guidelines[$0] })
        body(Item(ticket: copy ticket, decision: decision, optional: optional))
        return nil
      } catch {
        return error
      }
    }
  }
}
