public import AssayCore
public import AssayRules

/// Two packs side by side: their guidelines and rules by name, those of the new one first, in its order.
public struct PackPair: Sendable {
  /// The pack as it was.
  public let old: Program
  /// The pack as it is to be.
  public let new: Program
  /// The ids of the guidelines of either.
  public let guidelines: [String]
  /// The ids of the rules of either.
  public let rules: [String]
  /// Where the old pack's guidelines and rules stand among those.
  let guidelineOfOld: [Int]
  let ruleOfOld: [Int]
  /// For each of `rules` and `guidelines` its index in the old pack, and in the new one; nil where it has none.
  let oldRule: [Int?]
  let newRule: [Int?]
  let oldGuideline: [Int?]
  let newGuideline: [Int?]

  /// The packs side by side. O(rules).
  public init(old: Program, new: Program) {
    self.old = old
    self.new = new
    let ofGuidelines = PackPair.join(old.guidelines.map(\.id), new.guidelines.map(\.id))
    (guidelines, guidelineOfOld, oldGuideline, newGuideline) = ofGuidelines
    (rules, ruleOfOld, oldRule, newRule) = PackPair.join(old.rules.map(\.id), new.rules.map(\.id))
  }

  private static func join(_ old: [String], _ new: [String]) -> ([String], [Int], [Int?], [Int?]) {
    var places = Dictionary(uniqueKeysWithValues: new.enumerated().map { ($1, $0) })
    var all = new
    var placeOfOld: [Int] = []
    for name in old {
      if places[name] == nil {
        places[name] = all.count
        all.append(name)
      }
      placeOfOld.append(places[name, default: 0])
    }
    var oldIndex: [Int?] = Array(repeating: nil, count: all.count)
    for (index, place) in placeOfOld.enumerated() { oldIndex[place] = index }
    return (all, placeOfOld, oldIndex, all.indices.map { $0 < new.count ? $0 : nil })
  }

  /// The place of a rule's guideline among `guidelines`.
  func guideline(ofRule rule: Int) -> Int {
    if let index = newRule[rule] { return Int(new.rules[index].guideline) }
    return oldRule[rule].map { guidelineOfOld[Int(old.rules[$0].guideline)] } ?? 0
  }

  /// Whether a rule counts in the old pack and in the new one; nil where there is no such rule.
  public func standings(ofRule rule: Int) -> (old: RuleStanding?, new: RuleStanding?) {
    (oldRule[rule].map { old.standing(ofRule: $0) }, newRule[rule].map { new.standing(ofRule: $0) })
  }

  /// The weights of a rule in the old pack and in the new one, in 1/1024 bit; nil where there is no such rule.
  public func weights(ofRule rule: Int) -> (old: Int32?, new: Int32?) {
    (oldRule[rule].map { old.rules[$0].weight }, newRule[rule].map { new.rules[$0].weight })
  }
}
