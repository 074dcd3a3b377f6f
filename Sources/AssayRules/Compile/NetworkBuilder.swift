internal import AssayCore

/// Builds the network of positions from phrase trees: Glushkov's construction (Glushkov 1961), one position per leaf and gap word.
struct NetworkBuilder {
  private(set) var network = PatternNetwork()
  private(set) var atoms = AtomTable()
  /// Which position may follow which, in no order, each pair once.
  private(set) var steps: [Step] = []
  /// Where each pattern may begin, ascending.
  private(set) var firsts = IndexLists()
  private(set) var anchors: [Int32] = []
  /// The regular expressions of each pattern.
  private(set) var regexes: [[Int32]] = []
  private var cuts: [(positions: [Int32], frequency: Double)] = []
  private var patternOfTree: [PhraseTree: Int32] = [:]
  private var isAnchored: [Bool] = []
  private var open = OpenEnds()

  struct Step {
    var from: Int32
    var to: Int32
  }

  /// The number of the pattern for this phrase; equal phrases share one. O(its positions and steps).
  mutating func pattern(_ tree: PhraseTree, _ terms: Terms) -> Int32 {
    if let known = patternOfTree[tree] { return known }
    let number = Int32(network.patternCount)
    regexes.append([])
    let ends = build(tree, number, terms)
    let (first, last, cut) = open.takeAll()
    firsts.append(first)
    for position in first { network.begins[Int(position)] = true }
    for position in last { network.completes[Int(position)] = true }
    network.longest.append(Int32(tree.longest))
    cuts.append((cut, ends.frequency))
    isAnchored.append(false)
    patternOfTree[tree] = number
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

  private mutating func add(_ atom: Int32, _ pattern: Int32) -> Int32 {
    network.atoms.append(atom)
    network.staysInSentence.append(false)
    network.begins.append(false)
    network.completes.append(false)
    network.patternOf.append(pattern)
    return Int32(network.atoms.count - 1)
  }

  /// Adds the positions of a tree, and leaves on top of `open` where it can begin and end.
  private mutating func build(_ tree: PhraseTree, _ pattern: Int32, _ terms: Terms) -> OpenEnds.Part {
    let start = open.mark
    switch tree.shape {
    case .leaf(let leaf):
      let position = add(atoms.atom(leaf), pattern)
      open.first.append(position)
      open.last.append(position)
      open.cut.append(position)
      return OpenEnds.Part(start: start, frequency: terms.frequency(leaf))
    case .regex(let regex):
      // Found by itself: no token begins it, and none is its anchor.
      regexes[Int(pattern)].append(regex)
      return OpenEnds.Part(start: start, frequency: 0)
    case .optional(let part):
      return build(part, pattern, terms)
    case .alternatives(let parts):
      let frequency = parts.reduce(0) { $0 + build($1, pattern, terms).frequency }
      return OpenEnds.Part(start: start, frequency: frequency)
    case .gap(let width):
      for index in 0..<width {
        let position = add(PatternNetwork.anyWord, pattern)
        network.staysInSentence[Int(position)] = true
        if index == 0 { open.first.append(position) } else { steps.append(Step(from: position - 1, to: position)) }
        open.last.append(position)
      }
      return OpenEnds.Part(start: start, frequency: 0)
    case .sequence(let parts):
      return row(parts, start, pattern, terms)
    }
  }

  /// Parts one behind the other: each follows what may stand before it.
  private mutating func row(
    _ parts: [PhraseTree], _ start: OpenEnds.Mark, _ pattern: Int32, _ terms: Terms
  ) -> OpenEnds.Part {
    var rarest: OpenEnds.Part?
    var isBehindGap = false
    var mayBegin = true
    for part in parts {
      let ends = build(part, pattern, terms)
      let first = ends.start.first..<open.first.count
      for last in start.last..<ends.start.last {
        for index in first { steps.append(Step(from: open.last[last], to: open.first[index])) }
      }
      if isBehindGap { for index in first { network.staysInSentence[Int(open.first[index])] = true } }
      if !mayBegin { open.first.removeLast(first.count) }
      if !part.canBeEmpty {
        open.last.removeSubrange(start.last..<ends.start.last)
        mayBegin = false
      }
      // What may be left out is no cut; of the others the rarest is kept.
      if !part.canBeEmpty, rarest.map({ ends.frequency < $0.frequency }) ?? true {
        open.cut.removeSubrange(start.cut..<ends.start.cut)
        rarest = ends
      } else {
        open.cut.removeLast(open.cut.count - ends.start.cut)
      }
      if case .gap = part.shape { isBehindGap = true } else if !part.canBeEmpty { isBehindGap = false }
    }
    return OpenEnds.Part(start: start, frequency: rarest?.frequency ?? 0)
  }
}

/// Where the trees that are being built can begin and end, and their rarest cuts: positions of which every way through a tree passes
/// exactly one. Those of one tree stand on top of those of the trees around it.
private struct OpenEnds {
  var first: [Int32] = []
  var last: [Int32] = []
  /// Of no use where the tree can be empty.
  var cut: [Int32] = []

  /// How much stood there when a tree was begun.
  struct Mark {
    var first: Int
    var last: Int
    var cut: Int
  }

  /// What `build` says of a tree: everything from the mark on is its own.
  struct Part {
    var start: Mark
    /// How often the positions of its cut are expected per 100,000 words.
    var frequency: Double
  }

  var mark: Mark { Mark(first: first.count, last: last.count, cut: cut.count) }

  /// The lists of the outermost tree; they are empty afterwards.
  mutating func takeAll() -> (first: [Int32], last: [Int32], cut: [Int32]) {
    defer { self = OpenEnds() }
    return (first, last, cut)
  }
}
