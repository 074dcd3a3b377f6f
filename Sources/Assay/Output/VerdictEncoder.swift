internal import AssayCore
internal import AssayIO
internal import AssayTriage

/// Appends verdicts as JSON, keys always in the same order. One per worker; allocates nothing once it is warm.
struct VerdictEncoder {
  private let program: Program
  private let reveals: Bool
  private var quoter = Quoter()
  private var quote: [UInt8] = []
  /// Pieces that are the same for every verdict, escaped once; some with the keys around them, since appending is dear.
  private let guidelines: [[UInt8]]
  private let ruleIDs: [[UInt8]]
  private let reasons: [[UInt8]]
  private let routes: [[UInt8]]
  private let outcomes: [[UInt8]]
  private let claims: [[UInt8]]
  private let exposures: [[UInt8]]
  private let ruleset: [UInt8]

  init(_ program: Program, reveals: Bool) {
    self.program = program
    self.reveals = reveals
    func quoted(_ text: String) -> [UInt8] {
      var bytes: [UInt8] = []
      bytes.append(jsonString: text)
      return bytes
    }
    guidelines = program.guidelines.map { quoted($0.id) }
    ruleIDs = VerdictEncoder.rules(program)
    reasons = program.rules.map { quoted($0.why) }
    routes = program.routes.map { quoted($0.name) }
    outcomes = Outcome.allCases.map { Array(#","outcome":"\#($0.name)","primary":"#.utf8) }
    claims = Claim.allCases.map { Array(#"],"claim":"\#($0.name)","route":"#.utf8) }
    exposures = Exposure.names.map { Array(#","exposure":"\#($0)","tags":["#.utf8) }
    var ruleset: [UInt8] = []
    ruleset.append(literal: #""ruleset":{"name":"#)
    ruleset.append(jsonString: program.name)
    ruleset.append(literal: #","version":"#)
    ruleset.append(jsonString: program.version)
    ruleset.append(literal: #","hash":"#)
    ruleset.append(jsonString: program.hash)
    ruleset.append(literal: #"},"errors":["#)
    self.ruleset = ruleset
  }

  /// Appends the verdict as one JSON object, without a line end. O(output).
  mutating func append(
    _ ticket: borrowing Ticket, _ verdict: borrowing VerdictRecord, _ triage: TriageRecord, to output: inout [UInt8]
  ) {
    quoter.begin()
    output.append(literal: #"{"ticket_id":"#)
    output.append(jsonString: ticket.bytes.span, ticket.range(of: .ticketID))
    output.append(contentsOf: outcomes[Int(verdict.outcome.rawValue)])
    if let primary = verdict.labels.first {
      output.append(contentsOf: guidelines[Int(primary.guideline)])
      output.append(literal: #","labels":["#)
    } else {
      output.append(literal: #"null,"labels":["#)
    }
    for index in verdict.labels.indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      append(verdict.labels[index], ticket, verdict, to: &output)
    }
    output.append(contentsOf: claims[Int(triage.claim.rawValue)])
    if triage.route >= 0 {
      output.append(contentsOf: routes[Int(triage.route)])
    } else {
      output.append(literal: "null")
    }
    if let key = triage.due.key {
      output.append(literal: #",""#)
      output.append(contentsOf: key.utf8)
      output.append(literal: #"":""#)
      triage.due.append(to: &output)
      output.append(UInt8(ascii: "\""))
    }
    output.append(contentsOf: exposures[Int(triage.exposure)])
    if !verdict.tags.isEmpty || !triage.tags.isEmpty { appendTags(verdict, triage, to: &output) }
    output.append(literal: "],")
    if !program.shadowRules.isEmpty { appendShadows(ticket, verdict, to: &output) }
    output.append(contentsOf: ruleset)
    if verdict.notes != [] { appendNotes(verdict.notes, to: &output) }
    output.append(literal: "]}")
  }

  /// The ids of rules as JSON strings, with `version` behind those that have one of their own.
  private static func rules(_ program: Program) -> [[UInt8]] {
    var result = program.rules.map { rule in
      var bytes: [UInt8] = []
      bytes.append(jsonString: rule.id)
      return bytes
    }
    for note in program.ruleNotes where !note.version.isEmpty {
      result[Int(note.rule)].append(literal: #","version":"#)
      result[Int(note.rule)].append(jsonString: note.version)
    }
    return result
  }

  /// What shadow rules found, with the guideline and the bits that they would have added. Only packs with shadow rules have the key.
  private mutating func appendShadows(
    _ ticket: borrowing Ticket, _ verdict: borrowing VerdictRecord, to output: inout [UInt8]
  ) {
    output.append(literal: #""shadow":["#)
    for index in verdict.shadows {
      if index > verdict.shadows.lowerBound { output.append(UInt8(ascii: ",")) }
      let record = verdict.evidence[Int(index)]
      let guideline = Int(program.rules[Int(record.rule)].guideline)
      output.append(literal: #"{"id":"#)
      output.append(contentsOf: guidelines[guideline])
      output.append(UInt8(ascii: ","))
      appendMembers(record, program.guidelines[guideline].quote, ticket, verdict, to: &output)
    }
    output.append(literal: "],")
  }

  private func appendTags(_ verdict: borrowing VerdictRecord, _ triage: TriageRecord, to output: inout [UInt8]) {
    var isFirst = true
    triage.forEachTag(program, verdict) { tag in
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      output.append(jsonString: tag)
    }
  }

  private func appendNotes(_ notes: Notes, to output: inout [UInt8]) {
    var isFirst = true
    for (note, name) in Notes.names where notes.contains(note) {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      output.append(jsonString: name)
    }
  }

  private mutating func append(
    _ label: LabelRecord, _ ticket: borrowing Ticket, _ verdict: borrowing VerdictRecord, to output: inout [UInt8]
  ) {
    output.append(literal: #"{"id":"#)
    output.append(contentsOf: guidelines[Int(label.guideline)])
    output.append(literal: #","probability":"#)
    output.append(decimal: Bits.probability(label.bits), decimals: 4, isTrimmed: true)
    output.append(literal: #","bits":"#)
    output.append(decimal: Bits.bits(label.bits), decimals: 3, isTrimmed: true)
    output.append(literal: #","severity":"#)
    output.append(integer: Int(label.severity))
    output.append(literal: #","evidence":["#)
    for index in label.evidence {
      if index > label.evidence.lowerBound { output.append(UInt8(ascii: ",")) }
      let record = verdict.evidence[Int(index)]
      if record.kind == .words {
        appendWords(record, verdict, to: &output)
      } else {
        output.append(UInt8(ascii: "{"))
        appendMembers(record, program.guidelines[Int(label.guideline)].quote, ticket, verdict, to: &output)
      }
    }
    output.append(literal: "]}")
  }

  /// All of a piece of evidence behind its opening brace.
  private mutating func appendMembers(
    _ record: EvidenceRecord, _ style: QuoteStyle, _ ticket: borrowing Ticket, _ verdict: borrowing VerdictRecord,
    to output: inout [UInt8]
  ) {
    output.append(literal: #""rule":"#)
    output.append(contentsOf: ruleIDs[Int(record.rule)])
    output.append(literal: #","bits":"#)
    output.append(decimal: Bits.bits(record.bits), decimals: 3, isTrimmed: true)
    if record.kind != .metadata {
      let bytes = ticket.range(of: record.field, bytes: Int(record.start)..<Int(record.end))
      let scalars = ticket.scalars(in: record.field, bytes)
      output.append(literal: #","field":""#)
      output.append(contentsOf: record.field.name.utf8)
      output.append(literal: #"","start":"#)
      output.append(integer: scalars.lowerBound)
      output.append(literal: #","end":"#)
      output.append(integer: scalars.upperBound)
      output.append(literal: #","quote":"#)
      appendQuote(ticket, record.field, bytes, style, to: &output)
      if record.decoded >= 0 { appendDecoded(program.words[Int(record.decoded)], style, to: &output) }
    }
    if !record.facts.isEmpty { appendFacts(record, ticket, verdict, to: &output) }
    output.append(literal: #","why":"#)
    output.append(contentsOf: reasons[Int(record.rule)])
    output.append(UInt8(ascii: "}"))
  }

  /// The ticket's own fields and numbers for which the rule's condition holds.
  private func appendFacts(
    _ record: EvidenceRecord, _ ticket: borrowing Ticket, _ verdict: borrowing VerdictRecord, to output: inout [UInt8]
  ) {
    output.append(literal: #","facts":{"#)
    for index in record.facts {
      let fact = verdict.facts[Int(index)]
      if index > record.facts.lowerBound { output.append(UInt8(ascii: ",")) }
      output.append(jsonString: fact.name)
      output.append(UInt8(ascii: ":"))
      let text = fact.text(ticket)
      if fact.isText { output.append(jsonString: text) } else { output.append(contentsOf: text.utf8) }
    }
    output.append(UInt8(ascii: "}"))
  }

  private mutating func appendQuote(
    _ ticket: borrowing Ticket, _ field: TextField, _ bytes: Range<Int>, _ style: QuoteStyle, to output: inout [UInt8]
  ) {
    if reveals {
      let base = ticket.range(of: field).lowerBound
      output.append(jsonString: ticket.bytes.span, base + bytes.lowerBound..<base + bytes.upperBound)
      return
    }
    quote.removeAll(keepingCapacity: true)
    quoter.append(ticket, field, bytes, style: style, into: &quote)
    output.append(jsonString: quote.span, 0..<quote.count)
  }

  /// What a disguised word was read as, masked like the quote.
  private mutating func appendDecoded(_ word: String, _ style: QuoteStyle, to output: inout [UInt8]) {
    output.append(literal: #","decoded":"#)
    let bytes = Array(word.utf8)
    quote.removeAll(keepingCapacity: true)
    Masking.append(bytes.span, 0..<bytes.count, style: reveals ? .plain : style, into: &quote)
    output.append(jsonString: quote.span, 0..<quote.count)
  }

  private mutating func appendWords(
    _ record: EvidenceRecord, _ verdict: borrowing VerdictRecord, to output: inout [UInt8]
  ) {
    output.append(literal: #"{"words":["#)
    for index in record.words {
      if index > record.words.lowerBound { output.append(UInt8(ascii: ",")) }
      quote.removeAll(keepingCapacity: true)
      program.appendMeaning(ofRow: verdict.evidenceWords[Int(index)], to: &quote)
      output.append(jsonString: quote.span, 0..<quote.count)
    }
    output.append(literal: #"],"bits":"#)
    output.append(decimal: Bits.bits(record.bits), decimals: 3, isTrimmed: true)
    output.append(UInt8(ascii: "}"))
  }
}
