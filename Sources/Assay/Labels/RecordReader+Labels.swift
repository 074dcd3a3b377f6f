internal import AssayCore
internal import AssayIO

extension RecordReader {
  /// Whether the last record's labels are known: there are some, or a list without any, and no appeal has overturned them. One that is an object
  /// with `outcome` has `guidelines` of its own; where it lacks them, those of `decision` are most likely what was overturned.
  func knowsLabels(of ticket: borrowing Ticket, in block: Block) -> Bool {
    isLabelled(block) && !lacksGuidelinesOfAppeal(ticket, in: block)
  }

  /// See `knowsLabels`.
  func lacksGuidelinesOfAppeal(_ ticket: borrowing Ticket, in block: Block) -> Bool {
    !ticket.range(of: .appealOutcome).isEmpty && plainWords(ticket.string(.appealOutcome)) == "overturned"
      && source(of: .text(.appealOutcome), in: block) == "decision.appeal.outcome"
      && source(of: .list(.labels), in: block) == "decision.guidelines"
  }
}
