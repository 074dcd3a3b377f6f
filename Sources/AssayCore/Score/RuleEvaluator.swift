/// Evaluates the rules of one ticket once its tokens are matched.
///
/// A value of the moment: it reads the ticket, the program and the scratch's token buffers, and keeps what it needs to find spans.
struct RuleEvaluator {
  let program: Program
  let view: MatchView
  let bytes: [UInt8]
  let baseCount: Int
  var spans: SpanMatcher
  var ends: [Int32] = []

  /// The fired rule, or nil. Appends the spans that survive the rule's guards to `found`.
  mutating func evaluate(
    _ index: Int32, _ ticket: borrowing Ticket, _ hits: HitList, _ shape: inout TextShape,
    into found: inout [MatchedSpan]
  ) -> FiredRule? {
    let rule = program.rules[Int(index)]
    guard gatesOpen(rule, ticket) else { return nil }
    let firstSpan = found.count
    var isDecodedOnly = false
    if rule.pattern >= 0 {
      hits.ends(of: rule.pattern, most: Limits.matchesPerRule, into: &ends)
      var plain = 0
      for end in ends {
        guard let span = span(rule, Int(end)), guardsHold(rule, span) else { continue }
        found.append(span)
        if !span.isDecoded { plain += 1 }
      }
      guard found.count > firstSpan else { return nil }
      isDecodedOnly = plain == 0
      dropCovered(&found, from: firstSpan)
    } else if !guardsHold(rule, nil) {
      return nil
    }
    if rule.condition >= 0 {
      guard truth(rule.condition, ticket, hits, &shape) == .yes else {
        found.removeLast(found.count - firstSpan)
        return nil
      }
    }
    // A decoded reading is a guess, so it counts three quarters.
    let bits = isDecodedOnly ? rule.weight * 3 / 4 : rule.weight
    return FiredRule(rule: index, bits: bits, spans: Int32(firstSpan)..<Int32(found.count))
  }

  private func gatesOpen(_ rule: RuleRecord, _ ticket: borrowing Ticket) -> Bool {
    if rule.languages != 0, let language = program.language(of: ticket), rule.languages & language == 0 { return false }
    if !rule.contentTypes.isEmpty, ticket.has(.contentType) {
      let isListed = rule.contentTypes.contains { program.constants[Int($0)].utf8.elementsEqual(ticket.bytes[ticket.range(of: .contentType)]) }
      if !isListed && !ticket.range(of: .contentType).isEmpty { return false }
    }
    return true
  }

  // MARK: Spans and guards

  private mutating func span(_ rule: RuleRecord, _ end: Int) -> MatchedSpan? {
    guard rule.fields.holds(view.tokens[end].field) else { return nil }
    let floor = end >= baseCount ? baseCount : 0
    guard let start = spans.start(of: rule.pattern, endingAt: end, floor: floor, view) else { return nil }
    // The decoded view repeats the plain words; only matches that need a decoded one are new.
    if end >= baseCount, !isDecoded(start, end) { return nil }
    return MatchedSpan(first: Int32(start), last: Int32(end), isDecoded: end >= baseCount)
  }

  /// Keeps the longest of matches that lie in one another.
  private func dropCovered(_ found: inout [MatchedSpan], from first: Int) {
    guard found.count - first > 1 else { return }
    let all = Array(found[first...])
    found.removeLast(found.count - first)
    for (index, span) in all.enumerated() {
      let isCovered = all.enumerated().contains { other, larger in
        other != index && larger.first <= span.first && larger.last >= span.last
          && (larger.first < span.first || larger.last > span.last || other < index)
      }
      if !isCovered { found.append(span) }
    }
  }

  private mutating func guardsHold(_ rule: RuleRecord, _ span: MatchedSpan?) -> Bool {
    for index in rule.guards {
      let condition = program.guards[Int(index)]
      if occurs(condition, span) == condition.forbids { return false }
    }
    return true
  }

  private mutating func occurs(_ condition: GuardRecord, _ span: MatchedSpan?) -> Bool {
    guard let span, condition.reach != .anywhere else {
      return occurs(condition.pattern, condition.fields, 0..<view.count)
    }
    let low = span.isDecoded ? baseCount : 0
    let high = span.isDecoded ? view.count : baseCount
    let first = Int(span.first)
    let last = Int(span.last)
    let distance = Int(condition.distance)
    if condition.reach != .after {
      if occurs(condition.pattern, condition.fields, back(from: first, by: distance, to: low)..<first) { return true }
    }
    if condition.reach != .before {
      if occurs(condition.pattern, condition.fields, (last + 1)..<forward(from: last, by: distance, to: high)) { return true }
    }
    // A guard phrase may also share words with the match, as in "not (a scam)" or "(code) did not work".
    return condition.reach == .near && occurs(condition.pattern, condition.fields, first..<(last + 1))
  }

  /// The token `words` words before `index`, not counting breaks, within the field.
  private func back(from index: Int, by words: Int, to low: Int) -> Int {
    var position = index
    var left = words
    while position > low, left > 0 {
      let kind = view.tokens[position - 1].kind
      if kind == .fieldBreak { break }
      if kind != .sentenceBreak { left -= 1 }
      position -= 1
    }
    return position
  }

  private func forward(from index: Int, by words: Int, to high: Int) -> Int {
    var position = index + 1
    var left = words
    while position < high, left > 0 {
      let kind = view.tokens[position].kind
      if kind == .fieldBreak { break }
      if kind != .sentenceBreak { left -= 1 }
      position += 1
    }
    return position
  }

  private mutating func occurs(_ pattern: Int32, _ fields: FieldMask, _ range: Range<Int>) -> Bool {
    for start in range where view.symbols[start] != 0 && fields.holds(view.tokens[start].field) {
      if spans.end(of: pattern, from: start, limit: range.upperBound, view) != nil { return true }
    }
    return false
  }

  // MARK: Conditions

  private mutating func truth(
    _ index: Int32, _ ticket: borrowing Ticket, _ hits: HitList, _ shape: inout TextShape
  ) -> Truth {
    let node = program.conditions[Int(index)]
    switch node.kind {
    case .and:
      let left = truth(node.a, ticket, hits, &shape)
      return left == .no ? .no : Truth.and(left, truth(node.b, ticket, hits, &shape))
    case .or:
      let left = truth(node.a, ticket, hits, &shape)
      return left == .yes ? .yes : Truth.or(left, truth(node.b, ticket, hits, &shape))
    case .not:
      return Truth.not(truth(node.a, ticket, hits, &shape))
    case .feature:
      let value = feature(Feature.allCases[Int(node.a)], ticket, &shape)
      return value.isNaN ? .notEvaluated : Truth(node.comparison.holds(value, node.value))
    case .textField:
      let field = TextField.allCases[Int(node.a)]
      let range = ticket.range(of: field)
      if range.isEmpty { return .notEvaluated }
      return Truth((node.b..<node.c).contains { program.constants[Int($0)].utf8.elementsEqual(ticket.bytes[range]) })
    case .flag:
      guard let flag = ticket.flag(FlagField.allCases[Int(node.a)]) else { return .notEvaluated }
      return Truth(flag == (node.value == 1))
    case .countKind:
      let kind = TokenKind.allCases[Int(node.a)]
      let exclusion = node.b < 0 ? nil : ListField.allCases[Int(node.b)]
      return Truth(node.comparison.holds(Double(count(kind, exclusion, ticket)), node.value))
    case .countPattern:
      return Truth(node.comparison.holds(Double(count(node.a, hits)), node.value))
    case .has:
      hits.ends(of: node.a, most: Limits.matches, into: &ends)
      let mask = FieldMask(rawValue: UInt8(truncatingIfNeeded: node.b))
      return Truth(ends.contains { mask.holds(view.tokens[Int($0)].field) })
    case .presentText:
      return Truth(!ticket.range(of: TextField.allCases[Int(node.a)]).isEmpty)
    case .presentNumber:
      return Truth(!ticket.number(NumberField.allCases[Int(node.a)]).isNaN)
    case .presentList:
      let list = ListField.allCases[Int(node.a)]
      return Truth(ticket.items.contains { $0.list == list })
    }
  }

  private func feature(_ feature: Feature, _ ticket: borrowing Ticket, _ shape: inout TextShape) -> Double {
    if let field = feature.field { return ticket.number(field) }
    if feature == .experienceAgeDays {
      let bytes = ticket.bytes.span
      guard let created = Timestamp(bytes, ticket.range(of: .createdAt)), let lived = Timestamp(bytes, ticket.range(of: .experiencedAt))
      else { return .nan }
      return Double(created.seconds - lived.seconds) / 86_400
    }
    if !shape.isKnown { shape.measure(ticket, view.tokens, view.hashes, count: baseCount, bytes) }
    return shape.value(feature)
  }

  /// The matches of a pattern in title and text that do not overlap, counted from the left; of the decoded view those that need it.
  private mutating func count(_ pattern: Int32, _ hits: HitList) -> Int {
    hits.ends(of: pattern, most: Limits.matches, into: &ends)
    var count = 0
    var free = 0
    for end in ends where FieldMask.review.holds(view.tokens[Int(end)].field) {
      if end >= baseCount { free = max(free, baseCount) }
      guard let start = spans.start(of: pattern, endingAt: Int(end), floor: free, view) else { continue }
      if end >= baseCount, !isDecoded(start, Int(end)) { continue }
      count += 1
      free = Int(end) + 1
    }
    return count
  }

  private func isDecoded(_ first: Int, _ last: Int) -> Bool {
    (first...last).contains { view.tokens[$0].flags.contains(.decoded) }
  }

  /// The tokens of a kind in title and text, without those that the ticket's list names.
  private func count(_ kind: TokenKind, _ exclusion: ListField?, _ ticket: borrowing Ticket) -> Int {
    var count = 0
    for token in view.tokens[0..<baseCount] where token.kind == kind && FieldMask.review.holds(token.field) {
      if let exclusion, OwnContact.isListed(token, bytes, exclusion, ticket) { continue }
      count += 1
    }
    return count
  }
}
