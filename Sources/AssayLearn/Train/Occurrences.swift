/// Which features occur in which tickets: numbers given by first sight, each feature once a ticket.
///
/// One flat list of feature numbers, ticket after ticket, and an open-addressing table from a 64-bit key to its number.
/// A slot holds the ticket that its feature was last seen in, so that counting a feature again costs nothing but the
/// look-up. Memory: 4 bytes for each feature of each ticket, some 24 for each distinct feature.
struct Occurrences: Sendable {
  private struct Slot {
    var key: UInt64
    var number: UInt32
    /// The ticket seen in last; `UInt32.max` marks a free slot.
    var ticket: UInt32

    static let free = Slot(key: 0, number: 0, ticket: .max)
  }

  /// Half a mebibyte: room for a few thousand short texts before it has to grow.
  private var slots = Array(repeating: Slot.free, count: 1 << 15)
  /// The keys of the table, by number.
  private(set) var keys: [UInt64] = []
  /// The numbers of all tickets' features.
  private(set) var entries: [UInt32] = []
  /// Ticket t's entries are `entries[starts[t]..<starts[t + 1]]`.
  private(set) var starts: [Int] = [0]

  /// How many distinct features there are.
  var count: Int { keys.count }

  /// Counts the feature with this key in the ticket at hand. Its number, and whether it had none before. Amortised
  /// O(1).
  @inline(__always)
  mutating func count(_ key: UInt64) -> (number: UInt32, isNew: Bool) {
    let ticket = UInt32(truncatingIfNeeded: starts.count &- 1)
    let mask = slots.count &- 1
    var index = Occurrences.place(key) & mask
    while slots[index].ticket != .max {
      if slots[index].key == key {
        let number = slots[index].number
        if slots[index].ticket != ticket {
          slots[index].ticket = ticket
          entries.append(number)
        }
        return (number, false)
      }
      index = (index &+ 1) & mask
    }
    let number = UInt32(truncatingIfNeeded: keys.count)
    slots[index] = Slot(key: key, number: number, ticket: ticket)
    keys.append(key)
    entries.append(number)
    if keys.count &* 4 > slots.count &* 3 { grow() }
    return (number, true)
  }

  /// The features of a ticket, in the order of counting.
  subscript(ticket: Int) -> ArraySlice<UInt32> { entries[starts[ticket]..<starts[ticket + 1]] }

  /// Ends the ticket at hand.
  mutating func endTicket() { starts.append(entries.count) }

  /// In how many of the tickets each feature occurs. O(entries).
  func documents(in tickets: [Int]) -> [Int32] {
    var documents = [Int32](repeating: 0, count: count)
    for ticket in tickets {
      for entry in starts[ticket]..<starts[ticket + 1] { documents[Int(entries[entry])] &+= 1 }
    }
    return documents
  }

  private mutating func grow() {
    var larger = Array(repeating: Slot.free, count: slots.count * 2)
    let mask = larger.count - 1
    for slot in slots where slot.ticket != .max {
      var index = Occurrences.place(slot.key) & mask
      while larger[index].ticket != .max { index = (index + 1) & mask }
      larger[index] = slot
    }
    slots = larger
  }

  /// The halves of the product with an odd constant (2^64 / golden ratio), xored: keys may be pairs of small numbers.
  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: product.high ^ product.low)
  }
}
