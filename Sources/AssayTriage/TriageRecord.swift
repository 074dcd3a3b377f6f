public import AssayCore

/// What should happen next with a ticket, as a flat record that a worker reuses. Made by `Triage`.
public struct TriageRecord: Sendable, Equatable {
  /// Whether the reason that the reporter gave is borne out.
  public var claim = Claim.undetermined
  /// The queue: an index into `program.routes`, or −1 where the pack names none.
  public var route: Int32 = -1
  /// When a person must have looked.
  public var due = DueTime.none
  /// The worst that a moderator is about to read: a rank in `Exposure.names`.
  public var exposure: Int8 = 0
  /// Tags besides those that rules set; see `forEachTag`.
  public var tags: TriageTags = []

  /// A record of a ticket that nothing is known of.
  public init() {}

  /// Calls `body` with every tag of the ticket once: those that rules set in the pack's order, then triage's own.
  public func forEachTag(
    _ program: borrowing Program, _ verdict: borrowing VerdictRecord, _ body: (String) -> Void
  ) {
    for tag in verdict.tags { body(program.tags[Int(tag)]) }
    for (tag, name) in TriageTags.names where tags.contains(tag) {
      let isKnown = verdict.tags.contains { program.tags[Int($0)] == name }
      if !isKnown { body(name) }
    }
  }
}

/// Whether the text bears out the reason that the reporter gave.
public enum Claim: UInt8, Sendable, CaseIterable {
  /// Nothing to compare, or the verdict is not clear enough to compare with.
  case undetermined
  /// Some label is a guideline that the reason means.
  case supported
  /// There are labels, and the reason means none of them.
  case otherGuideline
  /// The ticket is clear.
  case unsupported

  /// The name in verdicts.
  public var name: String {
    switch self {
    case .undetermined: "undetermined"
    case .supported: "supported"
    case .otherGuideline: "other_guideline"
    case .unsupported: "unsupported"
    }
  }
}

/// Tags that triage sets by itself.
public struct TriageTags: OptionSet, Sendable, Hashable {
  /// One bit a tag.
  public let rawValue: UInt8

  /// The set with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The reporter must have written to the reviewer before the ticket is taken up.
  public static let contactReviewerFirst = TriageTags(rawValue: 1)
  /// The text may break another guideline than the one that the reporter named.
  public static let reasonMismatch = TriageTags(rawValue: 2)
  /// Who reported it need not wait as long as others.
  public static let expedited = TriageTags(rawValue: 4)

  /// All tags with their names in verdicts.
  public static let names: [(TriageTags, String)] = [
    (.contactReviewerFirst, "contact_reviewer_first"), (.reasonMismatch, "reason_mismatch"),
    (.expedited, "expedited"),
  ]
}
