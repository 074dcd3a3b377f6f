/// Numbers the phrases of a pack, and says which of them are looked for in every ticket.
struct NetworkBuilder {
  /// The phrase of each pattern.
  private(set) var trees: [PhraseTree] = []
  /// By the number of the tree, −1 where there is none.
  private var patternOfTree: [Int32] = []
  /// The patterns that are looked for in every ticket, in the order in which that was said.
  private(set) var anchored: [Int32] = []
  private var areAnchored: [Bool] = []

  /// The number of the pattern for this phrase; equal phrases share one. O(1).
  mutating func pattern(_ tree: PhraseTree, _ phrases: borrowing PhraseTable) -> Int32 {
    if patternOfTree.count < phrases.count {
      patternOfTree += repeatElement(-1, count: phrases.count * 2 - patternOfTree.count)
    }
    if patternOfTree[Int(tree.number)] >= 0 { return patternOfTree[Int(tree.number)] }
    let number = Int32(trees.count)
    trees.append(tree)
    areAnchored.append(false)
    patternOfTree[Int(tree.number)] = number
    return number
  }

  /// Makes a pattern be looked for in every ticket.
  mutating func anchor(_ pattern: Int32) {
    guard !areAnchored[Int(pattern)] else { return }
    areAnchored[Int(pattern)] = true
    anchored.append(pattern)
  }

  /// Whether a pattern is looked for in every ticket.
  func isAnchored(_ pattern: Int32) -> Bool { areAnchored[Int(pattern)] }

  /// How often the pattern's anchors are expected per 100,000 words.
  func frequency(of pattern: Int32, _ phrases: borrowing PhraseTable) -> Double {
    phrases.facts(trees[Int(pattern)]).frequency
  }
}
