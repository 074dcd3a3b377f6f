/// All phrases of a pack as one network of positions (a Glushkov automaton).
///
/// A position accepts one token that has its atom; then one of its followers must accept the next. There are no empty moves. Positions
/// of one pattern stand in one run.
///
/// A text is read once, from **anchors**: every way through a pattern passes exactly one of its anchor positions, chosen by the
/// builder as its rarest words. Most tokens anchor nothing and cost one look-up, however many phrases there are; a token that
/// does is grown into a match in both directions (`MatchFinder`), which most often fails at the next word.
public struct PatternNetwork: Sendable {
  /// The atom that a position accepts, or `anyWord`.
  public var atoms: ConstantTable<Int32> = []
  /// What else is true of each position.
  public var marks: ConstantTable<PositionMarks> = []
  /// What may come after each position, and before it; lists sorted by atom.
  public var followers = IndexLists()
  /// See `followers`.
  public var predecessors = IndexLists()
  /// Where each pattern may begin.
  public var firsts = IndexLists()
  /// Which patterns may begin with which symbols, roughly.
  public var beginnings = PairFilter()
  /// The position of each anchor.
  public var anchors: ConstantTable<Int32> = []
  /// The pattern that each anchor belongs to.
  public var patternOfAnchor: ConstantTable<Int32> = []
  /// Which anchors a token with each symbol may be, in two lists a symbol: first those of phrases that some rule asks for in tickets of
  /// the pack's main language, behind them those of phrases that no such rule does.
  public var anchorsOfSymbol = IndexLists()
  /// For each of `anchorsOfSymbol.values` what must not stand around it, see `AnchorNeighbours`: what is asked one after another stands
  /// so.
  public var neighbours: ConstantTable<SIMD4<UInt64>> = []

  /// For each pattern the most tokens that a match takes.
  public var longest: ConstantTable<Int32> = []

  /// Stands in `atoms` for a position that accepts any word.
  public static let anyWord: Int32 = -1

  /// How many phrases there are.
  public var patternCount: Int { longest.count }

  /// A network without phrases.
  public init() {}
}

/// What is true of a position of the network.
public struct PositionMarks: OptionSet, BitwiseCopyable, Sendable {
  /// One bit a mark.
  public let rawValue: UInt8
  /// The marks with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It stands behind a gap: no sentence may end between it and the token before it.
  public static let staysInSentence = PositionMarks(rawValue: 1)
  /// A match may begin with it.
  public static let begins = PositionMarks(rawValue: 2)
  /// A match may end with it.
  public static let completes = PositionMarks(rawValue: 4)
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
