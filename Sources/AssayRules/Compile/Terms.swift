internal import AssayCore

/// The words of a pack's phrases, and the beginnings and ends of words, by number.
///
/// Numbers of classes of things are fixed; those of beginnings and ends stand before those of words, so that both are easily found
/// in the ascending numbers of a leaf.
struct Terms {
  /// What is written out: words, and the letters of beginnings and ends.
  private(set) var words = WordTable()
  private(set) var affixes: [Affix] = []
  private var numberOfAffix: [Affix: Int32] = [:]
  private var frequencyOfAffix: [Double] = []
  private var frequencyOfWord: [Double] = []

  /// How words may begin or end.
  struct Affix: Hashable {
    /// Its letters: a number of `words`.
    var word: Int32
    var isAtEnd: Bool
  }

  /// The number of the first beginning or end; below are classes of things.
  static let firstAffix: Int32 = 128
  static let firstWord: Int32 = 1 << 24

  /// The number of the word in a range of bytes. O(its bytes).
  mutating func word(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int32 {
    let number = words.number(bytes, range)
    if words.count > frequencyOfWord.count { frequencyOfWord.append(WordFrequency.of(words, number)) }
    return Terms.firstWord + number
  }

  /// The number of a word.
  mutating func word(_ text: String) -> Int32 {
    let span = text.utf8.span
    return word(span, 0..<span.count)
  }

  /// The number of all words that begin with a text, or end with it.
  mutating func affix(_ text: String, isAtEnd: Bool) -> Int32 {
    let affix = Affix(word: word(text) - Terms.firstWord, isAtEnd: isAtEnd)
    if let known = numberOfAffix[affix] { return known }
    let number = Terms.firstAffix + Int32(affixes.count)
    affixes.append(affix)
    frequencyOfAffix.append(isAtEnd ? WordFrequency.ofSuffix : WordFrequency.of(prefix: text))
    numberOfAffix[affix] = number
    return number
  }

  /// What is written out of a term; nil for a class of things.
  func text(_ term: Int32) -> String? { spelling(term).map { words.text($0) } }

  /// The number of what is written out.
  func spelling(_ term: Int32) -> Int32? {
    if term >= Terms.firstWord { return term - Terms.firstWord }
    return term >= Terms.firstAffix ? affixes[Int(term - Terms.firstAffix)].word : nil
  }

  /// Expected occurrences per 100,000 words.
  func frequency(_ term: Int32) -> Double {
    if term >= Terms.firstWord { return frequencyOfWord[Int(term - Terms.firstWord)] }
    if term >= Terms.firstAffix { return frequencyOfAffix[Int(term - Terms.firstAffix)] }
    return WordFrequency.of(kind: UInt8(term))
  }

  // MARK: Comparing

  /// Whether a leaf accepts every token that another one accepts.
  func covers(_ leaf: Leaf, _ other: Leaf) -> Bool {
    leaf.isAnyWord || leaf == other || other.terms.allSatisfy { accepts(leaf, $0) }
  }

  /// Whether a leaf accepts every token that a term stands for.
  func accepts(_ leaf: Leaf, _ term: Int32) -> Bool {
    if leaf.contains(term) { return true }
    guard let spelling = spelling(term) else { return false }
    let other = term < Terms.firstWord ? affixes[Int(term - Terms.firstAffix)] : nil
    return leaf.affixes.contains { number in
      let affix = affixes[Int(number - Terms.firstAffix)]
      if let other, other.isAtEnd != affix.isAtEnd { return false }
      return words.begins(spelling, with: affix.word, atEnd: affix.isAtEnd)
    }
  }
}
