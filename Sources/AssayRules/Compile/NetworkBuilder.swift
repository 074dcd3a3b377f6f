internal import AssayCore

/// Numbers the phrases of a pack and builds their network.
struct NetworkBuilder {
  private var graph: WalkGraphBuilder
  private var trees: [PhraseTree] = []
  /// Of each pattern the most tokens that a match takes.
  private(set) var longest: [Int32] = []
  /// The node before the first token of each pattern.
  private(set) var beginnings: [Int32] = []
  /// The regular expressions of each pattern.
  private(set) var regexes: [[Int32]] = []
  /// By the number of the tree, −1 where there is none.
  private var patternOfTree: [Int32] = []
  private var anchored: [Bool] = []
  /// The cuts of all patterns, read forwards, one behind the other, and where that of each begins.
  private var cuts: [WalkGraphBuilder.CutWord] = []
  private var cutStarts = [0]
  /// Each its pattern, the node behind it, the node before it: words of a phrase with the same around them are one anchor.
  private(set) var anchors = ListTable<Int32>()
  /// Which atoms each anchor has, in no order, some twice.
  private(set) var anchorOfAtom: [(list: Int32, value: Int32)] = []

  /// A network without patterns. It makes room for those of rules of that size.
  init(bytesOfRules size: Int) { graph = WalkGraphBuilder(bytesOfRules: size) }

  /// The number of the pattern for this phrase; equal phrases share one. O(its words).
  mutating func pattern(_ tree: PhraseTree, _ phrases: borrowing PhraseTable) -> Int32 {
    if patternOfTree.count < phrases.count {
      patternOfTree += repeatElement(-1, count: phrases.count * 2 - patternOfTree.count)
    }
    if patternOfTree[Int(tree.number)] >= 0 { return patternOfTree[Int(tree.number)] }
    let number = Int32(trees.count)
    trees.append(tree)
    longest.append(Int32(phrases.facts(tree).longest))
    beginnings.append(graph.node(of: tree, .forward, phrases))
    cuts += graph.cut
    cutStarts.append(cuts.count)
    regexes.append(graph.regexes)
    anchored.append(false)
    patternOfTree[Int(tree.number)] = number
    return number
  }

  /// Makes a pattern be looked for in every ticket: its cut becomes anchors. O(its words).
  mutating func anchor(_ pattern: Int32, _ phrases: borrowing PhraseTable) {
    guard !anchored[Int(pattern)] else { return }
    anchored[Int(pattern)] = true
    _ = graph.node(of: trees[Int(pattern)], .back, phrases)
    for (word, before) in zip(cuts[cutStarts[Int(pattern)]..<cutStarts[Int(pattern) + 1]], graph.cut) {
      precondition(word.atom == before.atom, "a phrase read back has another cut")
      anchorOfAtom.append((word.atom, anchors.number(pattern, [word.node, before.node])))
    }
  }

  /// Whether a pattern is looked for in every ticket.
  func isAnchored(_ pattern: Int32) -> Bool { anchored[Int(pattern)] }

  /// How often the pattern's anchors are expected per 100,000 words.
  func frequency(of pattern: Int32, _ phrases: borrowing PhraseTable) -> Double {
    phrases.facts(trees[Int(pattern)]).frequency
  }

  /// What is accepted at places of phrases.
  var atoms: AtomTable { graph.atoms }
  /// The graph of all patterns.
  var walks: WalkGraph { graph.graph }
}
