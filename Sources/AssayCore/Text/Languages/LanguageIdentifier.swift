/// Tells in which language a text is written, where that is clear.
///
/// Counts the text's words that are common in each language, sixteen words at a time. A language is named as soon as it leads the next one by
/// three words and has a quarter of all words; behind the last word two words' lead are enough, or a sixth of the words with three. Else letters
/// in a row are counted as well, a quarter of a word each, and it must lead by a word and a half. What stays in doubt is not named: a wrong
/// language would silence the rules of the right one, no language silences none.
struct LanguageIdentifier: Sendable {
  /// How many words are looked at, the text's first.
  static let wordLimit = 64

  private var counts = SIMD16<UInt16>()
  private var wordCount = 0

  /// What a word and what a run of letters count.
  private static let wordUnits: UInt16 = 4
  private static let runUnits: UInt16 = 1

  /// The language of the first `end` tokens as an index into `LanguageSigns.all`, or nil. O(words), where in doubt O(letters).
  static func language(_ buffer: borrowing TokenBuffer, upTo end: Int, _ bytes: Span<UInt8>) -> Int? {
    var identifier = LanguageIdentifier()
    let tokens = buffer.tokens.span
    if let language = identifier.countWords(tokens, buffer.hashes.span, upTo: end, LanguageTable.words) {
      return language
    }
    identifier.countRuns(tokens, upTo: end, bytes, LanguageTable.runs)
    return identifier.winner(lead: 6, share: 3)
  }

  private mutating func countWords(
    _ tokens: Span<Token>, _ hashes: Span<UInt64>, upTo end: Int, _ table: LanguageTable
  ) -> Int? {
    for index in 0..<end where tokens[index].kind == .word {
      wordCount &+= 1
      let languages = table.languages(hashes[index])
      if languages != 0 { count(languages, LanguageIdentifier.wordUnits) }
      guard wordCount & 15 == 0 else { continue }
      if let language = winner(lead: 12, share: 4) { return language }
      if wordCount == LanguageIdentifier.wordLimit { break }
    }
    return winner(lead: 8, share: 4) ?? winner(lead: 12, share: 6)
  }

  private mutating func countRuns(_ tokens: Span<Token>, upTo end: Int, _ bytes: Span<UInt8>, _ table: LanguageTable) {
    var seen = 0
    for index in 0..<end where tokens[index].kind == .word {
      countRuns(bytes, tokens[index].range, table)
      seen &+= 1
      if seen == LanguageIdentifier.wordLimit { return }
    }
  }

  /// Looks up every run of one to seven bytes of a word, its edges included.
  private mutating func countRuns(_ bytes: Span<UInt8>, _ range: Range<Int>, _ table: LanguageTable) {
    // Words of hundreds of letters are none; they would only take time.
    let range = range.prefix(64)
    let first = range.lowerBound &- 1
    for start in first..<range.upperBound {
      var run: UInt64 = 0
      for length in 1...7 {
        let place = start &+ length &- 1
        guard place <= range.upperBound else { break }
        let byte =
          place == first ? UInt8(ascii: "^") : place == range.upperBound ? UInt8(ascii: "$") : bytes[place]
        run |= UInt64(byte) << UInt64((length &- 1) &* 8)
        let languages = table.languages(LanguageTable.hash(ofRun: run, length: length))
        if languages != 0 { count(languages, LanguageIdentifier.runUnits) }
      }
    }
  }

  private static let laneBits = SIMD16<UInt16>(
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768)

  @inline(__always)
  private mutating func count(_ languages: UInt16, _ units: UInt16) {
    let isOne = SIMD16<UInt16>(repeating: languages) & LanguageIdentifier.laneBits .== LanguageIdentifier.laneBits
    counts &+= SIMD16<UInt16>(repeating: 0).replacing(with: units, where: isOne)
  }

  /// The language that leads by `lead` units and has as many as one in `share` of all words would make.
  private func winner(lead: UInt16, share: Int) -> Int? {
    var best = 0
    var second: UInt16 = 0
    for language in 1..<counts.scalarCount {
      if counts[language] > counts[best] {
        second = counts[best]
        best = language
      } else {
        second = max(second, counts[language])
      }
    }
    let isClear =
      counts[best] &- second >= lead && Int(counts[best]) * share >= Int(LanguageIdentifier.wordUnits) * wordCount
    return isClear ? best : nil
  }
}
