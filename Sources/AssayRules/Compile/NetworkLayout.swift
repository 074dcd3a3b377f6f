internal import AssayCore

/// Lays the positions of a builder out for the matcher: neighbours and anchors in flat lists.
struct NetworkLayout {
  private var network: PatternNetwork
  private(set) var atoms: AtomTable
  /// The anchors in ascending order of their positions.
  private var anchors: [Anchor] = []

  /// Works out what anchors need beside them: that adds atoms. O(positions + steps).
  init(_ builder: NetworkBuilder) {
    network = builder.network
    atoms = builder.atoms
    network.followers = neighbours(builder.steps.lazy.map { ($0.from, $0.to) })
    network.predecessors = neighbours(builder.steps.lazy.map { ($0.to, $0.from) })
    network.firsts = builder.firsts
    NetworkLayout.sort(&network.firsts, by: builder.network.atoms)
    for position in builder.anchors {
      let index = Int(position)
      anchors.append(
        Anchor(
          position: position, after: network.completes[index] ? -1 : need(network.followers, position),
          before: network.begins[index] ? -1 : need(network.predecessors, position)))
    }
    anchors.sort { $0.position < $1.position }
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

  /// The atom that the token at one of a position's neighbours has, whichever it is; −1 when that may be any word, as in a gap.
  private mutating func need(_ neighbours: IndexLists, _ position: Int32) -> Int32 {
    let range = Int(neighbours.starts[Int(position)])..<Int(neighbours.starts[Int(position) + 1])
    var wanted = neighbours.values[range].map { network.atoms[Int($0)] }
    wanted.removeRepeats()  // they are sorted
    if wanted.first == PatternNetwork.anyWord { return PatternNetwork.anyWord }
    if wanted.count <= 1 { return wanted.first ?? -1 }
    return atoms.atom(Leaf(union: wanted.map { atoms.leaves[Int($0)] }))
  }

  /// The network with all its lists. `symbols` gives the atoms of each symbol. O(positions + symbols · their atoms).
  func network(_ symbols: SymbolTable) -> PatternNetwork {
    var network = network
    network.beginnings = beginnings(symbols)
    network.atomAnchors = anchors
    network.anchorsOfAtom = turned(anchors.map { network.atoms[Int($0.position)] })
    for symbol in 0..<symbols.count {
      var places: [Int32] = []
      for atom in symbols.atoms(of: symbol) { places += network.anchorsOfAtom.list(atom) }
      places.sort()
      for place in places { network.anchors.append(anchors[Int(place)]) }
      network.anchorStarts.append(Int32(network.anchors.count))
    }
    return network
  }

  /// For each atom the places at which it stands, ascending. O(places + atoms).
  private func turned(_ atomOfPlace: [Int32]) -> IndexLists {
    NetworkLayout.lists(zip(atomOfPlace, atomOfPlace.indices.lazy.map { Int32($0) }), count: atoms.leaves.count)
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

extension IndexLists {
  fileprivate func list(_ index: Int32) -> ArraySlice<Int32> {
    values[Int(starts[Int(index)])..<Int(starts[Int(index) + 1])]
  }
}

extension SymbolTable {
  fileprivate func atoms(of symbol: Int) -> ArraySlice<Int32> { atoms[Int(starts[symbol])..<Int(starts[symbol + 1])] }
}
