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

  /// `unless` phrases that every match brings along.
  private static func checkGuards(_ rule: RuleSyntax, _ match: LintedPack.Match, _ pack: inout LintedPack) {
    for clause in rule.guards where clause.looksAtWords(of: match.clause) {
      guard let tree = pack.tree(clause.clause.phrase), pack.meets(tree, match.tree) else { continue }
      report(rule, "whatever its `match` finds meets this `unless`", clause.clause.phrase.span, &pack)
    }
  }

  private static func report(_ rule: RuleSyntax, _ why: String, _ span: SourceSpan, _ pack: inout LintedPack) {
    pack.report(
      .neverFires, "rule `\(rule.name.value)` can never fire: \(why)", span, help: "mend it, or delete the rule")
  }
}

extension GuardSyntax {
  /// Whether it objects to words of the match itself, not only to those around it.
  func looksAtWords(of match: PhraseClause) -> Bool {
    guard forbids, reach == .anywhere || reach == .near else { return false }
    let field = match.field?.value
    guard let own = clause.field?.value else { return field == nil || field == "title" || field == "text" }
    return own == field
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
