/// The places of a phrase and what may follow what (Glushkov 1961), to compare phrases with one another.
struct PhrasePlaces {
  private var leaves: [Leaf] = []
  /// Whether a place may not lie behind the end of a sentence: those of gaps, and what follows them.
  private var staysInSentence: [Bool] = []
  private var follow: [Set<Int>] = []
  private var ends = Ends()

  private struct Ends {
    var first: Set<Int> = []
    var last: Set<Int> = []
    var canBeEmpty = false
  }

  /// O(size of the tree, squared where lists stand in a row).
  init(_ tree: PhraseTree, _ phrases: borrowing PhraseTable) { ends = add(tree, phrases) }

  private mutating func add(_ leaf: Leaf, stays: Bool) -> Int {
    leaves.append(leaf)
    staysInSentence.append(stays)
    follow.append([])
    return leaves.count - 1
  }

  private mutating func add(_ tree: PhraseTree, _ phrases: borrowing PhraseTable) -> Ends {
    switch phrases.shape(tree) {
    case .leaf(let terms):
      let place = add(phrases.leaf(terms), stays: false)
      return Ends(first: [place], last: [place])
    // It finds characters, not words: what it covers isn't known.
    case .regex: return Ends()
    case .optional(let part):
      var ends = add(part, phrases)
      ends.canBeEmpty = true
      return ends
    case .alternatives(let parts):
      var result = Ends()
      for index in parts {
        let ends = add(phrases.part(index), phrases)
        result.first.formUnion(ends.first)
        result.last.formUnion(ends.last)
        result.canBeEmpty = result.canBeEmpty || ends.canBeEmpty
      }
      return result
    case .gap(let width):
      let places = (0..<width).map { _ in add(Leaf(kind: Leaf.anyWord), stays: true) }
      for (place, next) in zip(places, places.dropFirst()) { follow[place].insert(next) }
      return Ends(first: Set(places.prefix(1)), last: Set(places), canBeEmpty: true)
    case .sequence(let parts):
      var result = Ends(canBeEmpty: true)
      var isBehindGap = false
      for index in parts {
        let part = phrases.part(index)
        let ends = add(part, phrases)
        for place in result.last { follow[place].formUnion(ends.first) }
        if isBehindGap { for place in ends.first { staysInSentence[place] = true } }
        if result.canBeEmpty { result.first.formUnion(ends.first) }
        result.last = ends.canBeEmpty ? result.last.union(ends.last) : ends.last
        result.canBeEmpty = result.canBeEmpty && ends.canBeEmpty
        if case .gap = phrases.shape(part) { isBehindGap = true } else if !ends.canBeEmpty { isBehindGap = false }
      }
      return result
    }
  }

  /// Pairs that are looked at before an answer is given up: comparing phrases must not take long.
  private static let most = 4_000

  /// Whether it finds whatever another phrase finds. A yes is certain; where the answer takes long, it is no.
  func covers(_ other: PhrasePlaces, _ terms: Terms) -> Bool {
    struct State: Hashable {
      var place: Int
      var own: Set<Int>
    }
    var seen: Set<State> = []
    var open = other.ends.first.map { State(place: $0, own: matching(ends.first, other, $0, terms)) }
    while let state = open.popLast() {
      if state.own.isEmpty { return false }
      guard seen.insert(state).inserted else { continue }
      if seen.count > PhrasePlaces.most { return false }
      if other.ends.last.contains(state.place), state.own.isDisjoint(with: ends.last) { return false }
      let next = state.own.reduce(into: Set<Int>()) { $0.formUnion(follow[$1]) }
      for place in other.follow[state.place] {
        open.append(State(place: place, own: matching(next, other, place, terms)))
      }
    }
    return !other.ends.first.isEmpty
  }

  /// Those of some places that take all that another phrase's place takes, wherever sentences end.
  private func matching(_ places: Set<Int>, _ other: PhrasePlaces, _ place: Int, _ terms: Terms) -> Set<Int> {
    places.filter {
      terms.covers(leaves[$0], other.leaves[place]) && (!staysInSentence[$0] || other.staysInSentence[place])
    }
  }
}

extension PhraseTable {
  /// Whether a phrase finds whatever another one finds. A yes is certain.
  func covers(_ tree: PhraseTree, _ other: PhraseTree) -> Bool {
    // Most phrases begin otherwise: a quick no.
    !hasRegex(other) && terms.covers(first(tree), first(other))
      && PhrasePlaces(tree, self).covers(PhrasePlaces(other, self), terms)
  }

  /// Whether a regular expression is part of it.
  private func hasRegex(_ tree: PhraseTree) -> Bool {
    switch shape(tree) {
    case .regex: true
    case .sequence(let parts), .alternatives(let parts): parts.contains { hasRegex(part($0)) }
    case .optional(let part): hasRegex(part)
    case .leaf, .gap: false
    }
  }

  /// What its first word may be.
  func first(_ tree: PhraseTree) -> Leaf {
    switch shape(tree) {
    case .leaf(let terms): return leaf(terms)
    case .optional(let part): return first(part)
    case .alternatives(let parts): return Leaf(union: parts.map { first(part($0)) })
    case .sequence(let parts):
      let behind = parts.firstIndex { !facts(part($0)).canBeEmpty } ?? parts.upperBound - 1
      return Leaf(union: parts.prefix(through: behind).map { first(part($0)) })
    case .gap: return Leaf(kind: Leaf.anyWord)
    case .regex: return Leaf(union: [])
    }
  }
}
