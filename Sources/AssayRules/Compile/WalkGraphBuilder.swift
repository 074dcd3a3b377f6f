internal import AssayCore

/// Builds the graph of what walks may take from the trees of phrases.
///
/// What may come behind a part is made before the part, so a part is given one node to lead to, and thousands of words in it share that
/// node: work and edges grow with the words of a phrase, not with their pairs. (Glushkov 1961 in what it accepts; made from what is left
/// to match, as Antimirov 1996 does.) To be read back, phrases are walked from their other side.
struct WalkGraphBuilder {
  /// Each node: whether a match may end there, 1 or 0, then its edges, ascending.
  private var nodes = ListTable<UInt64>()
  /// Of each node the same node with no sentence ending before it, −1 where not made yet.
  private var sealed: [Int32] = []
  /// The edges of all nodes that are being made, those of inner parts on top.
  private var open: [UInt64] = []

  /// What words of the last phrase's cut accept and the node behind each (read back: before it), in the order of its alternatives.
  private(set) var cut: [CutWord] = []
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

  /// A graph of one node. It makes room for those of so many trees.
  init(phrases count: Int = 0) {
    nodes.reserve(count: count + count / 4, values: count * 12)
    end = nodes.number(1, EmptyCollection())
  }

  /// The node at which a phrase begins (read back: behind its end). `cut` is its cut then. O(its words and gaps, and for each part that
  /// may be left out the edges behind it).
  mutating func node(of tree: PhraseTree, _ direction: Direction, _ phrases: borrowing PhraseTable) -> Int32 {
    cut.removeAll(keepingCapacity: true)
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

  /// An edge, as a number that orders by atoms.
  struct Edge {
    fileprivate let bits: UInt64

    fileprivate init(bits: UInt64) { self.bits = bits }

    fileprivate init(_ atom: Int32, _ target: WalkGraph.Target) {
      bits = UInt64(UInt32(bitPattern: atom &+ 1)) << 32 | UInt64(UInt32(bitPattern: target.bits))
    }

    /// The same edge, not to be taken over the end of a sentence: sets the lowest bit of its target.
    fileprivate var sealed: UInt64 { bits | 1 }

    var atom: Int32 { Int32(truncatingIfNeeded: bits >> 32) &- 1 }
    var target: WalkGraph.Target { WalkGraph.Target(bits: Int32(truncatingIfNeeded: bits)) }
  }

  /// Adds the edges by which a tree is entered to `open`. Behind it comes the node `next`; that the tree may be left out is its
  /// caller's business.
  private mutating func enter(_ tree: PhraseTree, _ next: Int32, _ way: Way, _ phrases: borrowing PhraseTable) {
    switch phrases.shape(tree) {
    case .leaf:
      let atom = atoms.atom(tree, phrases)
      let node = addEdge(atom, next, way)
      if way.isCut { cut.append(CutWord(atom: atom, node: node)) }
    case .regex:
      // Found by itself: no token begins it, and none is its anchor.
      break
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
      open.append(Edge(atom, WalkGraph.Target(bits: next << 1 | (way.isBehindGap ? 1 : 0))).bits)
      return next
    case .back:
      // Read back, the gap comes after the token.
      let node = way.isBehindGap ? sealed(next) : next
      open.append(Edge(atom, WalkGraph.Target(bits: node << 1)).bits)
      return node
    }
  }

  private mutating func addEdges(of node: Int32) { open += nodes.values[edges(node)] }

  /// Makes a node of the edges of `open` from a mark on.
  private mutating func close(from mark: Int, isEnd: Bool) -> Int32 {
    sortEdges(from: mark)
    let node = nodes.number(isEnd ? 1 : 0, open[mark...])
    while open.count > mark { open.removeLast() }
    return node
  }

  /// Brings the edges of `open` from a mark on in order, each once. Most are so already.
  private mutating func sortEdges(from mark: Int) {
    guard open.count > mark + 1 else { return }
    var isAscending = true
    for index in mark + 1..<open.count where open[index - 1] >= open[index] { isAscending = false }
    guard !isAscending else { return }
    open[mark...].sort()
    var kept = mark + 1
    for index in mark + 1..<open.count where open[index] != open[kept - 1] {
      open[kept] = open[index]
      kept += 1
    }
    open.removeLast(open.count - kept)
  }

  /// The node with the same edges, none of which may be taken over the end of a sentence.
  private mutating func sealed(_ node: Int32) -> Int32 {
    if sealed.count < nodes.count { sealed += repeatElement(-1, count: nodes.count * 2 - sealed.count) }
    if sealed[Int(node)] < 0 {
      let own = edges(of: node).map(\.sealed)
      sealed[Int(node)] = nodes.number(isEnd(node) ? 1 : 0, own)
    }
    return sealed[Int(node)]
  }

  /// The edges of a node, ascending.
  func edges(of node: Int32) -> [Edge] { nodes.values[edges(node)].map { Edge(bits: $0) } }

  /// Whether a match may end at a node.
  func isEnd(_ node: Int32) -> Bool { nodes.values[nodes.range(node).lowerBound] != 0 }

  /// The edges of a node in `nodes`.
  private func edges(_ node: Int32) -> Range<Int> { nodes.range(node).dropFirst() }

  /// The graph of all nodes made so far. O(nodes + edges).
  var graph: WalkGraph {
    var graph = WalkGraph()
    var starts: [Int32] = [0]
    var atoms: [Int32] = []
    var targets: [WalkGraph.Target] = []
    var ends: [UInt8] = []
    let count = nodes.values.count - nodes.count
    starts.reserveCapacity(nodes.count + 1)
    ends.reserveCapacity(nodes.count)
    atoms.reserveCapacity(count)
    targets.reserveCapacity(count)
    for node in 0..<Int32(nodes.count) {
      ends.append(isEnd(node) ? 1 : 0)
      for index in edges(node) {
        let edge = Edge(bits: nodes.values[index])
        atoms.append(edge.atom)
        targets.append(edge.target)
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
