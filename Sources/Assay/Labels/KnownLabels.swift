internal import AssayCore
internal import AssayLearn

/// What people have decided of a ticket, as a set of guidelines: those of a pack, or of two packs together (at most 64).
struct KnownLabels {
  private var breaches: UInt64 = 0
  private var open: UInt64 = .max

  /// Nothing is known.
  init() {}

  /// What the ticket's record says; nil where a label of either list is no guideline. Labels under `labels_optional` may be given or not,
  /// unless they are among `labels`.
  ///
  /// - Parameter unknown: counts the labels that are no guideline, and their tickets.
  init?(_ ticket: borrowing Ticket, _ names: GuidelineNames, unknown: inout UnknownLabels) {
    let labels = names.guidelines(ticket.strings(.labels), unknown: &unknown.labels)
    let optional = names.guidelines(ticket.strings(.optionalLabels), unknown: &unknown.labels)
    guard let labels, let optional else {
      unknown.tickets += 1
      return nil
    }
    breaches = labels
    open = optional & ~labels
  }

  /// The guidelines of a pack that the ticket breaks.
  var gold: GuidelineSet { GuidelineSet(bits: UInt32(truncatingIfNeeded: breaches)) }

  /// Those that may be given or not.
  var optional: GuidelineSet { GuidelineSet(bits: UInt32(truncatingIfNeeded: open)) }

  /// Whether the ticket breaks a guideline; nil where nobody can say.
  func isBreach(_ guideline: Int) -> Bool? {
    open >> UInt64(guideline) & 1 == 1 ? nil : breaches >> UInt64(guideline) & 1 == 1
  }
}
