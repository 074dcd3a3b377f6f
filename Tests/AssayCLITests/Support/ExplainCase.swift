import AssayTriage

@testable import AssayCore
@testable import assay_cli

/// A classified ticket written as lines of `key: value`, so that a new golden rendering is a new file.
///
///     text: Use code SAVE20 at checkout        any text field of the ticket; \n and \u{…} are understood
///     width: 60   color: yes   reveal: yes     the layout
///     label: profanity                         begins a label; what follows is its evidence
///     span: rule +4.00 text "quote" | why      a rule with a passage of a field
///     further: text "quote"                    another passage of the rule before
///     decoded: yes                             the passage before was disguised
///     fact: rule +1.00 | why                   a rule about the ticket's fields
///     shadow: rule +4.00 text "quote" | why    a shadow rule of the label before, behind all labels
///     words: +1.60 cheap, buy now              naive Bayes
///     rest: -0.50                              bits that no evidence shows
///     outcome: uncertain   notes: 2            without labels; a bit mask
struct ExplainCase {
  private(set) var program = ExplainCase.pack
  private(set) var ticket = Ticket()
  private(set) var verdict = VerdictRecord()
  private(set) var layout = Explanation.Layout()

  init(_ lines: String) throws(BadCase) {
    for line in lines.split(separator: "\n") where !line.hasPrefix("#") {
      guard let colon = line.firstRange(of: ": ") else { throw BadCase(line: String(line)) }
      try read(String(line[..<colon.lowerBound]), Self.unescaped(line[colon.upperBound...]))
    }
  }

  var explanation: Explanation {
    var triage = TriageRecord()
    Triage(program).assess(ticket, verdict, into: &triage)
    return Explanation(program: program, ticket: ticket, verdict: verdict, triage: triage, layout: layout)
  }

  struct BadCase: Error { var line: String }

  // MARK: Lines

  private mutating func read(_ key: String, _ value: String) throws(BadCase) {
    switch key {
    case "width": layout.width = Int(value) ?? 80
    case "color": layout.usesColor = value == "yes"
    case "reveal": layout.reveals = value == "yes"
    case "outcome": verdict.outcome = Outcome.allCases.first { $0.name == value } ?? .clear
    case "notes": verdict.notes = Notes(rawValue: UInt16(value) ?? 0)
    case "label":
      guard let guideline = program.guidelines.firstIndex(where: { $0.id == value }) else { throw BadCase(line: value) }
      let record = program.guidelines[guideline]
      let start = Int32(verdict.evidence.count)
      verdict.outcome = .flagged
      verdict.labels.append(
        LabelRecord(
          guideline: Int32(guideline), bits: record.prior, severity: record.severity, exposure: record.exposure,
          route: record.route, evidence: start..<start))
    case "span", "fact": try addRule(value, hasPassage: key == "span")
    case "shadow":
      let labels = verdict.labels
      try addRule(value, hasPassage: true)
      verdict.labels = labels
      let last = Int32(verdict.evidence.count)
      verdict.shadows = (verdict.shadows.isEmpty ? last - 1 : verdict.shadows.lowerBound)..<last
    case "further": try add(.furtherSpan, rule: Int32(program.rules.count - 1), bits: 0, passage: value)
    case "decoded": verdict.evidence[verdict.evidence.count - 1].decoded = 0
    case "words": try addWords(value)
    case "rest": verdict.labels[verdict.labels.count - 1].bits += Bits.fixed(Double(value) ?? 0)
    default:
      guard let field = TextField.allCases.first(where: { $0.name == key }) else { throw BadCase(line: key) }
      ticket.set(field, value)
    }
  }

  private mutating func addRule(_ value: String, hasPassage: Bool) throws(BadCase) {
    let halves = value.split(separator: " | ", maxSplits: 1).map(String.init)
    let words = halves[0].split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count >= 2, let bits = Double(words[1]), let label = verdict.labels.last else {
      throw BadCase(line: value)
    }
    var rule = RuleRecord()
    rule.id = words[0]
    rule.why = halves.count > 1 ? halves[1] : ""
    rule.guideline = label.guideline
    program.rules.append(rule)
    let kind: EvidenceRecord.Kind = hasPassage ? .span : .metadata
    try add(
      kind, rule: Int32(program.rules.count - 1), bits: Bits.fixed(bits), passage: words.count > 2 ? words[2] : "")
  }

  private mutating func addWords(_ value: String) throws(BadCase) {
    let parts = value.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let bits = Double(parts[0]) else { throw BadCase(line: value) }
    let first = Int32(verdict.evidenceWords.count)
    for feature in parts[1].split(separator: ", ") {
      verdict.evidenceWords.append(Int32(program.bayes.meaning.count / 2))
      if feature.hasPrefix("<") {
        let kind = TokenKind.allCases.first { "<\($0)>" == feature } ?? .word
        program.bayes.meaning += [-2 - Int32(kind.rawValue), -1]
      } else {
        let words = feature.split(separator: " ").map(String.init)
        let first = Int32(program.words.count)
        program.words = StringTable(Array(program.words) + words)
        program.bayes.meaning += [first, words.count > 1 ? first + 1 : -1]
      }
    }
    let words = first..<Int32(verdict.evidenceWords.count)
    try add(.words, rule: -1, bits: Bits.fixed(bits), passage: "", words: words)
  }

  /// Adds a record; `passage` is a field and a quoted piece of it.
  private mutating func add(
    _ kind: EvidenceRecord.Kind, rule: Int32, bits: Int32, passage: String, words: Range<Int32> = 0..<0
  ) throws(BadCase) {
    var record = EvidenceRecord(
      kind: kind, rule: rule, bits: bits, field: .text, start: 0, end: 0, decoded: -1, words: words)
    if kind == .span || kind == .furtherSpan {
      let parts = passage.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let field = TextField.allCases.first(where: { $0.name == parts[0] }) else {
        throw BadCase(line: passage)
      }
      let quote = Array(parts[1].dropFirst().dropLast().utf8)
      let value = Array(ticket.string(field).utf8)
      guard let found = value.firstRange(of: quote) else { throw BadCase(line: passage) }
      record.field = field
      record.start = Int32(found.lowerBound)
      record.end = Int32(found.upperBound)
    }
    verdict.evidence.append(record)
    let last = verdict.labels.count - 1
    verdict.labels[last].bits += bits
    verdict.labels[last].evidence = verdict.labels[last].evidence.lowerBound..<Int32(verdict.evidence.count)
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let slash = rest.firstIndex(of: "\\") {
      result += rest[..<slash]
      rest = rest[rest.index(after: slash)...]
      if rest.hasPrefix("u{"), let end = rest.firstIndex(of: "}"),
        let scalar = UInt32(rest[rest.index(rest.startIndex, offsetBy: 2)..<end], radix: 16).flatMap(
          Unicode.Scalar.init)
      {
        result.unicodeScalars.append(scalar)
        rest = rest[rest.index(after: end)...]
      } else if let character = rest.popFirst() {
        result.append(character == "n" ? "\n" : character)
      }
    }
    return result + rest
  }
}
