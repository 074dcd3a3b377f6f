/// A fixed set of short words, each packed into the eight bytes of a number: asked by one product and mostly one load.
///
/// Words longer than eight bytes are known by their first eight. Open addressing over a table at most a quarter full.
struct PackedWords: Sendable {
  private var slots: [UInt64]
  private let shift: UInt64

  /// The words of a text, separated by spaces.
  init(_ words: String) {
    let words = words.split { $0 == " " || $0 == "\n" }.map { Address.packed($0) }
    var bits: UInt64 = 4
    while 1 << bits < words.count * 4 { bits += 1 }
    shift = 64 - bits
    slots = Array(repeating: 0, count: 1 << Int(bits))
    for word in words where !contains(word) {
      var place = place(word)
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = word
    }
  }

  /// Whether the set has the word of these bytes, the first in the lowest eight bits, zeroes behind its end.
  @inline(__always)
  func contains(_ word: UInt64) -> Bool {
    let slots = self.slots.span
    var place = place(word)
    while slots[place] != 0 {
      if slots[place] == word { return true }
      place = (place &+ 1) & (slots.count &- 1)
    }
    return false
  }

  @inline(__always)
  private func place(_ word: UInt64) -> Int { Int(truncatingIfNeeded: (word &* TokenHash.factor) >> shift) }
}
