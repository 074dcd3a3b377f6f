public import AssayCore

/// Shows a passage with stars in place of what should not be read by chance.
///
/// Each scalar becomes one star at most, so offsets and lengths in Unicode scalars stay true of the masked passage.
public enum Masking {
  /// Appends `bytes[range]` in the given style.
  ///
  /// - `plain`: as it stands.
  /// - `masked`: the first letter of each word is kept, the other letters and digits are starred. Words end at white space
  ///   only, and single letters in a row are one word, so that `f-u-n` and `f u n` show no more than `fun` does.
  /// - `hidden`: everything but white space is starred.
  ///
  /// Letters and digits inside `personal` are starred in every style. `bytes` must be well-formed UTF-8 and all ranges must
  /// begin and end between scalars; `personal` is ascending. O(n).
  public static func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, style: QuoteStyle, personal: [Range<Int>] = [],
    into output: inout [UInt8]
  ) {
    var word = WordState()
    var next = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let length = Scalars.length(bytes[position])
      let kind = Scalars.kind(bytes, position)
      while next < personal.count, personal[next].upperBound <= position { next += 1 }
      let isPersonal = next < personal.count && personal[next].lowerBound <= position
      var isStarred = isPersonal && kind == .wordPart
      switch style {
      case .plain: break
      case .hidden: isStarred = kind != .space
      case .masked:
        let isFirst = word.step(kind) { isLone(bytes, position + length, range.upperBound) }
        if kind == .wordPart, !isFirst { isStarred = true }
      }
      if isStarred {
        output.append(UInt8(ascii: "*"))
      } else {
        for index in position..<position + length { output.append(bytes[index]) }
      }
      position += length
    }
  }

  /// Whether no further letter follows before the next white space.
  private static func isLone(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var position = start
    while position < end {
      switch Scalars.kind(bytes, position) {
      case .space: return true
      case .wordPart: return false
      case .other: position += Scalars.length(bytes[position])
      }
    }
    return true
  }

  /// Finds the letters that `masked` keeps.
  private struct WordState {
    private var letters = 0
    private var followsLoneLetter = false

    /// Takes the next scalar; true when it is the first letter of a word.
    mutating func step(_ kind: Scalars.Kind, isLone: () -> Bool) -> Bool {
      switch kind {
      case .other:
        return false
      case .space:
        if letters > 0 { followsLoneLetter = letters == 1 }
        letters = 0
        return false
      case .wordPart:
        letters += 1
        return letters == 1 && !(followsLoneLetter && isLone())
      }
    }
  }
}

/// What masking needs to know of a scalar.
enum Scalars {
  enum Kind { case space, wordPart, other }

  /// The bytes of the scalar that begins with `lead`.
  static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// The kind of the scalar at `position`. Letters, digits and marks are parts of words.
  static func kind(_ bytes: Span<UInt8>, _ position: Int) -> Kind {
    switch bytes[position] {
    case 0x09...0x0D, 0x20: return .space
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .wordPart
    case 0x00...0x7F: return .other
    default: break
    }
    guard let scalar = Unicode.Scalar(value(bytes, position)) else { return .other }
    let properties = scalar.properties
    if properties.isWhitespace { return .space }
    if properties.isAlphabetic { return .wordPart }
    switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark: return .wordPart
    default: return .other
    }
  }

  private static func value(_ bytes: Span<UInt8>, _ position: Int) -> UInt32 {
    let count = length(bytes[position])
    var value = UInt32(bytes[position]) & (0xFF >> UInt32(count + 1))
    for index in 1..<count { value = value << 6 | UInt32(bytes[position + index] & 0x3F) }
    return value
  }
}
