internal import AssayCore

/// The words of a pack's patterns and of its model, in the order of their numbers in the program.
struct PackWords {
  /// The words of the phrases, then those that only the model has.
  private(set) var table: WordTable
  /// The words that are used, by their numbers in `table`: frequent ones first, so that what is looked up often stands close together, in
  /// every table that goes by words or symbols.
  let numbers: [Int32]
  /// The texts of `numbers`.
  let texts: [String]
  let vocabulary: Vocabulary?
  let pronounceable: [UInt64]
  /// The places in `numbers` of words that the decoder looks for.
  let decodable: [Int32]
  /// The beginnings and ends that each of `table` has, as terms.
  let affixes: IndexLists

  /// O(words · log(words)).
  init(_ phrases: PhraseTable, _ patterns: [PhraseTree], _ model: TrainedModel?) {
    var table = phrases.terms.words
    var areWritten = phrases.areWritten(in: patterns)
    var areUsed = areWritten
    for word in model.map(PackWords.words) ?? [] {
      let number = Int(table.number(word))
      if number == areUsed.count {
        areUsed.append(true)
        areWritten.append(false)
      }
      areUsed[number] = true
    }
    let alphabetical = table.sorted(table.numbers.filter { areUsed[Int($0)] })
    numbers = WordFrequency.commonestFirst(table, alphabetical: alphabetical)
    texts = numbers.map { table.text($0) }
    vocabulary = Vocabulary(hashes: numbers.map { table.hashes[Int($0)] })
    pronounceable = Pronunciation.bits(numbers.map { table.range($0) }, in: table.bytes)
    decodable = zip(numbers, texts).enumerated().filter { areWritten[Int($1.0)] && PackWords.isDecodable($1.1) }
      .map { Int32($0.offset) }
    affixes = phrases.terms.affixes(of: alphabetical, in: table)
    self.table = table
  }

  /// The `TokenHash`es of `numbers`.
  var hashes: [UInt64] { numbers.map { table.hashes[Int($0)] } }

  private static func words(_ model: TrainedModel) -> Set<String> {
    model.features.reduce(into: []) { words, feature in
      switch feature {
      case .word(let word): words.insert(word)
      case .pair(let first, let second):
        words.insert(first)
        words.insert(second)
      case .kind, .run, .number: break
      }
    }
  }

  /// Four or more letters (in any script), no digits.
  private static func isDecodable(_ word: String) -> Bool {
    if word.utf8.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }) { return word.utf8.count >= 4 }
    return word.unicodeScalars.count >= 4 && word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
  }
}

extension PhraseTable {
  /// Which words are written out in some of the phrases, as words or as their beginnings or ends. O(the trees they consist of).
  fileprivate func areWritten(in phrases: [PhraseTree]) -> [Bool] {
    var areWritten = Array(repeating: false, count: terms.words.count)
    var isSeen = Array(repeating: false, count: count)
    var open = phrases
    while let tree = open.popLast() {
      if isSeen[Int(tree.number)] { continue }
      isSeen[Int(tree.number)] = true
      switch shape(tree) {
      case .leaf(let range):
        for index in range { if let word = terms.spelling(term(index)) { areWritten[Int(word)] = true } }
      case .sequence(let parts), .alternatives(let parts): for index in parts { open.append(part(index)) }
      case .optional(let part): open.append(part)
      case .gap, .regex: break
      }
    }
    return areWritten
  }
}

extension Terms {
  /// The beginnings and ends that each of some words has, as terms. The words are in alphabetical order, and `table` may have more than the
  /// terms.
  ///
  /// Words in order have those with the same beginning beside each other, and turned round those with the same end. O((words +
  /// affixes) · log(words)).
  fileprivate func affixes(of alphabetical: [Int32], in table: borrowing WordTable) -> IndexLists {
    var pairs: [(list: Int32, value: Int32)] = []
    for isAtEnd in [false, true] {
      let order = isAtEnd ? table.sorted(alphabetical, fromEnd: true) : alphabetical
      for (number, affix) in affixes.enumerated() where affix.isAtEnd == isAtEnd {
        let first = order.partitioningIndex { !table.precedes($0, affix.word, fromEnd: isAtEnd) }
        for word in order[first...] {
          guard table.begins(word, with: affix.word, atEnd: isAtEnd) else { break }
          pairs.append((word, Terms.firstAffix + Int32(number)))
        }
      }
    }
    return IndexLists(pairs, count: table.count)
  }
}
