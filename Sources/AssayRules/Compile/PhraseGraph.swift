internal import AssayCore

/// The graph of a pack's patterns, and where those that are looked for in every ticket are entered.
struct PhraseGraph {
  private var builder: WalkGraphBuilder
  /// Of each pattern the most tokens that a match takes.
  let longest: [Int32]
  /// The node before the first token of each pattern.
  private(set) var beginnings: [Int32] = []
  /// Each its pattern, the node behind it, the node before it: words of a phrase with the same around them are one anchor.
  private(set) var anchors = ListTable<Int32>()
  /// Which atoms each anchor has, in no order, some twice.
  private(set) var anchorOfAtom: [(list: Int32, value: Int32)] = []

  /// O(the words of all patterns).
  init(_ network: NetworkBuilder, _ phrases: borrowing PhraseTable) {
    builder = WalkGraphBuilder(phrases: phrases.count)
    longest = network.trees.map { Int32(phrases.facts($0).longest) }
    // The cuts of all patterns, read forwards, one behind the other, and where that of each begins.
    var cuts: [WalkGraphBuilder.CutWord] = []
    var starts = [0]
    for tree in network.trees {
      beginnings.append(builder.node(of: tree, .forward, phrases))
      cuts += builder.cut
      starts.append(cuts.count)
    }
    for pattern in network.anchored {
      _ = builder.node(of: network.trees[Int(pattern)], .back, phrases)
      for (word, before) in zip(cuts[starts[Int(pattern)]..<starts[Int(pattern) + 1]], builder.cut) {
        precondition(word.atom == before.atom, "a phrase read back has another cut")
        anchorOfAtom.append((word.atom, anchors.number(pattern, [word.node, before.node])))
      }
    }
  }

  /// What is accepted at places of phrases.
  var atoms: AtomTable { builder.atoms }
  /// The graph of all patterns.
  var walks: WalkGraph { builder.graph }
}
