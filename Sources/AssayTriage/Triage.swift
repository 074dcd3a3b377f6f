public import AssayCore

/// Decides what should happen next with a classified ticket: claim, queue, due time, exposure, tags.
///
/// Made once for a program and shared by all workers. It looks at the ticket and the verdict only; not at the clock.
///
///     let triage = Triage(program)
///     var record = TriageRecord()
///     triage.assess(ticket, scratch.verdict, into: &record)
public struct Triage: Sendable {
  private let program: Program
  /// What a reporter may name as the reason, with the guidelines that it means.
  private let reasons: FoldedNames
  /// Kinds of reporter, with the guidelines for which such a reporter must contact the reviewer first.
  private let contactFirst: FoldedNames
  /// Kinds of reporter, folded, with the seconds that their tickets wait at most.
  private let waits: [(kind: [UInt8], seconds: Int32)]

  /// Prepares the look-ups. O(reasons · log reasons).
  public init(_ program: Program) {
    self.program = program
    grave = program.guidelines.indices.reduce(0) {
      program.guidelines[$1].severity >= Triage.graveSeverity ? $0 | 1 << UInt32($1) : $0
    }
    let ids = program.guidelines.enumerated().map { (name: $1.id, guideline: $0) }
    reasons = FoldedNames(ids + program.reasons.map { (name: $0.reason, guideline: Int($0.guideline)) })
    contactFirst = FoldedNames(
      program.guidelines.enumerated().flatMap { index, guideline in
        guideline.contactFirst.map { (name: program.constants[Int($0)], guideline: index) }
      })
    waits = program.reporters.map { (kind: Array(FoldedName(Array($0.kind.utf8)[...])), seconds: $0.within) }
  }

  /// Fills `record` for a ticket and its verdict. O(labels + length of the reason), allocates nothing.
  public func assess(
    _ ticket: borrowing Ticket, _ verdict: borrowing VerdictRecord, into record: inout TriageRecord
  ) {
    record = TriageRecord()
    let reason = reasons.guidelines(named: ticket.bytes[ticket.range(of: .statedReason)])
    record.claim = claim(reason, verdict)
    if record.claim == .otherGuideline { record.tags.insert(.reasonMismatch) }
    if let primary = verdict.labels.first, mustContactFirst(ticket, primary) {
      record.tags.insert(.contactReviewerFirst)
    }
    for label in verdict.labels { record.exposure = max(record.exposure, label.exposure) }
    setRoute(ticket, verdict, reason, &record)
  }

  private func claim(_ meant: UInt32, _ verdict: borrowing VerdictRecord) -> Claim {
    guard meant != 0 else { return .undetermined }
    var given: UInt32 = 0
    for label in verdict.labels { given |= 1 << UInt32(label.guideline) }
    if given != 0 { return given & meant != 0 ? .supported : .otherGuideline }
    // "Uncertain" and its like are not enough to tell reporters that they are wrong.
    return verdict.outcome == .clear ? .unsupported : .undetermined
  }

  /// From this severity on, a reason alone is enough for a person to look soon.
  private static let graveSeverity = 4
  /// The guidelines of that severity.
  private let grave: UInt32

  /// Only the primary label counts: nobody is to be sent to write to a person who may have threatened them because the
  /// same review also holds a promotion code.
  private func mustContactFirst(_ ticket: borrowing Ticket, _ primary: LabelRecord) -> Bool {
    let guidelines = contactFirst.guidelines(named: ticket.bytes[ticket.range(of: .reporterType)])
    return guidelines & 1 << UInt32(primary.guideline) != 0
  }

  /// How long the reporter waits at most, where the pack says so: trusted flaggers go first (Digital Services Act, article 22).
  private func wait(_ ticket: borrowing Ticket) -> Int32? {
    let kind = ticket.bytes[ticket.range(of: .reporterType)]
    return kind.isEmpty ? nil : waits.first { $0.kind.elementsEqual(FoldedName(kind)) }?.seconds
  }

  /// The primary label decides the queue, because that is where the people are who can judge the gravest breach.
  /// The most urgent label decides the clock, because no breach may wait longer for standing beside another.
  private func setRoute(
    _ ticket: borrowing Ticket, _ verdict: borrowing VerdictRecord, _ reason: UInt32, _ record: inout TriageRecord
  ) {
    var within = Int32.max
    for label in verdict.labels where label.route >= 0 {
      if record.route < 0 { record.route = label.route }
      within = min(within, program.routes[Int(label.route)].within)
    }
    if verdict.labels.isEmpty {
      // A grave reason that nothing bears out may still be true: such a ticket is looked at as an uncertain one is.
      let outcome = record.claim == .unsupported && reason & grave != 0 ? .uncertain : verdict.outcome
      record.route = program.outcomeRoutes[Int(outcome.rawValue)]
      if record.route >= 0 { within = program.routes[Int(record.route)].within }
    }
    guard record.route >= 0 else { return }
    if let wait = wait(ticket) {
      record.tags.insert(.expedited)
      within = min(within, wait)
    }
    let bytes = ticket.bytes
    if let reported = Timestamp(bytes.span, ticket.range(of: .reportedAt)) {
      record.due = .at(Timestamp(seconds: reported.seconds + Int(within)))
    } else {
      record.due = .within(within)
    }
  }
}
