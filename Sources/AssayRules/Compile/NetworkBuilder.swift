internal import AssayCore

/// Builds the network of positions from phrase trees: Glushkov's construction (Glushkov 1961), one position per leaf and gap word.
struct NetworkBuilder {
  private(set) var network = PatternNetwork()
  var atoms = AtomTable()
  private var patternOfKey: [String: Int32] = [:]
  /// The first positions of each pattern, and followers by position, until `finish` lays them out.
  private var firsts: [[Int32]] = []
  private var follow: [Set<Int32>] = []
  private var anchors: [Int32] = []
  private var isAnchored: [Bool] = []
  /// The regular expressions of each pattern.
  private(set) var regexes: [[Int32]] = []
  private var needs: [Int32: Anchor] = [:]

  /// The number of the pattern for this phrase; equal phrases share one.
  mutating func pattern(_ tree: PhraseTree) -> Int32 {
    let key = tree.key
    if let known = patternOfKey[key] { return known }
    let number = Int32(network.patterns.count)
    let start = Int32(network.atoms.count)
    regexes.append([])
    let ends = build(tree, pattern: number)
    firsts.append(ends.first.sorted())
    for position in ends.first { network.begins[Int(position)] = true }
    for position in ends.last { network.completes[Int(position)] = true }
    network.patterns.append(
      PatternNetwork.Pattern(positions: start..<Int32(network.atoms.count), longest: Int32(tree.longest)))
    cuts.append(ends.cut)
    isAnchored.append(false)
    patternOfKey[key] = number
    return number
  }

  /// Makes a pattern be looked for in every ticket: its cut becomes anchors.
  mutating func anchor(_ pattern: Int32) {
    guard !isAnchored[Int(pattern)] else { return }
    isAnchored[Int(pattern)] = true
    anchors += cuts[Int(pattern)].positions
  }

  /// How often the pattern's anchors are expected per 100,000 words.
  func frequency(of pattern: Int32) -> Double { cuts[Int(pattern)].frequency }

  /// Positions of which every way through a tree passes exactly one, and how often they are expected per 100,000 words.
  private struct Cut {
    var positions: [Int32] = []
    var frequency = 0.0
  }

  private var cuts: [Cut] = []

  /// Where a tree can begin and end, and whether it can be nothing.
  private struct Ends {
    var first: Set<Int32> = []
    var last: Set<Int32> = []
    var canBeEmpty = false
    /// The rarest cut; of no use where the tree can be empty.
    var cut = Cut()
  }

  private mutating func add(_ atom: Int32, _ pattern: Int32) -> Int32 {
    network.atoms.append(atom)
    network.staysInSentence.append(false)
    network.begins.append(false)
    network.completes.append(false)
    network.patternOf.append(pattern)
    follow.append([])
    return Int32(network.atoms.count - 1)
  }

  private mutating func build(_ tree: PhraseTree, pattern: Int32) -> Ends {
    switch tree {
    case .leaf(let leaf):
      let position = add(atoms.atom(leaf), pattern)
      return Ends(
        first: [position], last: [position], cut: Cut(positions: [position], frequency: WordFrequency.of(leaf)))
    case .regex(let regex):
      // Found by itself: no token begins it, and none is its anchor.
      regexes[Int(pattern)].append(regex)
      return Ends()
    case .optional(let part):
      var ends = build(part, pattern: pattern)
      ends.canBeEmpty = true
      return ends
    case .alternatives(let parts):
      return parts.reduce(into: Ends()) { result, part in
        let ends = build(part, pattern: pattern)
        result.first.formUnion(ends.first)
        result.last.formUnion(ends.last)
        result.canBeEmpty = result.canBeEmpty || ends.canBeEmpty
        result.cut.positions += ends.cut.positions
        result.cut.frequency += ends.cut.frequency
      }
    case .gap(let width):
      let positions = (0..<width).map { _ in add(PatternNetwork.anyWord, pattern) }
      for (position, next) in zip(positions, positions.dropFirst()) { follow[Int(position)].insert(next) }
      for position in positions { network.staysInSentence[Int(position)] = true }
      return Ends(first: [positions[0]], last: Set(positions), canBeEmpty: true)
    case .sequence(let parts):
      var result = Ends(canBeEmpty: true)
      var isBehindGap = false
      for part in parts {
        let ends = build(part, pattern: pattern)
        for position in result.last { follow[Int(position)].formUnion(ends.first) }
        if isBehindGap { for position in ends.first { network.staysInSentence[Int(position)] = true } }
        if result.canBeEmpty { result.first.formUnion(ends.first) }
        result.last = ends.canBeEmpty ? result.last.union(ends.last) : ends.last
        result.canBeEmpty = result.canBeEmpty && ends.canBeEmpty
        if !ends.canBeEmpty, result.cut.positions.isEmpty || ends.cut.frequency < result.cut.frequency {
          result.cut = ends.cut
        }
        if case .gap = part { isBehindGap = true } else if !ends.canBeEmpty { isBehindGap = false }
      }
      return result
    }
  }

  /// Works out what anchors need beside them. Call once, when all patterns are there and before symbols are made: it adds atoms.
  mutating func prepareAnchors() {
    var before = Array(repeating: [Int32](), count: follow.count)
    for (position, set) in follow.enumerated() { for follower in set { before[Int(follower)].append(Int32(position)) } }
    for position in anchors {
      let index = Int(position)
      needs[position] = Anchor(
        position: position, after: network.completes[index] ? -1 : need(follow[index]),
        before: network.begins[index] ? -1 : need(before[index]))
    }
    network.predecessors = IndexLists(before.map { byAtom($0) })
  }

  /// The atom that the token at one of the positions has, whichever it is; −1 when that may be any word, as in a gap.
  private mutating func need(_ positions: some Collection<Int32>) -> Int32 {
    let wanted = Set(positions.map { network.atoms[Int($0)] })
    if wanted.contains(PatternNetwork.anyWord) { return -1 }
    if wanted.count <= 1 { return wanted.first ?? -1 }
    return atoms.atom(wanted.reduce(into: Leaf()) { $0.formUnion(atoms.leaves[Int($1)]) })
  }

  /// Lays out followers, first positions and anchors in flat lists. `symbols` gives the atoms of each symbol. Call once, at the end.
  mutating func finish(symbols: SymbolTable) -> PatternNetwork {
    for set in follow { network.followers.append(byAtom(Array(set))) }
    network.firsts = IndexLists(firsts.map { byAtom($0) })
    network.beginnings = beginnings(symbols)
    let anchors = listsByAtom(self.anchors)
    network.atomAnchors = self.anchors.sorted().compactMap { needs[$0] }
    let numbers = Dictionary(uniqueKeysWithValues: network.atomAnchors.enumerated().map { ($1.position, Int32($0)) })
    network.anchorsOfAtom = IndexLists(anchors.map { $0.compactMap { numbers[$0] } })
    for symbol in 0..<symbols.count {
      let atoms = symbols.atoms[Int(symbols.starts[symbol])..<Int(symbols.starts[symbol + 1])]
      network.anchors += atoms.flatMap { anchors[Int($0)] }.sorted().compactMap { needs[$0] }
      network.anchorStarts.append(Int32(network.anchors.count))
    }
    return network
  }

  private func beginnings(_ symbols: SymbolTable) -> PairFilter {
    var patternsOfAtom = Array(repeating: [Int32](), count: atoms.leaves.count)
    for (pattern, positions) in firsts.enumerated() {
      for atom in Set(positions.map { network.atoms[Int($0)] }) { patternsOfAtom[Int(atom)].append(Int32(pattern)) }
    }
    let patternsOfSymbol = (0..<symbols.count).map { symbol in
      Set(
        symbols.atoms[Int(symbols.starts[symbol])..<Int(symbols.starts[symbol + 1])].flatMap { patternsOfAtom[Int($0)] }
      )
    }
    var filter = PairFilter(capacity: patternsOfSymbol.reduce(0) { $0 + $1.count })
    for (symbol, patterns) in patternsOfSymbol.enumerated() {
      for pattern in patterns { filter.insert(pattern, UInt32(symbol)) }
    }
    return filter
  }

  /// Positions sorted by atom, then by number.
  private func byAtom(_ positions: [Int32]) -> [Int32] {
    let atoms = network.atoms  // the closure must not copy the whole builder for each comparison
    return positions.sorted { (atoms[Int($0)], $0) < (atoms[Int($1)], $1) }
  }

  private func listsByAtom(_ positions: [Int32]) -> [[Int32]] {
    var result = Array(repeating: [Int32](), count: atoms.leaves.count)
    for position in positions { result[Int(network.atoms[Int(position)])].append(position) }
    return result.map { $0.sorted() }
  }
}
