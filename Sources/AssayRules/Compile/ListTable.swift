/// Lists of numbers, each once, by number: they stand one behind the other and are found by a hash of all they hold.
struct ListTable {
  private(set) var values: [Int32] = []
  private(set) var starts: [Int32] = [0]
  private var hashes: [UInt64] = []
  /// Numbers plus one at the places that hashes lead to (open addressing), 0 where there is none.
  private var slots: [Int32] = Array(repeating: 0, count: 64)

  /// Makes room for lists to come.
  mutating func reserve(count: Int, values: Int) {
    starts.reserveCapacity(count)
    hashes.reserveCapacity(count)
    self.values.reserveCapacity(values)
    while slots.count < count { slots += slots }
  }

  /// How many lists there are.
  var count: Int { hashes.count }

  /// What a list holds: a range of `values`.
  func range(_ number: Int32) -> Range<Int> { Int(starts[Int(number)])..<Int(starts[Int(number) + 1]) }

  /// The number of a list, which is added if it is new. O(its length).
  mutating func number(_ list: Span<Int32>) -> Int32 {
    var hash = UInt64(truncatingIfNeeded: list.count)
    // An odd constant with well-spread bits (2^64 / golden ratio).
    for index in 0..<list.count { hash = (hash ^ UInt64(UInt32(bitPattern: list[index]))) &* 0x9E37_79B9_7F4A_7C15 }
    hash ^= hash >> 32
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] > 0 {
      if hashes[Int(slots[slot] - 1)] == hash, isSame(slots[slot] - 1, list) { return slots[slot] - 1 }
      slot = (slot + 1) & mask
    }
    for index in 0..<list.count { values.append(list[index]) }
    starts.append(Int32(values.count))
    hashes.append(hash)
    slots[slot] = Int32(count)
    if count * 2 > slots.count { slots = hashSlots(slots.count * 2, hashes) }
    return Int32(count - 1)
  }

  private func isSame(_ number: Int32, _ list: Span<Int32>) -> Bool {
    let range = range(number)
    guard range.count == list.count else { return false }
    for offset in 0..<list.count where values[range.lowerBound + offset] != list[offset] { return false }
    return true
  }
}

/// The slots of a table by open addressing: at the place of each hash, or the next free one, its index and one; 0 is free. `count` is a power
/// of two above the number of hashes.
func hashSlots(_ count: Int, _ hashes: [UInt64]) -> [Int32] {
  var slots = Array(repeating: Int32(0), count: count)
  let mask = count - 1
  for (number, hash) in hashes.enumerated() {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] > 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(number + 1)
  }
  return slots
}

/// Numbers beside other numbers for as long as one piece of work takes; the next begins with none, without clearing the last one's.
struct Marks {
  private var values: [Int32] = []
  private var rounds: [Int32] = []
  private var round: Int32 = 0

  /// Forgets all marks. Begin with it.
  mutating func begin(count: Int) {
    round += 1
    guard values.count < count else { return }
    let missing = repeatElement(Int32(0), count: max(count, values.count * 2) - values.count)
    values += missing
    rounds += missing
  }

  subscript(_ number: Int32) -> Int32? {
    get { rounds[Int(number)] == round ? values[Int(number)] : nil }
    set {
      values[Int(number)] = newValue ?? 0
      rounds[Int(number)] = newValue == nil ? 0 : round
    }
  }
}
