/// A phrase with its places resolved. Lists stand in many phrases, so trees share their parts, and what is asked of a tree time and
/// again is worked out once, when it is made.
final class PhraseTree: Hashable, Sendable {
  let shape: Shape
  /// The most words it takes.
  let longest: Int
  let canBeEmpty: Bool
  /// Whether `<word>` may be its first word.
  let canBeginWithAnyWord: Bool
  private let canBeginWithGap: Bool
  private let canEndWithGap: Bool
  let size: PhraseSize
  /// Made of all parts: equal trees have the same one, others hardly ever.
  fileprivate let fingerprint: UInt64

  enum Shape {
    case leaf(Leaf)
    case sequence([PhraseTree])
    case alternatives([PhraseTree])
    case optional(PhraseTree)
    case gap(Int)
    /// A regular expression, by its number: stands for a whole phrase, never inside one.
    case regex(Int32)
  }

  static func leaf(_ leaf: Leaf) -> PhraseTree { PhraseTree(.leaf(leaf)) }
  static func sequence(_ parts: [PhraseTree]) -> PhraseTree { PhraseTree(.sequence(parts)) }
  static func alternatives(_ parts: [PhraseTree]) -> PhraseTree { PhraseTree(.alternatives(parts)) }
  static func optional(_ part: PhraseTree) -> PhraseTree { PhraseTree(.optional(part)) }
  static func gap(_ width: Int) -> PhraseTree { PhraseTree(.gap(width)) }
  static func regex(_ number: Int32) -> PhraseTree { PhraseTree(.regex(number)) }

  /// O(parts), not counting what they consist of.
  private init(_ shape: Shape) {
    self.shape = shape
    size = PhraseSize(shape)
    fingerprint = shape.fingerprint
    switch shape {
    case .leaf(let leaf):
      (longest, canBeEmpty, canBeginWithAnyWord) = (1, false, leaf.isAnyWord)
      (canBeginWithGap, canEndWithGap) = (false, false)
    case .regex:
      (longest, canBeEmpty, canBeginWithAnyWord) = (0, false, false)
      (canBeginWithGap, canEndWithGap) = (false, false)
    case .gap(let width):
      (longest, canBeEmpty, canBeginWithAnyWord) = (width, true, false)
      (canBeginWithGap, canEndWithGap) = (true, true)
    case .optional(let part):
      (longest, canBeEmpty, canBeginWithAnyWord) = (part.longest, true, part.canBeginWithAnyWord)
      (canBeginWithGap, canEndWithGap) = (part.canBeginWithGap, part.canEndWithGap)
    case .alternatives(let parts):
      longest = parts.reduce(0) { max($0, $1.longest) }
      canBeEmpty = parts.contains { $0.canBeEmpty }
      canBeginWithAnyWord = parts.contains { $0.canBeginWithAnyWord }
      canBeginWithGap = parts.contains { $0.canBeginWithGap }
      canEndWithGap = parts.contains { $0.canEndWithGap }
    case .sequence(let parts):
      longest = parts.reduce(0) { $0 + $1.longest }
      canBeEmpty = parts.allSatisfy { $0.canBeEmpty }
      let beginning = PhraseTree.beginning(of: parts)
      canBeginWithAnyWord = beginning.contains { $0.canBeginWithAnyWord }
      canBeginWithGap = beginning.contains { $0.canBeginWithGap }
      canEndWithGap = parts[(parts.lastIndex { !$0.canBeEmpty } ?? 0)...].contains { $0.canEndWithGap }
    }
  }

  /// The parts of a row that it may begin with: those up to the first that must be there.
  static func beginning(of parts: [PhraseTree]) -> ArraySlice<PhraseTree> {
    parts.prefix(1 + (parts.firstIndex { !$0.canBeEmpty } ?? parts.count))
  }

  static func == (one: PhraseTree, other: PhraseTree) -> Bool {
    one === other || one.fingerprint == other.fingerprint && one.shape == other.shape
  }

  func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }

  /// Whether a gap may be what it begins or ends with, since what stands outside it may be left out.
  var canHaveGapAtEdge: Bool { canBeginWithGap || canEndWithGap }

  /// Its leaves in reading order.
  var leaves: [Leaf] {
    switch shape {
    case .leaf(let leaf): [leaf]
    case .sequence(let parts), .alternatives(let parts): parts.flatMap(\.leaves)
    case .optional(let part): part.leaves
    case .gap, .regex: []
    }
  }
}

extension PhraseTree.Shape: Equatable {
  fileprivate var fingerprint: UInt64 {
    switch self {
    case .leaf(let leaf): leaf.fingerprint
    case .sequence(let parts): PhraseTree.Shape.fingerprint(1, parts)
    case .alternatives(let parts): PhraseTree.Shape.fingerprint(2, parts)
    case .optional(let part): PhraseTree.Shape.fingerprint(3, [part])
    case .gap(let width): UInt64(width)
    case .regex(let number): UInt64(number) << 32
    }
  }

  private static func fingerprint(_ kind: UInt64, _ parts: [PhraseTree]) -> UInt64 {
    parts.reduce(kind) { ($0 ^ $1.fingerprint) &* Leaf.factor }
  }
}
