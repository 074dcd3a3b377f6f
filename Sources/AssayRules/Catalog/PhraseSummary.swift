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
  init(_ tree: PhraseTree, _ phrases: borrowing PhraseTable) {
    count = phrases.count(tree)
    let ways = phrases.ways(tree)
    let others = ways.filter { if case .regex = phrases.shape($0) { false } else { true } }
    regexes = ways.count - others.count
    let longest = others.map { phrases.facts($0).longest }.max()
    guard let shortest = others.map({ phrases.shortest($0) }).min(), let longest else { return }
    words = shortest...max(shortest, longest)
  }
}

extension PhraseTable {
  fileprivate func count(_ tree: PhraseTree) -> Int {
    let most = PhraseSummary.most
    switch shape(tree) {
    case .leaf(let terms): return terms.count
    case .gap, .regex: return 1
    case .optional(let part): return min(most, 1 + count(part))
    case .alternatives(let parts): return parts.reduce(0) { min(most, $0 + count(part($1))) }
    case .sequence(let parts): return parts.reduce(1) { min(most, $0 * count(part($1))) }
    }
  }

  /// The alternatives that it consists of, or itself.
  fileprivate func ways(_ tree: PhraseTree) -> [PhraseTree] {
    if case .alternatives(let parts) = shape(tree) { parts.flatMap { ways(part($0)) } } else { [tree] }
  }

  /// The fewest words it takes.
  func shortest(_ tree: PhraseTree) -> Int {
    switch shape(tree) {
    case .leaf, .regex: 1
    case .sequence(let parts): parts.reduce(0) { $0 + shortest(part($1)) }
    case .alternatives(let parts): parts.map { shortest(part($0)) }.min() ?? 0
    case .optional, .gap: 0
    }
  }
}
