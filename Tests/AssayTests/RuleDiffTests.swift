import Assay
import AssayCore
import AssayIO
import AssayLearn
import Testing

/// A comparison of two packs against what classifying with each says.
struct RuleDiffTests {
  static let seeds = Array(UInt64(1)...4)

  private static func diff(
    _ old: Program, _ new: Program, _ tickets: [Ticket], jobs: Int = 1, blockSize: Int = 1 << 20, samples: Int = 3
  ) throws -> RuleDiff {
    var run = RuleDiffRun(PackPair(old: old, new: new))
    run.pipeline.jobs = jobs
    run.pipeline.blockSize = blockSize
    run.samples = samples
    return try run.run([RandomHistory.input(tickets)]).diff
  }

  @Test("A pack compared with itself changes nothing", arguments: seeds)
  func same(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    let program = history.program()
    let diff = try Self.diff(program, program, history.tickets(120))
    #expect(diff.tickets == 120)
    #expect(diff.touched == 0 && diff.handling.isEmpty && diff.samples.isEmpty)
    for rule in diff.rules {
      #expect(rule.newHits == 0 && rule.lostHits == 0 && rule.labelsGained == 0 && rule.labelsLost == 0)
      #expect(rule.hitsBefore == rule.hitsAfter)
    }
    for guideline in diff.guidelines {
      #expect(guideline.before == guideline.after && guideline.tallyBefore == guideline.tallyAfter)
    }
  }

  @Test("Labels, outcomes and precision are those of classifying twice", arguments: seeds)
  func oracle(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    let old = history.program(without: [Int(seed % 12), 3])
    let new = history.program(without: [Int(seed % 7), 8])
    let tickets = history.tickets(150)
    let diff = try Self.diff(old, new, tickets, samples: 1000)
    let (before, after) = (Classifier(old), Classifier(new))
    var gained: [String: [String]] = [:]
    var lost: [String: [String]] = [:]
    var kinds = [0, 0, 0, 0]
    var (queue, due, primary, severity, exposure, touched) = (0, 0, 0, 0, 0, 0)
    var (better, worse) = (0, 0)
    var (tallyBefore, tallyAfter) = (Tally(), Tally())
    for (number, ticket) in tickets.enumerated() {
      let (one, other) = (before.classify(ticket), after.classify(ticket))
      let changes = [
        one.route != other.route, one.due != other.due, one.primary != other.primary,
        one.labels.first?.severity != other.labels.first?.severity, one.exposure != other.exposure,
      ].map { $0 ? 1 : 0 }
      queue += changes[0]
      due += changes[1]
      primary += changes[2]
      severity += changes[3]
      exposure += changes[4]
      if changes.contains(1) || one.outcome != other.outcome || one.labelSet != other.labelSet { touched += 1 }
      let more = other.labelSet.subtracting(one.labelSet)
      let less = one.labelSet.subtracting(other.labelSet)
      for label in more { gained[label, default: []].append("t\(number)") }
      for label in less { lost[label, default: []].append("t\(number)") }
      if more.isEmpty && less.isEmpty {
        kinds[3] += one.outcome == other.outcome ? 0 : 1
      } else {
        kinds[more.isEmpty ? 1 : less.isEmpty ? 0 : 2] += 1
      }
      guard RandomHistory.isLabelled(number) else { continue }
      let gold = ticket.strings(.labels)
      let optional = ticket.strings(.optionalLabels).filter { !gold.contains($0) }
      for guideline in RandomHistory.guidelines where !optional.contains(guideline) {
        let isRight = [one, other].map { $0.labelSet.contains(guideline) == gold.contains(guideline) }
        if isRight == [false, true] { better += 1 }
        if isRight == [true, false] { worse += 1 }
        tallyBefore.add(isBreach: gold.contains(guideline), isLabelled: one.labelSet.contains(guideline))
        tallyAfter.add(isBreach: gold.contains(guideline), isLabelled: other.labelSet.contains(guideline))
      }
    }
    #expect([diff.gaining, diff.losing, diff.exchanging, diff.outcomeAlone] == kinds)
    let handling = diff.handling
    #expect(
      [handling.queue, handling.due, handling.primary, handling.severity, handling.exposure, diff.touched]
        == [queue, due, primary, severity, exposure, touched])
    #expect(handling.moves.values.reduce(0, +) == queue)
    #expect(diff.labelled == 100)
    #expect(diff.guidelines.reduce(0) { $0 + $1.better } == better)
    #expect(diff.guidelines.reduce(0) { $0 + $1.worse } == worse)
    #expect(diff.rules.allSatisfy { $0.better + $0.worse <= $0.labelsGained + $0.labelsLost })
    #expect(diff.guidelines.map(\.tallyBefore).reduce(Tally(), +) == tallyBefore)
    #expect(diff.guidelines.map(\.tallyAfter).reduce(Tally(), +) == tallyAfter)
    for (guideline, change) in zip(diff.packs.guidelines, diff.guidelines) {
      #expect(change.gained == gained[guideline, default: []].count)
      #expect(change.lost == lost[guideline, default: []].count)
      let shown = diff.samples.filter { diff.packs.guidelines[$0.guideline] == guideline }
      #expect(shown.filter(\.isGained).map(\.ticket) == gained[guideline, default: []])
      #expect(shown.filter { !$0.isGained }.map(\.ticket) == lost[guideline, default: []])
    }
  }

  @Test("Every changed label is laid at the door of a rule, or of none", arguments: seeds)
  func causes(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    let diff = try Self.diff(
      history.program(without: [1, 4]), history.program(without: [0, 7]), history.tickets(150), samples: 1000)
    for sample in diff.samples {
      let moved = try #require(sample.after) - (try #require(sample.before))
      // Nothing but rules differs, so what the guideline's bits moved by is theirs.
      #expect(!sample.causes.isEmpty)
      #expect(sample.causes.allSatisfy { sample.isGained ? $0.bits > 0 : $0.bits < 0 })
      #expect(sample.isGained ? moved > 0 : moved < 0)
    }
    #expect(diff.guidelines.allSatisfy { $0.withoutRule == 0 })
    let credited = diff.rules.reduce(0) { $0 + $1.labelsGained + $1.labelsLost }
    #expect(credited >= diff.samples.count)
  }

  @Test("Hits are those of looking at every rule that is triggered", arguments: seeds)
  func hits(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    let (old, new) = (history.program(without: [2]), history.program(without: [5]))
    let tickets = history.tickets(100)
    let diff = try Self.diff(old, new, tickets)
    var (before, after) = (Scratch(old), Scratch(new))
    before.isExhaustive = true
    after.isExhaustive = true
    var counts: [String: [Int]] = [:]
    for ticket in tickets {
      old.classify(ticket, &before)
      new.classify(ticket, &after)
      let one = Set(before.firedRules.map { old.rules[Int($0)].id })
      let other = Set(after.firedRules.map { new.rules[Int($0)].id })
      for rule in one { counts[rule, default: [0, 0, 0, 0]][0] += 1 }
      for rule in other { counts[rule, default: [0, 0, 0, 0]][1] += 1 }
      for rule in other.subtracting(one) { counts[rule, default: [0, 0, 0, 0]][2] += 1 }
      for rule in one.subtracting(other) { counts[rule, default: [0, 0, 0, 0]][3] += 1 }
    }
    for (rule, change) in zip(diff.packs.rules, diff.rules) {
      // Those that only speak against a guideline are not looked at where there is nothing to speak against.
      guard (new.rules + old.rules).first(where: { $0.id == rule })?.weight ?? 0 >= 0 else { continue }
      #expect(
        [change.hitsBefore, change.hitsAfter, change.newHits, change.lostHits] == counts[rule, default: [0, 0, 0, 0]])
    }
  }

  @Test("Any number of jobs and any size of blocks gives the same", arguments: [1, 2, 5])
  func jobs(jobs: Int) throws {
    var history = RandomHistory(seed: 99)
    let (old, new) = (history.program(without: [0, 5]), history.program(without: [3, 9]))
    let tickets = history.tickets(200)
    let one = try Self.diff(old, new, tickets)
    let other = try Self.diff(old, new, tickets, jobs: jobs, blockSize: 700)
    #expect(one.changed > 10)
    #expect(one.guidelines == other.guidelines && one.rules == other.rules)
    #expect(
      [one.tickets, one.gaining, one.losing, one.labelled] == [
        other.tickets, other.gaining, other.losing, other.labelled,
      ])
    #expect(one.samples.map(\.ticket) == other.samples.map(\.ticket))
  }
}
