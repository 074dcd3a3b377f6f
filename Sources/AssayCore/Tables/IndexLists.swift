/// Many short lists of numbers in two flat tables.
public struct IndexLists: Equatable, Sendable {
  /// List i is `values[starts[i]..<starts[i + 1]]`.
  public let starts: ConstantTable<Int32>
  /// The items of all lists, one list behind the other.
  public let values: ConstantTable<Int32>

  /// No lists.
  public init() { self.init(starts: [0], values: []) }

  /// Lists that stand one behind the other in `values`; the last of `starts` is where they end.
  public init(starts: [Int32], values: [Int32]) {
    self.init(starts: ConstantTable(starts), values: ConstantTable(values))
  }

  init(starts: ConstantTable<Int32>, values: ConstantTable<Int32>) {
    self.starts = starts
    self.values = values
  }

  /// The given lists, in their order.
  public init(_ lists: some Sequence<[Int32]>) {
    var starts: [Int32] = [0]
    var values: [Int32] = []
    for list in lists {
      values += list
      starts.append(Int32(values.count))
    }
    self.init(starts: starts, values: values)
  }

  /// The same lists in memory of their own. O(items).
  func copied() -> IndexLists { IndexLists(starts: starts.copied(), values: values.copied()) }

  /// How many lists there are.
  public var count: Int { starts.count - 1 }

  /// The range of `values` that list i takes.
  @inlinable @inline(__always)
  public func range(_ index: Int32) -> Range<Int> { Int(starts[Int(index)])..<Int(starts[Int(index) + 1]) }

  /// List i.
  @inlinable
  public func list(_ index: Int32) -> Slice<ConstantTable<Int32>> { values[range(index)] }

  /// Whether the lists stand one behind the other within `values`.
  var isSound: Bool { starts.areRanges(of: values.count) }
}

extension ConstantTable<Int32> {
  /// Whether each number and the next are the bounds of a range, the first of which begins at 0 and the last ends at `end`.
  func areRanges(of end: Int) -> Bool {
    guard count > 0, self[0] == 0, Int(self[count - 1]) == end else { return false }
    for index in 1..<Swift.max(1, count) where self[index] < self[index - 1] { return false }
    return true
  }
}

// Lists made by counting, in place of sorting.

extension IndexLists {
  /// List i of `count` holds the second of those pairs whose first is i, in their order. O(pairs + count).
  public init(_ pairs: [(list: Int32, value: Int32)], count: Int) {
    var starts = Array(repeating: Int32(0), count: count + 1)
    for pair in pairs { starts[Int(pair.list) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var places = starts
    var values = Array(repeating: Int32(0), count: pairs.count)
    for pair in pairs {
      values[Int(places[Int(pair.list)])] = pair.value
      places[Int(pair.list)] += 1
    }
    self.init(starts: starts, values: values)
  }

  /// List i of `count` holds the numbers of those of this one's lists that hold i, ascending. nil when a list holds anything else.
  /// O(items + count).
  public func turned(count: Int) -> IndexLists? {
    guard values.allSatisfy({ $0 >= 0 && Int($0) < count }) else { return nil }
    var starts = Array(repeating: Int32(0), count: count + 1)
    for value in values { starts[Int(value) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var places = starts
    var turned = Array(repeating: Int32(0), count: values.count)
    for list in 0..<Int32(self.count) {
      for index in range(list) {
        let value = Int(values[index])
        turned[Int(places[value])] = list
        places[value] += 1
      }
    }
    return IndexLists(starts: starts, values: turned)
  }
}
