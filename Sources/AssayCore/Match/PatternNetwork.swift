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
  /// See `followers`.
  public var predecessors = IndexLists()
  /// Where each pattern may begin.
  public var firsts = IndexLists()
  /// Which patterns may begin with which symbols, roughly.
  public var beginnings = PairFilter()
  /// All anchors, by position.
  public var anchors: [Anchor] = []
  /// Which of them a token with each symbol may be.
  public var anchorsOfSymbol = IndexLists() {
    didSet { symbolAnchors = anchorsOfSymbol.values.map { anchors[Int($0)] } }
  }
  /// The anchors of `anchorsOfSymbol.values` themselves: those that are asked one after another stand so.
  private(set) var symbolAnchors: [Anchor] = []
  /// The same by atom: for symbols made on the way.
  public var anchorsOfAtom = IndexLists()

  /// For each pattern the most tokens that a match takes.
  public var longest: [Int32] = []

  /// Stands in `atoms` for a position that accepts any word.
  public static let anyWord: Int32 = -1

  /// The phrase that an anchor belongs to.
  func pattern(ofAnchor anchor: Int32) -> Int32 { patternOf[Int(anchors[Int(anchor)].position)] }

  /// How many phrases there are.
  public var patternCount: Int { longest.count }

  /// A network without phrases.
  public init() {}
}

/// A position from which matches are grown, and what must stand around it for a match to be possible at all.
public struct Anchor: Sendable, Equatable {
  /// The position in the network.
  public var position: Int32
  /// What the token behind it may be, and the one behind that; anything where the match may end before, or a gap comes first.
  public var after: SymbolFilter
  /// See `after`.
  public var secondAfter: SymbolFilter
  /// The same, going back.
  public var before: SymbolFilter
  /// See `before`.
  public var secondBefore: SymbolFilter

  /// An anchor with what may stand behind and before it.
  public init(
    position: Int32, after: SymbolFilter, secondAfter: SymbolFilter, before: SymbolFilter, secondBefore: SymbolFilter
  ) {
    self.position = position
    self.after = after
    self.secondAfter = secondAfter
    self.before = before
    self.secondBefore = secondBefore
  }
}

/// Many short lists of numbers in two flat arrays.
public struct IndexLists: Sendable {
  /// List i is `values[starts[i]..<starts[i + 1]]`.
  public var starts: [Int32] = [0]
  /// The items of all lists, one list behind the other.
  public var values: [Int32] = []

  /// No lists.
  public init() {}

  /// The given lists, in their order.
  public init(_ lists: some Sequence<[Int32]>) {
    for list in lists { append(list) }
  }

  /// Other lists turned round: list i of `count` holds the numbers of those that hold i, ascending. nil when one holds anything else.
  /// O(items), by counting.
  init?(turning starts: [Int32], _ values: [Int32], count: Int) {
    guard values.allSatisfy({ $0 >= 0 && Int($0) < count }) else { return nil }
    var ends = Array(repeating: Int32(0), count: count + 1)
    for value in values { ends[Int(value) + 1] += 1 }
    for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
    self.starts = ends
    self.values = Array(repeating: 0, count: values.count)
    // Spans, since packs of many words turn a list at each start.
    var places = ends.mutableSpan
    var turned = self.values.mutableSpan
    let (starts, values) = (starts.span, values.span)
    for list in 0..<(starts.count - 1) {
      for index in Int(starts[list])..<Int(starts[list + 1]) {
        let value = Int(values[index])
        turned[Int(places[value])] = Int32(truncatingIfNeeded: list)
        places[value] &+= 1
      }
    }
  }

  /// Adds a list behind the last.
  public mutating func append(_ list: [Int32]) {
    values += list
    starts.append(Int32(values.count))
  }

  /// How many lists there are.
  public var count: Int { starts.count - 1 }

  /// The range of `values` that list i takes.
  @inline(__always)
  func range(_ index: Int32) -> Range<Int> { Int(starts[Int(index)])..<Int(starts[Int(index) + 1]) }
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
