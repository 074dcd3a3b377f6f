internal import AssayCore

extension Program {
  /// Says when each rule is looked at, and anchors the patterns that must be found for it. O(rules + conditions).
  mutating func setOccasions(_ network: inout NetworkBuilder, _ phrases: PhraseTable) {
    var rulesOfPattern = Array(repeating: [Int32](), count: network.trees.count)
    var rulesOfFeature = Feature.allCases.map { _ in [Int32]() }
    var exonerating = Array(repeating: [Int32](), count: guidelines.count)
    let shadows = Set(shadowRules)
    var waiting: [Int32] = []
    for (index, rule) in zip(Int32(0)..., rules) {
      // A rule that can only take away, and sets no tag, matters only where its guideline is about to be labelled.
      if rule.weight < 0, rule.tag < 0, !shadows.contains(index) {
        exonerating[Int(rule.guideline)].append(index)
      } else if rule.pattern >= 0 {
        network.anchor(rule.pattern)
        rulesOfPattern[Int(rule.pattern)].append(index)
      } else {
        waiting.append(index)
      }
    }
    // Behind the others, whose patterns are looked for in any case: to wait for one of these costs nothing.
    let triggers = Triggers(self, network, phrases)
    for index in waiting {
      guard let own = triggers.of(rules[Int(index)].condition) else {
        alwaysRules.append(index)
        continue
      }
      for trigger in own {
        switch trigger {
        case .pattern(let pattern):
          network.anchor(pattern)
          rulesOfPattern[Int(pattern)].append(index)
        case .feature(let feature):
          rulesOfFeature[Int(feature.rawValue)].append(index)
        }
      }
    }
    self.rulesOfPattern = IndexLists(rulesOfPattern)
    self.rulesOfFeature = IndexLists(rulesOfFeature)
    self.exonerating = IndexLists(exonerating)
  }
}
