/// Names that people write in several ways, each standing for a set of guidelines.
///
/// "Hate speech", `hate_speech` and "HATE-SPEECH" are one name, see `FoldedName`.
struct FoldedNames: Sendable {
  /// Ascending by name, each name once.
  private var entries: [UInt64: Entry] = [:]

  private struct Entry: Sendable {
    var name: [UInt8]
    var guidelines: UInt32
  }

  /// Collects names with the index of the guideline that each stands for. O(n).
  init(_ names: [(name: String, guideline: Int)]) {
    for (name, guideline) in names {
      var hash = FoldedNames.hash(Array(name.utf8)[...])
      let folded = Array(FoldedName(Array(name.utf8)[...]))
      // Names that share a hash, if ever there are any, move up.
      while let entry = entries[hash], entry.name != folded { hash &+= 1 }
      entries[hash, default: Entry(name: folded, guidelines: 0)].guidelines |= 1 << UInt32(guideline)
    }
  }

  /// The guidelines that a name stands for, bit g for guideline g; 0 for an unknown or empty name.
  /// O(length), allocates nothing.
  func guidelines(named name: ArraySlice<UInt8>) -> UInt32 {
    if name.isEmpty { return 0 }
    var hash = FoldedNames.hash(name)
    while let entry = entries[hash] {
      // Most names come as they are compared.
      if entry.name[...] == name || entry.name.elementsEqual(FoldedName(name)) { return entry.guidelines }
      hash &+= 1
    }
    return 0
  }

  /// FNV-1a over the folded name.
  private static func hash(_ name: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var folded = FoldedName(name)
    while let byte = folded.next() { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}

/// The bytes of a name as it is compared: letters of ASCII and Latin-1 in lower case, every run of spaces, hyphens and
/// underscores as one underscore, none at either end.
struct FoldedName: Sequence, IteratorProtocol {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var previous: UInt8 = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func next() -> UInt8? {
    var crossedGap = false
    while position < bytes.endIndex, FoldedName.separates(bytes[position]) {
      position += 1
      crossedGap = true
    }
    guard position < bytes.endIndex else { return nil }
    if crossedGap, previous != 0 {
      previous = UInt8(ascii: "_")
      return previous
    }
    let byte = bytes[position]
    position += 1
    let isLatinCapital = previous == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97
    let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    previous = byte
    return isCapital || isLatinCapital ? byte + 0x20 : byte
  }

  private static func separates(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}
