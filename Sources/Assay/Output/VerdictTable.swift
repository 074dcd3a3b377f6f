internal import AssayCore
internal import AssayIO
internal import AssayTriage

/// Appends verdicts as rows of a table (RFC 4180): labels without their evidence, lists separated by `|`.
struct VerdictTable {
  static let columns = [
    "outcome", "primary", "probability", "labels", "claim", "route", "due_at", "due_in", "exposure", "tags", "ruleset",
    "errors",
  ]

  /// The names of the columns beside those of an input.
  static let mergedColumns = columns.map { "assay_" + $0 }

  private let program: Program
  private let ruleset: String

  init(_ program: Program) {
    self.program = program
    ruleset = [program.name, program.version, program.hash].joined(separator: " ")
  }

  /// Appends `ticket_id` and all other columns, with a line end.
  func appendRow(
    _ ticket: borrowing Ticket, _ verdict: borrowing VerdictRecord, _ triage: TriageRecord, delimiter: UInt8,
    to output: inout [UInt8]
  ) {
    output.append(cell: ticket.string(.ticketID), delimiter: delimiter)
    appendColumns(verdict, triage, delimiter: delimiter, to: &output)
    output.append(literal: "\r\n")
  }

  /// Appends the verdict's columns, each with a delimiter before it.
  func appendColumns(
    _ verdict: borrowing VerdictRecord, _ triage: TriageRecord, delimiter: UInt8, to output: inout [UInt8]
  ) {
    func cell(_ text: String) {
      output.append(delimiter)
      output.append(cell: text, delimiter: delimiter)
    }
    cell(verdict.outcome.name)
    cell(verdict.labels.first.map { program.guidelines[Int($0.guideline)].id } ?? "")
    output.append(delimiter)
    if let primary = verdict.labels.first {
      output.append(decimal: Bits.probability(primary.bits), decimals: 4, isTrimmed: true)
    }
    cell(verdict.labels.map { program.guidelines[Int($0.guideline)].id }.joined(separator: "|"))
    cell(triage.claim.name)
    cell(triage.route < 0 ? "" : program.routes[Int(triage.route)].name)
    cell(triage.due.key == "due_at" ? triage.due.text : "")
    cell(triage.due.key == "due_in" ? triage.due.text : "")
    cell(Exposure.names[Int(triage.exposure)])
    var tags: [String] = []
    triage.forEachTag(program, verdict) { tags.append($0) }
    cell(tags.joined(separator: "|"))
    cell(ruleset)
    let notes = verdict.notes
    cell(Notes.names.filter { notes.contains($0.0) }.map(\.1).joined(separator: "|"))
  }
}
