// What rules cost, counted in work and not in time, so that it is the same on every machine. Not part of classifying.

/// The work that a rule made.
public struct RuleWork: Sendable, Equatable {
  /// How often matching began at a word that its phrase, or a phrase of its condition, is looked for from. Rules with the same phrase
  /// share this work; it is counted for each.
  public var walks = 0
  /// Tickets on which its clauses had to be looked at: something triggered it, or nothing has to.
  public var checks = 0

  /// No work.
  public init() {}

  /// All of it.
  public var total: Int { walks + checks }

  /// The work of both.
  public static func + (one: RuleWork, other: RuleWork) -> RuleWork {
    var sum = one
    sum.walks += other.walks
    sum.checks += other.checks
    return sum
  }
}

extension Scratch {
  /// Adds the work that each rule made on the ticket classified last; `work` has one entry a rule. O(anchors found + rules).
  ///
  /// Classifying leaves out checks that can't change the verdict; here they are counted. Words within `with` and `unless` are
  /// not.
  public func addWork(_ program: borrowing Program, to work: inout [RuleWork]) {
    for place in 0..<anchors.count {
      let pattern = program.network.pattern(of: anchors[place])
      for entry in program.rulesOfPattern.range(pattern) { work[Int(program.rulesOfPattern.values[entry])].walks += 1 }
    }
    for word in triggered.indices {
      var bits = triggered[word]
      while bits != 0 {
        work[word << 6 &+ bits.trailingZeroBitCount].checks += 1
        bits &= bits &- 1
      }
    }
    for guideline in verdict.sums.indices where isHeard(guideline, program) {
      for entry in program.exonerating.range(Int32(guideline)) {
        let rule = Int(program.exonerating.values[entry])
        work[rule].checks += 1
        work[rule].walks += beginnings(of: program.rules[rule].pattern, program)
      }
    }
  }

  /// Whether a guideline was at least uncertain before what only speaks against it was heard.
  private func isHeard(_ guideline: Int, _ program: borrowing Program) -> Bool {
    guard !program.exonerating.range(Int32(guideline)).isEmpty else { return false }
    var bits = verdict.sums[guideline]
    for rule in fired where rule.weight < 0 {
      let record = program.rules[Int(rule.rule)]
      if Int(record.guideline) == guideline, record.tag < 0 { bits &-= rule.bits }
    }
    return bits >= program.guidelines[guideline].uncertain
  }

  /// How many tokens a pattern without anchors is tried at.
  private func beginnings(of pattern: Int32, _ program: borrowing Program) -> Int {
    guard pattern >= 0 else { return 0 }
    return (0..<buffer.count).count { text.mayBegin(pattern, text.symbols[$0], program) }
  }
}
