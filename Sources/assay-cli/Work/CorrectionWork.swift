import Assay
import AssayCore
import AssayIO
import AssayLearn

/// What `train --from` does: learns from decisions of people, each text once, and leaves out what they replace elsewhere.
struct CorrectionWork {
  private var settlement = Settlement()
  private var decisions = 0
  private var kept: Set<Int> = []
  private var texts = TextKey()
  /// Tickets of the other files that were left out, since a decision about the same text counts.
  private var replaced = 0

  /// How many of a kind are told one by one.
  private static let told = 5

  /// Reads the decisions and hands every one to `body`, in order; which of them count is known afterwards.
  ///
  /// - Throws: when there is no decision, or when `--strict` is given and a record is none.
  init(
    _ options: TrainOptions, _ guidelines: [String], _ console: Console,
    _ body: @escaping (borrowing DecidedTickets.Item) -> Void
  ) throws(Failure) {
    guard !options.from.isEmpty else { return }
    var gathered = Decisions()
    var texts = TextKey()
    let rejects = RefusedRecords(try Rejects(path: options.rejects))
    var pipeline = Pipeline()
    pipeline.stopsAtFirstReject = options.isStrict
    pipeline.fields = try options.input.fields(adding: DecidedTickets.labelSources)
    let summary: DecidedTickets.Summary
    do throws(IOFailure) {
      let split = Split(rawValue: options.split.rawValue)
      summary = try DecidedTickets(guidelines: guidelines, split: split).read(
        options.fromRecords, pipeline: pipeline, onReject: { record throws(IOFailure) in try rejects.add(record) },
        { item in
          gathered.add(item.decision, about: texts.key(of: item.ticket))
          body(item)
        })
    } catch {
      throw Failure(error)
    }
    decisions = summary.decisions
    settlement = gathered.settled()
    kept = Set(settlement.kept.map(\.index))
    try rejects.report(summary, console)
    for (name, count) in summary.unknown.labels.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      try console.errors.write("assay: the pack has no guideline \"\(Sanitizer.line(name))\" (\(count) decisions)\n")
    }
    if options.isStrict, summary.progress.rejects > 0 {
      throw .badData("--strict: stopped at a record that is no decision")
    }
    if decisions > 0 { try report(guidelines, console) }
    guard !settlement.kept.isEmpty else { throw .badData("there is no decision to learn from") }
  }

  /// Whether the ticket added as number `index`, decisions first, is to be learnt from.
  func isIncluded(_ index: Int) -> Bool { index >= decisions || kept.contains(index) }

  /// Whether a decision counts in place of a ticket of the other files.
  mutating func replaces(_ ticket: borrowing Ticket) -> Bool {
    guard !settlement.keys.isEmpty, settlement.keys.contains(texts.key(of: ticket)) else { return false }
    replaced += 1
    return true
  }

  /// Texts learnt from, beside the tickets of the other files (fewer when decisions replaced some).
  var learnt: Int { kept.count - replaced }

  /// What the model says of its decisions.
  var provenance: [String] {
    decisions == 0 ? [] : ["decisions \(settlement.kept.count)", "overturned \(settlement.overturned)"]
  }

  /// Says which decisions count.
  private func report(_ guidelines: [String], _ console: Console) throws(Failure) {
    var text = "assay: \(Decimal.grouped(settlement.kept.count)) of \(Decimal.grouped(decisions)) decisions count"
    text += ", \(Decimal.grouped(settlement.overturned)) overturned on appeal; "
    text +=
      "\(Decimal.grouped(settlement.duplicates)) duplicates, \(Decimal.grouped(settlement.contradicted)) contradicted\n"
    for contradiction in settlement.contradictions.prefix(CorrectionWork.told) {
      text += "  \(Sanitizer.line(CorrectionWork.line(contradiction, guidelines)))\n"
    }
    let more = settlement.contradictions.count - CorrectionWork.told
    if more > 0 { text += "  and \(Decimal.grouped(more)) more texts\n" }
    try console.errors.write(text)
  }

  /// `one text, 3 decisions: t7 profanity (overturned) counts, against t2 no breach, t5 no breach`.
  private static func line(_ contradiction: Contradiction, _ guidelines: [String]) -> String {
    let names = contradiction.decisions.map { decision in
      let labels = decision.labels.map { guidelines[$0] }.joined(separator: "+")
      let appeal = decision.appeal == .none ? "" : " (\(decision.appeal) on appeal)"
      return "\(decision.ticketID) \(labels.isEmpty ? "no breach" : labels)\(appeal)"
    }
    let rest = names.dropFirst()
    let shown = rest.prefix(told).joined(separator: ", ") + (rest.count > told ? ", \(rest.count - told) more" : "")
    return contradiction.isOpen
      ? "same text: \(names[0]), \(shown); neither an appeal nor a later date says which counts, so none does"
      : "same text: \(names[0]) counts, not \(shown)"
  }
}

extension TrainOptions {
  /// The files of decisions in order.
  var fromRecords: [RecordInput] {
    from.map { RecordInput(path: $0, format: input.format.flatMap { RecordFormat(rawValue: $0.rawValue) }) }
  }
}

/// Records that are no decisions: the first of each reason is remembered, all go to a file if there is one.
final class RefusedRecords {
  private let rejects: Rejects
  private var first: [RejectReason: RejectedRecord] = [:]

  init(_ rejects: Rejects) { self.rejects = rejects }

  func add(_ record: RejectedRecord) throws(IOFailure) {
    if first[record.reason] == nil { first[record.reason] = record }
    try rejects.add(record)
  }

  /// Says for each reason how many there were, and where the first is.
  func report(_ summary: DecidedTickets.Summary, _ console: Console) throws(Failure) {
    let count = summary.progress.rejects
    guard count > 0 else { return }
    var text =
      "assay: \(Decimal.grouped(count)) of \(Decimal.grouped(summary.progress.records)) records are no decisions to learn from:\n"
    for reason in RejectReason.allCases {
      guard let count = summary.refusals[reason], let first = first[reason] else { continue }
      let more = count > 1 ? " and \(Decimal.grouped(count - 1)) more" : ""
      text += "  \(Sanitizer.line(first.message))\(more)\n"
    }
    try console.errors.write(text)
  }
}
