internal import AssayCore

/// What one phrase finds of what another one finds, by walking their graphs side by side. A yes is certain; where the answer takes long,
/// it is no.
struct PhraseComparison {
  private var graph = WalkGraphBuilder()
  /// How trees begin that have been asked for: many are compared with many.
  private var nodes: [PhraseTree: Int32] = [:]
  private var firsts: [End: Leaf] = [:]

  /// Pairs that are looked at before an answer is given up: comparing phrases must not take long.
  private static let most = 4_000

  /// An end of a tree: where a walk in this direction begins.
  private struct End: Hashable {
    let tree: PhraseTree
    let direction: WalkGraphBuilder.Direction
  }

  /// Where both walks stand: the one at a node, the other at any of some.
  private struct Places: Hashable {
    let other: Int32
    var own: Set<Int32>
  }

  private enum Extent {
    /// All that the other phrase finds.
    case whole
    /// A part of it, wherever it begins and ends.
    case part
  }

  /// Whether `tree` finds whatever `other` finds.
  mutating func covers(_ tree: PhraseTree, _ other: PhraseTree, _ phrases: borrowing PhraseTable) -> Bool {
    // Most phrases begin otherwise: a quick no.
    guard !phrases.hasRegex(other),
      phrases.terms.covers(first(tree, .forward, phrases), first(other, .forward, phrases))
    else { return false }
    return finds(.whole, tree, other, phrases)
  }

  /// Whether `tree` finds something in whatever `other` finds, without a word before or behind it.
  mutating func meets(_ tree: PhraseTree, _ other: PhraseTree, _ phrases: borrowing PhraseTable) -> Bool {
    // A way without a word to begin or end with: a quick no.
    phrases.takes(first(tree, .forward, phrases), inAllOf: other)
      && phrases.takes(first(tree, .back, phrases), inAllOf: other) && finds(.part, tree, other, phrases)
  }

  private mutating func finds(
    _ extent: Extent, _ tree: PhraseTree, _ other: PhraseTree, _ phrases: borrowing PhraseTable
  ) -> Bool {
    let beginning = node(tree, phrases)
    let start = Places(other: node(other, phrases), own: [beginning])
    // Nothing is no match, also where all may be left out.
    var open = next(start, phrases)
    if open.isEmpty { return false }
    var seen: Set<Places> = []
    while var places = open.popLast() {
      if extent == .part {
        // What has been found once need not be found again; till then each token may be its first.
        if places.own.contains(where: graph.isEnd) { continue }
        places.own.insert(beginning)
      }
      if places.own.isEmpty { return false }
      // From the same node the same may come.
      if places.own.contains(places.other) { continue }
      guard seen.insert(places).inserted else { continue }
      if seen.count > PhraseComparison.most { return false }
      if graph.isEnd(places.other), !places.own.contains(where: graph.isEnd) { return false }
      open += next(places, phrases)
    }
    return true
  }

  private mutating func node(_ tree: PhraseTree, _ phrases: borrowing PhraseTable) -> Int32 {
    if let known = nodes[tree] { return known }
    let node = graph.node(of: tree, .forward, phrases)
    nodes[tree] = node
    return node
  }

  /// What the first word of a tree may be, or going back its last one.
  private mutating func first(
    _ tree: PhraseTree, _ direction: WalkGraphBuilder.Direction, _ phrases: borrowing PhraseTable
  ) -> Leaf {
    let end = End(tree: tree, direction: direction)
    if let known = firsts[end] { return known }
    let first = phrases.first(tree, direction)
    firsts[end] = first
    return first
  }

  /// The places behind each token that the other phrase may take.
  private func next(_ places: Places, _ phrases: borrowing PhraseTable) -> [Places] {
    let own = places.own.flatMap { graph.edges(of: $0) }
      .map { (target: $0.target, takes: graph.atoms.accepted(by: $0.atom, phrases)) }
    return graph.edges(of: places.other).map { edge in
      let takes = graph.atoms.accepted(by: edge.atom, phrases)
      let serving = own.filter {
        // Its token must be found wherever sentences end.
        (!$0.target.staysInSentence || edge.target.staysInSentence) && phrases.terms.covers($0.takes, takes)
      }
      return Places(other: edge.target.node, own: Set(serving.map(\.target.node)))
    }
  }
}

extension PhraseTable {
  /// Whether a regular expression is part of it.
  fileprivate func hasRegex(_ tree: PhraseTree) -> Bool {
    switch shape(tree) {
    case .regex: true
    case .sequence(let parts), .alternatives(let parts): parts.contains { hasRegex(part($0)) }
    case .optional(let part): hasRegex(part)
    case .leaf, .gap: false
    }
  }

  /// Whether some word of a tree may be one that a leaf accepts.
  func mayTake(_ leaf: Leaf, in tree: PhraseTree) -> Bool {
    switch shape(tree) {
    case .leaf(let terms): terms.contains { self.terms.accepts(leaf, term($0)) }
    case .sequence(let parts), .alternatives(let parts): parts.contains { mayTake(leaf, in: part($0)) }
    case .optional(let part): mayTake(leaf, in: part)
    case .gap, .regex: false
    }
  }

  /// Whether every way through a tree takes some word that a leaf accepts.
  func takes(_ leaf: Leaf, inAllOf tree: PhraseTree) -> Bool {
    switch shape(tree) {
    case .leaf(let terms): leaf.isAnyWord || terms.allSatisfy { self.terms.accepts(leaf, term($0)) }
    case .sequence(let parts): parts.contains { takes(leaf, inAllOf: part($0)) }
    case .alternatives(let parts): parts.allSatisfy { takes(leaf, inAllOf: part($0)) }
    case .optional, .gap, .regex: false
    }
  }

  /// What its first word may be, or going back its last one.
  func first(_ tree: PhraseTree, _ direction: WalkGraphBuilder.Direction) -> Leaf {
    switch shape(tree) {
    case .leaf(let terms): return leaf(terms)
    case .optional(let part): return first(part, direction)
    case .alternatives(let parts): return Leaf(union: parts.map { first(part($0), direction) })
    case .sequence(let parts):
      let inOrder = direction == .forward ? Array(parts) : parts.reversed()
      let behind = inOrder.firstIndex { !facts(part($0)).canBeEmpty } ?? inOrder.count - 1
      return Leaf(union: inOrder.prefix(through: behind).map { first(part($0), direction) })
    case .gap: return Leaf(kind: Leaf.anyWord)
    case .regex: return Leaf(union: [])
    }
  }
}
