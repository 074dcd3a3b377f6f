/// A source line made fit for a terminal, and the carets that stand under a part of it.
struct ShownLine {
  let text: String
  let carets: String

  /// How many columns of a long line are shown.
  private static let widest = 120
  /// How many of them stand before the caret when the line is cut there.
  private static let before = 40

  /// `from` and `to` count scalars of the line, half-open; `Int.max` means its end.
  init(_ line: String, from: Int, to: Int) {
    let scalars = Array(line.unicodeScalars)
    let from = min(from, scalars.count)
    let to = max(from, min(to, scalars.count))
    var first = 0
    var last = scalars.count
    if scalars.count > ShownLine.widest {
      first = from <= ShownLine.widest - ShownLine.before ? 0 : from - ShownLine.before
      last = min(scalars.count, first + ShownLine.widest)
    }
    let lead = first > 0 ? "… " : ""
    let shown = scalars[first..<last].map(ShownLine.harmless)
    text = lead + String(String.UnicodeScalarView(shown)) + (last < scalars.count ? " …" : "")
    let indent = lead.count + shown[..<(from - first)].reduce(0) { $0 + ShownLine.width($1) }
    let width = shown[(from - first)..<(min(to, last) - first)].reduce(0) { $0 + ShownLine.width($1) }
    carets = String(repeating: " ", count: indent) + String(repeating: "^", count: max(1, width))
  }

  /// Text without anything that could move the cursor, colour the screen or turn the direction of writing.
  static func harmless(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(harmless)))
  }

  private static func harmless(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value >= 0x20, scalar.value < 0x7F { return scalar }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return " "
    case .format: return scalar.value == 0x200D ? scalar : "·"
    default: return scalar
    }
  }

  /// How many columns a scalar takes in a terminal: none for marks, two for East Asian wide ones and emoji.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    guard scalar.value >= 0x300 else { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
