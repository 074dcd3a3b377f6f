public import AssayCore

/// Runs the examples of a pack's rules.
public enum RuleTester {
  /// An example that did not do as it should.
  public struct Failure: Sendable {
    /// What was read.
    public var example: RuleExample
    /// The rules that fired on the text, by id.
    public var fired: [String]
  }

  /// The examples that fail, in order. O(examples); rules alone decide, the model has no say.
  public static func failures(_ program: Program, _ examples: [RuleExample]) -> [Failure] {
    var scratch = Scratch(program)
    scratch.isExhaustive = true
    var failures: [Failure] = []
    for example in examples {
      program.classify(example.ticket, &scratch)
      let fired = scratch.firedRules
      if fired.contains(Int32(example.rule)) != example.mustFire {
        failures.append(Failure(example: example, fired: fired.map { program.rules[Int($0)].id }))
      }
    }
    return failures
  }

  /// A failure as a few lines for people.
  public static func text(_ failure: Failure, _ program: Program, _ files: [SourceFile]) -> String {
    let rule = program.rules[failure.example.rule]
    let file = files[failure.example.span.file]
    let line = file.position(of: failure.example.span.start).line
    let wanted = failure.example.mustFire ? "must fire, but did not" : "must not fire, but did"
    let others = failure.fired.filter { $0 != rule.id }
    return """
      FAIL \(rule.id) \(wanted)
        --> \(file.path):\(line)
        text: \(failure.example.text)
        fired: \(failure.fired.isEmpty ? "no rule" : failure.fired.joined(separator: ", "))\(others.isEmpty && !failure.example.mustFire ? " alone" : "")

      """
  }

  /// A failure as one JSON object on a line: `rule`, `file`, `line`, `must_fire`, `text`, `fired`.
  public static func json(_ failure: Failure, _ program: Program, _ files: [SourceFile]) -> String {
    let file = files[failure.example.span.file]
    let line = file.position(of: failure.example.span.start).line
    let fired = failure.fired.map(DiagnosticRenderer.quoted).joined(separator: ",")
    return """
      {"rule":\(DiagnosticRenderer.quoted(program.rules[failure.example.rule].id)),"file":\(DiagnosticRenderer.quoted(file.path)),\
      "line":\(line),"must_fire":\(failure.example.mustFire),"text":\(DiagnosticRenderer.quoted(failure.example.text)),"fired":[\(fired)]}

      """
  }
}
