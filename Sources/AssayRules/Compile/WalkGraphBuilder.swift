internal import AssayCore

/// Builds the graph of what walks may take from the trees of phrases.
///
/// What may come behind a part is made before the part, so a part is given one node to lead to, and thousands of words in it share that
/// node: work and edges grow with the words of a phrase, not with their pairs. (Glushkov 1961 in what it accepts; made from what is left
/// to match, as Antimirov 1996 does.) To be read back, phrases are walked from their other side.
struct WalkGraphBuilder {
  /// Each node: whether a match may end there, then the atom and the target of each edge, ascending.
  private var nodes = ListTable()
  /// Of each node the same node with no sentence ending before it, −1 where not made yet.
  private var sealed: [Int32] = []
  /// The edges of all nodes that are being made, those of inner parts on top.
  private var open: [Edge] = []
  private var list: [Int32] = []

  /// What words of the last phrase's cut accept and the node behind each (read back: before it), in the order of its alternatives.
  private(set) var cut: [CutWord] = []
  /// The last phrase's regular expressions.
  private(set) var regexes: [Int32] = []
  private(set) var atoms = AtomTable()

  /// The node at which everything has been matched.
  private let end: Int32

  /// See `cut`.
  struct CutWord {
    var atom: Int32
    var node: Int32
  }

  enum Direction {
    case forward, back
  }

  init() { end = nodes.number([1].span) }

  /// The node at which a phrase begins (read back: behind its end). `cut` is its cut then. O(its words and gaps, and for each part that
  /// may be left out the edges behind it).
  mutating func node(of tree: PhraseTree, _ direction: Direction, _ phrases: borrowing PhraseTable) -> Int32 {
    cut.removeAll(keepingCapacity: true)
    regexes.removeAll(keepingCapacity: true)
    enter(tree, end, Way(direction: direction, isBehindGap: false, isCut: true), phrases)
    return close(from: 0, isEnd: phrases.facts(tree).canBeEmpty)
  }

  /// How a part is come to.
  private struct Way {
    let direction: Direction
    /// No sentence may end before its first token.
    var isBehindGap: Bool
    /// Whether its words are among those of which every match takes one, the rarest.
    var isCut: Bool
  }

  /// An edge, in the order of atoms.
  struct Edge: Comparable {
    private let bits: UInt64

    fileprivate init(_ atom: Int32, _ target: WalkGraph.Target) {
      bits = UInt64(UInt32(bitPattern: atom &+ 1)) << 32 | UInt64(UInt32(bitPattern: target.bits))
    }

    var atom: Int32 { Int32(truncatingIfNeeded: bits >> 32) &- 1 }
    var target: WalkGraph.Target { WalkGraph.Target(bits: Int32(truncatingIfNeeded: bits)) }

    static func < (one: Edge, other: Edge) -> Bool { one.bits < other.bits }
  }

  /// Adds the edges by which a tree is entered to `open`. Behind it comes the node `next`; that the tree may be left out is its
  /// caller's business.
  private mutating func enter(_ tree: PhraseTree, _ next: Int32, _ way: Way, _ phrases: borrowing PhraseTable) {
    switch phrases.shape(tree) {
    case .leaf:
      let atom = atoms.atom(tree, phrases)
      let node = addEdge(atom, next, way)
      if way.isCut { cut.append(CutWord(atom: atom, node: node)) }
    case .regex(let number):
      // Found by itself: no token begins it, and none is its anchor.
      regexes.append(number)
    case .optional(let part):
      var way = way
      way.isCut = false
      enter(part, next, way, phrases)
    case .alternatives(let parts):
      for index in parts { enter(phrases.part(index), next, way, phrases) }
    case .gap(let width):
      var way = way
      way.isBehindGap = true
      var node = next
      for _ in 1..<width {
        let mark = open.count
        addEdge(WalkGraph.anyWord, node, way)
        addEdges(of: next)
        node = close(from: mark, isEnd: isEnd(next))
      }
      addEdge(WalkGraph.anyWord, node, way)
    case .sequence(let parts):
      let rarest = way.isCut ? phrases.facts(tree).rarest : nil
      enter(row: parts, rarest: rarest.map { parts.lowerBound + $0 }, next, way, phrases)
    }
  }

  /// The same of parts one behind the other: the last that is come to is made first.
  private mutating func enter(
    row parts: Range<Int>, rarest: Int?, _ next: Int32, _ way: Way, _ phrases: borrowing PhraseTable
  ) {
    var rest = next
    for step in (0..<parts.count).reversed() {
      let index = way.direction == .forward ? parts.lowerBound + step : parts.upperBound - 1 - step
      let mark = open.count
      let part = phrases.part(index)
      var own = way
      own.isCut = index == rarest
      own.isBehindGap = phrases.isBehindGap(index, of: parts, orBefore: way.isBehindGap)
      enter(part, rest, own, phrases)
      let canBeEmpty = phrases.facts(part).canBeEmpty
      if canBeEmpty { addEdges(of: rest) }
      if step > 0 { rest = close(from: mark, isEnd: canBeEmpty && isEnd(rest)) }
    }
  }

  // MARK: Edges and nodes

  /// Adds an edge to `open`. Returns the node that it leads to, which is not `next` where a sentence must not end in between.
  @discardableResult
  private mutating func addEdge(_ atom: Int32, _ next: Int32, _ way: Way) -> Int32 {
    switch way.direction {
    case .forward:
      open.append(Edge(atom, WalkGraph.Target(bits: next << 1 | (way.isBehindGap ? 1 : 0))))
      return next
    case .back:
      // Read back, the gap comes after the token.
      let node = way.isBehindGap ? sealed(next) : next
      open.append(Edge(atom, WalkGraph.Target(bits: node << 1)))
      return node
    }
  }

  private mutating func addEdges(of node: Int32) {
    for index in edges(node) { open.append(edge(index)) }
  }

  /// Makes a node of the edges of `open` from a mark on.
  private mutating func close(from mark: Int, isEnd: Bool) -> Int32 {
    var isAscending = true
    for index in open.indices.dropFirst(mark + 1) where !(open[index - 1] < open[index]) { isAscending = false }
    if !isAscending { open[mark...].sort() }
    // Taken out, so that nobody else owns it when it is written to.
    var list = exchange(&self.list, with: [])
    list.removeAll(keepingCapacity: true)
    list.append(isEnd ? 1 : 0)
    for index in open.indices.dropFirst(mark) where index == mark || open[index] != open[index - 1] {
      list.append(open[index].atom)
      list.append(open[index].target.bits)
    }
    while open.count > mark { open.removeLast() }
    let node = nodes.number(list.span)
    self.list = list
    return node
  }

  /// The node with the same edges, none of which may be taken over the end of a sentence.
  private mutating func sealed(_ node: Int32) -> Int32 {
    if sealed.count < nodes.count { sealed += repeatElement(-1, count: nodes.count * 2 - sealed.count) }
    if sealed[Int(node)] < 0 {
      var edges = Array(nodes.values[nodes.range(node)])
      for index in stride(from: 2, to: edges.count, by: 2) { edges[index] |= 1 }
      sealed[Int(node)] = nodes.number(edges.span)
    }
    return sealed[Int(node)]
  }

  /// The edges of a node, ascending.
  func edges(of node: Int32) -> [Edge] { edges(node).map { edge($0) } }

  /// Whether a match may end at a node.
  func isEnd(_ node: Int32) -> Bool { nodes.values[nodes.range(node).lowerBound] != 0 }

  /// The atoms of a node's edges in `nodes`; behind each stands its target.
  private func edges(_ node: Int32) -> StrideTo<Int> {
    let range = nodes.range(node)
    return stride(from: range.lowerBound + 1, to: range.upperBound, by: 2)
  }

  private func edge(_ index: Int) -> Edge {
    Edge(nodes.values[index], WalkGraph.Target(bits: nodes.values[index + 1]))
  }

  /// The graph of all nodes made so far. O(nodes + edges).
  var graph: WalkGraph {
    var graph = WalkGraph()
    var starts: [Int32] = [0]
    var atoms: [Int32] = []
    var targets: [WalkGraph.Target] = []
    var ends: [UInt8] = []
    starts.reserveCapacity(nodes.count + 1)
    atoms.reserveCapacity(nodes.values.count / 2)
    targets.reserveCapacity(nodes.values.count / 2)
    for node in 0..<Int32(nodes.count) {
      ends.append(isEnd(node) ? 1 : 0)
      for index in edges(node) {
        atoms.append(edge(index).atom)
        targets.append(edge(index).target)
      }
      starts.append(Int32(atoms.count))
    }
    graph.atoms = IndexLists(starts: starts, values: atoms)
    graph.targets = ConstantTable(targets)
    graph.ends = ConstantTable(ends)
    return graph
  }
}

extension PhraseTable {
  /// Whether a part of a row comes behind a gap: the part before it is one, or what lies between may be left out. `orBefore` says so of the
  /// whole row.
  fileprivate func isBehindGap(_ index: Int, of parts: Range<Int>, orBefore: Bool) -> Bool {
    for other in (parts.lowerBound..<index).reversed() {
      if case .gap = shape(part(other)) { return true }
      if !facts(part(other)).canBeEmpty { return false }
    }
    return orBefore
  }
}

/// The atoms of a pack: its leaves, by number.
struct AtomTable {
  private(set) var leaves: [PhraseTree] = []
  /// By the number of the leaf, −1 where there is none.
  private var numbers: [Int32] = []

  mutating func atom(_ leaf: PhraseTree, _ phrases: borrowing PhraseTable) -> Int32 {
    // Of leaves alone this is true where they accept any word.
    if phrases.facts(leaf).canBeginWithAnyWord { return WalkGraph.anyWord }
    if numbers.count < phrases.count { numbers += repeatElement(-1, count: phrases.count * 2 - numbers.count) }
    if numbers[Int(leaf.number)] < 0 {
      numbers[Int(leaf.number)] = Int32(leaves.count)
      leaves.append(leaf)
    }
    return numbers[Int(leaf.number)]
  }

  /// What an atom accepts.
  func accepted(by atom: Int32, _ phrases: borrowing PhraseTable) -> Leaf {
    guard atom != WalkGraph.anyWord, case .leaf(let terms) = phrases.shape(leaves[Int(atom)]) else {
      return Leaf(kind: Leaf.anyWord)
    }
    return phrases.leaf(terms)
  }
}
