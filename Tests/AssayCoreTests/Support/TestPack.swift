import AssayCore
import AssayRules
import Testing

/// A small pack written as a string in a test, compiled.
struct TestPack {
  struct Faulty: Error, CustomStringConvertible {
    var description: String
  }

  let program: Program

  static let header = """
    pack test
      version "1.0.0"
      languages en, de
      outcome clear route low within 5d
      outcome uncertain route standard within 24h
      outcome insufficient_information route standard within 24h
      outcome unsupported_language route desk within 48h

    """

  /// A guideline with the clauses that every guideline needs.
  static func guideline(_ name: String, severity: Int = 2, prior: Double = 0, _ more: String = "") -> String {
    """
    guideline \(name)
      title "\(name)"
      severity \(severity)
      prior \(prior)
      route standard within 24h
      exposure none
      \(more)

    """
  }

  /// A rule with the clauses that every rule needs.
  static func rule(_ name: String, weight: Double = 4, group: String? = nil, _ clauses: String) -> String {
    """
    rule \(name) \(weight) \(group.map { "group \($0)" } ?? "")
      why "\(name)"
      \(clauses)
      flag "flag"
      pass "pass"

    """
  }

  /// Compiles guidelines, lists and rules; throws the diagnostics where there are errors.
  init(whole: String, model: TrainedModel? = nil) throws {
    let source = PackSource(
      rules: [SourceFile(path: "test.rules", text: TestPack.header + whole)], wordLists: [])
    let compilation = PackCompiler.compile(source, model: model)
    guard let program = compilation.program else {
      let faults = compilation.diagnostics.filter(\.isError).map { "\($0.code.rawValue) \($0.message)" }
      throw Faulty(description: faults.joined(separator: "; ") + "\n" + whole)
    }
    self.program = program
  }

  /// Rules of one guideline with prior 0; `lists` are declared before them.
  init(lists: String = "", _ rules: String...) throws {
    try self.init(whole: TestPack.guideline("g") + lists + "\n" + rules.joined())
  }

  /// One rule for each phrase, named by its number: r0, r1, ….
  static func matching(_ phrases: String...) throws -> TestPack {
    let rules = phrases.enumerated().map { number, phrase in TestPack.rule("r\(number)", "match \(phrase)") }
    return try TestPack(rules.joined())
  }

  /// What became of a ticket. Exhaustively: every rule is evaluated, those that can't change the verdict too; that they can't is
  /// checked with every ticket.
  func classify(_ ticket: Ticket, isExhaustive: Bool = true) -> Result {
    var scratch = Scratch(program)
    program.classify(ticket, &scratch)
    let brief = Result(ticket, scratch, program)
    scratch.isExhaustive = true
    program.classify(ticket, &scratch)
    let everything = Result(ticket, scratch, program)
    if brief.visible != everything.visible {
      Issue.record("left out too much: \(brief.visible), not \(everything.visible)")
    }
    return isExhaustive ? everything : brief
  }

  func classify(_ text: String) -> Result { classify(Ticket(text: text)) }

  /// The ids of the rules that fire on a text.
  func fired(_ text: String) -> [String] { classify(text).fired }
}

/// A verdict with names in place of numbers.
struct Result: Equatable {
  struct Evidence: Equatable {
    var rule: String
    var kind: EvidenceRecord.Kind
    var bits: Double
    var field: TextField
    /// The bytes of the field's value that it names, as text; "(bad span)" where they are no whole scalars of it.
    var quote: String
    /// The word that was read in a disguised one.
    var decoded: String?
    var words: [String]
  }

  struct Label: Equatable {
    var guideline: String
    var bits: Double
    var severity: Int
    var exposure: String
    var route: String
    var evidence: [Evidence]
  }

  var outcome: Outcome
  var labels: [Label]
  var sums: [Int32]
  var fired: [String]
  var tags: [String]
  var notes: Notes

  init(_ ticket: Ticket, _ scratch: Scratch, _ program: Program) {
    let verdict = scratch.verdict
    outcome = verdict.outcome
    sums = verdict.sums
    fired = scratch.firedRules.map { program.rules[Int($0)].id }
    tags = verdict.tags.map { program.tags[Int($0)] }
    notes = verdict.notes
    labels = verdict.labels.map { label in
      Label(
        guideline: program.guidelines[Int(label.guideline)].id, bits: Bits.bits(label.bits),
        severity: Int(label.severity), exposure: Exposure.names[Int(label.exposure)],
        route: label.route < 0 ? "" : program.routes[Int(label.route)].name,
        evidence: verdict.evidence[Int(label.evidence.lowerBound)..<Int(label.evidence.upperBound)].map {
          Evidence($0, ticket, verdict, program)
        })
    }
  }

  /// What people see: without the sums and rules of guidelines that came to nothing.
  var visible: Result {
    var result = self
    result.sums = []
    result.fired = []
    return result
  }

  /// The quotes of all spans, in the order of the evidence.
  var quotes: [String] {
    labels.flatMap(\.evidence).filter { $0.kind == .span || $0.kind == .furtherSpan }.map(\.quote)
  }
}

extension Result.Evidence {
  init(_ record: EvidenceRecord, _ ticket: Ticket, _ verdict: VerdictRecord, _ program: Program) {
    rule = record.rule < 0 ? "" : program.rules[Int(record.rule)].id
    kind = record.kind
    bits = Bits.bits(record.bits)
    field = record.field
    decoded = record.decoded < 0 ? nil : program.words[Int(record.decoded)]
    let value = Array(ticket.string(record.field).utf8)
    let range = Int(record.start)..<max(Int(record.start), Int(record.end))
    quote =
      range.upperBound <= value.count ? String(validating: value[range], as: UTF8.self) ?? "(bad span)" : "(bad span)"
    words = verdict.evidenceWords[Int(record.words.lowerBound)..<Int(record.words.upperBound)].map {
      meaning(of: $0, program)
    }
  }
}

/// What a row of naive Bayes counts: a word, `two words`, or `<kind>`.
private func meaning(of row: Int32, _ program: Program) -> String {
  let first = program.bayes.meaning[Int(row) * 2]
  let second = program.bayes.meaning[Int(row) * 2 + 1]
  if first <= -2 { return "<\(TokenKind.allCases[Int(-2 - first)])>" }
  return program.words[Int(first)] + (second < 0 ? "" : " " + program.words[Int(second)])
}

extension Ticket {
  /// A ticket with an id, as all have, and a text.
  init(text: String, title: String? = nil) {
    self.init()
    set(.ticketID, "ticket-1")
    if let title { set(.title, title) }
    set(.text, text)
  }
}
