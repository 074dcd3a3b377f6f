/// What walks over tokens may still take: all phrases of a pack, read forwards and back, as one graph without cycles.
///
/// A **node** is what may still come: whether a match may end here, and edges, each with the atom of the token that it takes and the node
/// behind it. Nodes from which the same may come are one, in whichever phrases and in either direction, so thousands of phrases that go
/// on alike share what they go on with. Several edges may take the same token: `PhraseAutomaton` follows them all.
public struct WalkGraph: Sendable {
  /// Of each node the atoms of its edges, ascending; `anyWord` is first.
  public var atoms = IndexLists()
  /// Beside each of `atoms.values` where the edge leads.
  public var targets: ConstantTable<Target> = []
  /// Of each node whether a match may end there: 1 or 0.
  public var ends: ConstantTable<UInt8> = []

  /// Stands in `atoms` for an edge that takes any word.
  public static let anyWord: Int32 = -1

  /// A graph without nodes.
  public init() {}

  /// Where an edge leads.
  public struct Target: BitwiseCopyable, Sendable {
    /// The number of the node, and below it a bit: `staysInSentence`.
    public let bits: Int32
    /// The target with these bits.
    public init(bits: Int32) { self.bits = bits }

    /// The node behind the edge.
    @inline(__always)
    public var node: Int32 { bits >> 1 }
    /// The edge goes over a gap: no sentence may end between the token that it takes and the one before.
    @inline(__always)
    public var staysInSentence: Bool { bits & 1 != 0 }
  }

  /// How many nodes there are.
  public var count: Int { ends.count }

  /// The edges of a node: indices of `atoms.values` and `targets`.
  @inline(__always)
  func edges(_ node: Int32) -> Range<Int> { atoms.range(node) }

  /// Whether a match may end at a node.
  @inline(__always)
  public func isEnd(_ node: Int32) -> Bool { ends[Int(node)] != 0 }

  /// Whether each list and number leads somewhere.
  var isSound: Bool {
    atoms.isSound && atoms.count == count && targets.count == atoms.values.count
      && targets.allSatisfy { $0.bits >= 0 && Int($0.node) < count }
  }
}
