public import AssayCore

/// Finds in examples all that the rules of their guideline look for, whatever else these ask: what is to be masked where
/// examples are shown, also in those that a guard clears.
public struct ExamplePassages: Sendable {
  /// The program without guards, conditions and gates.
  private let program: Program
  private var scratch: Scratch

  /// O(size of the program).
  public init(_ program: Program) {
    var bare = program
    for index in bare.rules.indices {
      bare.rules[index].guards = 0..<0
      bare.rules[index].condition = -1
      bare.rules[index].languages = 0
      bare.rules[index].contentTypes = []
    }
    self.program = bare
    scratch = RuleTester.scratch(bare)
  }

  /// The passages of an example, none for rules that look at no text. Nil where there are more than are kept: then any word
  /// may be one of them. O(text).
  public mutating func passages(_ example: RuleExample) -> [EvidenceRecord]? {
    program.classify(example.ticket, &scratch)
    let guideline = program.rules[example.rule].guideline
    var passages: [EvidenceRecord] = []
    for fired in scratch.everyFired where program.rules[Int(fired.rule)].guideline == guideline {
      let evidence = scratch.evidence(of: fired, example.ticket).filter { $0.kind != .metadata }
      if evidence.count >= Limits.spansPerRule { return nil }
      passages += evidence
    }
    return passages
  }
}
