/// Names that people write in several ways, each standing for a set of guidelines.
///
/// "Hate speech", `hate_speech` and "HATE-SPEECH" are one name, see `FoldedName`.
struct FoldedNames: Sendable {
  /// Ascending by name, each name once.
  private var entries: [Entry] = []

  private struct Entry: Sendable {
    var name: [UInt8]
    var guidelines: UInt32
  }

  /// Collects names with the index of the guideline that each stands for. O(n log n).
  init(_ names: [(name: String, guideline: Int)]) {
    var masks: [[UInt8]: UInt32] = [:]
    for (name, guideline) in names {
      masks[Array(FoldedName(Array(name.utf8)[...])), default: 0] |= 1 << UInt32(guideline)
    }
    entries = masks.map { Entry(name: $0.key, guidelines: $0.value) }
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// The guidelines that a name stands for, bit g for guideline g; 0 for an unknown or empty name.
  /// O(length · log names), allocates nothing.
  func guidelines(named name: ArraySlice<UInt8>) -> UInt32 {
    let folded = FoldedName(name)
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].name.lexicographicallyPrecedes(folded) { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low].name.elementsEqual(folded) else { return 0 }
    return entries[low].guidelines
  }
}

/// The bytes of a name as it is compared: letters of ASCII and Latin-1 in lower case, every run of spaces, hyphens and
/// underscores as one underscore, none at either end.
struct FoldedName: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>
  private var previous: UInt8 = 0

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func next() -> UInt8? {
    var crossedGap = false
    while let byte = rest.first, FoldedName.separates(byte) {
      rest.removeFirst()
      crossedGap = true
    }
    guard let byte = rest.first else { return nil }
    if crossedGap, previous != 0 {
      previous = UInt8(ascii: "_")
      return previous
    }
    rest.removeFirst()
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
