internal import AssayCore

/// Finds out why a rule does not fire on an example: runs it with one of its clauses at a time.
enum Obstacles {
  /// What is in its way, in the order of the rule's clauses, and where its `match` is found all the same. O(clauses · text).
  static func find(_ example: RuleExample, _ program: Program) -> (reasons: [String], match: [EvidenceRecord]) {
    let rule = program.rules[example.rule]
    var bare = program
    // Its clauses can't be looked at unless the rule is; a rule that nothing has to trigger always is.
    bare.alwaysRules = [Int32(example.rule)]
    bare.rules[example.rule].guards = 0..<0
    bare.rules[example.rule].condition = -1
    bare.rules[example.rule].languages = 0
    bare.rules[example.rule].contentTypes = []
    guard let match = evidence(example, bare) else {
      return (["its `match` is found nowhere in \(fields(rule.fields))"], [])
    }
    func isInTheWay(_ addClause: (inout RuleRecord) -> Void) -> Bool {
      var program = bare
      addClause(&program.rules[example.rule])
      return evidence(example, program) == nil
    }
    var obstacles: [String] = []
    for index in rule.guards where isInTheWay({ $0.guards = index..<index + 1 }) {
      obstacles.append(blame(program.guards[Int(index)], hasMatch: rule.pattern >= 0))
    }
    if isInTheWay({ $0.condition = rule.condition }) { obstacles.append("its `where` does not hold") }
    if isInTheWay({ $0.languages = rule.languages }) { obstacles.append("its `language` is another") }
    if isInTheWay({ $0.contentTypes = rule.contentTypes }) { obstacles.append("its `content` is another") }
    if obstacles.isEmpty { obstacles.append("its clauses hold one by one, but not together for one match") }
    return (obstacles, match.filter { $0.kind != .metadata })
  }

  /// What the example's rule rests on; nil when it does not fire.
  private static func evidence(_ example: RuleExample, _ program: Program) -> [EvidenceRecord]? {
    var scratch = RuleTester.scratch(program)
    program.classify(example.ticket, &scratch)
    return scratch.everyFired.first { Int($0.rule) == example.rule }.map { scratch.evidence(of: $0, example.ticket) }
  }

  /// `its \`unless near 4\` forbids every match`.
  private static func blame(_ clause: GuardRecord, hasMatch: Bool) -> String {
    let word = clause.forbids ? "unless" : "with"
    guard hasMatch, clause.reach != .anywhere else {
      return "its `\(word)` \(clause.forbids ? "is found" : "is found nowhere") in \(fields(clause.fields))"
    }
    let reach = "\(word) \(clause.reach) \(clause.distance)"
    return clause.forbids ? "its `\(reach)` forbids every match" : "its `\(reach)` holds for no match"
  }

  private static func fields(_ mask: FieldMask) -> String {
    let names: [(FieldMask, String)] = [
      (.title, "title"), (.text, "text"), (.comment, "comment"), (.highlight, "highlight"), (.business, "business"),
    ]
    return names.filter { mask.contains($0.0) }.map { $0.1 }.joined(separator: " or ")
  }
}
