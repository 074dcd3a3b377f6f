/// Counts over the characters and words of a ticket's title and text, made when the first rule asks for one of them.
struct TextShape: Sendable {
  private var characters = CharacterCounts()
  private var words = WordCounts()
  private var repeats = WordRepeats()
  private var bounds = ShapeBounds()
  private var knowsCharacters = false
  private var knowsWords = false
  private var knowsRepeats = false
  private var knowsBounds = false

  /// Forgets the last ticket.
  mutating func removeAll() {
    knowsCharacters = false
    knowsWords = false
    knowsRepeats = false
    knowsBounds = false
  }

  /// Whether a feature of the text compares so with a value: from its bounds if they settle it, else counted exactly.
  ///
  /// `count` tokens are title and text. nil for a ratio of nothing. O(tokens) once a ticket for the bounds, O(text) once for exact counts.
  mutating func holds(
    _ feature: Feature, _ comparison: ConditionNode.Comparison, _ value: Double, _ ticket: borrowing Ticket,
    _ buffer: borrowing TokenBuffer, count: Int, _ folded: borrowing FoldedText, pronounceable: Span<UInt64>
  ) -> Bool? {
    if !knowsBounds {
      bounds.measure(ticket, buffer, count, pronounceable)
      knowsBounds = true
    }
    if let settled = bounds.holds(feature, comparison, value) { return settled }
    let exact = self.value(feature, ticket, buffer, count: count, folded)
    return exact.isNaN ? nil : comparison.holds(exact, value)
  }

  /// A feature of the text. Ratios of nothing are NaN: the condition is then not evaluated. O(text) once a ticket.
  mutating func value(
    _ feature: Feature, _ ticket: borrowing Ticket, _ buffer: borrowing TokenBuffer, count: Int,
    _ folded: borrowing FoldedText
  ) -> Double {
    switch feature {
    case .words, .sentences, .averageWordLength, .capsWords, .unpronounceableRatio:
      if !knowsWords {
        words = WordCounts()
        words.measure(buffer, count, folded)
        knowsWords = true
      }
      return words.value(feature)
    case .repetition, .distinctRatio, .titleOverlap:
      if !knowsRepeats {
        repeats.measure(buffer, count)
        knowsRepeats = true
      }
      return repeats.value(feature)
    default:
      if !knowsCharacters {
        characters = CharacterCounts()
        characters.add(ticket.bytes.span, ticket.range(of: .title))
        characters.add(ticket.bytes.span, ticket.range(of: .text))
        knowsCharacters = true
      }
      return characters.value(feature)
    }
  }

  static func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? .nan : Double(part) / Double(whole) }
}

/// Counts over words, one by one.
struct WordCounts: Sendable {
  private var words = 0
  private var letters = 0
  private var capitalWords = 0
  private var sentences = 0
  private var longWords = 0
  private var unpronounceable = 0

  func value(_ feature: Feature) -> Double {
    switch feature {
    case .words: Double(words)
    case .sentences: Double(sentences)
    case .averageWordLength: TextShape.ratio(letters, words)
    case .capsWords: Double(capitalWords)
    case .unpronounceableRatio: TextShape.ratio(unpronounceable, longWords)
    default: .nan
    }
  }

  /// Counts the first `count` tokens. O(tokens).
  mutating func measure(_ buffer: borrowing TokenBuffer, _ count: Int, _ folded: borrowing FoldedText) {
    let tokens = buffer.tokens.span
    let bytes = folded.bytes.span
    for index in 0..<count {
      let token = tokens[index]
      if token.flags.contains(.startsSentence), token.field == .text { sentences &+= 1 }
      guard token.kind == .word || token.kind == .number else { continue }
      words &+= 1
      let length = Int(token.end &- token.start)
      letters &+= length
      if token.flags.contains(.allCapitals) { capitalWords &+= 1 }
      if token.isLongWord {
        longWords &+= 1
        if Pronunciation.isImpossible(bytes, Int(token.start), Int(token.end)) { unpronounceable &+= 1 }
      }
    }
  }
}

/// Counts over words that come again: open addressing by the word's hash; entries of earlier tickets carry an older stamp.
struct WordRepeats: Sendable {
  private var words = 0
  private var distinct = 0
  private var commonest = 0
  private var titleWords = 0
  private var titleShared = 0
  private var keys: [UInt64] = Array(repeating: 0, count: 256)
  private var entries: [Entry] = Array(repeating: Entry(), count: 256)
  private var stamp: UInt32 = 0

  private struct Entry: Sendable {
    var stamp: UInt32 = 0
    var count: Int32 = 0
    var isInText = false
  }

  func value(_ feature: Feature) -> Double {
    switch feature {
    case .repetition: TextShape.ratio(commonest, words)
    case .distinctRatio: TextShape.ratio(distinct, words)
    case .titleOverlap: TextShape.ratio(titleShared, titleWords)
    default: .nan
    }
  }

  /// Counts the first `count` tokens anew. O(tokens).
  mutating func measure(_ buffer: borrowing TokenBuffer, _ count: Int) {
    begin(count)
    for index in 0..<count {
      let token = buffer.tokens[index]
      guard token.kind == .word || token.kind == .number else { continue }
      words &+= 1
      see(buffer.hashes[index], isInText: token.field == .text)
    }
  }

  private mutating func begin(_ count: Int) {
    words = 0
    distinct = 0
    commonest = 0
    titleWords = 0
    titleShared = 0
    if keys.count < count * 2 {
      var capacity = keys.count
      while capacity < count * 2 { capacity *= 2 }
      keys = Array(repeating: 0, count: capacity)
      entries = Array(repeating: Entry(), count: capacity)
      stamp = 0
    }
    stamp &+= 1
    if stamp == 0 {
      for index in entries.indices { entries[index].stamp = 0 }
      stamp = 1
    }
  }

  private mutating func see(_ hash: UInt64, isInText: Bool) {
    var index = Int(truncatingIfNeeded: hash) & (keys.count &- 1)
    while entries[index].stamp == stamp && keys[index] != hash { index = (index &+ 1) & (keys.count &- 1) }
    if entries[index].stamp != stamp {
      keys[index] = hash
      entries[index] = Entry(stamp: stamp, count: 1, isInText: isInText)
      distinct &+= 1
      if !isInText { titleWords &+= 1 }
      if commonest == 0 { commonest = 1 }
      return
    }
    entries[index].count &+= 1
    if Int(entries[index].count) > commonest { commonest = Int(entries[index].count) }
    if isInText && !entries[index].isInText {
      entries[index].isInText = true
      titleShared &+= 1
    }
  }
}

/// Counts over characters.
struct CharacterCounts: Sendable {
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
  /// The run at hand and its scalar.
  private var run = 0
  private var last: UInt32 = 0

  func value(_ feature: Feature) -> Double {
    switch feature {
    case .characters: Double(characters)
    case .capsRatio: TextShape.ratio(capitals, letters)
    case .exclamations: Double(exclamations)
    case .questions: Double(questions)
    case .longestRun: Double(longestRun)
    case .symbolRatio: TextShape.ratio(symbols, visible)
    case .emojiRatio: TextShape.ratio(emoji, visible)
    case .digitRatio: TextShape.ratio(digits, visible)
    case .nonLatinRatio: TextShape.ratio(nonLatin, letters)
    default: .nan
    }
  }

  /// Counts `bytes[range]`, well-formed UTF-8. Plain ASCII text goes eight bytes at a time. O(n).
  mutating func add(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    last = 0
    run = 0
    while position < range.upperBound {
      while position &+ 9 <= bytes.count, position &+ 8 <= range.upperBound,
        addEight(bytes.load8(position), after: bytes.load8(position &+ 1))
      {
        position &+= 8
      }
      let stop = min(range.upperBound, position &+ 8)
      while position < stop {
        let scalar = bytes.scalar(at: position)
        position &+= scalar.length
        add(scalar.value)
      }
    }
  }

  /// Counts eight ASCII bytes; `next` is the same one byte on. False, with nothing counted, when they are not all ASCII or three
  /// of one kind may stand in a row: long runs are counted one by one.
  @inline(__always)
  private mutating func addEight(_ word: UInt64, after next: UInt64) -> Bool {
    guard (word | next) & Lanes.highs == 0, run < 2, UInt32(truncatingIfNeeded: word & 0xFF) != last else {
      return false
    }
    // The high bit of each byte that equals the next; exact, as no byte has its own high bit.
    let doubles = Lanes.same(word, next)
    if doubles & (doubles >> 8) != 0 { return false }
    if doubles & ~Lanes.below(0x21, word) != 0, longestRun < 2 { longestRun = 2 }
    // The high bits of the bytes below a bound, by subtraction: a class lies between two bounds.
    let capitalLanes = Lanes.below(0x5B, word) & ~Lanes.below(0x41, word)
    let smallLanes = Lanes.below(0x7B, word) & ~Lanes.below(0x61, word)
    let digitLanes = Lanes.below(0x3A, word) & ~Lanes.below(0x30, word)
    let blankLanes = Lanes.below(0x21, word)
    characters &+= 8
    visible &+= 8 &- blankLanes.nonzeroBitCount
    letters &+= smallLanes.nonzeroBitCount
    if capitalLanes != 0 {
      capitals &+= capitalLanes.nonzeroBitCount
      letters &+= capitalLanes.nonzeroBitCount
    }
    digits &+= digitLanes.nonzeroBitCount
    var marks = Lanes.highs & ~(capitalLanes | smallLanes | digitLanes | blankLanes)
    while marks != 0 {
      countMark(UInt8(truncatingIfNeeded: word >> UInt64(marks.trailingZeroBitCount &- 7)))
      marks &= marks &- 1
    }
    if longestRun == 0 { longestRun = 1 }
    last = UInt32(truncatingIfNeeded: word >> 56)
    run = doubles & 0x0080_0000_0000_0000 == 0 ? 1 : 2
    if last <= 0x20 {
      last = 0
      run = 0
    }
    return true
  }

  /// Counts a byte that is neither letter nor digit as a mark of exclamation or question, punctuation, or a symbol.
  @inline(__always)
  private mutating func countMark(_ byte: UInt8) {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
    case UInt8(ascii: "!"): exclamations &+= 1
    case UInt8(ascii: "?"): questions &+= 1
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "-"),
      UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: ":"), UInt8(ascii: ";"):
      break
    default: symbols &+= 1
    }
  }

  private mutating func add(_ value: UInt32) {
    characters &+= 1
    if value <= 0x20 {
      last = 0
      run = 0
      return
    }
    run = value == last ? run &+ 1 : 1
    last = value
    if run > longestRun { longestRun = run }
    guard value < 0x80 else { return addWide(value) }
    visible &+= 1
    switch UInt8(value) {
    case 0x41...0x5A:
      letters &+= 1
      capitals &+= 1
    case 0x61...0x7A: letters &+= 1
    case 0x30...0x39: digits &+= 1
    default: countMark(UInt8(value))
    }
  }

  private mutating func addWide(_ value: UInt32) {
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
}
