/// Makes text that strangers wrote harmless on a terminal.
///
/// Reviews may hold escape sequences that rewrite the screen, or bidirectional controls that show words in another order
/// than they are stored. Each such scalar is replaced by something that can be seen: control characters by their picture
/// (␛ for escape), the rest by their number (`<U+202E>`).
enum Sanitizer {
  /// For text that stands on one line: line breaks and tabs are shown as pictures, too.
  static func line(_ text: String) -> String { clean(text, keepsLineBreaks: false) }

  /// For text of several lines: line feeds stay, CR LF counts as one, tabs become spaces.
  static func block(_ text: String) -> String { clean(text, keepsLineBreaks: true) }

  private static func clean(_ text: String, keepsLineBreaks: Bool) -> String {
    guard text.unicodeScalars.contains(where: isDangerous) else { return text }
    var result = String.UnicodeScalarView()
    var followsReturn = false
    for scalar in text.unicodeScalars {
      if keepsLineBreaks, scalar == "\n" || scalar == "\r" || scalar == "\t" {
        // A carriage return alone would write over the line; as a line break it can hide nothing.
        if scalar == "\t" { result.append(" ") } else if scalar == "\r" || !followsReturn { result.append("\n") }
      } else if isDangerous(scalar) {
        result.append(contentsOf: standIn(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
      followsReturn = scalar == "\r"
    }
    return String(result)
  }

  /// C0 and DEL, C1, line and paragraph separators, bidirectional embeddings, overrides and isolates.
  static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func standIn(_ scalar: Unicode.Scalar) -> String {
    if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) { return String(picture) }
    if scalar.value == 0x7F { return "\u{2421}" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}
