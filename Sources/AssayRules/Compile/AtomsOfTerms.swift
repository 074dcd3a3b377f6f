internal import AssayCore

/// Which atoms accept which words: the leaves of atoms turned round.
struct AtomsOfTerms {
  /// The atoms of each class of things, by its number.
  private(set) var kinds = Array(repeating: [Int32](), count: Int(Terms.firstAffix))
  private var affixes: [[Int32]]
  private var words: [[Int32]]

  /// O(terms of all leaves).
  init(_ leaves: [Leaf], _ terms: Terms) {
    affixes = Array(repeating: [], count: terms.affixes.count)
    words = Array(repeating: [], count: terms.words.count)
    for (number, leaf) in leaves.enumerated() {
      for term in leaf.terms {
        if term >= Terms.firstWord {
          words[Int(term - Terms.firstWord)].append(Int32(number))
        } else if term >= Terms.firstAffix {
          affixes[Int(term - Terms.firstAffix)].append(Int32(number))
        } else {
          kinds[Int(term)].append(Int32(number))
        }
      }
    }
  }

  /// What is written out in any atom.
  func texts(_ terms: Terms) -> Set<String> {
    var texts = Set(zip(terms.words, words).lazy.filter { !$1.isEmpty }.map { $0.0 })
    for (affix, atoms) in zip(terms.affixes, affixes) where !atoms.isEmpty { texts.insert(affix.text) }
    return texts
  }

  /// The beginnings, or the ends, in alphabetical order; those that no atom has are left out.
  func ofAffixes(_ terms: Terms, atEnd isAtEnd: Bool) -> [(text: String, atoms: [Int32])] {
    zip(terms.affixes, affixes).filter { $0.isAtEnd == isAtEnd && !$1.isEmpty }
      .map { (text: $0.text, atoms: $1) }.sorted { $0.text < $1.text }
  }

  /// The atoms that accept each of some words, ascending: as written, by beginning or by end.
  ///
  /// Words in order have those with the same beginning beside each other, and turned round those with the same end. O((words +
  /// affixes) · log(words)).
  func ofWords(_ spellings: [String], _ terms: Terms) -> [[Int32]] {
    var result = spellings.map { spelling in
      terms.number(ofWord: spelling).map { words[Int($0 - Terms.firstWord)] } ?? []
    }
    for isAtEnd in [false, true] {
      let bytes = spellings.map { isAtEnd ? Array($0.utf8.reversed()) : Array($0.utf8) }
      let order = bytes.indices.sorted { bytes[$0].lexicographicallyPrecedes(bytes[$1]) }
      for (affix, atoms) in ofAffixes(terms, atEnd: isAtEnd) {
        let edge = isAtEnd ? Array(affix.utf8.reversed()) : Array(affix.utf8)
        let first = order.partitioningIndex { !bytes[$0].lexicographicallyPrecedes(edge) }
        for index in order[first...].prefix(while: { bytes[$0].starts(with: edge) }) { result[index] += atoms }
      }
    }
    for index in result.indices {
      result[index].sort()
      result[index].removeRepeats()
    }
    return result
  }
}
