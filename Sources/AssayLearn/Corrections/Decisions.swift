/// Decisions gathered by the text that they are about, so that each text is learnt from once.
///
/// Texts are one when they fold to the same words in the same order (`TextKey`). What is settled depends on the decisions alone, not on
/// the order in which they were added.
public struct Decisions: Sendable {
  private var groups: [[UInt8]: [Decision]] = [:]
  /// How many were added.
  public private(set) var count = 0

  /// No decisions.
  public init() {}

  /// Adds a decision about the text with this key.
  public mutating func add(_ decision: Decision, about key: [UInt8]) {
    groups[key, default: []].append(decision)
    count += 1
  }

  /// Settles for each text which decision counts. O(n log n).
  public func settled() -> Settlement {
    var settlement = Settlement()
    for (key, group) in groups { settle(group, key, &settlement) }
    settlement.kept.sort { $0.precedes($1) }
    settlement.contradictions.sort { $0.decisions.lexicographicallyPrecedes($1.decisions) { $0.precedes($1) } }
    return settlement
  }

  private func settle(_ group: [Decision], _ key: [UInt8], _ settlement: inout Settlement) {
    let group = group.sorted { $0.outweighs($1) || (!$1.outweighs($0) && $0.precedes($1)) }
    let first = group[0]
    let others = group.count { $0.labels != first.labels }
    // Those that weigh as much as the first stand right behind it.
    let isOpen = group.contains { $0.labels != first.labels && !first.outweighs($0) }
    if others > 0 {
      settlement.contradictions.append(Contradiction(decisions: group, isOpen: isOpen))
      settlement.contradicted += isOpen ? group.count : others
    }
    guard !isOpen else { return }
    settlement.kept.append(first)
    settlement.keys.insert(key)
    settlement.duplicates += group.count - others - 1
  }
}

/// Which decisions count.
public struct Settlement: Sendable {
  /// One decision a text, in an order that hangs on them alone.
  public fileprivate(set) var kept: [Decision] = []
  /// The keys of their texts.
  public fileprivate(set) var keys: Set<[UInt8]> = []
  /// Decisions left out since another says the same of the same text.
  public fileprivate(set) var duplicates = 0
  /// Decisions left out since another says something else of the same text.
  public fileprivate(set) var contradicted = 0
  /// The texts that were decided in more than one way.
  public fileprivate(set) var contradictions: [Contradiction] = []

  /// Nothing to settle.
  public init() {}

  /// How many of those that count were changed on appeal.
  public var overturned: Int { kept.count { $0.appeal == .overturned } }
}

/// A text that was decided in more than one way.
public struct Contradiction: Sendable {
  /// All decisions about it, the one that counts first.
  public var decisions: [Decision]
  /// Whether nothing says which of them counts, neither an appeal nor the time: then none does.
  public var isOpen: Bool
}
