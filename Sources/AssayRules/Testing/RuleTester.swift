public import AssayCore

/// Runs the examples of a pack's rules. Rules alone decide, the model has no say.
public enum RuleTester {
  /// An example that did not do as it should.
  public struct Failure: Sendable {
    /// What was read.
    public var example: RuleExample
    /// The rules that fired on it, ascending, each with the facts that it rests on.
    public var fired: [Firing]
    /// Why the example's rule did not fire, in words for people; empty for a `pass` example.
    public var obstacles: [String]
    /// Where the `match` of a rule that did not fire is found all the same: another of its clauses is in the way.
    public var match: [EvidenceRecord]
  }

  /// A rule that fired on an example.
  public struct Firing: Sendable {
    /// The rule's index in the program.
    public var rule: Int
    /// Its passages in the example's ticket, or one fact about the ticket as a whole.
    public var evidence: [EvidenceRecord]
  }

  /// Memory to run examples with. It evaluates every rule that can fire, also where that can't change a verdict.
  public static func scratch(_ program: Program) -> Scratch {
    var scratch = Scratch(program)
    scratch.isExhaustive = true
    return scratch
  }

  /// Runs one example, with memory from `scratch(_:)`; nil when it does as it should. O(text); a failing `flag` example is run
  /// again a few times to find out why.
  public static func failure(_ example: RuleExample, _ program: Program, _ scratch: inout Scratch) -> Failure? {
    program.classify(example.ticket, &scratch)
    let everyFired = scratch.everyFired
    let fires = everyFired.contains { Int($0.rule) == example.rule }
    guard fires != example.mustFire else { return nil }
    let fired = everyFired.map { Firing(rule: Int($0.rule), evidence: scratch.evidence(of: $0, example.ticket)) }
    let (obstacles, match) = example.mustFire ? Obstacles.find(example, program) : ([], [])
    return Failure(
      example: example, fired: fired.sorted { $0.rule < $1.rule }, obstacles: obstacles, match: match)
  }

  /// The examples that fail, in order. O(examples).
  public static func failures(_ program: Program, _ examples: [RuleExample]) -> [Failure] {
    var scratch = scratch(program)
    return examples.compactMap { failure($0, program, &scratch) }
  }
}
