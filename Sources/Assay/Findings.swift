internal import Synchronization

/// Counts findings of all workers; added to once a block.
final class Findings: Sendable {
  private let total = Atomic<Int>(0)

  func add(_ count: Int) { total.wrappingAdd(count, ordering: .relaxed) }

  var count: Int { total.load(ordering: .relaxed) }
}
