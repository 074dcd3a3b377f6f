extension Scratch {
  /// Turns the sums into labels with their evidence, and the outcome.
  mutating func decide(_ ticket: borrowing Ticket, _ program: Program) {
    var isUncertain = false
    for guideline in program.guidelines.indices {
      let record = program.guidelines[guideline]
      let bits = verdict.sums[guideline]
      if bits >= record.threshold, hasFact(guideline, program) {
        addLabel(guideline, bits, ticket, program)
      } else if bits >= record.uncertain {
        isUncertain = true
      }
    }
    verdict.labels.sort { one, other in
      (one.severity, one.bits, other.guideline) > (other.severity, other.bits, one.guideline)
    }
    addTags(program)
    if !verdict.labels.isEmpty {
      verdict.outcome = .flagged
    } else if baseCount == 0 || !hasContent {
      verdict.outcome = .insufficientInformation
    } else if isUncertain {
      verdict.outcome = .uncertain
    } else if program.language(of: ticket) == 0 || isMostlyForeignScript {
      verdict.outcome = .unsupportedLanguage
    }
  }

  /// Whether anything but breaks stands in title or text.
  private var hasContent: Bool {
    buffer.tokens[0..<baseCount].contains {
      $0.kind != .fieldBreak && $0.kind != .sentenceBreak && FieldMask.review.holds($0.field)
    }
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
    // U+0370 and above: not Latin. (0xCD 0xB0 …; Latin Extended Additional at U+1E00 begins with 0xE1 0xB8.)
    return lead >= 0xCE && !(lead == 0xE1 && folded.bytes[Int(token.start) + 1] >= 0xB8)
  }

  /// No fact, no label: some rule or some word must speak for it.
  private func hasFact(_ guideline: Int, _ program: Program) -> Bool {
    bayesSums[guideline] > 0 || fired.contains { $0.bits > 0 && Int(program.rules[Int($0.rule)].guideline) == guideline }
  }

  private mutating func addLabel(_ guideline: Int, _ bits: Int32, _ ticket: borrowing Ticket, _ program: Program) {
    let record = program.guidelines[guideline]
    var label = LabelRecord(
      guideline: Int32(guideline), bits: bits, severity: record.severity, exposure: record.exposure, route: record.route,
      evidence: 0..<0)
    let first = Int32(verdict.evidence.count)
    var order: [Int] = []
    for index in fired.indices where Int(program.rules[Int(fired[index].rule)].guideline) == guideline {
      order.append(index)
      let rule = program.rules[Int(fired[index].rule)]
      guard fired[index].bits > 0 || rule.weight > 0 else { continue }
      label.severity = max(label.severity, rule.severity)
      label.exposure = max(label.exposure, rule.exposure)
      if rule.route >= 0, label.route < 0 || program.routes[Int(rule.route)].within < program.routes[Int(label.route)].within {
        label.route = rule.route
      }
    }
    order.sort { (fired[$0].bits, fired[$1].rule) > (fired[$1].bits, fired[$0].rule) }
    for index in order.prefix(Limits.evidencePerLabel) { addEvidence(fired[index], ticket, program) }
    if bayesSums[guideline] != 0 { addWords(guideline, program) }
    label.evidence = first..<Int32(verdict.evidence.count)
    verdict.labels.append(label)
  }

  private mutating func addEvidence(_ rule: FiredRule, _ ticket: borrowing Ticket, _ program: Program) {
    var record = EvidenceRecord(
      kind: .metadata, rule: rule.rule, bits: rule.bits, field: .text, start: 0, end: 0, isDecoded: false, words: 0..<0)
    guard !rule.spans.isEmpty else {
      verdict.evidence.append(record)
      return
    }
    for index in rule.spans.prefix(Limits.spansPerRule) {
      let span = firedSpans[Int(index)]
      let first = buffer.tokens[Int(span.first)]
      let last = buffer.tokens[Int(span.last)]
      record.kind = index == rule.spans.lowerBound ? .span : .furtherSpan
      record.bits = index == rule.spans.lowerBound ? rule.bits : 0
      record.field = first.field
      let fieldStart = ticket.range(of: first.field).lowerBound
      record.start = Int32(folded.source(of: Int(first.start)) - fieldStart)
      record.end = Int32(sourceEnd(Int(last.end), ticket) - fieldStart)
      record.isDecoded = span.isDecoded
      verdict.evidence.append(record)
    }
  }

  /// Where the scalar ends that a token's last byte came from: an offset into the ticket's bytes.
  private func sourceEnd(_ end: Int, _ ticket: borrowing Ticket) -> Int {
    var source = folded.source(of: end - 1) + 1
    while source < ticket.end, ticket.bytes[source] & 0xC0 == 0x80 { source += 1 }
    return source
  }

  /// The words that spoke most for the guideline.
  private mutating func addWords(_ guideline: Int, _ program: Program) {
    let model = program.bayes
    let best = bayes.counted.lazy
      .map { (row: $0, weight: model.rows[Int($0)][guideline]) }
      .filter { $0.weight > 0 }
      .sorted { ($0.weight, $1.row) > ($1.weight, $0.row) }
      .prefix(5)
    guard !best.isEmpty else { return }
    let start = Int32(verdict.evidenceWords.count)
    for (row, _) in best { verdict.evidenceWords.append(row) }
    verdict.evidence.append(
      EvidenceRecord(
        kind: .words, rule: -1, bits: bayesSums[guideline], field: .text, start: 0, end: 0, isDecoded: false,
        words: start..<Int32(verdict.evidenceWords.count)))
  }

  private mutating func addTags(_ program: Program) {
    for rule in fired {
      let tag = program.rules[Int(rule.rule)].tag
      if tag >= 0, !verdict.tags.contains(tag) { verdict.tags.append(tag) }
    }
    verdict.tags.sort()
  }
}
