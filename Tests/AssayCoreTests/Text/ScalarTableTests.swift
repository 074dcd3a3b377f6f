import Foundation
import Testing

@testable import AssayCore

/// The generated table against the Unicode data of the toolchain, for every scalar that it holds.
@Suite struct ScalarTableTests {
  private static let limit: UInt32 = 0x20000

  private static let scalars = (UInt32(0x80)..<limit).compactMap { Unicode.Scalar($0) }

  private func folded(_ value: UInt32) -> String {
    let table = ScalarTable.shared
    return String(decoding: table.bytes[table.folded(table.record(of: value))], as: UTF8.self)
  }

  private func scalarClass(_ value: UInt32) -> ScalarClass {
    ScalarTable.shared.scalarClass(ScalarTable.shared.record(of: value))
  }

  /// Letters fold to their lower case in compatibility composition (İ and ς apart), and only where that differs.
  @Test func letters() {
    var count = 0
    for scalar in ScalarTableTests.scalars where scalarClass(scalar.value) == .letter {
      count += 1
      let compatible = String(scalar).precomposedStringWithCompatibilityMapping
      var expected = compatible.lowercased().precomposedStringWithCompatibilityMapping
      if scalar == "İ" { expected = "i" }
      if scalar == "ς" { expected = "σ" }
      let found = folded(scalar.value)
      #expect(found == (expected == String(scalar) ? "" : expected), "U+\(String(scalar.value, radix: 16))")
      // What a fold gives is folded already, but for the apostrophe of ŉ and mathematical final sigmas.
      for inner in found.unicodeScalars where inner.value >= 0x80 && inner != "ς" && inner != "\u{2BC}" {
        #expect(folded(inner.value) == "", "U+\(String(scalar.value, radix: 16))")
      }
    }
    #expect(count > 30_000)
  }

  /// A letter without its diacritics: canonical decomposition without marks, and the letters with strokes.
  @Test func bases() {
    let strokes: [String: String] = [
      "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "ŋ": "n",
      "ŧ": "t", "ŀ": "l", "ĸ": "k",
    ]
    let table = ScalarTable.shared
    for scalar in ScalarTableTests.scalars where scalarClass(scalar.value) == .letter {
      let record = table.record(of: scalar.value)
      let own = folded(scalar.value)
      let letter = own.isEmpty ? String(scalar) : own
      let spelled = letter.map { strokes[String($0)] ?? String($0) }.joined()
      let kept = spelled.decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
        $0.properties.generalCategory != .nonspacingMark
      }
      let plain = String(String.UnicodeScalarView(kept)).precomposedStringWithCanonicalMapping
      let found = String(decoding: table.bytes[table.base(record)], as: UTF8.self)
      #expect(found == (plain == letter ? "" : plain), "U+\(String(scalar.value, radix: 16))")
    }
  }

  /// The class follows from Unicode's properties.
  @Test func classes() {
    for scalar in ScalarTableTests.scalars {
      let properties = scalar.properties
      let found = scalarClass(scalar.value)
      let name = Comment(rawValue: "U+\(String(scalar.value, radix: 16)) \(found)")
      switch found {
      case .ignorable:
        #expect(properties.isDefaultIgnorableCodePoint || (0x1F3FB...0x1F3FF).contains(scalar.value), name)
      case .mark:
        let marks: Set<Unicode.GeneralCategory> = [.nonspacingMark, .spacingMark, .enclosingMark]
        #expect(marks.contains(properties.generalCategory), name)
      case .digit:
        let digit = properties.numericValue.map { String(Int($0)) }
        #expect(folded(scalar.value) == digit, name)
      case .letter: #expect(properties.isAlphabetic, name)
      case .emoji: #expect(properties.isEmoji, name)
      case .separator:
        // Letters whose compatibility form has other characters (ŀ is l·, ﷺ has spaces) are none.
        let compatible = String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars
        let isWhole = compatible.allSatisfy {
          $0.properties.isAlphabetic || $0.properties.generalCategory == .nonspacingMark
        }
        #expect(
          folded(scalar.value).utf8.count == 1 && (!properties.isAlphabetic || !isWhole || scalar == "\u{2BC}"), name)
      case .single:
        let letterless: Set<Unicode.GeneralCategory> = [.decimalNumber, .nonspacingMark, .spacingMark]
        #expect(!letterless.contains(properties.generalCategory), name)
      case .symbol: #expect(!properties.isWhitespace, name)
      }
      if properties.isDefaultIgnorableCodePoint { #expect(found == .ignorable, name) }
      if properties.isWhitespace { #expect(found == .separator, name) }
      if properties.generalCategory == .decimalNumber { #expect(found == .digit, name) }
    }
  }

  /// Letters and marks compose as in Unicode's composition.
  @Test func composition() {
    var count = 0
    for scalar in ScalarTableTests.scalars where scalar.properties.lowercaseMapping == String(scalar) {
      guard scalar.value < 0x2000, scalarClass(scalar.value) == .letter else { continue }
      let parts = Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
      guard parts.count > 1, String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars.first == scalar
      else {
        continue
      }
      var folded = FoldedText()
      let bytes = Array(String(String.UnicodeScalarView(parts)).utf8)
      folded.fold(bytes.span, 0..<bytes.count)
      #expect(String(decoding: folded.bytes[..<folded.count], as: UTF8.self) == String(scalar))
      count += 1
    }
    #expect(count > 300)
  }

  /// No fold outgrows the room that is made for it: three times the bytes. The longest ones fill a whole text.
  @Test func growth() {
    for scalar in ScalarTableTests.scalars {
      let growth = folded(scalar.value).utf8.count - String(scalar).utf8.count
      #expect(growth <= 2 * String(scalar).utf8.count)
      guard growth > 0 || scalar == "好" || scalar == "😡" else { continue }
      var folded = FoldedText()
      let bytes = [UInt8](String(repeating: String(scalar), count: 20).utf8)
      folded.fold(bytes.span, 0..<bytes.count)
      #expect(String(validating: folded.bytes[..<folded.count], as: UTF8.self) != nil)
    }
  }

  /// Scalars beyond the table are words of their own, as ideographs are.
  @Test(arguments: [0x20000, 0x2A6DF, 0x10FFFF] as [UInt32])
  func beyond(value: UInt32) { #expect(scalarClass(value) == .single) }
}
