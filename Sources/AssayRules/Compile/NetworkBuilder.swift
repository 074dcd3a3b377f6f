internal import AssayCore

/// Builds the network of positions from phrase trees: Glushkov's construction (Glushkov 1961), one position per leaf and gap word.
struct NetworkBuilder {
  /// Of each position what `PatternNetwork` says of it, and its pattern.
  private(set) var atomOfPosition: [Int32] = []
  private(set) var marks: [PositionMarks] = []
  private(set) var patternOfPosition: [Int32] = []
  /// Of each pattern the most tokens that a match takes.
  private(set) var longest: [Int32] = []
  private(set) var atoms = AtomTable()
  /// Which position may follow which, in no order, each pair once.
  private(set) var steps: [Step] = []
  private(set) var anchors: [Int32] = []
  /// The regular expressions of each pattern.
  private(set) var regexes: [[Int32]] = []
  private var cuts: [(positions: [Int32], frequency: Double)] = []
  /// By the number of the tree, −1 where there is none.
  private var patternOfTree: [Int32] = []
  private var isAnchored: [Bool] = []
  private var open = OpenEnds()

  struct Step {
    var from: Int32
    var to: Int32
  }

  /// The number of the pattern for this phrase; equal phrases share one. O(its positions and steps).
  mutating func pattern(_ tree: PhraseTree, _ phrases: borrowing PhraseTable) -> Int32 {
    if patternOfTree.count < phrases.count {
      patternOfTree += repeatElement(-1, count: phrases.count * 2 - patternOfTree.count)
    }
    if patternOfTree[Int(tree.number)] >= 0 { return patternOfTree[Int(tree.number)] }
    let number = Int32(longest.count)
    regexes.append([])
    let ends = build(tree, phrases)
    let (first, last, cut) = open.takeAll()
    patternOfPosition += repeatElement(number, count: atomOfPosition.count - patternOfPosition.count)
    for position in first { marks[Int(position)].insert(.begins) }
    for position in last { marks[Int(position)].insert(.completes) }
    longest.append(Int32(phrases.facts(tree).longest))
    cuts.append((cut, ends.frequency))
    isAnchored.append(false)
    patternOfTree[Int(tree.number)] = number
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

  private mutating func add(_ atom: Int32, stays: Bool) -> Int32 {
    atomOfPosition.append(atom)
    marks.append(stays ? .staysInSentence : [])
    return Int32(atomOfPosition.count - 1)
  }

  /// Adds the positions of a tree, and leaves on top of `open` where it can begin and end.
  private mutating func build(_ tree: PhraseTree, _ phrases: borrowing PhraseTable) -> OpenEnds.Part {
    let start = open.mark
    switch phrases.shape(tree) {
    case .leaf:
      let position = add(atoms.atom(tree, phrases), stays: false)
      open.first.append(position)
      open.last.append(position)
      open.cut.append(position)
      return OpenEnds.Part(start: start, frequency: phrases.facts(tree).frequency)
    case .regex(let regex):
      // Found by itself: no token begins it, and none is its anchor.
      regexes[regexes.count - 1].append(regex)
      return OpenEnds.Part(start: start, frequency: 0)
    case .optional(let part):
      return build(part, phrases)
    case .alternatives(let parts):
      var frequency = 0.0
      for index in parts { frequency += build(phrases.part(index), phrases).frequency }
      return OpenEnds.Part(start: start, frequency: frequency)
    case .gap(let width):
      for index in 0..<width {
        let position = add(PatternNetwork.anyWord, stays: true)
        if index == 0 { open.first.append(position) } else { steps.append(Step(from: position - 1, to: position)) }
        open.last.append(position)
      }
      return OpenEnds.Part(start: start, frequency: 0)
    case .sequence(let parts):
      return row(parts, start, phrases)
    }
  }

  /// Parts one behind the other: each follows what may stand before it.
  private mutating func row(
    _ parts: Range<Int>, _ start: OpenEnds.Mark, _ phrases: borrowing PhraseTable
  ) -> OpenEnds.Part {
    var rarest: OpenEnds.Part?
    var isBehindGap = false
    var mayBegin = true
    for index in parts {
      let part = phrases.part(index)
      let canBeEmpty = phrases.facts(part).canBeEmpty
      let ends = build(part, phrases)
      let first = ends.start.first..<open.first.count
      for last in start.last..<ends.start.last {
        for index in first { steps.append(Step(from: open.last[last], to: open.first[index])) }
      }
      if isBehindGap { for index in first { marks[Int(open.first[index])].insert(.staysInSentence) } }
      if !mayBegin { open.first.removeLast(first.count) }
      if !canBeEmpty {
        // (To remove nothing costs as much as to remove something.)
        if start.last < ends.start.last { open.last.removeSubrange(start.last..<ends.start.last) }
        mayBegin = false
      }
      // What may be left out is no cut; of the others the rarest is kept.
      if !canBeEmpty, rarest.map({ ends.frequency < $0.frequency }) ?? true {
        if start.cut < ends.start.cut { open.cut.removeSubrange(start.cut..<ends.start.cut) }
        rarest = ends
      } else {
        while open.cut.count > ends.start.cut { open.cut.removeLast() }
      }
      if case .gap = phrases.shape(part) { isBehindGap = true } else if !canBeEmpty { isBehindGap = false }
    }
    return OpenEnds.Part(start: start, frequency: rarest?.frequency ?? 0)
  }
}

/// The atoms of a pack: its leaves, by number.
struct AtomTable {
  private(set) var leaves: [PhraseTree] = []
  /// By the number of the leaf, −1 where there is none.
  private var numbers: [Int32] = []

  mutating func atom(_ leaf: PhraseTree, _ phrases: borrowing PhraseTable) -> Int32 {
    // Of leaves alone this is true where they accept any word.
    if phrases.facts(leaf).canBeginWithAnyWord { return PatternNetwork.anyWord }
    if numbers.count < phrases.count { numbers += repeatElement(-1, count: phrases.count * 2 - numbers.count) }
    if numbers[Int(leaf.number)] < 0 {
      numbers[Int(leaf.number)] = Int32(leaves.count)
      leaves.append(leaf)
    }
    return numbers[Int(leaf.number)]
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
