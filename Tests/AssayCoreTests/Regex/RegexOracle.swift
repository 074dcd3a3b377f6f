@testable import AssayCore

/// A regular expression as the oracle knows it: it writes itself down and finds its matches in the most obvious way, by trying.
indirect enum OracleRegex {
  case character(Unicode.Scalar)
  case digit, word, space, notDigit, notWord, notSpace, any
  case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  case fieldStart, fieldEnd, boundary, noBoundary
  case sequence([OracleRegex])
  case alternatives([OracleRegex])
  case repeated(OracleRegex, Int, Int?)

  /// A character of folded text.
  struct Unit: Equatable {
    var scalar: UInt32
    var isEmoji = false
    /// Where it begins, a stand before it left out, and where it ends: bytes of the folded text.
    var start = 0
    var end = 0

    var isWord: Bool {
      if scalar >= 0x80 { return !isEmoji }
      return (0x30...0x39).contains(scalar) || (0x61...0x7A).contains(scalar) || scalar == 0x5F
    }
    var isDigit: Bool { (0x30...0x39).contains(scalar) }
    var isSpace: Bool { scalar == 0x20 || scalar == 0x0A }
  }

  /// The characters of each field of a folded text.
  static func fields(_ text: FoldedText) -> [[Unit]] {
    var fields: [[Unit]] = [[]]
    var isEmoji = false
    var position = 0
    while position < text.count {
      let byte = text.bytes[position]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let bytes = text.bytes[position..<(position + length)]
      switch byte {
      case 0: fields.append([])
      case Stand.emoji: isEmoji = true
      case Stand.single: break
      default:
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
          fields[fields.count - 1].append(
            Unit(scalar: scalar.value, isEmoji: isEmoji, start: position, end: position + length))
        }
        isEmoji = false
      }
      position += length
    }
    return fields
  }

  /// The leftmost longest matches in a field that do not overlap, as indices of its characters.
  func matches(_ text: [Unit]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    while start < text.count {
      if let end = ends(text, start).max(), end > start {
        result.append(start..<end)
        start = end
      } else {
        start += 1
      }
    }
    return result
  }

  /// All places where a match that begins at `start` may end.
  private func ends(_ text: [Unit], _ start: Int) -> Set<Int> {
    func take(_ accepts: (Unit) -> Bool) -> Set<Int> {
      start < text.count && accepts(text[start]) ? [start + 1] : []
    }
    func hold(_ holds: Bool) -> Set<Int> { holds ? [start] : [] }
    let isAtEdge = (start > 0 && text[start - 1].isWord) != (start < text.count && text[start].isWord)
    switch self {
    case .character(let scalar): return take { $0.scalar == OracleRegex.folded(scalar) }
    case .digit: return take { $0.isDigit }
    case .notDigit: return take { !$0.isDigit }
    case .word: return take { $0.isWord }
    case .notWord: return take { !$0.isWord }
    case .space: return take { $0.isSpace }
    case .notSpace: return take { !$0.isSpace }
    case .any: return take { $0.scalar != 0x0A }
    case .oneOf(let ranges, let isNegated):
      return take { unit in
        let spellings = OracleRegex.spellings(unit.scalar)
        return ranges.contains { range in
          spellings.contains { (range.lowerBound.value...range.upperBound.value).contains($0) }
        } != isNegated
      }
    case .fieldStart: return hold(start == 0)
    case .fieldEnd: return hold(start == text.count)
    case .boundary: return hold(isAtEdge)
    case .noBoundary: return hold(!isAtEdge)
    case .sequence(let parts):
      return parts.reduce([start]) { places, part in
        places.reduce(into: []) { $0.formUnion(part.ends(text, $1)) }
      }
    case .alternatives(let parts):
      return parts.reduce(into: []) { $0.formUnion($1.ends(text, start)) }
    case .repeated(let part, let least, let most):
      var result: Set<Int> = least == 0 ? [start] : []
      var places: Set<Int> = [start]
      // More rounds than characters bring nothing new.
      for round in 1...(most ?? text.count + least + 1) {
        places = places.reduce(into: []) { $0.formUnion(part.ends(text, $1)) }
        if round >= least { result.formUnion(places) }
        if places.isEmpty { break }
      }
      return result
    }
  }

  /// The few foldings that the random expressions meet.
  private static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar {
    case "A"..."Z": scalar.value + 0x20
    case "É": 0xE9
    case "Д": 0x434
    case "£": UInt32(Stand.pound)
    case "’": 0x27
    case "\t": 0x20
    default: scalar.value
    }
  }

  /// What may stand in an expression for a scalar of folded text.
  private static func spellings(_ scalar: UInt32) -> [UInt32] {
    let capital = (0x61...0x7A).contains(scalar) ? scalar - 0x20 : scalar
    return [scalar, capital] + ["É", "Д", "£", "’", "\t"].filter { folded($0) == scalar }.map(\.value)
  }

  var canBeEmpty: Bool {
    switch self {
    case .fieldStart, .fieldEnd, .boundary, .noBoundary: true
    case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
    case .alternatives(let parts): parts.contains(where: \.canBeEmpty)
    case .repeated(let part, let least, _): least == 0 || part.canBeEmpty
    default: false
    }
  }

  /// As it stands in a rule, without the slashes.
  var written: String {
    switch self {
    case .character(let scalar): OracleRegex.escaped(scalar)
    case .digit: "\\d"
    case .word: "\\w"
    case .space: "\\s"
    case .notDigit: "\\D"
    case .notWord: "\\W"
    case .notSpace: "\\S"
    case .any: "."
    case .oneOf(let ranges, let isNegated):
      "[" + (isNegated ? "^" : "")
        + ranges.map {
          $0.lowerBound == $0.upperBound
            ? OracleRegex.escaped($0.lowerBound)
            : OracleRegex.escaped($0.lowerBound) + "-" + OracleRegex.escaped($0.upperBound)
        }.joined() + "]"
    case .fieldStart: "^"
    case .fieldEnd: "$"
    case .boundary: "\\b"
    case .noBoundary: "\\B"
    case .sequence(let parts): parts.map(\.grouped).joined()
    case .alternatives(let parts): parts.map(\.written).joined(separator: "|")
    case .repeated(let part, 0, nil): part.single + "*"
    case .repeated(let part, 1, nil): part.single + "+"
    case .repeated(let part, 0, 1): part.single + "?"
    case .repeated(let part, let least, nil): part.single + "{\(least),}"
    case .repeated(let part, let least, let most?): part.single + (least == most ? "{\(least)}" : "{\(least),\(most)}")
    }
  }

  private var grouped: String { if case .alternatives = self { "(?:\(written))" } else { written } }

  private var single: String {
    switch self {
    case .sequence, .alternatives, .repeated: "(\(written))"
    default: written
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ", "_": String(scalar)
    case "\n": "\\n"
    case "\t": "\\t"
    case _ where scalar.value < 0x80: "\\" + String(scalar)
    default: String(scalar)
    }
  }
}
