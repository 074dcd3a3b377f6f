internal import AssayCore

/// Lays the positions of a builder out for the matcher: neighbours and anchors in flat lists.
struct NetworkLayout {
  private var network = PatternNetwork()
  private let patternOfPosition: [Int32]
  /// How many atoms there are.
  private let atomCount: Int

  /// Lays out what does not depend on symbols. O(positions + steps).
  init(_ builder: NetworkBuilder) {
    patternOfPosition = builder.patternOfPosition
    atomCount = builder.atoms.leaves.count
    let count = builder.atomOfPosition.count
    network.atoms = ConstantTable(builder.atomOfPosition)
    network.marks = ConstantTable(builder.marks)
    network.longest = ConstantTable(builder.longest)
    let anchors = builder.anchors.sorted()
    network.anchors = ConstantTable(anchors)
    network.patternOfAnchor = ConstantTable(anchors.map { builder.patternOfPosition[Int($0)] })
    // Positions by atom, then by number: turned round in this order, lists come out sorted so.
    let order = Array(
      IndexLists(
        builder.atomOfPosition.indices.map { (builder.atomOfPosition[$0] + 1, Int32($0)) }, count: atomCount + 1
      )
      .values)
    let steps = IndexLists(builder.steps.map { ($0.from, $0.to) }, count: count)
    guard let predecessors = steps.turned(count: count, order: order),
      let followers = predecessors.turned(count: count, order: order)
    else { preconditionFailure("a step to no position") }
    network.predecessors = predecessors
    network.followers = followers
    network.firsts = IndexLists(
      order.filter { builder.marks[Int($0)].contains(.begins) }.map { (builder.patternOfPosition[Int($0)], $0) },
      count: builder.longest.count)
  }

  /// The network with all its lists. `symbols` gives the atoms of each symbol, `languages` who asks for each pattern
  /// (`AskingLanguages`). O(positions + symbols · their atoms).
  func network(_ symbols: SymbolTable, _ languages: [UInt32]) -> PatternNetwork {
    var network = network
    network.beginnings = beginnings(symbols)
    let anchorsOfAtom = turned(network.anchors.map { network.atoms[Int($0)] })
    let isForeign = network.patternOfAnchor.map { languages[Int($0)] & AskingLanguages.main == 0 }
    var starts: [Int32] = [0]
    var entries: [Int32] = []
    var own: [Int32] = []
    for symbol in 0..<Int32(symbols.count) {
      own.removeAll(keepingCapacity: true)
      let atoms = symbols.atomsOfSymbol.list(symbol)
      for atom in atoms { own += anchorsOfAtom.list(atom) }
      if atoms.count > 1 { own.sort() }
      for anchor in own where !isForeign[Int(anchor)] { entries.append(anchor) }
      starts.append(Int32(entries.count))
      for anchor in own where isForeign[Int(anchor)] { entries.append(anchor) }
      starts.append(Int32(entries.count))
    }
    let surroundings = Surroundings(network, symbols, atomCount: atomCount)
    let neighbours = network.anchors.map(surroundings.neighbours)
    network.anchorsOfSymbol = IndexLists(starts: starts, values: entries)
    network.neighbours = ConstantTable(entries.map { neighbours[Int($0)].excluded })
    return network
  }

  /// For each atom the places at which it stands, ascending. O(places + atoms).
  private func turned(_ atomOfPlace: [Int32]) -> IndexLists {
    IndexLists(atomOfPlace.indices.map { (atomOfPlace[$0], Int32($0)) }, count: atomCount)
  }

  private func beginnings(_ symbols: SymbolTable) -> PairFilter {
    let firsts = network.firsts
    let beginningsOfAtom = turned(firsts.values.map { network.atoms[Int($0)] })
    let patternOfPlace = firsts.values.map { patternOfPosition[Int($0)] }
    var pairs: [(Int32, UInt32)] = []
    var seen = Marks()
    for symbol in 0..<Int32(symbols.count) {
      seen.begin(count: network.patternCount)
      for atom in symbols.atomsOfSymbol.list(symbol) {
        for place in beginningsOfAtom.list(atom) {
          let pattern = patternOfPlace[Int(place)]
          if seen[pattern] == nil {
            seen[pattern] = 0
            pairs.append((pattern, UInt32(symbol)))
          }
        }
      }
    }
    return PairFilter(pairs)
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
    for symbol in 0..<Int32(symbols.count) {
      for atom in symbols.atomsOfSymbol.list(symbol) { accepted[Int(atom)].insert(UInt32(symbol)) }
    }
  }

  /// What may stand around a position. O(its neighbours' neighbours).
  func neighbours(_ position: Int32) -> AnchorNeighbours {
    let (after, secondAfter) = filters(position, network.followers, .completes)
    let (before, secondBefore) = filters(position, network.predecessors, .begins)
    return AnchorNeighbours(after: after, secondAfter: secondAfter, before: before, secondBefore: secondBefore)
  }

  /// What the first and the second token in one direction may be. Where a match may end, anything may follow.
  private func filters(
    _ position: Int32, _ neighbours: IndexLists, _ end: PositionMarks
  ) -> (SymbolFilter, SymbolFilter) {
    func ends(_ position: Int32) -> Bool { network.marks[Int(position)].contains(end) }
    if ends(position) { return (.anything, .anything) }
    var second = SymbolFilter.nothing
    for neighbour in neighbours.list(position) {
      second.formUnion(ends(neighbour) ? .anything : tokens(neighbours.list(neighbour)))
    }
    return (tokens(neighbours.list(position)), second)
  }

  /// What is accepted at one of these positions.
  private func tokens(_ positions: Slice<ConstantTable<Int32>>) -> SymbolFilter {
    positions.reduce(into: .nothing) { filter, position in
      let atom = network.atoms[Int(position)]
      filter.formUnion(atom == PatternNetwork.anyWord ? .anything : accepted[Int(atom)])
    }
  }
}
