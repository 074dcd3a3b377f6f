internal import AssayCore

// Lists made by counting, in place of sorting.

extension IndexLists {
  /// List i of `count` holds the second of those pairs whose first is i, in their order. O(pairs + count).
  init(_ pairs: [(list: Int32, value: Int32)], count: Int) {
    self.init()
    var ends = Array(repeating: Int32(0), count: count + 1)
    for pair in pairs { ends[Int(pair.list) + 1] += 1 }
    for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
    starts = ends
    values = Array(repeating: 0, count: pairs.count)
    var places = ends.mutableSpan
    var target = values.mutableSpan
    for pair in pairs {
      target[Int(places[Int(pair.list)])] = pair.value
      places[Int(pair.list)] += 1
    }
  }

  /// List i of `count` holds the numbers of those of this one's lists that hold i, in the order in which `order` names them. O(items +
  /// count).
  func turned(count: Int, order: [Int32]) -> IndexLists {
    var result = IndexLists()
    var ends = Array(repeating: Int32(0), count: count + 1)
    for value in values { ends[Int(value) + 1] += 1 }
    for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
    result.starts = ends
    result.values = Array(repeating: 0, count: values.count)
    var places = ends.mutableSpan
    var target = result.values.mutableSpan
    let (starts, values) = (starts.span, values.span)
    for list in order {
      for index in Int(starts[Int(list)])..<Int(starts[Int(list) + 1]) {
        let value = Int(values[index])
        target[Int(places[value])] = list
        places[value] += 1
      }
    }
    return result
  }

  func list(_ index: Int32) -> ArraySlice<Int32> { values[Int(starts[Int(index)])..<Int(starts[Int(index) + 1])] }
}
