import Foundation

/// A slow, obviously right tokenizer for words, numbers and sentence ends, written over characters.
///
/// It knows no things (addresses, handles, prices, percent), elisions, masks or CJK: the texts it is given have none.
enum TokenizerOracle {
  /// Words with digits alone are numbers; `|` stands where a sentence ends.
  static func tokens(_ text: String) -> [String] {
    let characters = Array(fold(text))
    var result: [String] = []
    var position = 0
    while position < characters.count {
      if isWord(characters[position]) {
        let end = wordEnd(characters, position)
        result.append(String(String.UnicodeScalarView(characters[position..<end])))
        position = end
      } else {
        let isOpen = result.last.map { $0 != "|" } ?? false
        if isOpen, endsSentence(characters, position, result) { result.append("|") }
        position += 1
      }
    }
    return result
  }

  /// Lower case, marks composed, every other control a space, line ends line feeds.
  private static func fold(_ text: String) -> String.UnicodeScalarView {
    var result = String.UnicodeScalarView()
    for scalar in text.replacing("İ", with: "i").lowercased().precomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\u{B}", "\u{C}": result.append("\n")
      case "\u{2019}": result.append("'")
      default: result.append(scalar.value < 0x20 ? " " : scalar)
      }
    }
    return result
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || isDigit(scalar) }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// A word goes on over an apostrophe before a letter; a number over a comma, point or colon before a digit.
  private static func wordEnd(_ text: [Unicode.Scalar], _ start: Int) -> Int {
    var end = start
    while end < text.count {
      if isWord(text[end]) {
        end += 1
        continue
      }
      guard end + 1 < text.count else { break }
      let next = text[end + 1]
      let isNumber = text[start..<end].allSatisfy { isDigit($0) || ".,:".unicodeScalars.contains($0) }
      if text[end] == "'", isWord(next), !isDigit(next) {
        end += 1
      } else if isNumber, ".,:".unicodeScalars.contains(text[end]), isDigit(next) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "st", "no", "vs", "nr", "tel", "str", "sr", "sra", "e", "g", "i", "z", "b", "inc", "ltd",
    "prof",
    "hr", "fr", "sig", "dott", "ca", "bzw", "approx",
  ]

  private static func endsSentence(_ text: [Unicode.Scalar], _ position: Int, _ tokens: [String]) -> Bool {
    let mark = text[position]
    if mark == "\n" { return true }
    guard ".!?".unicodeScalars.contains(mark) else { return false }
    if position + 1 < text.count {
      let next = text[position + 1]
      guard next == mark || " \n\")".unicodeScalars.contains(next) else { return false }
    }
    let isBehindWord = position > 0 && isWord(text[position - 1])
    if mark == ".", isBehindWord, let last = tokens.last, abbreviations.contains(last) { return false }
    return true
  }
}
