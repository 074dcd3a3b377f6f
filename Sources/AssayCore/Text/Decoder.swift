/// Reads disguised words: leet (`sc@m`), masks (`f**k`), spaced letters (`s c a m`), look-alike letters, stretched words (`scaaam`).
///
/// Works only on tokens that show a sign of disguise, and only accepts a reading that the rules know: a word of
/// `Program.decodable`, of four letters or more. What it finds becomes the **decoded view**: a second row of tokens, the same but for
/// the decoded words. Invisible characters need no decoding; the folded view has none.
struct Decoder: Sendable {
  /// The letters of a spelling, with `wild` for a masked one and `either` for a sign that may be i or l.
  private var spelling: [UInt8] = []
  private var reading: [UInt8] = []
  private var shortened: [UInt8] = []
  private var mask = LetterMask()
  /// All words that were found, see `Found.words`.
  private(set) var words: [Int32] = []
  /// Tokens before this one begin no spaced word: a run of letters is searched once, not once a letter.
  private var searched = 0

  private static let wild: UInt8 = 1
  private static let either: UInt8 = 2
  static let shortest = 4
  static let longest = 40

  /// One decoded word: the tokens it replaces, the bytes it covers, and the words it may be (several for a mask such as `b*tch`): a range
  /// of the decoder's, which are numbers in the vocabulary.
  struct Found: Sendable {
    var tokens: Range<Int>
    var start: Int
    var end: Int
    var words: Range<Int>
  }

  /// All decoded words among `buffer.suspects`, in order, not overlapping.
  mutating func decode(
    _ buffer: borrowing TokenBuffer, _ bytes: Span<UInt8>, end: Int, _ lexicon: Lexicon, into found: inout [Found]
  ) {
    found.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    searched = 0
    var done = 0
    for suspect in buffer.suspects {
      let index = Int(suspect)
      guard index >= done else { continue }
      let token = buffer.tokens[index]
      guard token.kind == .word || token.kind == .number else { continue }
      let before = found.count
      if token.range.count == 1, index >= searched { addSpacedLetters(buffer, index, bytes, lexicon, to: &found) }
      if found.count == before, let one = chunk(buffer, index, bytes, end: end, floor: done, lexicon) {
        found.append(one)
      }
      if found.count > before { done = found[found.count - 1].tokens.upperBound }
    }
  }

  // MARK: Spaced letters

  /// Adds the words of a run of four or more single letters with small gaps between them.
  private mutating func addSpacedLetters(
    _ buffer: borrowing TokenBuffer, _ first: Int, _ bytes: Span<UInt8>, _ lexicon: Lexicon, to found: inout [Found]
  ) {
    spelling.removeAll(keepingCapacity: true)
    var index = first
    while index < buffer.count, spelling.count < Decoder.longest {
      let token = buffer.tokens[index]
      if token.kind == .sentenceBreak, index > first { break }
      guard token.kind == .word || token.kind == .number, token.range.count == 1,
        let letter = plainLetter(bytes, token.range)
      else { break }
      if index > first, Int(token.start) - Int(buffer.tokens[index - 1].end) > 3 { break }
      spelling.append(letter)
      index += 1
    }
    let count = spelling.count
    searched = index
    guard count >= Decoder.shortest else { return }
    // Words that begin near the end of a full window may be cut by it: those are left to the next window.
    let bound = count < Decoder.longest ? count : count - lexicon.longest + 1
    spelling.pad()
    // Greedy from the left: the longest word at each letter.
    var start = 0
    while start < bound {
      var length = min(count - start, lexicon.longest)
      while length >= Decoder.shortest {
        let word = lexicon.word(spelling.span, start..<(start + length))
        if word >= 0 {
          let tokens = (first + start)..<(first + start + length)
          words.append(word)
          found.append(
            Found(
              tokens: tokens, start: Int(buffer.tokens[tokens.lowerBound].start),
              end: Int(buffer.tokens[tokens.upperBound - 1].end), words: words.count - 1..<words.count))
          break
        }
        length -= 1
      }
      start += length >= Decoder.shortest ? length : 1
    }
    searched = first + start
  }

  // MARK: One chunk

  /// The text around a token up to the next white space, read letter by letter.
  private mutating func chunk(
    _ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>, end: Int, floor: Int, _ lexicon: Lexicon
  ) -> Found? {
    let token = buffer.tokens[index]
    let lowest = floor > 0 && floor <= index ? Int(buffer.tokens[floor - 1].end) : 0
    var start = Int(token.start)
    while start > lowest, Int(token.start) - start < Decoder.longest, isChunkByte(bytes[start - 1]) { start -= 1 }
    var stop = Int(token.end)
    while stop < end, stop - start < Decoder.longest, isChunkByte(bytes[stop]) { stop += 1 }
    // Marks around the word are punctuation unless they can be letters of it.
    while start < Int(token.start), !Tokenizer.isWord(bytes[start]), !ByteSet.disguiseStart.contains(bytes[start]) {
      start += 1
    }
    while stop > Int(token.end), !Tokenizer.isWord(bytes[stop - 1]), !ByteSet.disguiseEnd.contains(bytes[stop - 1]) {
      stop -= 1
    }
    if let found = read(buffer, index, start..<stop, bytes, lexicon) { return found }
    // A leading or trailing mark may be punctuation after all.
    return token.range == start..<stop ? nil : read(buffer, index, token.range, bytes, lexicon)
  }

  private mutating func read(
    _ buffer: borrowing TokenBuffer, _ index: Int, _ range: Range<Int>, _ bytes: Span<UInt8>, _ lexicon: Lexicon
  ) -> Found? {
    guard spell(bytes, range) else { return nil }
    let firstWord = words.count
    addReadings(lexicon)
    // A word read as itself hides nothing: "scam!", "größe".
    if words.count == firstWord + 1, words[firstWord] == buffer.tokens[index].word { words.removeLast() }
    guard words.count > firstWord else { return nil }
    var first = index
    while first > 0, buffer.tokens[first - 1].start >= UInt32(range.lowerBound),
      buffer.tokens[first - 1].kind != .fieldBreak
    { first -= 1 }
    var last = index
    while last + 1 < buffer.count, buffer.tokens[last + 1].end <= UInt32(range.upperBound),
      buffer.tokens[last + 1].kind != .fieldBreak
    { last += 1 }
    return Found(
      tokens: first..<(last + 1), start: range.lowerBound, end: range.upperBound, words: firstWord..<words.count)
  }

  private func isChunkByte(_ byte: UInt8) -> Bool {
    Tokenizer.isWord(byte) || ByteSet.disguise.contains(byte)
  }

  /// Spells a chunk in letters, wild cards and i-or-l signs; false when it has too few letters to be read.
  private mutating func spell(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    spelling.removeAll(keepingCapacity: true)
    var letters = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte >= 0x80 {
        let scalar = bytes.scalar(at: position)
        let table = ScalarTable.shared
        let record = table.record(of: scalar.value)
        let look = table.lookAlike(record)
        if look != 0 {
          spelling.append(look)
          letters += 1
        } else {
          // A letter without an ASCII likeness: written as it is, so that German words can be found too.
          for offset in 0..<scalar.length { spelling.append(bytes[position + offset]) }
          letters += 1
        }
        position += scalar.length
        continue
      }
      position += 1
      switch byte {
      case 0x61...0x7A:
        spelling.append(byte)
        letters += 1
      case UInt8(ascii: "0"): spelling.append(UInt8(ascii: "o"))
      case UInt8(ascii: "1"), UInt8(ascii: "!"), UInt8(ascii: "|"): spelling.append(Decoder.either)
      case UInt8(ascii: "3"): spelling.append(UInt8(ascii: "e"))
      case UInt8(ascii: "4"), UInt8(ascii: "@"): spelling.append(UInt8(ascii: "a"))
      case UInt8(ascii: "5"), UInt8(ascii: "$"): spelling.append(UInt8(ascii: "s"))
      case UInt8(ascii: "7"), UInt8(ascii: "+"): spelling.append(UInt8(ascii: "t"))
      case UInt8(ascii: "8"): spelling.append(UInt8(ascii: "b"))
      case UInt8(ascii: "9"): spelling.append(UInt8(ascii: "g"))
      case UInt8(ascii: "*"), UInt8(ascii: "#"): spelling.append(Decoder.wild)
      case UInt8(ascii: "2"), UInt8(ascii: "6"): return false
      default: break  // . - _ ' between letters
      }
    }
    return letters >= 2 && spelling.count >= Decoder.shortest && spelling[0] > Decoder.either
  }

  /// Adds what `spelling` may be to `words`: the words behind a mask, or the one that it is as it stands, with i for l, or with stretched
  /// letters shortened to two and to one.
  private mutating func addReadings(_ lexicon: Lexicon) {
    if spelling.contains(Decoder.wild) {
      mask.set(spelling, wild: Decoder.wild, either: Decoder.either)
      return lexicon.addWords(behind: mask, to: &words)
    }
    let hasEither = spelling.contains(Decoder.either)
    var word = reading(lexicon, either: hasEither ? UInt8(ascii: "i") : 0)
    if word < 0, hasEither { word = reading(lexicon, either: UInt8(ascii: "l")) }
    if word >= 0 { words.append(word) }
  }

  /// The word that `spelling` is, with a letter for what could be either; −1 for none.
  private mutating func reading(_ lexicon: Lexicon, either letter: UInt8) -> Int32 {
    reading.removeAll(keepingCapacity: true)
    for byte in spelling { reading.append(byte == Decoder.either ? letter : byte) }
    let word = lexicon.word(&reading)
    guard word < 0, isStretched(reading) else { return word }
    shorten(to: 2)
    let shorter = lexicon.word(&shortened)
    if shorter >= 0 { return shorter }
    shorten(to: 1)
    return lexicon.word(&shortened)
  }

  private func isStretched(_ word: [UInt8]) -> Bool {
    word.indices.dropFirst(2).contains { word[$0] == word[$0 - 1] && word[$0] == word[$0 - 2] }
  }

  /// Puts `reading` into `shortened`, runs of three or more of one letter cut to `most`; doubled letters stay.
  private mutating func shorten(to most: Int) {
    shortened.removeAll(keepingCapacity: true)
    var index = 0
    while index < reading.count {
      var run = 1
      while index + run < reading.count, reading[index + run] == reading[index] { run += 1 }
      for _ in 0..<(run >= 3 ? most : run) { shortened.append(reading[index]) }
      index += run
    }
  }

  /// The ASCII letter that a single-letter token is or passes for.
  private func plainLetter(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt8? {
    switch bytes[range.lowerBound] {
    case 0x61...0x7A: bytes[range.lowerBound]
    case UInt8(ascii: "0"): UInt8(ascii: "o")
    case UInt8(ascii: "1"): UInt8(ascii: "i")
    case UInt8(ascii: "3"): UInt8(ascii: "e")
    case UInt8(ascii: "4"): UInt8(ascii: "a")
    case UInt8(ascii: "5"): UInt8(ascii: "s")
    case UInt8(ascii: "7"): UInt8(ascii: "t")
    default: nil
    }
  }
}
