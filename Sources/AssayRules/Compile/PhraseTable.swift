internal import AssayCore

/// A phrase with its places resolved: the number of a tree in a `PhraseTable`. Equal trees have the same number.
struct PhraseTree: Hashable, Sendable {
  let number: Int32
}

/// The phrases of a pack as trees that share their parts: lists stand in many phrases. Equal trees are one, and what is asked of a
/// tree time and again is worked out once, when it is made.
struct PhraseTable {
  var terms = Terms()
  /// Of each tree its kind, then its parts, its terms or its width.
  private var lists = ListTable<Int32>()
  private var entries: [Entry] = []
  /// The leaves of words by the numbers of these, −1 where none has been made.
  private var leafOfWord: [Int32] = []

  /// A table without trees. It makes room for as many as rules of that size have: what is not used costs nothing, but to move what
  /// has been used costs time.
  init(bytesOfRules size: Int) {
    lists.reserve(count: size / 16, values: size / 4)
    entries.reserveCapacity(size / 16)
  }

  /// How a tree is made. Ranges are those of `part(_:)` and `term(_:)`, so that looking at a tree copies nothing.
  enum Shape {
    /// Any of some words, of words by their beginning or end, of classes of things: the numbers of its terms (`Terms`), ascending,
    /// each once.
    case leaf(Range<Int>)
    case sequence(Range<Int>)
    case alternatives(Range<Int>)
    case optional(PhraseTree)
    case gap(Int)
    /// A regular expression, by its number: stands for a whole phrase, never inside one.
    case regex(Int32)
  }

  private enum Kind: Int32 {
    case leaf, sequence, alternatives, optional, gap, regex
  }

  /// What is asked of a tree, side by side in memory: where its list stands, but for the kind, and its facts.
  private struct Entry {
    let kind: Kind
    let start: Int32
    let end: Int32
    let facts: PhraseFacts
  }

  /// How many trees there are.
  var count: Int { entries.count }

  func shape(_ tree: PhraseTree) -> Shape {
    let entry = entries[Int(tree.number)]
    return shape(entry.kind, Int(entry.start)..<Int(entry.end))
  }

  private func shape(_ kind: Kind, _ rest: Range<Int>) -> Shape {
    switch kind {
    case .leaf: .leaf(rest)
    case .sequence: .sequence(rest)
    case .alternatives: .alternatives(rest)
    case .optional: .optional(part(rest.lowerBound))
    case .gap: .gap(Int(lists.values[rest.lowerBound]))
    case .regex: .regex(lists.values[rest.lowerBound])
    }
  }

  /// A part of a tree, by an index that its shape gives.
  func part(_ index: Int) -> PhraseTree { PhraseTree(number: lists.values[index]) }

  /// A term of a leaf, by an index that its shape gives.
  func term(_ index: Int) -> Int32 { lists.values[index] }

  func facts(_ tree: PhraseTree) -> PhraseFacts { entries[Int(tree.number)].facts }

  // MARK: Making

  /// A leaf of some terms, ascending and each once.
  mutating func leaf(_ terms: [Int32]) -> PhraseTree { tree(.leaf, terms) }

  /// The leaf of the word in a range of bytes. O(its bytes).
  mutating func word(_ bytes: Span<UInt8>, _ range: Range<Int>) -> PhraseTree {
    let term = terms.word(bytes, range)
    let word = Int(term - Terms.firstWord)
    if word >= leafOfWord.count { leafOfWord += repeatElement(-1, count: terms.words.count * 2 - leafOfWord.count) }
    if leafOfWord[word] < 0 { leafOfWord[word] = tree(.leaf, CollectionOfOne(term)).number }
    return PhraseTree(number: leafOfWord[word])
  }

  mutating func sequence(_ parts: [PhraseTree]) -> PhraseTree { tree(.sequence, parts.lazy.map(\.number)) }
  mutating func alternatives(_ parts: [PhraseTree]) -> PhraseTree { tree(.alternatives, parts.lazy.map(\.number)) }

  mutating func optional(_ part: PhraseTree) -> PhraseTree { tree(.optional, CollectionOfOne(part.number)) }
  mutating func gap(_ width: Int) -> PhraseTree { tree(.gap, CollectionOfOne(Int32(width))) }
  mutating func regex(_ number: Int32) -> PhraseTree { tree(.regex, CollectionOfOne(number)) }

  /// O(parts), not counting what they consist of.
  private mutating func tree(_ kind: Kind, _ rest: some Collection<Int32>) -> PhraseTree {
    let tree = PhraseTree(number: lists.number(kind.rawValue, rest))
    if Int(tree.number) == entries.count {
      let range = lists.range(tree.number).dropFirst()
      entries.append(
        Entry(
          kind: kind, start: Int32(range.lowerBound), end: Int32(range.upperBound),
          facts: PhraseFacts(shape(kind, range), self)))
    }
    return tree
  }

  // MARK: Leaves

  /// What a leaf accepts, as a value of its own.
  func leaf(_ terms: Range<Int>) -> Leaf { Leaf(ascending: Array(lists.values[terms])) }

  /// The leaves of a tree in reading order.
  func leaves(_ tree: PhraseTree) -> [Leaf] {
    switch shape(tree) {
    case .leaf(let terms): [leaf(terms)]
    case .sequence(let parts), .alternatives(let parts): parts.flatMap { leaves(part($0)) }
    case .optional(let part): leaves(part)
    case .gap, .regex: []
    }
  }

  /// The regular expressions of a phrase: each stands for all of it.
  func regexes(_ tree: PhraseTree) -> [Int32] {
    switch shape(tree) {
    case .regex(let number): [number]
    case .alternatives(let parts): parts.flatMap { regexes(part($0)) }
    default: []
    }
  }

  /// What is written out in a phrase.
  func texts(_ tree: PhraseTree) -> Set<String> { Set(leaves(tree).flatMap(\.terms).compactMap { terms.text($0) }) }
}
