/// Which languages use a word or a run of letters: one bit a language, in the order of `LanguageSigns.all`.
///
/// Open addressing over 64-bit slots, the upper 48 bits of the key's hash beside the languages. Two keys that agree in these and in their
/// place would be taken for each other: about once in 10^13 words that stand in neither list.
struct LanguageTable: Sendable {
  private var slots: [UInt64]
  private let mask: Int

  private static let languageBits: UInt64 = 0xFFFF

  /// The common words of all languages, by `TokenHash`.
  static let words = LanguageTable { signs in
    let bytes = Array(signs.words.utf8)
    return bytes.ranges(between: 0x20).map { TokenHash.hash(bytes.span, in: $0) }
  }

  /// Their runs of letters, by `hash(ofRun:)`.
  static let runs = LanguageTable { signs in
    let bytes = Array(signs.runs.utf8)
    return bytes.ranges(between: 0x20).map { run in
      hash(ofRun: bytes[run].reversed().reduce(0) { $0 << 8 | UInt64($1) }, length: run.count)
    }
  }

  /// The hash of up to seven bytes, the first one lowest.
  @inline(__always)
  static func hash(ofRun bytes: UInt64, length: Int) -> UInt64 { TokenHash.mix(bytes | UInt64(length) << 56) }

  private init(_ keys: (LanguageSigns) -> [UInt64]) {
    let keysOfLanguage = LanguageSigns.all.map(keys)
    var capacity = 16
    while capacity < keysOfLanguage.reduce(0, { $0 + $1.count }) * 2 { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    mask = capacity - 1
    for (language, keys) in keysOfLanguage.enumerated() {
      for key in keys {
        var index = Int(truncatingIfNeeded: key) & mask
        while slots[index] != 0, (slots[index] ^ key) & ~LanguageTable.languageBits != 0 { index = (index + 1) & mask }
        slots[index] =
          key & ~LanguageTable.languageBits | slots[index] & LanguageTable.languageBits | 1 << UInt64(language)
      }
    }
  }

  /// The languages that the key with this hash belongs to; 0 for none. O(1).
  @inline(__always)
  func languages(_ hash: UInt64) -> UInt16 {
    var index = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[index]
      if slot == 0 { return 0 }
      if (slot ^ hash) & ~LanguageTable.languageBits == 0 { return UInt16(truncatingIfNeeded: slot) }
      index = (index &+ 1) & mask
    }
  }
}

extension [UInt8] {
  /// What stands between bytes that separate, where that is anything. O(n).
  fileprivate func ranges(between separator: UInt8) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for end in 0...count where end == count || self[end] == separator {
      if end > start { ranges.append(start..<end) }
      start = end + 1
    }
    return ranges
  }
}
