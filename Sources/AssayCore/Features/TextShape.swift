/// Counts over the characters and words of a ticket's title and text, made when the first rule asks for one.
struct TextShape: Sendable {
  var isKnown = false
  private var characters = 0
  private var visible = 0
  private var letters = 0
  private var capitals = 0
  private var nonLatin = 0
  private var digits = 0
  private var symbols = 0
  private var emoji = 0
  private var exclamations = 0
  private var questions = 0
  private var longestRun = 0
  private var words = 0
  private var wordLetters = 0
  private var capitalWords = 0
  private var sentences = 0
  private var distinct = 0
  private var commonest = 0
  private var longWords = 0
  private var unpronounceable = 0
  private var titleWords = 0
  private var titleShared = 0

  /// How often each word hash was seen; reused.
  private var seen: [UInt64: (count: Int, inText: Bool)] = [:]

  /// A feature of the text. Ratios of nothing are NaN: the condition is then not evaluated.
  func value(_ feature: Feature) -> Double {
    func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? .nan : Double(part) / Double(whole) }
    switch feature {
    case .words: return Double(words)
    case .characters: return Double(characters)
    case .sentences: return Double(sentences)
    case .averageWordLength: return ratio(wordLetters, words)
    case .capsRatio: return ratio(capitals, letters)
    case .capsWords: return Double(capitalWords)
    case .exclamations: return Double(exclamations)
    case .questions: return Double(questions)
    case .repetition: return ratio(commonest, words)
    case .distinctRatio: return ratio(distinct, words)
    case .longestRun: return Double(longestRun)
    case .symbolRatio: return ratio(symbols, visible)
    case .emojiRatio: return ratio(emoji, visible)
    case .digitRatio: return ratio(digits, visible)
    case .nonLatinRatio: return ratio(nonLatin, letters)
    case .unpronounceableRatio: return ratio(unpronounceable, longWords)
    case .titleOverlap: return ratio(titleShared, titleWords)
    default: return .nan
    }
  }

  /// Counts everything anew. O(bytes + tokens).
  mutating func measure(_ ticket: borrowing Ticket, _ buffer: borrowing TokenBuffer, count: Int, _ folded: borrowing FoldedText) {
    let seen = exchange(&self.seen, with: [:])
    self = TextShape()
    self.seen = seen
    self.seen.removeAll(keepingCapacity: true)
    isKnown = true
    countCharacters(ticket.bytes.span, ticket.range(of: .title))
    countCharacters(ticket.bytes.span, ticket.range(of: .text))
    countWords(buffer, count, folded)
  }

  private mutating func countCharacters(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    var last: UInt32 = 0
    var run = 0
    while position < range.upperBound {
      let scalar = bytes.scalar(at: position)
      position &+= scalar.length
      characters &+= 1
      let value = scalar.value
      if value <= 0x20 {
        last = 0
        continue
      }
      run = value == last ? run &+ 1 : 1
      last = value
      if run > longestRun { longestRun = run }
      if value < 0x80 {
        visible &+= 1
        switch UInt8(value) {
        case 0x41...0x5A:
          letters &+= 1
          capitals &+= 1
        case 0x61...0x7A: letters &+= 1
        case 0x30...0x39: digits &+= 1
        case UInt8(ascii: "!"): exclamations &+= 1
        case UInt8(ascii: "?"): questions &+= 1
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: "("),
          UInt8(ascii: ")"), UInt8(ascii: ":"), UInt8(ascii: ";"):
          break
        default: symbols &+= 1
        }
      } else {
        countWide(value)
      }
    }
  }

  private mutating func countWide(_ value: UInt32) {
    let table = ScalarTable.shared
    let record = table.record(of: value)
    switch table.scalarClass(record) {
    case .ignorable, .mark:
      return
    case .letter, .single:
      letters &+= 1
      if !table.folded(record).isEmpty { capitals &+= 1 }
      // Latin reaches to U+024F, with the additions at U+1E00 and the full-width forms.
      let isLatin = value < 0x250 || (0x1E00...0x1EFF).contains(value) || (0xFF21...0xFF5A).contains(value)
      if !isLatin { nonLatin &+= 1 }
    case .digit: digits &+= 1
    case .emoji: emoji &+= 1
    case .symbol: symbols &+= 1
    case .separator: break
    }
    visible &+= 1
  }

  private mutating func countWords(_ buffer: borrowing TokenBuffer, _ count: Int, _ folded: borrowing FoldedText) {
    let bytes = folded.bytes.span
    for index in 0..<count {
      let token = buffer.tokens[index]
      guard token.field == .title || token.field == .text else { continue }
      if token.flags.contains(.startsSentence), token.field == .text { sentences &+= 1 }
      guard token.kind == .word || token.kind == .number else { continue }
      words &+= 1
      let length = token.range.count
      wordLetters &+= length
      if token.flags.contains(.allCapitals) { capitalWords &+= 1 }
      if length >= 5, token.kind == .word, !token.flags.contains(.hasWide), !token.flags.contains(.hasDigit) {
        longWords &+= 1
        if isUnpronounceable(bytes, token.range) { unpronounceable &+= 1 }
      }
      let hash = buffer.hashes[index]
      let inText = token.field == .text
      if let known = seen[hash] {
        seen[hash] = (known.count &+ 1, known.inText)
        if known.count &+ 1 > commonest { commonest = known.count &+ 1 }
        if inText && !known.inText {
          titleShared &+= 1
          seen[hash] = (known.count &+ 1, true)
        }
      } else {
        seen[hash] = (1, inText)
        distinct &+= 1
        commonest = max(commonest, 1)
        if !inText { titleWords &+= 1 }
      }
    }
  }

  /// No vowel at all, or six consonants in a row ("catchphrase" has five).
  private func isUnpronounceable(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var vowels = 0
    var run = 0
    for position in range {
      switch bytes[position] {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y"),
        UInt8(ascii: "'"), UInt8(ascii: "*"):
        vowels &+= 1
        run = 0
      default:
        run &+= 1
        if run >= 6 { return true }
      }
    }
    return vowels == 0
  }
}
