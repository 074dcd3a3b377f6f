// What a verdict owes to one rule: for statistics of rules, not part of classifying.

extension Scratch {
  /// Whether the verdict on the ticket classified last would have other labels or another outcome if one of the rules that fired
  /// had not: `index` is its place in `fired`. O(rules fired).
  ///
  /// Exact: its guideline is added up again without it, what its group's cap took from others is given back, and a label still
  /// needs a fact. Only where `isExhaustive` was all that speaks against a guideline heard.
  public mutating func isDecided(by index: Int, _ program: borrowing Program) -> Bool {
    let guideline = program.rules[Int(fired[index].rule)].guideline
    let record = program.guidelines[Int(guideline)]
    let (bits, hasFact) = sum(of: guideline, without: index, program)
    let wouldBeLabelled = bits >= record.threshold && hasFact
    if verdict.labels.contains(where: { $0.guideline == guideline }) != wouldBeLabelled { return true }
    // The labels stay. Where there are any, so does the outcome.
    guard verdict.labels.isEmpty else { return false }
    var isUncertain = bits >= record.uncertain
    for other in verdict.sums.indices where other != Int(guideline) {
      if verdict.sums[other] >= program.guidelines[other].uncertain { isUncertain = true }
    }
    return outcome(isLabelled: false, isUncertain: isUncertain) != verdict.outcome
  }

  /// A guideline's bits without one of the rules that fired for it, and whether anything positive is left to show for them.
  private func sum(of guideline: Int32, without removed: Int, _ program: borrowing Program) -> (
    bits: Int32, hasFact: Bool
  ) {
    let words = bayesSums[Int(guideline)]
    var bits = program.guidelines[Int(guideline)].prior &+ words
    var hasFact = words > 0
    let group = program.rules[Int(fired[removed].rule)].group
    var given: Int32 = 0
    for index in fired.indices where index != removed {
      let rule = Int(fired[index].rule)
      guard program.rules[rule].guideline == guideline else { continue }
      var share = fired[index].bits
      if group >= 0, program.rules[rule].group == group {
        share = min(fired[index].weight, max(0, program.groupCaps[Int(group)] - given))
        given &+= max(0, share)
      }
      bits &+= share
      if share > 0 { hasFact = true }
    }
    return (bits, hasFact)
  }
}
