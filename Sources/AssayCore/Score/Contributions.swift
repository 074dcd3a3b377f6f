// What a guideline's sum is made of: for comparing two verdicts, not part of classifying.

/// What one rule, or one feature of the model, adds to a guideline's sum.
public struct Contribution: Sendable, Hashable {
  /// What adds it.
  public enum Source: Sendable, Hashable {
    /// An index into `program.rules`.
    case rule(Int32)
    /// A row of `program.bayes`, see `Program.meaning(ofRow:)`.
    case feature(Int32)
  }

  /// What adds it.
  public var source: Source
  /// How much, in 1/1024 bit. A feature's share is its weight, shrunk; together features count no more than the model's limit.
  public var bits: Int32
}

extension Scratch {
  /// What was added for a guideline on the ticket classified last: rules that fired, then features in reading order; only what isn't
  /// zero. Of all rules only where `isExhaustive`. O(rules fired + features).
  public func contributions(to guideline: Int, _ program: borrowing Program) -> [Contribution] {
    var result: [Contribution] = []
    for rule in fired where Int(program.rules[Int(rule.rule)].guideline) == guideline && rule.bits != 0 {
      result.append(Contribution(source: .rule(rule.rule), bits: rule.bits))
    }
    for row in bayes.counted {
      let shrunk = (Int64(program.bayes.weight(row, guideline)) * Int64(program.bayes.shrink[guideline])) >> 10
      if shrunk != 0 { result.append(Contribution(source: .feature(row), bits: Int32(shrunk))) }
    }
    return result
  }
}
