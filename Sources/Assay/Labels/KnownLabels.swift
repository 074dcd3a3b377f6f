internal import AssayCore
internal import AssayLearn

/// What people have decided of a ticket, as a set of guidelines: those of a pack, or of two packs together (at most 64).
struct KnownLabels {
  private var breaches: UInt64 = 0
  private var open: UInt64 = .max

  /// Nothing is known.
  init() {}

  /// What the ticket's record says. Labels under `labels_optional` may be given or not, unless they are among `labels`.
  ///
  /// - Parameter unknown: counts the labels that are no guideline.
  init(_ ticket: borrowing Ticket, _ guidelineOfName: [String: Int], unknown: inout [String: Int]) {
    breaches = KnownLabels.set(ticket.strings(.labels), guidelineOfName, &unknown)
    open = KnownLabels.set(ticket.strings(.optionalLabels), guidelineOfName, &unknown) & ~breaches
  }

  private static func set(_ labels: [String], _ guidelineOfName: [String: Int], _ unknown: inout [String: Int])
    -> UInt64
  {
    var set: UInt64 = 0
    for label in labels {
      if let guideline = guidelineOfName[label] {
        set |= 1 << UInt64(guideline)
      } else {
        unknown[label, default: 0] += 1
      }
    }
    return set
  }

  /// The guidelines of a pack that the ticket breaks.
  var gold: GuidelineSet { GuidelineSet(bits: UInt32(truncatingIfNeeded: breaches)) }

  /// Those that may be given or not.
  var optional: GuidelineSet { GuidelineSet(bits: UInt32(truncatingIfNeeded: open)) }

  /// The guidelines of some labels; those that are none are counted.
  static func guidelines(
    _ labels: [String], _ guidelineOfName: [String: Int], unknown: inout [String: Int]
  ) -> GuidelineSet {
    GuidelineSet(bits: UInt32(truncatingIfNeeded: set(labels, guidelineOfName, &unknown)))
  }

  /// Whether the ticket breaks a guideline; nil where nobody can say.
  func isBreach(_ guideline: Int) -> Bool? {
    open >> UInt64(guideline) & 1 == 1 ? nil : breaches >> UInt64(guideline) & 1 == 1
  }
}
