// Evaluates the rules that the ticket's matches triggered.

extension Scratch {
  /// Adds the rule to `fired`, with the spans that survive its guards, if all that it asks for holds.
  mutating func evaluate(_ rule: Int, _ ticket: borrowing Ticket, _ program: borrowing Program) {
    guard admits(ticket, to: rule, program) else { return }
    // Before the spans: most conditions ask for a number, guards read the text.
    let condition = program.rules[rule].condition
    if condition >= 0, truth(condition, ticket, program) != .yes { return }
    let firstSpan = firedSpans.count
    var isDecodedOnly = false
    let pattern = program.rules[rule].pattern
    if pattern >= 0 {
      if program.rules[rule].weight < 0, program.rules[rule].tag < 0 {
        findMatches(of: pattern, program)
      } else {
        hits.matches(of: pattern, most: Limits.matchesPerRule, into: &matches)
      }
      for index in matches.indices {
        if let span = span(program.rules[rule].fields, matches[index]) { firedSpans.append(span) }
      }
      // Only then the guards: which shorter matches were found depends on the pattern's anchors, the longest are always the same.
      dropCovered(from: firstSpan)
      if let regexes = program.regexes, regexes.has(pattern) {
        addRegexSpans(of: pattern, program.rules[rule].fields, regexes)
      }
      isDecodedOnly = true
      var kept = firstSpan
      for index in firstSpan..<firedSpans.count where guardsHold(rule, firedSpans[index], program) {
        firedSpans[kept] = firedSpans[index]
        if !firedSpans[kept].isDecoded { isDecodedOnly = false }
        kept += 1
      }
      firedSpans.removeLast(firedSpans.count - kept)
      guard kept > firstSpan else { return }
    } else if !guardsHold(rule, nil, program) {
      return
    }
    // A decoded reading is a guess, so it counts three quarters.
    let weight = isDecodedOnly ? program.rules[rule].weight * 3 / 4 : program.rules[rule].weight
    fired.append(
      FiredRule(
        rule: Int32(rule), weight: weight, bits: weight, spans: Int32(firstSpan)..<Int32(firedSpans.count)))
  }

  /// Fills `matches` with the matches of a pattern that has no anchors.
  private mutating func findMatches(of pattern: Int32, _ program: borrowing Program) {
    matches.removeAll(keepingCapacity: true)
    for start in 0..<buffer.count where text.mayBegin(pattern, text.symbols[start], program) {
      let limit = start < baseCount ? baseCount : buffer.count
      guard let last = finder.end(of: pattern, from: start, limit: limit, text, program) else { continue }
      matches.append(HitList.Hit(first: Int32(start), last: Int32(last), previous: -1))
      if matches.count == Limits.matchesPerRule { return }
    }
  }

  // MARK: Spans and guards

  func span(_ fields: FieldMask, _ match: HitList.Hit) -> MatchedSpan? {
    guard fields.holds(buffer.tokens[Int(match.last)].field) else { return nil }
    // The decoded view repeats the plain words; only matches that need a decoded one are new.
    let isDecoded = Int(match.first) >= baseCount
    if isDecoded, !buffer.hasDecoded(match.first...match.last) { return nil }
    return MatchedSpan(first: match.first, last: match.last, isDecoded: isDecoded)
  }

  /// Keeps the longest of matches that lie in one another, in reading order.
  mutating func dropCovered(from first: Int) {
    guard firedSpans.count - first > 1 else { return }
    // They come in the order of their anchors, which must not show: by where they begin, of those that begin together the longest first.
    // Each stands near its place already, so this takes few steps, and the library's sort would allocate.
    for next in firedSpans.indices.dropFirst(first + 1) {
      var place = next
      while place > first, firedSpans[place].begins(before: firedSpans[place - 1]) {
        firedSpans.swapAt(place, place - 1)
        place -= 1
      }
    }
    // What a match covers begins no earlier than it, so that it is covered if any before it reaches as far.
    var kept = first + 1
    for index in (first + 1)..<firedSpans.count where firedSpans[index].last > firedSpans[kept - 1].last {
      firedSpans[kept] = firedSpans[index]
      kept += 1
    }
    firedSpans.removeLast(firedSpans.count - kept)
  }

  private mutating func guardsHold(_ rule: Int, _ span: MatchedSpan?, _ program: borrowing Program) -> Bool {
    for index in program.rules[rule].guards {
      let condition = program.guards[Int(index)]
      if occurs(condition, span, program) == condition.forbids { return false }
    }
    return true
  }

  private mutating func occurs(_ condition: GuardRecord, _ span: MatchedSpan?, _ program: borrowing Program) -> Bool {
    guard let span, condition.reach != .anywhere else {
      return occurs(condition.pattern, condition.fields, 0..<buffer.count, program)
    }
    let low = span.isDecoded ? baseCount : 0
    let high = span.isDecoded ? buffer.count : baseCount
    let first = Int(span.first)
    let last = Int(span.last)
    let distance = Int(condition.distance)
    let before = buffer.back(from: first, by: distance, to: low)
    let after = buffer.forward(from: last, by: distance, to: high)
    switch condition.reach {
    case .before: return occurs(condition.pattern, condition.fields, before..<first, program)
    case .after: return occurs(condition.pattern, condition.fields, (last + 1)..<after, program)
    // A phrase near the match may share words with it, as in "not (a scam)" or "(code) did not work".
    default: return occurs(condition.pattern, condition.fields, before..<after, program)
    }
  }

  private mutating func occurs(_ pattern: Int32, _ fields: FieldMask, _ range: Range<Int>, _ program: borrowing Program)
    -> Bool
  {
    for start in range
    where text.mayBegin(pattern, text.symbols[start], program) && fields.holds(buffer.tokens[start].field) {
      if finder.end(of: pattern, from: start, limit: range.upperBound, text, program) != nil { return true }
    }
    guard let regexes = program.regexes, regexes.has(pattern) else { return false }
    return regexOccurs(pattern, fields, range, regexes)
  }

  // MARK: Conditions

  mutating func truth(_ index: Int32, _ ticket: borrowing Ticket, _ program: borrowing Program) -> Truth {
    let node = program.conditions[Int(index)]
    switch node.kind {
    case .and:
      let left = truth(node.a, ticket, program)
      return left == .no ? .no : Truth.and(left, truth(node.b, ticket, program))
    case .or:
      let left = truth(node.a, ticket, program)
      return left == .yes ? .yes : Truth.or(left, truth(node.b, ticket, program))
    case .not:
      return Truth.not(truth(node.a, ticket, program))
    case .feature:
      return feature(node, ticket, program)
    case .textField:
      let range = ticket.range(of: ConditionNode.textField(node.a))
      if range.isEmpty { return .notEvaluated }
      for constant in node.b..<node.c where program.constants[Int(constant)].utf8.elementsEqual(ticket.bytes[range]) {
        return .yes
      }
      return .no
    case .flag:
      guard let flag = ticket.flag(ConditionNode.flagField(node.a)) else { return .notEvaluated }
      return Truth(flag == (node.value == 1))
    case .countKind:
      let exclusion = node.b < 0 ? nil : ConditionNode.listField(node.b)
      return Truth(node.comparison.holds(Double(count(ConditionNode.tokenKind(node.a), exclusion, ticket)), node.value))
    case .countPattern:
      return Truth(node.comparison.holds(Double(count(node.a, upTo: node.value, program)), node.value))
    case .has:
      return Truth(occurs(node.a, FieldMask(rawValue: UInt8(truncatingIfNeeded: node.b)), 0..<buffer.count, program))
    case .presentText:
      return Truth(!ticket.range(of: ConditionNode.textField(node.a)).isEmpty)
    case .presentNumber:
      return Truth(!ticket.number(ConditionNode.numberField(node.a)).isNaN)
    case .presentList:
      let list = ConditionNode.listField(node.a)
      return Truth(ticket.items.contains { $0.list == list })
    case .hit:
      return Truth(fires(Int(node.a), ticket, program))
    }
  }

  private mutating func feature(_ node: ConditionNode, _ ticket: borrowing Ticket, _ program: borrowing Program)
    -> Truth
  {
    let feature = ConditionNode.feature(node.a)
    if feature.isOfText {
      let holds = shape.holds(
        feature, node.comparison, node.value, ticket, buffer, count: reviewCount, folded,
        pronounceable: program.pronounceable.span)
      return holds.map { Truth($0) } ?? .notEvaluated
    }
    let value = value(of: feature, ticket)
    return value.isNaN ? .notEvaluated : Truth(node.comparison.holds(value, node.value))
  }

  /// A number that conditions compare; NaN where it is missing, or a ratio of nothing.
  mutating func value(of feature: Feature, _ ticket: borrowing Ticket) -> Double {
    if let field = feature.field { return ticket.number(field) }
    guard feature == .experienceAgeDays else {
      return shape.value(feature, ticket, buffer, count: reviewCount, folded)
    }
    guard let created = Timestamp(ticket.bytes.span, ticket.range(of: .createdAt)),
      let lived = Timestamp(ticket.bytes.span, ticket.range(of: .experiencedAt))
    else { return .nan }
    return Double(created.seconds - lived.seconds) / 86_400
  }

  /// The matches of a pattern in title and text that do not overlap, from the left; of the decoded view those that need it.
  /// Stops one past `enough`: what lies beyond makes no difference to a comparison with it.
  private mutating func count(_ pattern: Int32, upTo enough: Double, _ program: borrowing Program) -> Int {
    if let regexes = program.regexes, regexes.has(pattern) { return count(pattern, with: regexes, program) }
    var count = 0
    var start = 0
    while start < buffer.count, Double(count) <= enough {
      guard text.mayBegin(pattern, text.symbols[start], program), FieldMask.review.holds(buffer.tokens[start].field),
        let last = finder.end(
          of: pattern, from: start, limit: start < baseCount ? baseCount : buffer.count, text, program)
      else {
        start += 1
        continue
      }
      if start < baseCount || buffer.hasDecoded(Int32(start)...Int32(last)) { count += 1 }
      start = last + 1
    }
    return count
  }

  /// The tokens of a kind in title and text, without those that the ticket's list names.
  private mutating func count(_ kind: TokenKind, _ exclusion: ListField?, _ ticket: borrowing Ticket) -> Int {
    if kindCounts[0] < 0 { kindCounts = buffer.countKinds(upTo: reviewCount) }
    let all = Int(kindCounts[Int(kind.rawValue)])
    guard let exclusion, all > 0 else { return all }
    var count = 0
    for index in 0..<reviewCount where buffer.tokens[index].kind == kind {
      if OwnContact.isListed(buffer.tokens[index], folded.bytes, exclusion, ticket) { continue }
      count += 1
    }
    return count
  }
}

// What follows are no methods of the scratch, which calling them would copy.

extension Scratch {
  /// Whether a rule is for tickets of this kind.
  fileprivate mutating func admits(_ ticket: borrowing Ticket, to rule: Int, _ program: borrowing Program) -> Bool {
    let languages = program.rules[rule].languages
    if languages != 0, !isWritten(in: languages) { return false }
    guard !program.rules[rule].contentTypes.isEmpty else { return true }
    let range = ticket.range(of: .contentType)
    return range.isEmpty
      || program.rules[rule].contentTypes.contains {
        program.constants[Int($0)].utf8.elementsEqual(ticket.bytes[range])
      }
  }
}

extension TokenBuffer {
  /// Whether a decoded word is part of a match.
  fileprivate func hasDecoded(_ match: ClosedRange<Int32>) -> Bool {
    match.contains { tokens[Int($0)].flags.contains(.decoded) }
  }

  /// The token `words` words before `index`, not counting breaks, within the field.
  fileprivate func back(from index: Int, by words: Int, to low: Int) -> Int {
    let tokens = self.tokens.span
    var position = index
    var left = words
    while position > low, left > 0 {
      let kind = tokens[position &- 1].kind
      if kind == .fieldBreak { break }
      if kind != .sentenceBreak { left &-= 1 }
      position &-= 1
    }
    return position
  }

  /// The token behind the `words` words that follow `index`, likewise.
  fileprivate func forward(from index: Int, by words: Int, to high: Int) -> Int {
    let tokens = self.tokens.span
    var position = index + 1
    var left = words
    while position < high, left > 0 {
      let kind = tokens[position].kind
      if kind == .fieldBreak { break }
      if kind != .sentenceBreak { left &-= 1 }
      position &+= 1
    }
    return position
  }
}
