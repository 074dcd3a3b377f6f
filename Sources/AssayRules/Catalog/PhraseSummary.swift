/// How much a phrase stands for.
public struct PhraseSummary: Sendable, Equatable {
  /// How many ways of writing it there are, words that begin or end in some way and classes of things counted once, and
  /// gaps not at all. Saturates at `most`.
  public var count: Int
  /// The fewest words that it takes, and the most.
  public var words: ClosedRange<Int>

  /// Counts end here.
  public static let most = 1_000_000_000

  /// O(tree).
  init(_ tree: PhraseTree) {
    count = PhraseSummary.count(tree)
    words = tree.shortest...max(tree.shortest, tree.longest)
  }

  private static func count(_ tree: PhraseTree) -> Int {
    switch tree {
    case .leaf(let leaf): leaf.words.count + leaf.prefixes.count + leaf.suffixes.count + leaf.kinds.count
    case .gap, .regex: 1
    case .optional(let part): min(most, 1 + count(part))
    case .alternatives(let parts): parts.reduce(0) { min(most, $0 + count($1)) }
    case .sequence(let parts): parts.reduce(1) { min(most, $0 * count($1)) }
    }
  }
}

extension PhraseTree {
  /// The fewest words it takes.
  var shortest: Int {
    switch self {
    case .leaf, .regex: 1
    case .sequence(let parts): parts.reduce(0) { $0 + $1.shortest }
    case .alternatives(let parts): parts.map(\.shortest).min() ?? 0
    case .optional, .gap: 0
    }
  }
}
