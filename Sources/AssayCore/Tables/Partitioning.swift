extension RandomAccessCollection where Index == Int {
  /// The first index from which on a predicate holds; `endIndex` where there is none. It must be false before and true behind. O(log n).
  @inlinable
  public func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
