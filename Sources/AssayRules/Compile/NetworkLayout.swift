internal import AssayCore

/// Lays the positions of a builder out for the matcher: neighbours and anchors in flat lists.
struct NetworkLayout {
  private var network: PatternNetwork
  /// How many atoms there are.
  private let atomCount: Int
  /// The positions of anchors, ascending.
  private let anchors: [Int32]

  /// Lays out what does not depend on symbols. O(positions + steps).
  init(_ builder: NetworkBuilder) {
    network = builder.network
    atomCount = builder.atoms.leaves.count
    anchors = builder.anchors.sorted()
    let count = network.atoms.count
    // Positions by atom, then by number: turned round in this order, lists come out sorted so.
    let order = IndexLists(network.atoms.indices.map { (network.atoms[$0] + 1, Int32($0)) }, count: atomCount + 1)
      .values
    network.predecessors = IndexLists(builder.steps.map { ($0.from, $0.to) }, count: count)
      .turned(count: count, order: order)
    network.followers = network.predecessors.turned(count: count, order: order)
    network.firsts = IndexLists(
      order.filter { network.begins[Int($0)] }.map { (network.patternOf[Int($0)], $0) }, count: network.patternCount)
  }

  /// The network with all its lists. `symbols` gives the atoms of each symbol. O(positions + symbols · their atoms).
  func network(_ symbols: SymbolTable) -> PatternNetwork {
    var network = network
    network.beginnings = beginnings(symbols)
    let surroundings = Surroundings(network, symbols, atomCount: atomCount)
    network.anchors = anchors.map(surroundings.anchor)
    network.anchorsOfAtom = turned(anchors.map { network.atoms[Int($0)] })
    var anchorsOfSymbol = IndexLists()
    var places: [Int32] = []
    for symbol in 0..<symbols.count {
      places.removeAll(keepingCapacity: true)
      let own = symbols.atoms(of: symbol)
      for atom in own { places += network.anchorsOfAtom.list(atom) }
      if own.count > 1 { places.sort() }
      anchorsOfSymbol.append(places)
    }
    network.anchorsOfSymbol = anchorsOfSymbol
    return network
  }

  /// For each atom the places at which it stands, ascending. O(places + atoms).
  private func turned(_ atomOfPlace: [Int32]) -> IndexLists {
    IndexLists(atomOfPlace.indices.map { (atomOfPlace[$0], Int32($0)) }, count: atomCount)
  }

  private func beginnings(_ symbols: SymbolTable) -> PairFilter {
    let firsts = network.firsts
    let beginningsOfAtom = turned(firsts.values.map { network.atoms[Int($0)] })
    let patternOfPlace = firsts.values.map { network.patternOf[Int($0)] }
    var pairs: [(pattern: Int32, symbol: UInt32)] = []
    var seen = Marks()
    for symbol in 0..<symbols.count {
      seen.begin(count: network.patternCount)
      for atom in symbols.atoms(of: symbol) {
        for place in beginningsOfAtom.list(atom) {
          let pattern = patternOfPlace[Int(place)]
          if seen[pattern] == nil {
            seen[pattern] = 0
            pairs.append((pattern, UInt32(symbol)))
          }
        }
      }
    }
    var filter = PairFilter(capacity: pairs.count)
    for (pattern, symbol) in pairs { filter.insert(pattern, symbol) }
    return filter
  }
}

/// What may stand beside positions, as filters of symbols.
private struct Surroundings {
  private let network: PatternNetwork
  /// The symbols of each atom.
  private var accepted: [SymbolFilter]

  init(_ network: PatternNetwork, _ symbols: SymbolTable, atomCount: Int) {
    self.network = network
    accepted = Array(repeating: .nothing, count: atomCount)
    for symbol in 0..<symbols.count {
      for atom in symbols.atoms(of: symbol) { accepted[Int(atom)].insert(UInt32(symbol)) }
    }
  }

  /// The anchor at a position. O(its neighbours' neighbours).
  func anchor(_ position: Int32) -> Anchor {
    let (after, secondAfter) = filters(position, network.followers, network.completes)
    let (before, secondBefore) = filters(position, network.predecessors, network.begins)
    return Anchor(
      position: position, after: after, secondAfter: secondAfter, before: before, secondBefore: secondBefore)
  }

  /// What the first and the second token in one direction may be. Where a match may end, anything may follow.
  private func filters(_ position: Int32, _ neighbours: IndexLists, _ ends: [Bool]) -> (SymbolFilter, SymbolFilter) {
    if ends[Int(position)] { return (.anything, .anything) }
    var second = SymbolFilter.nothing
    for neighbour in neighbours.list(position) {
      second.formUnion(ends[Int(neighbour)] ? .anything : tokens(neighbours.list(neighbour)))
    }
    return (tokens(neighbours.list(position)), second)
  }

  /// What is accepted at one of these positions.
  private func tokens(_ positions: ArraySlice<Int32>) -> SymbolFilter {
    positions.reduce(into: .nothing) { filter, position in
      let atom = network.atoms[Int(position)]
      filter.formUnion(atom == PatternNetwork.anyWord ? .anything : accepted[Int(atom)])
    }
  }
}

extension SymbolTable {
  fileprivate func atoms(of symbol: Int) -> ArraySlice<Int32> { atoms[Int(starts[symbol])..<Int(starts[symbol + 1])] }
}
