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
  /// Tokens before this one begin no spaced word: a run of letters is searched once, not once a letter.
  private var searched = 0

  private static let wild: UInt8 = 1
  private static let either: UInt8 = 2
  static let shortest = 4
  static let longest = 40

  /// One decoded word: the tokens it replaces, the bytes it covers, and the words it may be (several for a mask such as `b*tch`),
  /// by their numbers in the vocabulary.
  struct Found: Sendable {
    var tokens: Range<Int>
    var start: Int
    var end: Int
    var words: [Int32]
  }

  /// All decoded words among `buffer.suspects`, in order, not overlapping.
  mutating func decode(
    _ buffer: borrowing TokenBuffer, _ bytes: Span<UInt8>, end: Int, _ lexicon: Lexicon, into found: inout [Found]
  ) {
    found.removeAll(keepingCapacity: true)
    searched = 0
    var done = 0
    for suspect in buffer.suspects {
      let index = Int(suspect)
      guard index >= done else { continue }
      let token = buffer.tokens[index]
      guard token.kind == .word || token.kind == .number else { continue }
      let result = token.range.count == 1 && index >= searched ? spacedLetters(buffer, index, bytes, lexicon) : nil
      if let result {
        found.append(contentsOf: result)
        done = (result.last?.tokens.upperBound ?? index) + 0
      } else if let one = chunk(buffer, index, bytes, end: end, floor: done, lexicon) {
        found.append(one)
        done = one.tokens.upperBound
      }
    }
  }

  // MARK: Spaced letters

  /// A run of three or more single letters with the same small gap between them.
  private mutating func spacedLetters(
    _ buffer: borrowing TokenBuffer, _ first: Int, _ bytes: Span<UInt8>, _ lexicon: Lexicon
  ) -> [Found]? {
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
    guard count >= Decoder.shortest else { return nil }
    // Words that begin near the end of a full window may be cut by it: those are left to the next window.
    let bound = count < Decoder.longest ? count : count - lexicon.longest + 1
    spelling.append(contentsOf: repeatElement(0, count: 8))
    // Greedy from the left: the longest word at each letter.
    var results: [Found] = []
    var start = 0
    while start < bound {
      var length = min(count - start, lexicon.longest)
      while length >= Decoder.shortest {
        if let word = lexicon.word(spelling.span, start..<(start + length)) {
          let tokens = (first + start)..<(first + start + length)
          results.append(
            Found(
              tokens: tokens, start: Int(buffer.tokens[tokens.lowerBound].start),
              end: Int(buffer.tokens[tokens.upperBound - 1].end),
              words: [word]))
          break
        }
        length -= 1
      }
      start += length >= Decoder.shortest ? length : 1
    }
    searched = first + start
    return results.isEmpty ? nil : results
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
    let words = readings(lexicon)
    // A word read as itself hides nothing: "scam!", "größe".
    guard !words.isEmpty, words != [buffer.tokens[index].word] else { return nil }
    var first = index
    while first > 0, buffer.tokens[first - 1].start >= UInt32(range.lowerBound),
      buffer.tokens[first - 1].kind != .fieldBreak
    { first -= 1 }
    var last = index
    while last + 1 < buffer.count, buffer.tokens[last + 1].end <= UInt32(range.upperBound),
      buffer.tokens[last + 1].kind != .fieldBreak
    { last += 1 }
    return Found(tokens: first..<(last + 1), start: range.lowerBound, end: range.upperBound, words: words)
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

  /// Tries the readings of `spelling`: as it stands, i for l, and with stretched letters shortened to two and to one.
  private mutating func readings(_ lexicon: Lexicon) -> [Int32] {
    if spelling.contains(Decoder.wild) { return lexicon.masked(spelling, wild: Decoder.wild, either: Decoder.either) }
    let hasEither = spelling.contains(Decoder.either)
    let word = reading(lexicon, either: hasEither ? UInt8(ascii: "i") : 0)
    return (word ?? (hasEither ? reading(lexicon, either: UInt8(ascii: "l")) : nil)).map { [$0] } ?? []
  }

  /// The word that `spelling` is, with a letter for what could be either.
  private mutating func reading(_ lexicon: Lexicon, either letter: UInt8) -> Int32? {
    reading.removeAll(keepingCapacity: true)
    for byte in spelling { reading.append(byte == Decoder.either ? letter : byte) }
    if let word = lexicon.word(reading) { return word }
    guard isStretched(reading) else { return nil }
    shorten(to: 2)
    if let word = lexicon.word(shortened) { return word }
    shorten(to: 1)
    return lexicon.word(shortened)
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

/// The words that the decoder may find.
struct Lexicon: Sendable {
  private let vocabulary: Vocabulary
  private let isDecodable: [Bool]
  /// The bytes of the longest decodable word, as far as the decoder reads.
  let longest: Int
  /// Decodable words by length in bytes, for masks.
  private let byLength: [WordsOfLength]

  /// Words of one length, each as so many eight-byte chunks as it needs, zeroes behind its end.
  private struct WordsOfLength {
    var words: [Int32] = []
    var chunks: [UInt64] = []
  }

  init(_ program: borrowing Program) {
    vocabulary = program.vocabulary
    var isDecodable = [Bool](repeating: false, count: program.words.count)
    var byLength = Array(repeating: WordsOfLength(), count: Decoder.longest + 1)
    var padded: [UInt8] = []
    for word in program.decodable {
      isDecodable[Int(word)] = true
      let spelling = program.words.utf8(Int(word))
      guard spelling.count <= Decoder.longest else { continue }
      byLength[spelling.count].words.append(word)
      padded.removeAll(keepingCapacity: true)
      padded += spelling
      Lexicon.appendChunks(of: &padded, to: &byLength[spelling.count].chunks)
    }
    longest = max(Decoder.shortest, byLength.lastIndex { !$0.words.isEmpty } ?? 0)
    self.isDecodable = isDecodable
    self.byLength = byLength
  }

  /// The decodable word with this spelling.
  func word(_ spelling: [UInt8]) -> Int32? {
    guard spelling.count >= Decoder.shortest else { return nil }
    return word((spelling + [0, 0, 0, 0, 0, 0, 0, 0]).span, 0..<spelling.count)
  }

  /// The decodable word with the spelling in a range; eight more bytes must be readable behind it.
  func word(_ spelling: Span<UInt8>, _ range: Range<Int>) -> Int32? {
    let number = vocabulary.find(TokenHash.hash(spelling, range.lowerBound, range.upperBound))
    return number >= 0 && isDecodable[Int(number)] ? number : nil
  }

  /// The decodable words that fit a spelling with masked letters. What each means is up to the phrases around it.
  func masked(_ spelling: [UInt8], wild: UInt8, either: UInt8) -> [Int32] {
    guard spelling.count < byLength.count, spelling.filter({ $0 == wild }).count < spelling.count - 1 else { return [] }
    // First all letters that are given, eight at a time; of the few words that have them, the others.
    var given: [UInt64] = []
    var letters = spelling.map { $0 == wild || $0 == either ? 0 : $0 }
    Lexicon.appendChunks(of: &letters, to: &given)
    var mask: [UInt64] = []
    letters = spelling.map { $0 == wild || $0 == either ? 0 : 0xFF }
    Lexicon.appendChunks(of: &letters, to: &mask)
    let candidates = byLength[spelling.count]
    return candidates.words.indices.filter { index in
      let first = index * given.count
      for chunk in given.indices where candidates.chunks[first + chunk] & mask[chunk] != given[chunk] { return false }
      return spelling.indices.allSatisfy { place in
        let letter = UInt8(truncatingIfNeeded: candidates.chunks[first + place / 8] >> UInt64(place % 8 * 8))
        switch spelling[place] {
        case wild: return letter != UInt8(ascii: "'")
        case either: return letter == UInt8(ascii: "i") || letter == UInt8(ascii: "l")
        default: return true
        }
      }
    }.map { candidates.words[$0] }
  }

  /// Appends the bytes eight at a time, the lowest bits first, with zeros behind the last, which they get for it.
  private static func appendChunks(of bytes: inout [UInt8], to chunks: inout [UInt64]) {
    let count = bytes.count
    for _ in 0..<8 { bytes.append(0) }
    for place in stride(from: 0, to: count, by: 8) { chunks.append(bytes.span.load8(place)) }
  }
}
