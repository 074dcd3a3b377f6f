// What made the condition of a rule without a phrase true: for evidence, once a rule that is shown.

extension Scratch {
  /// The rule with the passages that its condition asks for; the fields and numbers that it compares are added to the verdict's facts.
  mutating func withFacts(_ rule: FiredRule, _ ticket: borrowing Ticket, _ program: borrowing Program) -> FiredRule {
    let condition = program.rules[Int(rule.rule)].condition
    guard condition >= 0 else { return rule }
    let firstSpan = firedSpans.count
    lentHits.removeAll(keepingCapacity: true)
    _ = gather(condition, ticket, program, factsFrom: verdict.facts.count)
    // Matches of regular expressions know bytes, not tokens, and can lie between these.
    if !firedSpans[firstSpan...].contains(where: { $0.regexHit >= 0 }) { dropCovered(from: firstSpan) }
    var rule = rule
    rule.spans = Int32(firstSpan)..<Int32(firedSpans.count)
    return rule
  }

  /// Whether a part of a condition is true; if so, what makes it true has been added. What is told not to be there has no place, and is left
  /// out. O(nodes), like asking alone.
  private mutating func gather(
    _ index: Int32, _ ticket: borrowing Ticket, _ program: borrowing Program, factsFrom firstFact: Int
  ) -> Truth {
    let node = program.conditions[Int(index)]
    switch node.kind {
    case .and:
      let facts = verdict.facts.count
      let spans = firedSpans.count
      let left = gather(node.a, ticket, program, factsFrom: firstFact)
      let both = left == .no ? .no : Truth.and(left, gather(node.b, ticket, program, factsFrom: firstFact))
      if both != .yes {
        verdict.facts.removeLast(verdict.facts.count - facts)
        firedSpans.removeLast(firedSpans.count - spans)
      }
      return both
    case .or:
      // Both sides, even where the first is enough: either may be what a person looks for.
      let left = gather(node.a, ticket, program, factsFrom: firstFact)
      let right = gather(node.b, ticket, program, factsFrom: firstFact)
      return Truth.or(left, right)
    default:
      let truth = truth(index, ticket, program)
      if truth == .yes { add(node, ticket, program, factsFrom: firstFact) }
      return truth
    }
  }

  /// Adds what a question came to whose answer is yes.
  private mutating func add(
    _ node: ConditionNode, _ ticket: borrowing Ticket, _ program: borrowing Program, factsFrom firstFact: Int
  ) {
    switch node.kind {
    case .feature:
      let feature = ConditionNode.feature(node.a)
      add(FactRecord(subject: .number(feature), value: value(of: feature, ticket)), from: firstFact)
    case .textField:
      add(FactRecord(subject: .text(ConditionNode.textField(node.a))), from: firstFact)
    case .flag:
      add(FactRecord(subject: .flag(ConditionNode.flagField(node.a)), value: node.value), from: firstFact)
    case .countKind:
      addSpans(ofKind: ConditionNode.tokenKind(node.a), node.b < 0 ? nil : ConditionNode.listField(node.b), ticket)
    case .countPattern:
      addSpans(of: node.a, .review, program)
    case .has:
      // The name of a business is no passage of the report.
      let fields = FieldMask(rawValue: UInt8(truncatingIfNeeded: node.b)).subtracting(.business)
      if !fields.isEmpty { addSpans(of: node.a, fields, program) }
    case .hit:
      gatherHit(Int(node.a), ticket, program, factsFrom: firstFact)
    case .and, .or, .not, .presentText, .presentNumber, .presentList:
      break
    }
  }

  private mutating func add(_ fact: FactRecord, from first: Int) {
    guard !verdict.facts[first...].contains(where: { $0.subject == fact.subject }) else { return }
    verdict.facts.append(fact)
  }

  /// A rule that another asks for is no evidence of its own where it has no weight: its passages are the other's, once, however often it
  /// is asked for.
  private mutating func gatherHit(
    _ rule: Int, _ ticket: borrowing Ticket, _ program: borrowing Program, factsFrom firstFact: Int
  ) {
    guard !lentHits.contains(Int32(rule)) else { return }
    lentHits.append(Int32(rule))
    let count = fired.count
    evaluate(rule, ticket, program)
    guard fired.count > count else { return }
    let hit = fired.removeLast()
    guard hit.spans.isEmpty, program.rules[rule].condition >= 0 else { return }
    _ = gather(program.rules[rule].condition, ticket, program, factsFrom: firstFact)
  }

  /// Adds where a pattern stands, its first matches from the left.
  private mutating func addSpans(of pattern: Int32, _ fields: FieldMask, _ program: borrowing Program) {
    var start = 0
    var left = Limits.spansPerRule
    while start < buffer.count, left > 0 {
      guard text.mayBegin(pattern, text.symbols[start], program), fields.holds(buffer.tokens[start].field),
        let last = finder.end(
          of: pattern, from: start, limit: start < baseCount ? baseCount : buffer.count, text, program)
      else {
        start += 1
        continue
      }
      let match = HitList.Hit(first: Int32(start), last: Int32(last), previous: -1)
      if let span = span(fields, match) {
        firedSpans.append(span)
        left -= 1
      }
      start = last + 1
    }
    if let regexes = program.regexes, regexes.has(pattern) { addRegexSpans(of: pattern, fields, regexes) }
  }

  /// Adds the first things of a kind in title and text that the ticket's list doesn't name.
  private mutating func addSpans(ofKind kind: TokenKind, _ exclusion: ListField?, _ ticket: borrowing Ticket) {
    var left = Limits.spansPerRule
    for index in 0..<reviewCount where left > 0 && buffer.tokens[index].kind == kind {
      if let exclusion, OwnContact.isListed(buffer.tokens[index], folded.bytes, exclusion, ticket) { continue }
      firedSpans.append(MatchedSpan(first: Int32(index), last: Int32(index), isDecoded: false))
      left -= 1
    }
  }
}
