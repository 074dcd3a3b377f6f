import AssayTestSupport

/// Random small expressions over few characters, so that they match often; and texts of these characters, or of any.
struct RandomRegexes {
  var generator: RepeatableGenerator

  private static let characters: [Unicode.Scalar] = [
    "a", "b", "c", "a", "b", "A", "1", " ", "!", "_", "\n", "é", "É", "д", "£", "’", "😀", "中",
  ]
  private static let ranges: [ClosedRange<Unicode.Scalar>] = [
    "a"..."b", "b"..."z", "A"..."C", "0"..."9", "à"..."ü", "а"..."я", "😀"..."😎", "中"..."丰", "!"..."!", " "..." ",
    "é"..."é",
  ]
  private static let words = ["abc", "abba", "free", "caba", "aaa", "дом"]

  mutating func regex() -> OracleRegex {
    while true {
      let regex = alternatives(depth: 2)
      if !regex.canBeEmpty { return regex }
    }
  }

  private mutating func alternatives(depth: Int) -> OracleRegex {
    guard generator.once(in: 3) else { return sequence(depth: depth) }
    return .alternatives((0..<(2 + generator.below(2))).map { _ in sequence(depth: depth) })
  }

  private mutating func sequence(depth: Int) -> OracleRegex {
    .sequence((0..<(1 + generator.below(4))).map { _ in piece(depth: depth) })
  }

  private mutating func piece(depth: Int) -> OracleRegex {
    guard generator.once(in: 3) else { return atom(depth: depth) }
    let least = generator.below(3)
    let part = depth > 0 && generator.once(in: 3) ? alternatives(depth: depth - 1) : character()
    return .repeated(part, least, generator.once(in: 2) ? nil : max(1, least + generator.below(3)))
  }

  private mutating func atom(depth: Int) -> OracleRegex {
    switch generator.below(12) {
    case 0: return generator.pick([.fieldStart, .fieldEnd, .boundary, .boundary, .noBoundary])
    case 1, 2: return .sequence(generator.pick(Self.words).unicodeScalars.map { .character($0) })
    case 3 where depth > 0: return alternatives(depth: depth - 1)
    default: return character()
    }
  }

  private mutating func character() -> OracleRegex {
    switch generator.below(10) {
    case 0: return generator.pick([.digit, .word, .space, .notDigit, .notWord, .notSpace])
    case 1: return .any
    case 2, 3:
      return .oneOf((0...generator.below(2)).map { _ in generator.pick(Self.ranges) }, isNegated: generator.once(in: 3))
    default: return .character(generator.pick(Self.characters))
    }
  }

  /// A text of the expressions' characters, or a hostile one: any scalars, marks without letters, controls, invisible ones.
  mutating func text() -> String {
    let isHostile = generator.once(in: 5)
    var text = String.UnicodeScalarView()
    for _ in 0..<(1 + generator.below(24)) {
      if isHostile {
        text.append(hostile())
      } else if generator.once(in: 5) {
        text.append(contentsOf: generator.pick(Self.words).unicodeScalars)
      } else {
        text.append(generator.pick(Self.characters))
      }
    }
    return String(text)
  }

  private mutating func hostile() -> Unicode.Scalar {
    switch generator.below(6) {
    case 0:
      return generator.pick([
        "\u{301}", "\u{200D}", "\u{FE0F}", "\u{0}", "\u{2}", "\u{3}", "\u{7F}", "\u{AD}", "\u{20E3}",
      ])
    case 1: return generator.pick(["ß", "ﬀ", "㎒", "İ", "ŉ", "①", "Ａ", "€", "¥", "★", "❤", "©", "株", "ん", "한"])
    case 2: return generator.pick(Self.characters)
    case 3: return Unicode.Scalar(UInt8(generator.below(256)))
    default: return Unicode.Scalar(UInt32(generator.below(0x110000))) ?? "a"
    }
  }
}
