/// Matches single patterns at given places: finds where a match of the automaton began, and looks for guard phrases nearby.
///
/// Simulates the pattern's own positions; a pattern takes at most `Limits.phraseLength` tokens, so every call is bounded.
struct SpanMatcher: Sendable {
  private var current: [Int32] = []
  private var next: [Int32] = []

  /// The first token of the longest match of `pattern` that ends with token `end`, not before `floor`; nil when there is none.
  mutating func start(of pattern: Int32, endingAt end: Int, floor: Int, _ view: MatchView) -> Int? {
    let longest = Int(view.network.patterns[Int(pattern)].longest)
    // Breaks count as tokens here, hence the allowance of twice the length.
    for start in max(floor, end - 2 * longest)...end where matches(pattern, from: start, through: end, view, exactly: true) != nil {
      return start
    }
    return nil
  }

  /// The longest match of `pattern` that begins at token `start` and ends before `limit`: its last token.
  mutating func end(of pattern: Int32, from start: Int, limit: Int, _ view: MatchView) -> Int? {
    guard start < limit else { return nil }
    return matches(pattern, from: start, through: limit - 1, view, exactly: false)
  }

  private mutating func matches(_ pattern: Int32, from start: Int, through end: Int, _ view: MatchView, exactly: Bool) -> Int? {
    let network = view.network
    let positions = network.patterns[Int(pattern)].positions
    current.removeAll(keepingCapacity: true)
    let atoms = view.unions.atoms(of: view.symbols[start], view.table)
    var last: Int?
    func advance(_ position: Int32, _ index: Int) {
      if network.completes[Int(position)] && (!exactly || index == end) { last = index }
      for follower in network.followers(of: position) where !next.contains(network.followers[follower]) {
        next.append(network.followers[follower])
      }
    }
    next.removeAll(keepingCapacity: true)
    for atom in atoms {
      for first in network.firsts(of: atom) where positions.contains(network.firsts[first]) { advance(network.firsts[first], start) }
    }
    var index = start + 1
    while index <= end, !next.isEmpty {
      switch view.tokens[index].kind {
      case .fieldBreak:
        return last
      case .sentenceBreak:
        next.removeAll { network.diesAtSentenceEnd[Int($0)] }
      default:
        swap(&current, &next)
        next.removeAll(keepingCapacity: true)
        let atoms = view.unions.atoms(of: view.symbols[index], view.table)
        for position in current {
          let atom = network.atoms[Int(position)]
          if atom == PatternNetwork.anyWord || atoms.contains(atom) { advance(position, index) }
        }
      }
      index += 1
    }
    return last
  }
}

/// What the matcher reads: the tokens with their symbols, and the network.
struct MatchView {
  let tokens: [Token]
  let hashes: [UInt64]
  let symbols: [UInt32]
  /// How many of them are in use.
  let count: Int
  let network: PatternNetwork
  let table: SymbolTable
  let unions: SymbolUnions
}
