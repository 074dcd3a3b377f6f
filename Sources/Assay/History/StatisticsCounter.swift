internal import AssayCore

/// One worker's count of what rules do.
struct StatisticsCounter: TicketCounter {
  var count: RuleStatistics
  private let program: Program
  private let names: GuidelineNames
  /// The memory of this worker, with the verdict on the ticket seen last.
  private(set) var scratch: Scratch

  init(_ empty: RuleStatistics) {
    count = empty
    program = empty.program
    names = GuidelineNames(program.guidelines.map(\.id))
    scratch = Scratch(program)
    scratch.isExhaustive = true
  }

  mutating func look(at ticket: borrowing Ticket, isLabelled: Bool, _ place: TicketPlace) {
    look(at: ticket, isLabelled ? KnownLabels(ticket, names, unknown: &count.unknown) : nil)
  }

  /// Looks at a ticket of which people say what is `known`; nil where that is nothing.
  mutating func look(at ticket: borrowing Ticket, _ known: KnownLabels?) {
    program.classify(ticket, &scratch)
    count.tickets += 1
    scratch.addWork(program, to: &count.work)
    let fired = scratch.everyFired.map { Int($0.rule) }
    for rule in fired { count.rules[rule].hits += 1 }
    for index in scratch.fired.indices where scratch.isDecided(by: index, program) {
      count.rules[Int(scratch.fired[index].rule)].flips += 1
    }
    for label in scratch.verdict.labels {
      for index in label.evidence {
        let evidence = scratch.verdict.evidence[Int(index)]
        if evidence.kind == .span || evidence.kind == .metadata { count.rules[Int(evidence.rule)].evidence += 1 }
      }
    }
    countPairs(fired)
    if let known { judge(fired, known) }
  }

  private mutating func countPairs(_ fired: [Int]) {
    guard fired.count > 1 else { return }
    for (index, one) in fired.enumerated() {
      for other in fired[(index + 1)...] {
        count.together[UInt64(min(one, other)) << 32 | UInt64(max(one, other)), default: 0] += 1
      }
    }
  }

  /// Compares hits with the known labels.
  private mutating func judge(_ fired: [Int], _ known: KnownLabels) {
    count.labelled += 1
    for rule in fired {
      guard let isBreach = known.isBreach(Int(program.rules[rule].guideline)) else { continue }
      count.rules[rule].judged += 1
      if isBreach == (program.rules[rule].weight >= 0) { count.rules[rule].right += 1 }
    }
  }
}
