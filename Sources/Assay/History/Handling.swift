internal import AssayCore
internal import AssayTriage

/// What becomes of a ticket besides its labels: its gravest label, and where it goes how fast.
struct Handling: Equatable {
  /// As an index into the guidelines of a `PackPair`; nil without a label.
  var primary: Int?
  /// Of the primary label; 0 without one.
  var severity: Int8
  /// Empty where the pack names none.
  var queue: String
  var due: DueTime
  var exposure: Int8

  /// - Parameter place: leads from the program's guidelines to those of the pair.
  init(_ triage: TriageRecord, _ verdict: borrowing VerdictRecord, _ program: borrowing Program, _ place: (Int) -> Int)
  {
    let first = verdict.labels.first
    primary = first.map { place(Int($0.guideline)) }
    severity = first?.severity ?? 0
    queue = triage.route < 0 ? "" : program.routes[Int(triage.route)].name
    due = triage.due
    exposure = triage.exposure
  }
}

/// On how many tickets handling changes, and how.
public struct HandlingChanges: Sendable, Equatable {
  /// Tickets with another primary label.
  public internal(set) var primary = 0
  /// Tickets whose primary label has another severity; 0 stands for no label.
  public internal(set) var severity = 0
  /// Tickets that go to another queue.
  public internal(set) var queue = 0
  /// Tickets that are due at another time.
  public internal(set) var due = 0
  /// Tickets with another exposure.
  public internal(set) var exposure = 0
  /// How many go from a queue to another; the empty name stands for none.
  public internal(set) var moves: [QueueMove: Int] = [:]

  /// From one queue to another.
  public struct QueueMove: Sendable, Hashable {
    /// Its queue by the old pack.
    public var from: String
    /// Its queue by the new pack.
    public var to: String
  }

  /// Whether nothing changes.
  public var isEmpty: Bool { self == HandlingChanges() }

  mutating func count(_ before: Handling, _ after: Handling) {
    primary += before.primary == after.primary ? 0 : 1
    severity += before.severity == after.severity ? 0 : 1
    due += before.due == after.due ? 0 : 1
    exposure += before.exposure == after.exposure ? 0 : 1
    guard before.queue != after.queue else { return }
    queue += 1
    moves[QueueMove(from: before.queue, to: after.queue), default: 0] += 1
  }

  mutating func add(_ other: HandlingChanges) {
    primary += other.primary
    severity += other.severity
    queue += other.queue
    due += other.due
    exposure += other.exposure
    moves.merge(other.moves, uniquingKeysWith: +)
  }
}
