/// What people decided about one ticket.
public struct Decision: Sendable, Equatable {
  /// The ticket's id.
  public var ticketID: String
  /// The guidelines that it breaks, after any appeal.
  public var labels: GuidelineSet
  /// Whether somebody appealed, and what came of it.
  public var appeal: Appeal
  /// When it was decided, in seconds since 1970; nil when nobody wrote it down.
  public var time: Int?
  /// A hash of the text as it was written: tells apart texts that are alike once folded.
  public var fingerprint: UInt64
  /// Where the caller has the ticket.
  public var index: Int

  /// What came of an appeal.
  public enum Appeal: Int, Sendable {
    case overturned, upheld, none
  }

  /// A decision.
  public init(
    ticketID: String, labels: GuidelineSet, appeal: Appeal = .none, time: Int? = nil, fingerprint: UInt64 = 0,
    index: Int = 0
  ) {
    self.ticketID = ticketID
    self.labels = labels
    self.appeal = appeal
    self.time = time
    self.fingerprint = fingerprint
    self.index = index
  }

  /// Whether this decision counts where `other` says something else about the same text: a decision that was appealed has been looked
  /// at twice, and a later one knows more. One without a time is earlier than any.
  func outweighs(_ other: Decision) -> Bool { weight > other.weight }

  private var weight: (Int, Int) { (appeal == .none ? 0 : 1, time ?? .min) }

  /// An order of decisions that hangs on nothing but what they say, so that the order of the input can't matter.
  func precedes(_ other: Decision) -> Bool {
    (ticketID, labels.bits, fingerprint, appeal.rawValue, time ?? .min)
      < (other.ticketID, other.labels.bits, other.fingerprint, other.appeal.rawValue, other.time ?? .min)
  }
}
