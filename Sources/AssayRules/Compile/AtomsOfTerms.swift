internal import AssayCore

/// Which atoms accept which words: the leaves of atoms turned round.
struct AtomsOfTerms {
  private let terms: Terms
  /// The atoms of each term, ascending: those of classes of things first, then of beginnings and ends, then of words.
  private let atoms: IndexLists

  /// O(terms of all leaves).
  init(_ leaves: [PhraseTree], _ phrases: borrowing PhraseTable) {
    terms = phrases.terms
    var pairs: [(list: Int32, value: Int32)] = []
    for (atom, leaf) in leaves.enumerated() {
      guard case .leaf(let terms) = phrases.shape(leaf) else { continue }
      for index in terms { pairs.append((AtomsOfTerms.place(phrases.term(index), phrases.terms), Int32(atom))) }
    }
    atoms = IndexLists(pairs, count: Int(Terms.firstAffix) + terms.affixes.count + terms.words.count)
  }

  /// The index of a term in `atoms`.
  private static func place(_ term: Int32, _ terms: borrowing Terms) -> Int32 {
    term < Terms.firstWord ? term : term - Terms.firstWord + Terms.firstAffix + Int32(terms.affixes.count)
  }

  private func atoms(_ term: Int32) -> Slice<ConstantTable<Int32>> { atoms.list(AtomsOfTerms.place(term, terms)) }

  private func append(_ term: Int32, to union: inout [Int32]) {
    for index in atoms.range(AtomsOfTerms.place(term, terms)) { union.append(atoms.values[index]) }
  }

  /// The atoms of a class of things.
  func ofKind(_ kind: UInt8) -> [Int32] { Array(atoms(Int32(kind))) }

  /// Which of the words are written out in some atom.
  var areWritten: [Bool] {
    var result = (0..<Int32(terms.words.count)).map { !atoms(Terms.firstWord + $0).isEmpty }
    for (number, affix) in terms.affixes.enumerated() where !atoms(Terms.firstAffix + Int32(number)).isEmpty {
      result[Int(affix.word)] = true
    }
    return result
  }

  /// The beginnings, or the ends, in alphabetical order; those that no atom has are left out.
  func ofAffixes(atEnd isAtEnd: Bool) -> [(word: Int32, atoms: [Int32])] {
    terms.affixes.enumerated().filter { $1.isAtEnd == isAtEnd }
      .map { (word: $1.word, atoms: Array(atoms(Terms.firstAffix + Int32($0)))) }
      .filter { !$0.atoms.isEmpty }
      .sorted { terms.words.precedes($0.word, $1.word, fromEnd: false) }
  }

  /// Calls `body` with the atoms that accept each of some words, ascending: as written, by beginning or by end. `words` may have
  /// more than the terms; `alphabetical` are the same words as `numbers`.
  ///
  /// Words in order have those with the same beginning beside each other, and turned round those with the same end. O((words +
  /// affixes) · log(words)).
  func forEach(of numbers: [Int32], in words: borrowing WordTable, alphabetical: [Int32], _ body: ([Int32]) -> Void) {
    var pairs: [(list: Int32, value: Int32)] = []
    for isAtEnd in [false, true] {
      let order = isAtEnd ? words.sorted(numbers, fromEnd: true) : alphabetical
      for (number, affix) in terms.affixes.enumerated() where affix.isAtEnd == isAtEnd {
        let first = order.partitioningIndex { !words.precedes($0, affix.word, fromEnd: isAtEnd) }
        for word in order[first...] {
          guard words.begins(word, with: affix.word, atEnd: isAtEnd) else { break }
          pairs.append((word, Terms.firstAffix + Int32(number)))
        }
      }
    }
    let affixes = IndexLists(pairs, count: words.count)
    var union: [Int32] = []
    for number in numbers {
      union.removeAll(keepingCapacity: true)
      // What only a model has, no atom accepts as written.
      if number < terms.words.count { append(Terms.firstWord + number, to: &union) }
      let more = affixes.list(number)
      if !more.isEmpty {
        for affix in more { append(affix, to: &union) }
        union.sort()
        union.removeRepeats()
      }
      body(union)
    }
  }
}
