internal import AssayCore

/// Whether a phrase finds whatever another one finds, by walking their graphs side by side.
struct PhraseComparison {
  private var graph = WalkGraphBuilder()

  /// Pairs that are looked at before an answer is given up: comparing phrases must not take long.
  private static let most = 4_000

  /// Where both walks stand: the one at a node, the other at any of some.
  private struct Places: Hashable {
    let other: Int32
    let own: Set<Int32>
  }

  /// Whether `tree` finds whatever `other` finds. A yes is certain; where the answer takes long, it is no.
  mutating func covers(_ tree: PhraseTree, _ other: PhraseTree, _ phrases: borrowing PhraseTable) -> Bool {
    // Most phrases begin otherwise: a quick no.
    guard !phrases.hasRegex(other), phrases.terms.covers(phrases.first(tree), phrases.first(other)) else {
      return false
    }
    let beginning = Places(
      other: graph.node(of: other, .forward, phrases), own: [graph.node(of: tree, .forward, phrases)])
    // Nothing is no match, also where all may be left out.
    var open = next(beginning, phrases)
    if open.isEmpty { return false }
    var seen: Set<Places> = []
    while let places = open.popLast() {
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

  /// The places behind each token that the other phrase may take.
  private func next(_ places: Places, _ phrases: borrowing PhraseTable) -> [Places] {
    let own = places.own.flatMap { graph.edges(of: $0) }
    return graph.edges(of: places.other).map { edge in
      let takes = graph.atoms.accepted(by: edge.atom, phrases)
      let serving = own.filter {
        // Its token must be found wherever sentences end.
        (!$0.target.staysInSentence || edge.target.staysInSentence)
          && phrases.terms.covers(graph.atoms.accepted(by: $0.atom, phrases), takes)
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
