internal import AssayCore

/// A regular expression as read.
indirect enum RegexTree: Hashable, Sendable {
  case empty
  case character(CharacterSet)
  case assertion(RegexNetwork.Assertion)
  case sequence([RegexTree])
  case alternatives([RegexTree])
  /// `most` is nil where there is no bound.
  case repeated(RegexTree, least: Int, most: Int?)

  /// Whether it matches the empty text.
  var canBeEmpty: Bool {
    switch self {
    case .empty, .assertion: true
    case .character: false
    case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
    case .alternatives(let parts): parts.contains(where: \.canBeEmpty)
    case .repeated(let part, let least, _): least == 0 || part.canBeEmpty
    }
  }

  /// How many states it takes, at most; saturates, so that it can't overflow.
  var size: Int {
    switch self {
    case .empty: 0
    case .character(let set): set.size
    case .assertion: 1
    case .sequence(let parts): parts.reduce(0) { min($0 + $1.size, RegexTree.largest) }
    case .alternatives(let parts): parts.reduce(parts.count) { min($0 + $1.size, RegexTree.largest) }
    case .repeated(let part, let least, let most):
      min((part.size + 1) * max(1, most ?? least), RegexTree.largest)
    }
  }

  private static let largest = 1 << 30
}
