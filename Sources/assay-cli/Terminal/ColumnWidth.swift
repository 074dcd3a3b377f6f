/// How many columns text takes on a terminal.
enum ColumnWidth {
  /// The columns of a string. O(n).
  static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

  /// 2 for East Asian wide characters and emoji, 0 for what has no advance by itself, else 1.
  static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii >= 0x20 && ascii < 0x7F ? 1 : 0 }
    var columns = 0
    for scalar in character.unicodeScalars {
      // U+FE0F asks for the emoji form of the scalar before it.
      if scalar.value == 0xFE0F { return 2 }
      columns = max(columns, of(scalar))
    }
    return columns
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The blocks of wide and full-width characters (Unicode Standard Annex 11), rounded to whole blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul Jamo, initial consonants
    0x2E80...0x303E,  // CJK radicals and punctuation
    0x3041...0xA4CF,  // Kana, CJK ideographs, Yi
    0xA960...0xA97F,  // Hangul Jamo Extended-A
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // CJK compatibility ideographs
    0xFE30...0xFE6F,  // CJK compatibility forms
    0xFF01...0xFF60,  // Full-width forms
    0xFFE0...0xFFE6,  // Full-width signs
    0x1F300...0x1F64F,  // Pictographs and emoticons
    0x1F900...0x1F9FF,  // Supplemental pictographs
    0x20000...0x3FFFD,  // CJK extensions
  ]
}
