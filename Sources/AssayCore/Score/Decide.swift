extension Scratch {
  /// Turns the sums into labels with their evidence, and the outcome.
  mutating func decide(_ ticket: borrowing Ticket, _ program: borrowing Program) {
    var isUncertain = false
    for guideline in verdict.sums.indices {
      let bits = verdict.sums[guideline]
      if bits >= program.guidelines[guideline].threshold, hasFact(guideline, program) {
        addLabel(guideline, bits, ticket, program)
      } else if bits >= program.guidelines[guideline].uncertain {
        isUncertain = true
      }
    }
    verdict.labels.sort { one, other in
      (one.severity, one.bits, other.guideline) > (other.severity, other.bits, one.guideline)
    }
    addTags(program)
    if !shadows.isEmpty { addShadows(ticket, program) }
    verdict.outcome = outcome(isLabelled: !verdict.labels.isEmpty, isUncertain: isUncertain)
  }

  /// What becomes of the ticket, whether or not it gets a label or comes close to one. Inlined, as a call would copy the scratch.
  @inline(__always)
  mutating func outcome(isLabelled: Bool, isUncertain: Bool) -> Outcome {
    if isLabelled { return .flagged }
    if !buffer.hasContent(upTo: reviewCount) { return .insufficientInformation }
    if isUncertain { return .uncertain }
    return isUnsupportedLanguage || (buffer.hasWide && isMostlyForeignScript) ? .unsupportedLanguage : .clear
  }

  /// Whether more words are written outside the Latin alphabet than in it: nothing here was written for them.
  private var isMostlyForeignScript: Bool {
    var wide = 0
    var plain = 0
    for token in buffer.tokens[0..<baseCount] where token.kind == .word {
      if token.flags.contains(.hasWide), isForeign(token) { wide += 1 } else { plain += 1 }
    }
    return wide > plain
  }

  private func isForeign(_ token: Token) -> Bool {
    let lead = folded.bytes[Int(token.start)]
    // U+0370 and above: not Latin. (0xCD 0xB0 …; Latin Extended Additional, U+1E00 to U+1EFF, is 0xE1 0xB8 to 0xE1 0xBB.)
    return lead >= 0xCE && !(lead == 0xE1 && (0xB8...0xBB).contains(folded.bytes[Int(token.start) + 1]))
  }

  /// No fact, no label: some rule or some word must speak for it.
  private func hasFact(_ guideline: Int, _ program: borrowing Program) -> Bool {
    if bayesSums[guideline] > 0 { return true }
    for rule in fired where rule.bits > 0 && Int(program.rules[Int(rule.rule)].guideline) == guideline { return true }
    return false
  }

  private mutating func addLabel(
    _ guideline: Int, _ bits: Int32, _ ticket: borrowing Ticket, _ program: borrowing Program
  ) {
    var label = LabelRecord(
      guideline: Int32(guideline), bits: bits, severity: program.guidelines[guideline].severity,
      exposure: program.guidelines[guideline].exposure, route: program.guidelines[guideline].route, evidence: 0..<0)
    let first = Int32(verdict.evidence.count)
    order.removeAll(keepingCapacity: true)
    for index in fired.indices where Int(program.rules[Int(fired[index].rule)].guideline) == guideline {
      order.append(Int32(index))
      let rule = Int(fired[index].rule)
      guard fired[index].bits > 0 || program.rules[rule].weight > 0 else { continue }
      label.severity = max(label.severity, program.rules[rule].severity)
      label.exposure = max(label.exposure, program.rules[rule].exposure)
      let route = Int(program.rules[rule].route)
      if route >= 0, label.route < 0 || program.routes[route].within < program.routes[Int(label.route)].within {
        label.route = Int32(route)
      }
    }
    sortByStrength()
    for place in 0..<min(order.count, Limits.evidencePerLabel) {
      addEvidence(fired[Int(order[place])], ticket, program)
    }
    if bayesSums[guideline] != 0 { addWords(guideline, program) }
    label.evidence = first..<Int32(verdict.evidence.count)
    verdict.labels.append(label)
  }

  /// Sorts `order`: the rules with most bits first, of equal ones the first. They are few, and the library's sort would allocate.
  private mutating func sortByStrength() {
    for next in order.indices {
      var place = next
      while place > 0, isStronger(fired[Int(order[place])], than: fired[Int(order[place - 1])]) {
        order.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  private func isStronger(_ one: FiredRule, than other: FiredRule) -> Bool {
    (one.bits, other.rule) > (other.bits, one.rule)
  }

  mutating func addEvidence(_ rule: FiredRule, _ ticket: borrowing Ticket, _ program: borrowing Program) {
    let first = verdict.evidence.count
    let facts = Int32(verdict.facts.count)
    let rule = rule.spans.isEmpty ? withFacts(rule, ticket, program) : rule
    if rule.spans.isEmpty { verdict.evidence.append(fact(rule)) }
    for index in rule.spans.prefix(Limits.spansPerRule) { verdict.evidence.append(passage(rule, index, ticket)) }
    verdict.evidence[first].facts = facts..<Int32(verdict.facts.count)
  }

  /// The evidence of a rule that fired, whether or not its guideline is labelled: at most `most` passages, the first with the
  /// rule's bits, or one fact about the ticket.
  public func evidence(of rule: FiredRule, _ ticket: borrowing Ticket, most: Int = Limits.spansPerRule)
    -> [EvidenceRecord]
  {
    guard !rule.spans.isEmpty else { return [fact(rule)] }
    var records: [EvidenceRecord] = []
    for index in rule.spans.prefix(most) { records.append(passage(rule, index, ticket)) }
    return records
  }

  @inline(__always)
  private func fact(_ rule: FiredRule) -> EvidenceRecord {
    EvidenceRecord(
      kind: .metadata, rule: rule.rule, bits: rule.bits, field: .text, start: 0, end: 0, decoded: -1, words: 0..<0)
  }

  /// The span with a number as a passage of the ticket.
  @inline(__always)
  private func passage(_ rule: FiredRule, _ index: Int32, _ ticket: borrowing Ticket) -> EvidenceRecord {
    let span = firedSpans[Int(index)]
    let first = buffer.tokens[Int(span.first)]
    let last = buffer.tokens[Int(max(span.first, span.last))]
    let field = ticket.range(of: first.field)
    let start = span.regexHit < 0 ? first.start : regexHits[Int(span.regexHit)].start
    let end = span.regexHit < 0 ? last.end : regexHits[Int(span.regexHit)].end
    let isFirst = index == rule.spans.lowerBound
    return EvidenceRecord(
      kind: isFirst ? .span : .furtherSpan, rule: rule.rule, bits: isFirst ? rule.bits : 0, field: first.field,
      start: Int32(folded.source(of: Int(start)) - field.lowerBound),
      end: Int32(sourceEnd(Int(end), ticket) - field.lowerBound),
      decoded: span.isDecoded ? decodedWord(span) : -1, words: 0..<0)
  }

  /// The first decoded word in a span.
  private func decodedWord(_ span: MatchedSpan) -> Int32 {
    for index in span.first...span.last where buffer.tokens[Int(index)].flags.contains(.decoded) {
      return buffer.tokens[Int(index)].word
    }
    return -1
  }

  /// Where the scalar ends that a token's last byte came from: an offset into the ticket's bytes.
  private func sourceEnd(_ end: Int, _ ticket: borrowing Ticket) -> Int {
    var source = folded.source(of: end - 1) + 1
    while source < ticket.end, ticket.bytes[source] & 0xC0 == 0x80 { source += 1 }
    return source
  }

  /// The words that spoke most for the guideline, at most five, the strongest first.
  private mutating func addWords(_ guideline: Int, _ program: borrowing Program) {
    let first = verdict.evidenceWords.count
    for row in bayes.counted {
      let weight = program.bayes.weight(row, guideline)
      guard weight > 0 else { continue }
      var place = verdict.evidenceWords.count
      while place > first {
        let other = verdict.evidenceWords[place - 1]
        let otherWeight = program.bayes.weight(other, guideline)
        guard weight > otherWeight || (weight == otherWeight && row < other) else { break }
        place -= 1
      }
      guard place < first + Limits.wordsPerLabel else { continue }
      verdict.evidenceWords.insert(row, at: place)
      if verdict.evidenceWords.count > first + Limits.wordsPerLabel { verdict.evidenceWords.removeLast() }
    }
    guard verdict.evidenceWords.count > first else { return }
    verdict.evidence.append(
      EvidenceRecord(
        kind: .words, rule: -1, bits: bayesSums[guideline], field: .text, start: 0, end: 0, decoded: -1,
        words: Int32(first)..<Int32(verdict.evidenceWords.count)))
  }

  /// The tags of rules that are part of a given label, and of rules without weight, which are there to tag.
  private mutating func addTags(_ program: borrowing Program) {
    for rule in fired {
      let tag = program.rules[Int(rule.rule)].tag
      guard tag >= 0, !verdict.tags.contains(tag) else { continue }
      let guideline = program.rules[Int(rule.rule)].guideline
      let isTagger = program.rules[Int(rule.rule)].weight == 0
      if isTagger || verdict.labels.contains(where: { $0.guideline == guideline }) { verdict.tags.append(tag) }
    }
    verdict.tags.sort()
  }
}
