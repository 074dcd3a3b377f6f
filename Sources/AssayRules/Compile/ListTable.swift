/// Lists of numbers, each once, by number: they stand one behind the other and are found by a hash of all they hold.
struct ListTable<Value: FixedWidthInteger & Sendable> {
  private(set) var values: [Value] = []
  private var starts: [Int32] = [0]
  private var slots = HashSlots()

  /// Makes room for lists to come.
  mutating func reserve(count: Int, values: Int) {
    starts.reserveCapacity(count)
    slots.reserve(count)
    self.values.reserveCapacity(values)
  }

  /// How many lists there are.
  var count: Int { slots.count }

  /// What a list holds: a range of `values`, which is not empty.
  func range(_ number: Int32) -> Range<Int> { Int(starts[Int(number)])..<Int(starts[Int(number) + 1]) }

  /// The number of the list of a value and those that follow it, which is added if it is new. O(its length).
  mutating func number(_ first: Value, _ rest: some Collection<Value>) -> Int32 {
    // An odd constant with well-spread bits (2^64 / golden ratio).
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = (UInt64(truncatingIfNeeded: first) ^ UInt64(truncatingIfNeeded: rest.count) << 32) &* factor
    // The product's upper half is the better one; the next value meets it where its own bits are.
    for value in rest { hash = (hash ^ hash >> 32 ^ UInt64(truncatingIfNeeded: value)) &* factor }
    var probe = slots.probe(hash)
    while let known = slots.next(&probe) { if isSame(known, first, rest) { return known } }
    values.append(first)
    values.append(contentsOf: rest)
    starts.append(Int32(values.count))
    return slots.fill(probe)
  }

  private func isSame(_ number: Int32, _ first: Value, _ rest: some Collection<Value>) -> Bool {
    let own = values.span.extracting(range(number))
    guard own.count == rest.count + 1, own[0] == first else { return false }
    var place = 1
    for value in rest {
      if own[place] != value { return false }
      place += 1
    }
    return true
  }
}

/// Numbers beside other numbers for as long as one piece of work takes; the next begins with none, without clearing the last one's.
struct Marks {
  private var marks: [Mark] = []
  private var round: Int32 = 0

  private struct Mark {
    var round: Int32 = 0
    var value: Int32 = 0
  }

  /// Forgets all marks. Begin with it.
  mutating func begin(count: Int) {
    round += 1
    guard marks.count < count else { return }
    marks += repeatElement(Mark(), count: max(count, marks.count * 2) - marks.count)
  }

  subscript(_ number: Int32) -> Int32? {
    get {
      let mark = marks[Int(number)]
      return mark.round == round ? mark.value : nil
    }
    set { marks[Int(number)] = newValue.map { Mark(round: round, value: $0) } ?? Mark() }
  }
}
