internal import AssayCore

/// Lays the graph of phrases out for the matcher: anchors by symbol, and what may stand around each.
struct NetworkLayout {
  private let graph: PhraseGraph

  init(_ graph: PhraseGraph) { self.graph = graph }

  /// The network. `symbols` gives the atoms of each symbol, `languages` who asks for each pattern (`AskingLanguages`).
  /// O(nodes + edges + symbols · the anchors of their atoms).
  func network(_ symbols: SymbolTable, _ languages: [UInt32]) -> PatternNetwork {
    var network = PatternNetwork()
    network.graph = graph.walks
    network.longest = ConstantTable(graph.longest)
    network.beginningOfPattern = ConstantTable(graph.beginnings)
    network.beginnings = beginnings(network, symbols)
    let anchors = graph.anchors
    let records = (0..<Int32(anchors.count)).map { anchors.range($0).lowerBound }
    network.patternOfAnchor = ConstantTable(records.map { anchors.values[$0] })
    network.nodeBehindAnchor = ConstantTable(records.map { anchors.values[$0 + 1] })
    network.nodeBeforeAnchor = ConstantTable(records.map { anchors.values[$0 + 2] })
    let anchorsOfAtom = IndexLists(graph.anchorOfAtom, count: graph.atoms.leaves.count)
    let isForeign = network.patternOfAnchor.map { languages[Int($0)] & AskingLanguages.main == 0 }
    var starts: [Int32] = [0]
    var entries: [Int32] = []
    var own: [Int32] = []
    for symbol in 0..<Int32(symbols.count) {
      own.removeAll(keepingCapacity: true)
      for atom in symbols.atomsOfSymbol.range(symbol) {
        for anchor in anchorsOfAtom.range(symbols.atomsOfSymbol.values[atom]) {
          own.append(anchorsOfAtom.values[anchor])
        }
      }
      own.sort()
      own.removeRepeats()
      for anchor in own where !isForeign[Int(anchor)] { entries.append(anchor) }
      starts.append(Int32(entries.count))
      for anchor in own where isForeign[Int(anchor)] { entries.append(anchor) }
      starts.append(Int32(entries.count))
    }
    var surroundings = Surroundings(network.graph, symbols)
    let neighbours = records.map { record in
      surroundings.neighbours(behind: anchors.values[record + 1], before: anchors.values[record + 2]).excluded
    }
    network.anchorsOfSymbol = IndexLists(starts: starts, values: entries)
    network.neighbours = ConstantTable(entries.map { neighbours[Int($0)] })
    return network
  }

  /// Which patterns may begin with which symbols.
  private func beginnings(_ network: PatternNetwork, _ symbols: SymbolTable) -> PairFilter {
    let graph = network.graph
    var patternsOfAtom: [(list: Int32, value: Int32)] = []
    for (pattern, node) in network.beginningOfPattern.enumerated() {
      for atom in graph.atoms.list(node) { patternsOfAtom.append((atom, Int32(pattern))) }
    }
    let patterns = IndexLists(patternsOfAtom, count: symbols.symbolsOfAtom.count)
    var pairs: [(Int32, UInt32)] = []
    var seen = Marks()
    for symbol in 0..<Int32(symbols.count) {
      seen.begin(count: network.patternCount)
      for atom in symbols.atomsOfSymbol.list(symbol) {
        for pattern in patterns.list(atom) where seen[pattern] == nil {
          seen[pattern] = 0
          pairs.append((pattern, UInt32(symbol)))
        }
      }
    }
    return PairFilter(pairs)
  }
}

/// What may stand beside anchors, as filters of symbols. What nodes take is worked out once for each.
private struct Surroundings {
  private let graph: WalkGraph
  private let symbols: SymbolTable
  /// The symbols of each atom, and what the next token from each node may be; nil where not asked for yet.
  private var accepted: [SymbolFilter?]
  private var next: [SymbolFilter?]

  init(_ graph: WalkGraph, _ symbols: SymbolTable) {
    self.graph = graph
    self.symbols = symbols
    accepted = Array(repeating: nil, count: symbols.symbolsOfAtom.count)
    next = Array(repeating: nil, count: graph.count)
  }

  /// What may stand around an anchor with these nodes. O(the edges of what they lead to).
  mutating func neighbours(behind: Int32, before: Int32) -> AnchorNeighbours {
    AnchorNeighbours(
      after: first(behind), secondAfter: second(behind), before: first(before), secondBefore: second(before))
  }

  /// What the next token from a node may be. Where a match may end, anything may follow.
  private mutating func first(_ node: Int32) -> SymbolFilter {
    if graph.isEnd(node) { return .anything }
    if let known = next[Int(node)] { return known }
    var filter = SymbolFilter.nothing
    for atom in graph.atoms.list(node) { filter.formUnion(accepted(atom)) }
    next[Int(node)] = filter
    return filter
  }

  /// What the token after the next may be.
  private mutating func second(_ node: Int32) -> SymbolFilter {
    if graph.isEnd(node) { return .anything }
    var filter = SymbolFilter.nothing
    for edge in graph.atoms.range(node) { filter.formUnion(first(graph.targets[edge].node)) }
    return filter
  }

  private mutating func accepted(_ atom: Int32) -> SymbolFilter {
    if atom == WalkGraph.anyWord { return .anything }
    if let known = accepted[Int(atom)] { return known }
    var filter = SymbolFilter.nothing
    for symbol in symbols.symbolsOfAtom.list(atom) { filter.insert(UInt32(symbol)) }
    accepted[Int(atom)] = filter
    return filter
  }
}
