import Assay
import AssayCore
import AssayIO
import Testing

/// Statistics of rules against verdicts, and against packs from which a rule was taken out by hand.
struct RuleStatisticsTests {
  static let seeds = Array(UInt64(1)...4)

  private static func statistics(
    _ program: Program, _ tickets: [Ticket], jobs: Int = 1, blockSize: Int = 1 << 20
  ) throws -> RuleStatistics {
    var run = RuleStatisticsRun(program)
    run.pipeline.jobs = jobs
    run.pipeline.blockSize = blockSize
    return try run.run([RandomHistory.input(tickets)]).statistics
  }

  /// How often each rule stands in the verdicts.
  private static func inVerdicts(_ program: Program, _ tickets: [Ticket]) -> [Int] {
    let classifier = Classifier(program)
    var counts: [String: Int] = [:]
    for ticket in tickets {
      for label in classifier.classify(ticket).labels {
        for rule in Set(label.evidence.compactMap(\.rule)) { counts[rule, default: 0] += 1 }
      }
    }
    return program.rules.map { counts[$0.id, default: 0] }
  }

  @Test("Evidence is counted as verdicts show it", arguments: seeds)
  func evidence(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    let program = history.program()
    let tickets = history.tickets(120)
    let statistics = try Self.statistics(program, tickets)
    #expect(statistics.rules.map(\.evidence) == Self.inVerdicts(program, tickets))
    #expect(zip(statistics.rules, statistics.rules).allSatisfy { $0.hits >= $1.evidence })
  }

  @Test("Where every hit leads to a label, hits are what verdicts show", arguments: seeds)
  func hits(seed: UInt64) throws {
    var history = RandomHistory(seed: seed, isOpen: true)
    let program = history.program()
    let tickets = history.tickets(120)
    let hits = try Self.statistics(program, tickets).rules.map(\.hits)
    #expect(hits == Self.inVerdicts(program, tickets))
    #expect(hits.reduce(0, +) > 50)
  }

  @Test("Flips are what taking the rule out of the pack changes", arguments: seeds)
  func flips(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    let program = history.program()
    let tickets = history.tickets(100)
    let statistics = try Self.statistics(program, tickets)
    let whole = Classifier(program)
    let verdicts = tickets.map { whole.classify($0) }
    for number in history.rules.indices {
      let reduced = Classifier(history.program(without: [number]))
      let flips = zip(tickets, verdicts).count { ticket, verdict in
        let other = reduced.classify(ticket)
        return other.labelSet != verdict.labelSet || other.outcome != verdict.outcome
      }
      #expect(statistics.rules[number].flips == flips, "\(history.rules[number].text)")
    }
    #expect(statistics.rules.contains { $0.flips > 0 })
  }

  @Test("Precision counts labelled tickets, without those whose guideline is optional", arguments: seeds)
  func precision(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    let program = history.program()
    let tickets = history.tickets(90)
    let statistics = try Self.statistics(program, tickets)
    var scratch = Scratch(program)
    scratch.isExhaustive = true
    var judged = program.rules.map { _ in 0 }
    var right = judged
    for (number, ticket) in tickets.enumerated() where RandomHistory.isLabelled(number) {
      program.classify(ticket, &scratch)
      for rule in scratch.firedRules.map({ Int($0) }) {
        let guideline = RandomHistory.guidelines[Int(program.rules[rule].guideline)]
        let isBreach = ticket.strings(.labels).contains(guideline)
        if !isBreach, ticket.strings(.optionalLabels).contains(guideline) { continue }
        judged[rule] += 1
        if isBreach == (program.rules[rule].weight >= 0) { right[rule] += 1 }
      }
    }
    #expect(statistics.rules.map(\.judged) == judged)
    #expect(statistics.rules.map(\.right) == right)
    #expect(statistics.labelled == 60)
  }

  @Test("Overlaps are tickets on which both fire, the most first")
  func overlaps() throws {
    var history = RandomHistory(seed: 5)
    let program = history.program()
    let tickets = history.tickets(90)
    let overlaps = try Self.statistics(program, tickets).overlaps(most: 100)
    var scratch = Scratch(program)
    scratch.isExhaustive = true
    var together = program.rules.map { _ in program.rules.map { _ in 0 } }
    for ticket in tickets {
      program.classify(ticket, &scratch)
      for one in scratch.firedRules {
        for other in scratch.firedRules where one != other { together[Int(one)][Int(other)] += 1 }
      }
    }
    for (rule, all) in overlaps.enumerated() {
      #expect(all.count == together[rule].count { $0 > 0 })
      #expect(all.allSatisfy { $0.hits == together[rule][$0.rule] })
      #expect(zip(all, all.dropFirst()).allSatisfy { ($0.hits, $1.rule) > ($1.hits, $0.rule) })
    }
  }

  @Test("Work: a rule that nothing triggers is looked at on every ticket, one whose word is absent on none")
  func work() throws {
    var history = RandomHistory(seed: 3)
    let program = history.program()
    let tickets = history.tickets(80)
    let statistics = try Self.statistics(program, tickets)
    for rule in program.alwaysRules { #expect(statistics.work[Int(rule)].checks == 80) }
    for (figures, work) in zip(statistics.rules, statistics.work) where figures.hits == 0 { #expect(work.checks <= 80) }
    var empty = Ticket()
    empty.set(.ticketID, "e")
    empty.set(.text, "nothing known")
    let idle = try Self.statistics(program, [empty])
    for index in program.rules.indices where program.rules[index].pattern >= 0 {
      #expect(idle.work[index] == RuleWork())
    }
  }

  @Test("Any number of jobs and any size of blocks gives the same", arguments: [2, 5])
  func jobs(jobs: Int) throws {
    var history = RandomHistory(seed: 42)
    let program = history.program()
    let tickets = history.tickets(200)
    let one = try Self.statistics(program, tickets)
    let other = try Self.statistics(program, tickets, jobs: jobs, blockSize: 600)
    #expect(one.rules == other.rules && one.work == other.work)
    #expect(one.overlaps(most: 3) == other.overlaps(most: 3))
  }
}
