/// All phrases of a pack as one network of positions (a Glushkov automaton).
///
/// A position waits for one token that has its atom. When that token comes, the positions that may follow begin to wait, and the
/// position's pattern may be complete. Positions of one pattern stand in one run. There are no empty moves.
public struct PatternNetwork: Sendable {
  /// The atom that a position waits for, or `anyWord`.
  public var atoms: [Int32] = []
  /// Whether the position stops waiting where a sentence ends (it stands behind a gap).
  public var diesAtSentenceEnd: [Bool] = []
  /// Whether its token completes the pattern.
  public var completes: [Bool] = []
  /// The pattern it belongs to.
  public var patternOf: [Int32] = []
  /// Its followers are `followers[followStarts[p]..<followStarts[p + 1]]`.
  public var followStarts: [Int32] = [0]
  public var followers: [Int32] = []

  /// For each pattern its positions, and how many tokens it takes at most.
  public var patterns: [Pattern] = []

  /// Where patterns begin: the first positions by atom, `firsts[firstStarts[a]..<firstStarts[a + 1]]`, ascending.
  public var firstStarts: [Int32] = [0]
  public var firsts: [Int32] = []

  public static let anyWord: Int32 = -1

  public struct Pattern: Sendable {
    public var positions: Range<Int32>
    public var longest: Int32
    /// Whether the automaton looks for it in every ticket; others are only looked for near a match.
    public var isTrigger: Bool

    public init(positions: Range<Int32>, longest: Int32, isTrigger: Bool) {
      self.positions = positions
      self.longest = longest
      self.isTrigger = isTrigger
    }
  }

  public init() {}

  func followers(of position: Int32) -> Range<Int> {
    Int(followStarts[Int(position)])..<Int(followStarts[Int(position) + 1])
  }

  func firsts(of atom: Int32) -> Range<Int> {
    Int(firstStarts[Int(atom)])..<Int(firstStarts[Int(atom) + 1])
  }
}
