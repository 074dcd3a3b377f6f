/// Finds the numbers of things by their hashes, by open addressing; what the things are, its owner knows. Numbers are given in the order
/// in which things come.
///
/// Most look-ups go to memory that is in no cache, and that is what they cost. So a slot says enough of a hash that only the thing that is
/// looked for is looked at.
struct HashSlots {
  /// The upper half of a thing's hash, and in the lower half its number and one; 0 where there is none.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)
  /// How many things there are.
  private(set) var count = 0

  /// Where a look-up is.
  struct Probe {
    fileprivate var place: Int
    fileprivate let tag: UInt64
  }

  /// A look-up of something with this hash.
  @inline(__always)
  func probe(_ hash: UInt64) -> Probe { Probe(place: place(hash), tag: hash >> 32) }

  /// The next number that something with such a hash has; nil when there is none left.
  @inline(__always)
  func next(_ probe: inout Probe) -> Int32? {
    while true {
      let slot = slots[probe.place]
      if slot == 0 { return nil }
      probe.place = (probe.place &+ 1) & (slots.count &- 1)
      if slot >> 32 == probe.tag { return Int32(truncatingIfNeeded: slot) &- 1 }
    }
  }

  /// Gives the next number to what has been looked for and not found.
  mutating func fill(_ probe: Probe) -> Int32 {
    count += 1
    slots[probe.place] = probe.tag << 32 | UInt64(count)
    if count * 2 > slots.count { grow(slots.count * 2) }
    return Int32(count - 1)
  }

  /// Makes room for so many things.
  mutating func reserve(_ count: Int) {
    var size = slots.count
    while size < count * 2 { size *= 2 }
    if size > slots.count { grow(size) }
  }

  /// Where the search for a hash begins.
  @inline(__always)
  private func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 32) & (slots.count &- 1) }

  private mutating func grow(_ size: Int) {
    let old = exchange(&slots, with: Array(repeating: 0, count: size))
    for slot in old where slot != 0 {
      var place = place(slot)
      while slots[place] != 0 { place = (place + 1) & (size - 1) }
      slots[place] = slot
    }
  }
}
