internal import CountedMalloc

/// Counts what is taken from malloc.
package enum Allocations {
  /// Whether this build counts.
  static var areCounted: Bool { counted_malloc_is_linked() }

  /// How many blocks `body` takes, on all threads.
  ///
  /// - Throws: where this build does not count.
  package static func count(_ body: () throws(BenchFailure) -> Void) throws(BenchFailure) -> Int {
    guard areCounted else {
      throw BenchFailure("this build does not count allocations: only release builds on Linux do")
    }
    let before = counted_malloc_blocks()
    try body()
    return counted_malloc_blocks() - before
  }
}
