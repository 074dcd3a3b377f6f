internal import AssayCore
internal import AssayIO
internal import AssayTriage

/// What Assay says of one ticket. It flags and routes; people decide.
public struct Verdict: Sendable, Equatable {
  /// `flagged`, `clear`, `uncertain`, `insufficient_information` or `unsupported_language`.
  public var outcome: String
  /// The guidelines that the review may break, gravest first.
  public var labels: [Label]
  /// Whether the reason that the reporter gave is borne out: `supported`, `other_guideline`, `unsupported` or `undetermined`.
  public var claim: String
  /// The queue, and when a person must have looked: an ISO 8601 instant, or a duration where the ticket has no `reported_at`.
  public var route: String?
  /// See `route`; empty where there is no route.
  public var due: String
  /// The gravest exposure class of the labels (`Exposure.names`): what a moderator is about to read.
  public var exposure: String
  /// Tags set by rules in the pack's order, then those of triage.
  public var tags: [String]

  /// What shadow rules found: it did not count.
  public var shadows: [Shadow]

  /// The id of the gravest label.
  public var primary: String? { labels.first?.id }

  /// One guideline that the review may break.
  public struct Label: Sendable, Equatable {
    /// The id of the guideline.
    public var id: String
    /// 1 / (1 + 2^−bits): calibrated as far as the model is, on the tickets that it was trained on.
    public var probability: Double
    /// Log-odds: +1 doubles the odds.
    public var bits: Double
    /// 1 (quality) to 5 (life or child).
    public var severity: Int
    /// The rules that fired for this guideline, strongest first, then words weighed by naive Bayes.
    public var evidence: [Evidence]
  }

  /// A shadow rule that fired.
  public struct Shadow: Sendable, Equatable {
    /// The id of the guideline that it would speak for or against.
    public var id: String
    /// What it found, with the bits that it would add.
    public var evidence: Evidence
  }

  /// One fact behind a label.
  public struct Evidence: Sendable, Equatable {
    /// The rule and why it matters; nil for words weighed by naive Bayes.
    public var rule: String?
    /// The rule's own version, if it has one.
    public var version: String?
    /// See `rule`.
    public var why: String?
    /// What it added to the label's log-odds, after its group's cap.
    public var bits: Double
    /// The field and the place in it, in Unicode scalars; nil for facts about the ticket as a whole.
    public var field: String?
    /// See `field`.
    public var range: Range<Int>?
    /// The passage, masked as its guideline asks.
    public var quote: String?
    /// The ticket's own fields and numbers for which a rule without a phrase holds, as they are written in verdicts.
    public var facts: [Fact] = []
    /// Words weighed by naive Bayes.
    public var words: [String]
  }

  /// A field or number of the ticket.
  public struct Fact: Sendable, Equatable {
    /// As in rules: `copies_by_others`.
    public var name: String
    /// A number, `true` or `false`, or the field's text.
    public var value: String
    /// Whether it is a text, which JSON quotes.
    public var isText: Bool
  }
}

extension Verdict {
  init(
    _ ticket: borrowing Ticket, _ record: VerdictRecord, _ triage: TriageRecord, _ program: Program,
    _ quoter: inout Quoter
  ) {
    outcome = record.outcome.name
    claim = triage.claim.name
    route = triage.route < 0 ? nil : program.routes[Int(triage.route)].name
    due = triage.due.text
    exposure = Exposure.names[Int(triage.exposure)]
    var tags: [String] = []
    triage.forEachTag(program, record) { tags.append($0) }
    self.tags = tags
    labels = []
    quoter.begin()
    for label in record.labels {
      var evidence: [Evidence] = []
      for index in label.evidence {
        evidence.append(Evidence(ticket, record.evidence[Int(index)], label.guideline, record, program, &quoter))
      }
      labels.append(
        Label(
          id: program.guidelines[Int(label.guideline)].id, probability: Bits.probability(label.bits),
          bits: Bits.bits(label.bits),
          severity: Int(label.severity), evidence: evidence))
    }
    shadows = []
    for index in record.shadows {
      let found = record.evidence[Int(index)]
      let guideline = program.rules[Int(found.rule)].guideline
      shadows.append(
        Shadow(
          id: program.guidelines[Int(guideline)].id,
          evidence: Evidence(ticket, found, guideline, record, program, &quoter)))
    }
  }
}

extension Verdict.Evidence {
  init(
    _ ticket: borrowing Ticket, _ record: EvidenceRecord, _ guideline: Int32, _ verdict: VerdictRecord,
    _ program: Program,
    _ quoter: inout Quoter
  ) {
    bits = Bits.bits(record.bits)
    words = record.words.map { program.meaning(ofRow: verdict.evidenceWords[Int($0)]) }
    guard record.rule >= 0 else { return }
    rule = program.rules[Int(record.rule)].id
    why = program.rules[Int(record.rule)].why
    version = program.note(onRule: record.rule).flatMap { $0.version.isEmpty ? nil : $0.version }
    facts = record.facts.map { index in
      let fact = verdict.facts[Int(index)]
      return Verdict.Fact(name: fact.name, value: fact.text(ticket), isText: fact.isText)
    }
    guard record.kind != .metadata else { return }
    let span = ticket.range(of: record.field, bytes: Int(record.start)..<Int(record.end))
    field = record.field.name
    range = ticket.scalars(in: record.field, span)
    var bytes: [UInt8] = []
    quoter.append(ticket, record.field, span, style: program.guidelines[Int(guideline)].quote, into: &bytes)
    quote = String(decoding: bytes, as: UTF8.self)
  }
}
