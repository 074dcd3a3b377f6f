/// Rules whose phrases can't be found, or are always taken back.
enum SilentRules {
  static func look(at pack: inout LintedPack) {
    for (index, (rule, _)) in pack.pack.rules.enumerated() {
      if let match = pack.matches[index] {
        if !pack.phrases.canBeFound(match.tree) {
          report(rule, "the lists of its phrase are empty", match.clause.phrase.span, &pack)
          continue
        }
        checkGuards(rule, match, &pack)
      }
      for clause in rule.guards where !clause.forbids {
        guard let tree = pack.tree(clause.clause.phrase), !pack.phrases.canBeFound(tree) else { continue }
        report(rule, "the lists of this phrase are empty", clause.clause.phrase.span, &pack)
      }
    }
  }

  /// `unless` phrases that stand wherever the match does.
  private static func checkGuards(_ rule: RuleSyntax, _ match: LintedPack.Match, _ pack: inout LintedPack) {
    let field = match.clause.field?.value
    for clause in rule.guards where clause.forbids && (clause.reach == .anywhere || clause.reach == .near) {
      let wanted = clause.clause.field?.value
      let isThere = wanted == nil ? field == nil || field == "title" || field == "text" : wanted == field
      guard isThere, let tree = pack.tree(clause.clause.phrase), pack.covers(tree, match.tree) else { continue }
      report(rule, "this `unless` finds whatever its `match` finds", clause.clause.phrase.span, &pack)
    }
  }

  private static func report(_ rule: RuleSyntax, _ why: String, _ span: SourceSpan, _ pack: inout LintedPack) {
    pack.report(
      .neverFires, "rule `\(rule.name.value)` can never fire: \(why)", span, help: "mend it, or delete the rule")
  }
}

extension PhraseTable {
  /// Whether some text has it; not so for what an empty list has to give.
  func canBeFound(_ tree: PhraseTree) -> Bool {
    switch shape(tree) {
    case .leaf(let terms): !terms.isEmpty
    case .sequence(let parts): parts.allSatisfy { canBeFound(part($0)) }
    case .alternatives(let parts): parts.contains { canBeFound(part($0)) }
    case .optional, .gap, .regex: true
    }
  }
}
