/// All phrases of a pack as one network of positions (a Glushkov automaton).
///
/// A position accepts one token that has its atom; then one of its followers must accept the next. There are no empty moves. Positions
/// of one pattern stand in one run.
///
/// A text is read once, from **anchors**: every way through a pattern passes exactly one of its anchor positions, chosen by the
/// builder as its rarest words. Most tokens anchor nothing and cost one array look-up, however many phrases there are; a token that
/// does is grown into a match in both directions (`MatchFinder`), which most often fails at the next word.
public struct PatternNetwork: Sendable {
  /// The atom that a position accepts, or `anyWord`.
  public var atoms: [Int32] = []
  /// Whether the position stands behind a gap: no sentence may end between it and the token before it.
  public var staysInSentence: [Bool] = []
  /// Whether a match may begin with it.
  public var begins: [Bool] = []
  /// Whether a match may end with it.
  public var completes: [Bool] = []
  /// The pattern it belongs to.
  public var patternOf: [Int32] = []
  /// What may come after each position, and before it; lists sorted by atom.
  public var followers = IndexLists()
  public var predecessors = IndexLists()
  /// Where each pattern may begin.
  public var firsts = IndexLists()
  /// Which patterns may begin with which symbols, roughly.
  public var beginnings = PairFilter()
  /// The anchors that a token with each symbol may be: list s is `anchors[anchorStarts[s]..<anchorStarts[s + 1]]`.
  public var anchors: [Anchor] = []
  public var anchorStarts: [Int32] = [0]
  /// The same by atom, as indices of `atomAnchors`: for symbols made on the way.
  public var anchorsOfAtom = IndexLists()
  public var atomAnchors: [Anchor] = []

  /// For each pattern its positions, and how many tokens it takes at most.
  public var patterns: [Pattern] = []

  public static let anyWord: Int32 = -1

  public struct Pattern: Sendable {
    public var positions: Range<Int32>
    public var longest: Int32

    public init(positions: Range<Int32>, longest: Int32) {
      self.positions = positions
      self.longest = longest
    }
  }

  public init() {}

  /// Whether a match through the position is that one token.
  @inline(__always)
  func standsAlone(_ position: Int32) -> Bool {
    followers.range(position).isEmpty && predecessors.range(position).isEmpty
  }
}

/// A position from which matches are grown, and what must stand around it for a match to be possible at all.
public struct Anchor: Sendable, Equatable {
  public var position: Int32
  /// An atom that some token behind (before) the anchor must have, or −1 where the match may end (begin) here.
  public var after: Int32
  public var before: Int32
  /// How near that token must be, in words: 1 is next to it; more where a gap lies between.
  public var afterReach: UInt8
  public var beforeReach: UInt8

  public init(position: Int32, after: Int32, afterReach: UInt8, before: Int32, beforeReach: UInt8) {
    self.position = position
    self.after = after
    self.before = before
    self.afterReach = afterReach
    self.beforeReach = beforeReach
  }
}

/// Many short lists of numbers in two flat arrays.
public struct IndexLists: Sendable {
  /// List i is `values[starts[i]..<starts[i + 1]]`.
  public var starts: [Int32] = [0]
  public var values: [Int32] = []

  public init() {}

  public init(_ lists: some Sequence<[Int32]>) {
    for list in lists { append(list) }
  }

  public mutating func append(_ list: [Int32]) {
    values += list
    starts.append(Int32(values.count))
  }

  public var count: Int { starts.count - 1 }

  /// The range of `values` that list i takes.
  @inline(__always)
  func range(_ index: Int32) -> Range<Int> { Int(starts[Int(index)])..<Int(starts[Int(index) + 1]) }
}
