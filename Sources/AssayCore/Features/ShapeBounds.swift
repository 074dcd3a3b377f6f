/// Bounds of a text's shape from a look at its tokens alone. Most texts are so far from odd that the bounds settle every question, and
/// nothing needs to be counted letter by letter.
struct ShapeBounds: Sendable {
  private var words = 0
  /// A lower bound of the number of distinct words.
  private var distinct = 0
  /// Bytes of title and text; bytes of them inside words of ASCII letters alone.
  private var bytes = 0
  private var letters = 0
  /// Bytes of all words and numbers.
  private var wordBytes = 0
  private var isASCII = false
  /// Words that count for `unpronounceable_ratio`; those of them that the pack knows to be pronounceable.
  private var longWords = 0
  private var pronounceableWords = 0
  /// No run of one character is longer.
  private var longestPiece = 0

  /// Looks at the first `count` tokens, those of title and text. `pronounceable` is `Program.pronounceable`. O(tokens).
  mutating func measure(
    _ ticket: borrowing Ticket, _ buffer: borrowing TokenBuffer, _ count: Int, _ pronounceable: Span<UInt64>
  ) {
    self = ShapeBounds()
    bytes = ticket.range(of: .title).count + ticket.range(of: .text).count
    let source = ticket.bytes.span
    isASCII = source.isASCII(in: ticket.range(of: .title)) && source.isASCII(in: ticket.range(of: .text))
    // One bit for each of 256 classes of words by their hash: at least so many distinct words as bits are set.
    var seen = InlineArray<4, UInt64>(repeating: 0)
    var end: UInt32 = 0
    var longest: UInt32 = 0
    // Words below, their bytes above: neither can reach 2³².
    var all: UInt64 = 0
    var plain: UInt64 = 0
    var long: UInt64 = 0
    var easy: UInt64 = 0
    let tokens = buffer.tokens.span
    let hashes = buffer.hashes.span
    for index in 0..<count {
      let token = tokens[index]
      let length = token.end &- token.start
      longest = max(longest, length, token.start &- end)
      end = token.end
      guard token.kind == .word || token.kind == .number else { continue }
      all &+= UInt64(length) << 32 | 1
      seen[Int(truncatingIfNeeded: hashes[index] >> 6 & 3)] |= 1 << (hashes[index] & 63)
      if token.kind == .word, token.flags.isDisjoint(with: [.hasDigit, .hasWide, .hasApostrophe, .masked]) {
        plain &+= UInt64(length)
      }
      guard token.kind == .word, token.flags.isDisjoint(with: Token.notPlainLetters) else { continue }
      // Counted by the sign of a difference: how long the next word is can't be foreseen.
      let isLong = UInt64(truncatingIfNeeded: (Int64(Token.longWord) &- 1 &- Int64(length)) >> 63 & 1)
      long &+= isLong
      guard token.word >= 0, Int(token.word) >> 6 < pronounceable.count else { continue }
      easy &+= isLong & pronounceable[Int(token.word) >> 6] >> UInt64(truncatingIfNeeded: token.word & 63)
    }
    longWords = Int(long)
    pronounceableWords = Int(easy)
    words = Int(all & 0xFFFF_FFFF)
    wordBytes = Int(all >> 32)
    letters = Int(plain)
    longestPiece = Int(longest)
    distinct = seen[0].nonzeroBitCount + seen[1].nonzeroBitCount + seen[2].nonzeroBitCount + seen[3].nonzeroBitCount
  }

  /// The answer, if the bounds allow only one.
  func holds(_ feature: Feature, _ comparison: ConditionNode.Comparison, _ value: Double) -> Bool? {
    switch feature {
    case .words: return comparison.holds(Double(words), value)
    case .averageWordLength:
      guard words > 0 else { return nil }
      return comparison.holds(Double(wordBytes) / Double(words), value)
    case .characters:
      return settle(Double((bytes + 3) / 4)...Double(bytes), comparison, value)
    case .nonLatinRatio:
      guard isASCII, letters > 0 else { return nil }
      return comparison.holds(0, value)
    case .unpronounceableRatio:
      guard longWords > 0 else { return nil }
      return settle(0...Double(longWords - pronounceableWords) / Double(longWords), comparison, value)
    case .distinctRatio:
      guard words > 0 else { return nil }
      return settle(Double(distinct) / Double(words)...1, comparison, value)
    case .repetition:
      guard words > 0 else { return nil }
      // The commonest word takes at most what the other distinct ones leave.
      return settle(0...Double(words - distinct + 1) / Double(words), comparison, value)
    case .symbolRatio, .emojiRatio, .digitRatio:
      // What is neither symbol, emoji nor digit: at least the letters. Visible characters are at most the bytes.
      guard letters > 0 else { return nil }
      return settle(0...1 - Double(letters) / Double(bytes), comparison, value)
    case .longestRun:
      guard words > 0 else { return nil }
      return settle(1...Double(max(1, longestPiece)), comparison, value)
    default:
      return nil
    }
  }

  /// What a comparison says of every number in the range, if it says the same of all.
  private func settle(_ range: ClosedRange<Double>, _ comparison: ConditionNode.Comparison, _ value: Double) -> Bool? {
    switch comparison {
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      let low = comparison.holds(range.lowerBound, value)
      return low == comparison.holds(range.upperBound, value) ? low : nil
    case .equal, .notEqual:
      return range.contains(value) ? nil : comparison == .notEqual
    }
  }
}
