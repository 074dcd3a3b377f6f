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
    network.followers = neighbours(builder.steps.lazy.map { ($0.from, $0.to) })
    network.predecessors = neighbours(builder.steps.lazy.map { ($0.to, $0.from) })
    network.firsts = builder.firsts
    NetworkLayout.sort(&network.firsts, by: builder.network.atoms)
  }

  /// For each position the second of the pairs that it is the first of, sorted by atom.
  private func neighbours(_ pairs: some Sequence<(Int32, Int32)>) -> IndexLists {
    var lists = NetworkLayout.lists(pairs, count: network.atoms.count)
    NetworkLayout.sort(&lists, by: network.atoms)
    return lists
  }

  /// List i of `count` holds the second of those pairs whose first is i, in their order. O(pairs + count), by counting.
  private static func lists(_ pairs: some Sequence<(Int32, Int32)>, count: Int) -> IndexLists {
    var ends = Array(repeating: Int32(0), count: count + 1)
    for (list, _) in pairs { ends[Int(list) + 1] += 1 }
    for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
    var result = IndexLists()
    result.starts = ends
    result.values = Array(repeating: 0, count: Int(ends[count]))
    for (list, value) in pairs {
      result.values[Int(ends[Int(list)])] = value
      ends[Int(list)] += 1
    }
    return result
  }

  /// Sorts each list of positions by atom, then by number. Nearly all are short.
  private static func sort(_ lists: inout IndexLists, by atoms: [Int32]) {
    let starts = lists.starts
    for index in 1..<starts.count where starts[index] - starts[index - 1] > 1 {
      let range = Int(starts[index - 1])..<Int(starts[index])
      if range.count > 32 {
        let keys = lists.values[range].map { Int64(atoms[Int($0)]) << 32 | Int64($0) }.sorted()
        for (place, key) in zip(range, keys) { lists.values[place] = Int32(truncatingIfNeeded: key) }
      } else {
        sortShort(&lists.values, range, atoms)
      }
    }
  }

  /// By insertion.
  private static func sortShort(_ values: inout [Int32], _ range: Range<Int>, _ atoms: [Int32]) {
    for place in range.dropFirst() {
      let value = values[place]
      let atom = atoms[Int(value)]
      var free = place
      while free > range.lowerBound {
        let before = values[free - 1]
        if (atoms[Int(before)], before) < (atom, value) { break }
        values[free] = before
        free -= 1
      }
      values[free] = value
    }
  }

  /// The network with all its lists. `symbols` gives the atoms of each symbol. O(positions + symbols · their atoms).
  func network(_ symbols: SymbolTable) -> PatternNetwork {
    var network = network
    network.beginnings = beginnings(symbols)
    let surroundings = Surroundings(network, symbols, atomCount: atomCount)
    network.anchors = anchors.map(surroundings.anchor)
    network.anchorsOfAtom = turned(anchors.map { network.atoms[Int($0)] })
    network.anchorsOfSymbol = IndexLists(
      (0..<symbols.count).map { symbol in
        symbols.atoms(of: symbol).flatMap { network.anchorsOfAtom.list($0) }.sorted()
      })
    return network
  }

  /// For each atom the places at which it stands, ascending. O(places + atoms).
  private func turned(_ atomOfPlace: [Int32]) -> IndexLists {
    NetworkLayout.lists(zip(atomOfPlace, atomOfPlace.indices.lazy.map { Int32($0) }), count: atomCount)
  }

  private func beginnings(_ symbols: SymbolTable) -> PairFilter {
    let firsts = network.firsts
    let beginningsOfAtom = turned(firsts.values.map { network.atoms[Int($0)] })
    let patternsOfSymbol = (0..<symbols.count).map { symbol in
      var patterns: [Int32] = []
      for atom in symbols.atoms(of: symbol) {
        for place in beginningsOfAtom.list(atom) { patterns.append(network.patternOf[Int(firsts.values[Int(place)])]) }
      }
      patterns.sort()
      patterns.removeRepeats()
      return patterns
    }
    var filter = PairFilter(capacity: patternsOfSymbol.reduce(0) { $0 + $1.count })
    for (symbol, patterns) in patternsOfSymbol.enumerated() {
      for pattern in patterns { filter.insert(pattern, UInt32(symbol)) }
    }
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

extension IndexLists {
  fileprivate func list(_ index: Int32) -> ArraySlice<Int32> {
    values[Int(starts[Int(index)])..<Int(starts[Int(index) + 1])]
  }
}

extension SymbolTable {
  fileprivate func atoms(of symbol: Int) -> ArraySlice<Int32> { atoms[Int(starts[symbol])..<Int(starts[symbol + 1])] }
}
