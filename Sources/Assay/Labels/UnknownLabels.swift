/// Labels that are no guideline, and the tickets that have any: what was meant can't be known, so that such a ticket is neither a breach nor
/// none. It is left out of whatever labels are needed for.
public struct UnknownLabels: Sendable, Equatable {
  /// Tickets with such a label.
  public internal(set) var tickets = 0
  /// How often each was met.
  public internal(set) var labels: [String: Int] = [:]

  /// None.
  public init() {}

  mutating func add(_ other: UnknownLabels) {
    tickets += other.tickets
    labels.merge(other.labels, uniquingKeysWith: +)
  }
}
