public import AssayCore

/// Tells of the examples of one pack, for programs. What people see is laid out by the command line.
public struct ExampleReport: Sendable {
  let program: Program
  let files: [SourceFile]

  /// A report on examples of this program, with the files that their spans refer to.
  public init(_ program: Program, _ files: [SourceFile]) {
    self.program = program
    self.files = files
  }

  /// Where an example stands: `file:line:column`.
  public func place(of example: RuleExample) -> String {
    let file = files[example.span.file]
    let (line, column) = file.position(of: example.span.start)
    return "\(file.path):\(line):\(column)"
  }

  /// What was expected of a rule and what came of it: `promo_code must fire, but does not`.
  public func complaint(_ failure: RuleTester.Failure) -> String {
    let rule = program.rules[failure.example.rule].id
    return failure.example.mustFire ? "\(rule) must fire, but does not" : "\(rule) must not fire, but does"
  }

  /// Everything about a failure on one line, as compilers write it.
  public func line(_ failure: RuleTester.Failure) -> String {
    let fired = failure.fired.map { program.rules[$0.rule].id }
    let reason = failure.obstacles.isEmpty ? "" : ": \(failure.obstacles.joined(separator: ", "))"
    let others =
      fired.isEmpty ? "nothing fires" : "\(fired.joined(separator: ", ")) \(fired.count == 1 ? "fires" : "fire")"
    return "\(place(of: failure.example)): \(complaint(failure))\(reason); \(others) on \"\(failure.example.text)\""
  }

  /// A failure as one JSON object on a line: `rule`, `example`, `file`, `line`, `column`, `must_fire`, `text`, `reasons`,
  /// `match` (where the phrase of a rule that did not fire is found all the same) and `fired`: the rules that did, each with `rule`,
  /// `guideline` and its `evidence`. Passages have `field`, `start`, `end` (Unicode scalars of that field) and `quote`; a rule that fired
  /// for a fact about the ticket has none.
  public func json(_ failure: RuleTester.Failure) -> String {
    let file = files[failure.example.span.file]
    let (line, column) = file.position(of: failure.example.span.start)
    let fired = failure.fired.map { firing in
      let rule = program.rules[firing.rule]
      return """
        {"rule":\(quoted(rule.id)),"guideline":\(quoted(program.guidelines[Int(rule.guideline)].id)),\
        "evidence":[\(json(firing.evidence, failure.example.ticket))]}
        """
    }
    return """
      {"rule":\(quoted(program.rules[failure.example.rule].id)),"example":\(quoted(failure.example.name)),\
      "file":\(quoted(file.path)),"line":\(line),"column":\(column),"must_fire":\(failure.example.mustFire),\
      "text":\(quoted(failure.example.text)),"reasons":[\(failure.obstacles.map(quoted).joined(separator: ","))],\
      "match":[\(json(failure.match, failure.example.ticket))],"fired":[\(fired.joined(separator: ","))]}

      """
  }

  private func json(_ evidence: [EvidenceRecord], _ ticket: Ticket) -> String {
    evidence.filter { $0.kind != .metadata }.map { json($0, ticket) }.joined(separator: ",")
  }

  private func json(_ evidence: EvidenceRecord, _ ticket: Ticket) -> String {
    let value = ticket.bytes[ticket.range(of: evidence.field)]
    func scalars(_ offset: Int32) -> Int { value.prefix(Int(offset)).count { $0 & 0xC0 != 0x80 } }
    let quote = String(
      decoding: value.dropFirst(Int(evidence.start)).prefix(Int(evidence.end - evidence.start)), as: UTF8.self)
    return """
      {"field":"\(evidence.field.name)","start":\(scalars(evidence.start)),"end":\(scalars(evidence.end)),\
      "quote":\(quoted(quote))}
      """
  }

  private func quoted(_ text: String) -> String { DiagnosticRenderer.quoted(text) }
}
