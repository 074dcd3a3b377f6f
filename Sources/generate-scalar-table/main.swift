// Writes the table that `AssayCore/Text/ScalarTable.swift` reads, from the Unicode data of the toolchain:
//
//     swift run generate-scalar-table > Sources/AssayCore/Text/ScalarTable+Generated.swift
//
// A development tool: nothing that ships imports Foundation.

import Foundation

/// What the tokenizer needs to know of one scalar outside ASCII. The raw values are `ScalarClass`'s.
struct Record: Hashable {
  var scalarClass: UInt8
  var folded: [UInt8] = []
  var base: [UInt8] = []
  var lookAlike: UInt8 = 0
}

enum Class: UInt8 {
  case separator, letter, digit, mark, single, emoji, symbol, ignorable
}

/// Letters that pass for an ASCII letter in most typefaces, lower case after lower case.
let lookAlikes: [Character: Character] = [
  "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "г": "r", "һ": "h", "і": "i", "ј": "j", "к": "k", "ӏ": "l",
  "м": "m", "н": "h", "о": "o", "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "ѵ": "v", "ԝ": "w", "х": "x", "у": "y",
  "ц": "u", "п": "n", "ё": "e", "ї": "i", "ү": "y",
  "α": "a", "ε": "e", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x", "η": "n",
  "ω": "w", "β": "b", "γ": "y",
  "օ": "o", "ո": "n", "ս": "u", "հ": "h", "ց": "g",
  "ɡ": "g", "ɑ": "a", "ı": "i", "ʀ": "r", "ɩ": "i", "ʏ": "y", "ɪ": "i", "ɴ": "n", "ʟ": "l", "ᴀ": "a", "ᴄ": "c",
  "ᴅ": "d", "ᴇ": "e", "ᴊ": "j", "ᴋ": "k", "ᴍ": "m", "ᴏ": "o", "ᴘ": "p", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w",
  "ᴢ": "z", "ɢ": "g", "ʜ": "h", "ʙ": "b",
]

/// Letters whose stroke or ligature is no combining mark, with the plain spelling that drops it.
let plainSpellings: [Character: String] = [
  "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "ŋ": "n",
  "ŧ": "t", "ŀ": "l", "ĸ": "k",
]

func folded(_ scalar: Unicode.Scalar) -> String {
  if scalar == "İ" { return "i" }
  if scalar == "ς" { return "σ" }
  let compatible = String(scalar).precomposedStringWithCompatibilityMapping
  return compatible.lowercased().precomposedStringWithCompatibilityMapping
}

func base(of text: String) -> String {
  let spelled = text.map { plainSpellings[$0] ?? String($0) }.joined()
  let kept = spelled.decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
    !($0.properties.generalCategory == .nonspacingMark)
  }
  return String(String.UnicodeScalarView(kept)).precomposedStringWithCanonicalMapping
}

func isWrittenWithoutSpaces(_ value: UInt32) -> Bool {
  switch value {
  case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true  // Thai, Lao, Burmese, Khmer
  case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
  case 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x1B000...0x1B16F: true
  default: false
  }
}

func record(for scalar: Unicode.Scalar) -> Record {
  let properties = scalar.properties
  let value = scalar.value
  func make(_ scalarClass: Class, folded: String = "", base: String = "", lookAlike: Character? = nil) -> Record {
    Record(
      scalarClass: scalarClass.rawValue, folded: Array(folded.utf8), base: Array(base.utf8),
      lookAlike: lookAlike?.asciiValue ?? 0)
  }
  switch value {
  case 0x2019, 0x2018, 0x02BC, 0x00B4, 0xFF07, 0x2032, 0x201B: return make(.separator, folded: "'")
  case 0x201C...0x201F, 0x00AB, 0x00BB: return make(.separator, folded: "\"")
  case 0x2010...0x2015, 0x2212: return make(.separator, folded: "-")
  case 0x2026, 0x3002, 0xFF0E, 0xFF61: return make(.separator, folded: ".")
  case 0x0085, 0x2028, 0x2029: return make(.separator, folded: "\n")
  case 0x00A3: return make(.separator, folded: "\u{05}")
  case 0x20AC: return make(.separator, folded: "\u{06}")
  case 0x1F3FB...0x1F3FF: return make(.ignorable)
  default: break
  }
  if properties.isDefaultIgnorableCodePoint { return make(.ignorable) }
  switch properties.generalCategory {
  case .currencySymbol: return make(.separator, folded: "\u{07}")
  case .spaceSeparator, .control, .lineSeparator, .paragraphSeparator: return make(.separator, folded: " ")
  case .nonspacingMark, .spacingMark, .enclosingMark: return make(.mark)
  case .decimalNumber:
    guard let digit = properties.numericValue else { return make(.separator, folded: " ") }
    return make(.digit, folded: String(Int(digit)))
  case .otherNumber:
    if let digit = properties.numericValue, digit >= 0, digit <= 9, digit == digit.rounded() {
      return make(.digit, folded: String(Int(digit)))
    }
    return make(.symbol)
  default: break
  }
  if isWrittenWithoutSpaces(value) { return make(.single) }
  let kept = folded(scalar)
  let isAlphabetic =
    properties.isAlphabetic
    && kept.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.generalCategory == .nonspacingMark }
  if isAlphabetic {
    let own = kept == String(scalar) ? "" : kept
    let plain = base(of: kept)
    return make(
      .letter, folded: own, base: plain == kept ? "" : plain,
      lookAlike: kept.count == 1 ? lookAlikes[Character(kept)] : nil)
  }
  if kept.utf8.count == 1, let ascii = kept.utf8.first, ascii > 0x20 {
    return make(.separator, folded: kept)  // full-width punctuation
  }
  if properties.isEmojiPresentation || (properties.isEmoji && value > 0x203B) { return make(.emoji) }
  switch properties.generalCategory {
  case .otherSymbol, .mathSymbol, .modifierSymbol, .otherPunctuation, .unassigned, .privateUse: return make(.symbol)
  default: return make(.separator, folded: " ")
  }
}

// Two-stage table: blocks of 128 scalars below U+20000, equal blocks stored once.
let limit: UInt32 = 0x20000
var records: [Record] = []
var recordIndex: [Record: UInt16] = [:]
var blocks: [[UInt16]] = []
var blockIndex: [[UInt16]: UInt16] = [:]
var blockOfRow: [UInt16] = []
for row in 0..<(limit >> 7) {
  var block: [UInt16] = []
  for value in (row << 7)..<((row + 1) << 7) {
    let record = Unicode.Scalar(value).map(record(for:)) ?? Record(scalarClass: Class.symbol.rawValue)
    if let known = recordIndex[record] {
      block.append(known)
    } else {
      recordIndex[record] = UInt16(records.count)
      block.append(UInt16(records.count))
      records.append(record)
    }
  }
  if let known = blockIndex[block] {
    blockOfRow.append(known)
  } else {
    blockIndex[block] = UInt16(blocks.count)
    blockOfRow.append(UInt16(blocks.count))
    blocks.append(block)
  }
}

// Canonical pairs (letter, combining mark) → composed letter, for text that arrives decomposed.
var pairs: [(UInt32, UInt32, UInt32)] = []
for value in UInt32(0xC0)..<0x2000 {
  guard let scalar = Unicode.Scalar(value), scalar.properties.lowercaseMapping == String(scalar) else { continue }
  let parts = Array(String(scalar).decomposedStringWithCanonicalMapping.precomposedOneStep.unicodeScalars)
  if parts.count == 2, parts[1].properties.generalCategory == .nonspacingMark {
    pairs.append((parts[0].value, parts[1].value, value))
  }
}
pairs.sort { ($0.0, $0.1) < ($1.0, $1.1) }

extension String {
  /// All but the last mark composed: the pair that forms this letter.
  var precomposedOneStep: String {
    let scalars = Array(unicodeScalars)
    guard scalars.count > 2 else { return self }
    let head = String(String.UnicodeScalarView(scalars.dropLast())).precomposedStringWithCanonicalMapping
    return head + String(scalars[scalars.count - 1])
  }
}

var bytes: [UInt8] = []
@MainActor func put(_ value: Int) {
  bytes.append(UInt8(value & 0xFF))
  bytes.append(UInt8((value >> 8) & 0xFF))
}
put(blockOfRow.count)
for block in blockOfRow { put(Int(block)) }
put(blocks.count)
for index in blocks.joined() { put(Int(index)) }
put(records.count)
for record in records {
  bytes.append(record.scalarClass)
  bytes.append(record.lookAlike)
  bytes.append(UInt8(record.folded.count))
  bytes += record.folded
  bytes.append(UInt8(record.base.count))
  bytes += record.base
}
put(pairs.count)
for (letter, mark, composed) in pairs {
  put(Int(letter))
  put(Int(mark))
  put(Int(composed))
}

let encoded = Data(bytes).base64EncodedString()
print("// Generated by `swift run generate-scalar-table`; do not edit.")
print("// \(records.count) records, \(blocks.count) blocks, \(pairs.count) pairs, \(bytes.count) bytes.")
print("")
print("extension ScalarTable {")
print("  /// The table's bytes in base 64: a string literal compiles at once, an array literal of this size does not.")
print("  static let encoded: String = \"\"\"")
var rest = encoded[...]
while !rest.isEmpty {
  let line = rest.prefix(115)
  rest = rest.dropFirst(115)
  print("    \(line)\(rest.isEmpty ? "" : "\\")")
}
print("    \"\"\"")
print("}")
