public import AssayCore
internal import AssayIO
internal import AssayTriage

/// Tries whether verdicts move with what must not matter.
///
/// Each text is judged as a ticket with the first value of everything that varies, and again with each other value of one thing at a
/// time. Tickets are written as JSON and read as any other, unknown fields and all. Every rule is heard, as in statistics of rules, so that
/// bits can be compared that would not matter for a verdict.
public struct ContrastRun {
  private let program: Program
  private let triage: Triage
  private var scratch: Scratch
  private var record = TriageRecord()
  private var quoter = Quoter()
  private var reader = NDJSONReader()

  /// A run with a pack.
  public init(_ program: Program) {
    self.program = program
    triage = Triage(program)
    scratch = Scratch(program)
    scratch.isExhaustive = true
  }

  /// Judges all pairs of a file. O(texts × values).
  ///
  /// - Throws: `ContrastFileError` when a field can't have a value that the file gives it.
  public mutating func run(_ file: ContrastFile) throws(ContrastFileError) -> ContrastResult {
    var result = ContrastResult(texts: file.texts.count)
    for text in file.texts {
      var values = Array(repeating: 0, count: file.variables.count)
      let base = try judge(file, text, values, changed: nil)
      for variable in file.variables.indices where file.varies(text, by: variable) {
        for value in file.variables[variable].values.indices.dropFirst() {
          values[variable] = value
          result.pairs += 1
          let other = try judge(file, text, values, changed: variable)
          let move = Move(
            line: text.line, text: file.text(text, values), name: file.variables[variable].name,
            from: file.variables[variable].values[0], to: file.variables[variable].values[value],
            allowed: file.variables[variable].allowed, changes: changes(base, other),
            differences: other.differences(from: base))
          result.add(move)
        }
        values[variable] = 0
      }
    }
    return result
  }

  /// What a ticket came to.
  private struct Judgement {
    var sums: [Int32] = []
    /// By guideline.
    var contributions: [[Contribution]] = []
    /// All of the verdict that has no bits: names with values.
    var facts: [(name: String, value: String)] = []

    func differences(from base: Judgement) -> [Move.Difference] {
      zip(base.facts, facts).filter { $0.value != $1.value }.map {
        Move.Difference(name: $0.name, from: $0.value, to: $1.value)
      }
    }
  }

  private mutating func judge(
    _ file: ContrastFile, _ text: ContrastFile.Text, _ values: [Int], changed: Int?
  ) throws(ContrastFileError) -> Judgement {
    let line = ContrastRun.json(file, text, values)
    var ticket = Ticket()
    let outcome = reader.read(line.span, 0..<line.count, into: &ticket)
    guard outcome == .ticket, !reader.notes.contains(.wrongType) else {
      let names = changed.map { file.variables[$0].name } ?? "a given field, or the first value of one,"
      throw ContrastFileError(faults: [
        .init(
          line: changed.map { file.variables[$0].line } ?? text.line,
          message:
            "\(names) can't have the value \(changed.map { "\"\(file.variables[$0].values[values[$0]])\"" } ?? "that it has")"
        )
      ])
    }
    program.classify(ticket, notes: reader.notes, &scratch)
    triage.assess(ticket, scratch.verdict, into: &record)
    let verdict = Verdict(ticket, scratch.verdict, record, program, &quoter)
    return Judgement(
      sums: scratch.verdict.sums,
      contributions: program.guidelines.indices.map { scratch.contributions(to: $0, program) },
      facts: [
        ("outcome", verdict.outcome),
        ("labels", verdict.labels.map { "\($0.id) (severity \($0.severity))" }.joined(separator: ", ")),
        ("claim", verdict.claim), ("route", verdict.route ?? ""), ("due", verdict.due), ("exposure", verdict.exposure),
        ("tags", verdict.tags.joined(separator: ", ")),
      ])
  }

  private func changes(_ base: Judgement, _ other: Judgement) -> [Move.Change] {
    base.sums.indices.compactMap { guideline in
      let bits = other.sums[guideline] &- base.sums[guideline]
      guard bits != 0 else { return nil }
      var moved: [Contribution.Source: Int32] = [:]
      for part in base.contributions[guideline] { moved[part.source, default: 0] &-= part.bits }
      for part in other.contributions[guideline] { moved[part.source, default: 0] &+= part.bits }
      let causes = moved.filter { $0.value != 0 }.map { source, bits in
        switch source {
        case .rule(let rule): Move.Cause(rule: program.rules[Int(rule)].id, word: nil, bits: bits)
        case .feature(let row): Move.Cause(rule: nil, word: program.meaning(ofRow: row), bits: bits)
        }
      }
      return Move.Change(
        guideline: program.guidelines[guideline].id, bits: bits,
        causes: causes.sorted { ($0.bits.magnitude, $1.name) > ($1.bits.magnitude, $0.name) })
    }
  }

  /// The ticket as a line of JSON: numbers and truth values as such, all else as strings.
  static func json(_ file: ContrastFile, _ text: ContrastFile.Text, _ values: [Int]) -> [UInt8] {
    var line: [UInt8] = []
    line.append(literal: #"{"ticket_id":"contrast","text":"#)
    line.append(jsonString: file.text(text, values))
    var fields = file.givens
    for (index, variable) in file.variables.enumerated() where variable.isField {
      // What varies replaces what is given.
      fields.removeAll { $0.name == variable.name }
      fields.append((variable.name, variable.values[values[index]]))
    }
    for (name, value) in fields {
      line.append(UInt8(ascii: ","))
      line.append(jsonString: name)
      line.append(UInt8(ascii: ":"))
      if isBare(value) { line.append(contentsOf: value.utf8) } else { line.append(jsonString: value) }
    }
    line.append(UInt8(ascii: "}"))
    return line
  }

  private static func isBare(_ value: String) -> Bool {
    if value == "true" || value == "false" { return true }
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int(parts[0]), String(whole) == parts[0] else { return false }
    return parts.count == 1 || (!parts[1].isEmpty && parts[1].allSatisfy { $0.isASCII && $0.isNumber })
  }
}
