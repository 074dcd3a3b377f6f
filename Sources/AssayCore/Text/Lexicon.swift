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
      padded.pad()
      padded.appendChunks(of: spelling.count, to: &byLength[spelling.count].chunks)
    }
    longest = max(Decoder.shortest, byLength.lastIndex { !$0.words.isEmpty } ?? 0)
    self.isDecodable = isDecodable
    self.byLength = byLength
  }

  /// The decodable word with this spelling, which is padded for it; −1 for none.
  func word(_ spelling: inout [UInt8]) -> Int32 {
    guard spelling.count >= Decoder.shortest else { return -1 }
    let range = spelling.indices
    spelling.pad()
    defer { spelling.removeLast(spelling.count - range.count) }
    return word(spelling.span, range)
  }

  /// The decodable word with the spelling in a range, or −1; eight more bytes must be readable behind it.
  func word(_ spelling: Span<UInt8>, _ range: Range<Int>) -> Int32 {
    let number = vocabulary.find(TokenHash.hash(spelling, range.lowerBound, range.upperBound))
    return number >= 0 && isDecodable[Int(number)] ? number : -1
  }

  /// Adds the decodable words that fit a spelling with masked letters. What each means is up to the phrases around it.
  func addWords(behind mask: LetterMask, to words: inout [Int32]) {
    guard mask.count < byLength.count, mask.wild < mask.count - 1 else { return }
    let candidates = byLength[mask.count]
    let width = mask.given.count
    for index in candidates.words.indices where mask.fits(candidates.chunks, from: index &* width) {
      words.append(candidates.words[index])
    }
  }
}

/// A spelling of which some letters are not given, eight at a time.
struct LetterMask: Sendable {
  /// How many letters there are; how many of them may be any.
  private(set) var count = 0
  private(set) var wild = 0
  /// The letters that are given, zeroes for the others; all bits of those.
  private(set) var given: [UInt64] = []
  private var isGiven: [UInt64] = []
  /// What stands at each place that is not given.
  private var open: [(place: Int, isWild: Bool)] = []
  private var letters: [UInt8] = []

  /// Takes a spelling with a sign for what may be any letter, and one for what is i or l.
  mutating func set(_ spelling: [UInt8], wild wildSign: UInt8, either: UInt8) {
    count = spelling.count
    open.removeAll(keepingCapacity: true)
    for place in spelling.indices where spelling[place] == wildSign || spelling[place] == either {
      open.append((place, spelling[place] == wildSign))
    }
    wild = open.count { $0.isWild }
    letters.removeAll(keepingCapacity: true)
    letters += spelling
    letters.pad()
    for (place, _) in open { letters[place] = 0 }
    given.removeAll(keepingCapacity: true)
    letters.appendChunks(of: count, to: &given)
    for place in 0..<count { letters[place] = 0xFF }
    for (place, _) in open { letters[place] = 0 }
    isGiven.removeAll(keepingCapacity: true)
    letters.appendChunks(of: count, to: &isGiven)
  }

  /// Whether the word whose chunks begin at `first` may be meant. First all letters that are given, eight at a time; of the few words that
  /// have them, the others.
  func fits(_ chunks: [UInt64], from first: Int) -> Bool {
    for chunk in given.indices where chunks[first + chunk] & isGiven[chunk] != given[chunk] { return false }
    for (place, isWild) in open {
      let letter = UInt8(truncatingIfNeeded: chunks[first + place / 8] >> UInt64(place % 8 * 8))
      let fits = isWild ? letter != UInt8(ascii: "'") : letter == UInt8(ascii: "i") || letter == UInt8(ascii: "l")
      if !fits { return false }
    }
    return true
  }
}

extension [UInt8] {
  /// Appends the first `count` bytes eight at a time, the lowest bits first; eight more must stand behind them.
  fileprivate func appendChunks(of count: Int, to chunks: inout [UInt64]) {
    for place in stride(from: 0, to: count, by: 8) { chunks.append(span.load8(place)) }
  }
}
