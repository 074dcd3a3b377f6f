/// How much a phrase stands for.
public struct PhraseSummary: Sendable, Equatable {
  /// How many ways of writing it there are, words that begin or end in some way and classes of things counted once, and
  /// gaps not at all; a regular expression is one. Saturates at `most`.
  public var count: Int
  /// How many of them are regular expressions, whose words nobody can count.
  public var regexes: Int
  /// The fewest words that the others take, and the most; nil where there are no others.
  public var words: ClosedRange<Int>?

  /// Counts end here.
  public static let most = 1_000_000_000

  /// O(tree).
  init(_ tree: PhraseTree) {
    count = PhraseSummary.count(tree)
    let phrases = tree.ways.filter { !$0.isRegex }
    regexes = tree.ways.count - phrases.count
    guard let shortest = phrases.map(\.shortest).min(), let longest = phrases.map(\.longest).max() else { return }
    words = shortest...max(shortest, longest)
  }

  private static func count(_ tree: PhraseTree) -> Int {
    switch tree.shape {
    case .leaf(let leaf): leaf.terms.count
    case .gap, .regex: 1
    case .optional(let part): min(most, 1 + count(part))
    case .alternatives(let parts): parts.reduce(0) { min(most, $0 + count($1)) }
    case .sequence(let parts): parts.reduce(1) { min(most, $0 * count($1)) }
    }
  }
}

extension PhraseTree {
  /// The alternatives that it consists of, or itself.
  fileprivate var ways: [PhraseTree] {
    if case .alternatives(let parts) = shape { parts.flatMap(\.ways) } else { [self] }
  }

  fileprivate var isRegex: Bool {
    if case .regex = shape { true } else { false }
  }

  /// The fewest words it takes.
  var shortest: Int {
    switch shape {
    case .leaf, .regex: 1
    case .sequence(let parts): parts.reduce(0) { $0 + $1.shortest }
    case .alternatives(let parts): parts.map(\.shortest).min() ?? 0
    case .optional, .gap: 0
    }
  }
}
