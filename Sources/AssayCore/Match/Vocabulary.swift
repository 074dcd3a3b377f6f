/// All words that rules or naive Bayes know, by hash: one look-up per token serves both.
///
/// Open addressing over 64-bit slots: the upper 40 bits of a word's hash beside its number plus one. With the slot's
/// position that compares some 55 bits, so an unknown word is taken for a known one about once in 10^16 look-ups; words of the
/// vocabulary itself never collide (the builder checks). Words are not stored here but in `Program.words`.
public struct Vocabulary: Sendable {
  let slots: ConstantTable<UInt64>
  private let mask: Int

  private static let numberBits: UInt64 = 24
  private static let numberMask: UInt64 = (1 << numberBits) - 1

  /// A table without words.
  public init() {
    slots = ConstantTable(Array(repeating: 0, count: 16))
    mask = 15
  }

  /// The table with these slots, as `slots` of an earlier one gave them; nil when they can't be a table's.
  init?(slots: ConstantTable<UInt64>) {
    guard slots.count >= 16, slots.count & (slots.count - 1) == 0, slots.contains(0) else { return nil }
    self.slots = slots
    mask = slots.count - 1
  }

  /// A table for words with these hashes, numbered from 0; nil when two of them can't be told apart (equal words, or words
  /// whose hashes share tag and place: the builder reports it).
  public init?(hashes: [UInt64]) {
    var capacity = 16
    while capacity < hashes.count * 2 { capacity *= 2 }
    mask = capacity - 1
    var slots = Array(repeating: UInt64(0), count: capacity)
    for (number, hash) in hashes.enumerated() {
      let own = hash & ~Vocabulary.numberMask
      var index = Int(truncatingIfNeeded: hash) & mask
      while slots[index] != 0 {
        guard slots[index] & ~Vocabulary.numberMask != own else { return nil }
        index = (index + 1) & mask
      }
      slots[index] = own | UInt64(number + 1)
    }
    self.slots = ConstantTable(slots)
  }

  /// The word's number, or −1. O(1).
  @inline(__always)
  public func find(_ hash: UInt64) -> Int32 { Vocabulary.find(hash, slots, mask) }

  var indexMask: Int { mask }

  /// The words' hashes, without the bits that the table leaves out.
  var hashes: [UInt64] { slots.filter { $0 != 0 }.map { $0 & ~Vocabulary.numberMask } }

  @inline(__always)
  static func find(_ hash: UInt64, _ slots: borrowing ConstantTable<UInt64>, _ mask: Int) -> Int32 {
    var index = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[index]
      if slot == 0 { return -1 }
      if (slot ^ hash) & ~numberMask == 0 { return Int32(truncatingIfNeeded: slot & numberMask) &- 1 }
      index = (index &+ 1) & mask
    }
  }
}
