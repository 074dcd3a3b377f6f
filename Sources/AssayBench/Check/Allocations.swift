internal import Heap

/// Counts what is taken from malloc.
package enum Allocations {
  /// Whether this build counts.
  static var areCounted: Bool { heap_counts_blocks() }

  /// How many blocks `body` takes, on all threads.
  ///
  /// - Throws: where this build does not count.
  package static func count(_ body: () throws(BenchFailure) -> Void) throws(BenchFailure) -> Int {
    guard areCounted else {
      throw BenchFailure("this build does not count allocations: only release builds on Linux do")
    }
    let before = heap_blocks_taken()
    try body()
    return heap_blocks_taken() - before
  }
}
