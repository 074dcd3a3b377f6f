internal import AssayCore

/// The words of a pack's phrases, and the beginnings and ends of words, by number.
///
/// Numbers of classes of things are fixed; those of beginnings and ends stand before those of words, so that both are easily found
/// in the ascending numbers of a leaf.
struct Terms {
  private(set) var affixes: [Affix] = []
  private(set) var words: [String] = []
  private var numberOfAffix: [String: Int32] = [:]
  private var numberOfWord: [String: Int32] = [:]
  private var frequencyOfAffix: [Double] = []
  private var frequencyOfWord: [Double] = []

  /// How words may begin or end.
  struct Affix {
    var text: String
    var isAtEnd: Bool
  }

  /// The number of the first beginning or end; below are classes of things.
  static let firstAffix: Int32 = 128
  static let firstWord: Int32 = 1 << 24

  /// The number of a word. O(its bytes).
  mutating func word(_ word: String) -> Int32 {
    if let known = numberOfWord[word] { return known }
    let number = Terms.firstWord + Int32(words.count)
    words.append(word)
    frequencyOfWord.append(WordFrequency.of(word: word))
    numberOfWord[word] = number
    return number
  }

  /// The number of all words that begin with a text, or end with it.
  mutating func affix(_ text: String, isAtEnd: Bool) -> Int32 {
    let key = isAtEnd ? "*\(text)" : "\(text)*"
    if let known = numberOfAffix[key] { return known }
    let number = Terms.firstAffix + Int32(affixes.count)
    affixes.append(Affix(text: text, isAtEnd: isAtEnd))
    frequencyOfAffix.append(isAtEnd ? WordFrequency.ofSuffix : WordFrequency.of(prefix: text))
    numberOfAffix[key] = number
    return number
  }

  /// The number of a word that some phrase has.
  func number(ofWord word: String) -> Int32? { numberOfWord[word] }

  /// What is written out of a term; nil for a class of things.
  func text(_ term: Int32) -> String? {
    if term >= Terms.firstWord { return words[Int(term - Terms.firstWord)] }
    return term >= Terms.firstAffix ? affixes[Int(term - Terms.firstAffix)].text : nil
  }

  /// What is written out in a phrase.
  func texts(of tree: PhraseTree) -> Set<String> { Set(tree.leaves.flatMap(\.terms).compactMap { text($0) }) }

  /// Expected occurrences per 100,000 words of anything that the leaf accepts.
  func frequency(_ leaf: Leaf) -> Double { leaf.terms.reduce(0) { $0 + frequency($1) } }

  private func frequency(_ term: Int32) -> Double {
    if term >= Terms.firstWord { return frequencyOfWord[Int(term - Terms.firstWord)] }
    if term >= Terms.firstAffix { return frequencyOfAffix[Int(term - Terms.firstAffix)] }
    return WordFrequency.of(kind: UInt8(term))
  }

  // MARK: Comparing

  /// Whether a leaf accepts every token that another one accepts.
  func covers(_ leaf: Leaf, _ other: Leaf) -> Bool {
    leaf.isAnyWord || leaf == other || other.terms.allSatisfy { accepts(leaf, $0) }
  }

  private func accepts(_ leaf: Leaf, _ term: Int32) -> Bool {
    if leaf.contains(term) { return true }
    guard let text = text(term) else { return false }
    let other = term < Terms.firstWord ? affixes[Int(term - Terms.firstAffix)] : nil
    return leaf.affixes.contains { number in
      let affix = affixes[Int(number - Terms.firstAffix)]
      if let other, other.isAtEnd != affix.isAtEnd { return false }
      return affix.isAtEnd
        ? text.utf8.reversed().starts(with: affix.text.utf8.reversed()) : text.utf8.starts(with: affix.text.utf8)
    }
  }
}
