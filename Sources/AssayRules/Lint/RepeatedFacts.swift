/// Phrases that another rule of the guideline finds already, so that one fact counts twice.
enum RepeatedFacts {
  static func look(at pack: inout LintedPack) {
    let rules = pack.pack.rules
    // Made once: each phrase is held against the beginnings of all other rules.
    let beginnings = rules.indices.map { pack.matches[$0].map { pack.phrases.first($0.tree, .forward) } }
    for (index, rule) in rules.enumerated() {
      guard let match = pack.matches[index] else { continue }
      let others = rules.indices.filter {
        rules[$0].guideline == rule.guideline && $0 != index && counts(rules[$0].syntax, beside: rule.syntax)
      }
      for phrase in match.alternatives {
        let beginning = pack.phrases.first(phrase.tree, .forward)
        let other = others.first { other in
          // Two rules with the same phrase are told once, of the later one.
          guard let first = beginnings[other], pack.phrases.terms.covers(first, beginning),
            let cover = pack.matches[other]?.tree,
            other < index || cover != match.tree
          else { return false }
          return pack.covers(cover, phrase.tree)
        }
        guard let other else { continue }
        pack.report(
          .phraseOfAnotherRule, "the rule `\(rules[other].syntax.name.value)` finds this already", phrase.span,
          help: "take it out, narrow one of the two, or put both into a group with a cap")
      }
    }
  }

  /// Whether a rule says something of every place that its phrase is found at, and the two add up.
  private static func counts(_ rule: RuleSyntax, beside other: RuleSyntax) -> Bool {
    guard rule.guards.isEmpty, rule.condition == nil, rule.languages.isEmpty, rule.contentTypes.isEmpty else {
      return false
    }
    let areLive = [rule, other].allSatisfy { $0.ruleStatus == .live || $0.ruleStatus == .deprecated }
    guard areLive, rule.weight.value * other.weight.value > 0 else { return false }
    if let group = rule.group, group.value == other.group?.value { return false }
    let field = rule.match?.field?.value
    return field == nil || field == other.match?.field?.value
  }
}
