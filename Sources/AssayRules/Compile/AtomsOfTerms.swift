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
    pairs.reserveCapacity(leaves.count * 8)
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

  /// The beginnings, or the ends, in alphabetical order; those that no atom has are left out.
  func ofAffixes(atEnd isAtEnd: Bool) -> [(word: Int32, atoms: [Int32])] {
    terms.affixes.enumerated().filter { $1.isAtEnd == isAtEnd }
      .map { (word: $1.word, atoms: Array(atoms(Terms.firstAffix + Int32($0)))) }
      .filter { !$0.atoms.isEmpty }
      .sorted { terms.words.precedes($0.word, $1.word, fromEnd: false) }
  }

  /// Calls `body` with the atoms that accept each word, ascending: as written, by beginning or by end. O(atoms).
  func forEach(of words: PackWords, _ body: ([Int32]) -> Void) {
    var union: [Int32] = []
    for number in words.numbers {
      union.removeAll(keepingCapacity: true)
      // What only a model has, no atom accepts as written.
      if number < terms.words.count { append(Terms.firstWord + number, to: &union) }
      let more = words.affixes.range(number)
      if !more.isEmpty {
        for affix in more { append(words.affixes.values[affix], to: &union) }
        union.sort()
        union.removeRepeats()
      }
      body(union)
    }
  }
}
