/// All phrases of a pack.
///
/// A text is read once, from **anchors**: every way through a phrase takes exactly one of its anchors, chosen by the builder as its
/// rarest words. Most tokens anchor nothing and cost one look-up, however many phrases there are; a token that
/// does is grown into a match in both directions (`MatchFinder`), which most often fails at the next word.
public struct PatternNetwork: Sendable {
  /// What walks take.
  public var graph = WalkGraph()
  /// The node before the first token of each pattern.
  public var beginningOfPattern: ConstantTable<Int32> = []
  /// Which patterns may begin with which symbols, roughly.
  public var beginnings = PairFilter()
  /// The pattern that each anchor belongs to. Words of a phrase that have the same before and behind them are one anchor.
  public var patternOfAnchor: ConstantTable<Int32> = []
  /// The node behind each anchor, and the one before it, from which walks go back.
  public var nodeBehindAnchor: ConstantTable<Int32> = []
  /// See `nodeBehindAnchor`.
  public var nodeBeforeAnchor: ConstantTable<Int32> = []
  /// Which anchors a token with each symbol may be, in two lists a symbol: first those of phrases that some rule asks for in tickets of
  /// the pack's main language, behind them those of phrases that no such rule does.
  public var anchorsOfSymbol = IndexLists()
  /// For each of `anchorsOfSymbol.values` what must not stand around it, see `AnchorNeighbours`: what is asked one after another stands
  /// so.
  public var neighbours: ConstantTable<SIMD4<UInt64>> = []

  /// For each pattern the most tokens that a match takes.
  public var longest: ConstantTable<Int32> = []

  /// How many phrases there are.
  public var patternCount: Int { longest.count }

  /// A network without phrases.
  public init() {}

  /// Whether each list and number leads somewhere. O(all of them).
  var isSound: Bool {
    func are(_ numbers: ConstantTable<Int32>, below count: Int) -> Bool {
      numbers.allSatisfy { $0 >= 0 && Int($0) < count }
    }
    return graph.isSound && anchorsOfSymbol.isSound
      && are(beginningOfPattern, below: graph.count) && are(patternOfAnchor, below: patternCount)
      && are(nodeBehindAnchor, below: graph.count) && are(nodeBeforeAnchor, below: graph.count)
      && are(anchorsOfSymbol.values, below: patternOfAnchor.count)
  }
}

/// What must stand around an anchor for a match to be possible at all: anything where the match may end before, or a gap comes first.
public struct AnchorNeighbours: Sendable {
  /// What the token behind it may be.
  public var after: SymbolFilter
  /// What the one behind that may be.
  public var secondAfter: SymbolFilter
  /// The same, going back.
  public var before: SymbolFilter
  /// See `before`.
  public var secondBefore: SymbolFilter

  /// What may stand behind and before an anchor.
  public init(after: SymbolFilter, secondAfter: SymbolFilter, before: SymbolFilter, secondBefore: SymbolFilter) {
    self.after = after
    self.secondAfter = secondAfter
    self.before = before
    self.secondBefore = secondBefore
  }

  /// What must not stand there, one lane a token, as all four are asked for at once.
  public var excluded: SIMD4<UInt64> { ~SIMD4(after.bits, secondAfter.bits, before.bits, secondBefore.bits) }
}

extension Array where Element: Equatable {
  /// Leaves one of each run of equal elements. O(n).
  @inlinable
  public mutating func removeRepeats() {
    var kept = 0
    for index in indices where index == 0 || self[index] != self[kept - 1] {
      self[kept] = self[index]
      kept += 1
    }
    removeLast(count - kept)
  }
}
