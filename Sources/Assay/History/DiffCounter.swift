internal import AssayCore
internal import AssayLearn
internal import AssayTriage

/// One worker's comparison: classifies each ticket with both packs.
struct DiffCounter: TicketCounter {
  var count: RuleDiff
  private let packs: PackPair
  private let names: GuidelineNames
  private var old: Scratch
  private var new: Scratch
  private let oldTriage: Triage
  private let newTriage: Triage
  private var quoter = Quoter()
  /// For each rule what it adds to the ticket at hand, before and after; nil where it does not fire.
  private var before: [Int32?]
  private var after: [Int32?]

  init(_ empty: RuleDiff) {
    count = empty
    packs = empty.packs
    names = GuidelineNames(packs.guidelines)
    old = Scratch(packs.old)
    new = Scratch(packs.new)
    oldTriage = Triage(packs.old)
    newTriage = Triage(packs.new)
    // A rule's hits are all its hits, also where they change nothing yet. Those that only speak against a guideline are heard where there
    // is something to speak against: everywhere else they could have changed no label.
    old.evaluatesAllTriggered = true
    new.evaluatesAllTriggered = true
    before = Array(repeating: nil, count: packs.rules.count)
    after = before
  }

  mutating func look(at ticket: borrowing Ticket, isLabelled: Bool, _ place: TicketPlace) {
    packs.old.classify(ticket, &old)
    packs.new.classify(ticket, &new)
    var labelsBefore: UInt64 = 0
    var labelsAfter: UInt64 = 0
    for label in old.verdict.labels { labelsBefore |= 1 << UInt64(packs.guidelineOfOld[Int(label.guideline)]) }
    for label in new.verdict.labels { labelsAfter |= 1 << UInt64(label.guideline) }
    count.tickets += 1
    for fired in old.fired { before[packs.ruleOfOld[Int(fired.rule)]] = fired.bits }
    for fired in new.fired { after[Int(fired.rule)] = fired.bits }
    countHits()
    let known = isLabelled ? judge(ticket, labelsBefore, labelsAfter) : KnownLabels()
    count(labelsBefore, labelsAfter)
    if labelsBefore != labelsAfter {
      for guideline in packs.guidelines.indices where (labelsBefore ^ labelsAfter) >> UInt64(guideline) & 1 == 1 {
        let isGained = labelsAfter >> UInt64(guideline) & 1 == 1
        attribute(guideline, isGained: isGained, isBreach: known.isBreach(guideline), ticket, place)
      }
    }
    countHandling(ticket, areLabelsSame: labelsBefore == labelsAfter)
    for fired in old.fired { before[packs.ruleOfOld[Int(fired.rule)]] = nil }
    for fired in new.fired { after[Int(fired.rule)] = nil }
  }

  /// Hits of shadow rules are hits: such a rule fires, though it adds nothing.
  private mutating func countHits() {
    let hitsBefore = Set(old.everyFired.map { packs.ruleOfOld[Int($0.rule)] })
    let hitsAfter = Set(new.everyFired.map { Int($0.rule) })
    for rule in hitsBefore {
      count.rules[rule].hitsBefore += 1
      if !hitsAfter.contains(rule) { count.rules[rule].lostHits += 1 }
    }
    for rule in hitsAfter {
      count.rules[rule].hitsAfter += 1
      if !hitsBefore.contains(rule) { count.rules[rule].newHits += 1 }
    }
  }

  private mutating func countHandling(_ ticket: borrowing Ticket, areLabelsSame: Bool) {
    var record = TriageRecord()
    oldTriage.assess(ticket, old.verdict, into: &record)
    let before = Handling(record, old.verdict, packs.old) { packs.guidelineOfOld[$0] }
    newTriage.assess(ticket, new.verdict, into: &record)
    let after = Handling(record, new.verdict, packs.new) { $0 }
    if before != after { count.handling.count(before, after) }
    guard areLabelsSame else { return }
    if old.verdict.outcome != new.verdict.outcome {
      count.outcomeAlone += 1
    } else if before != after {
      count.handlingAlone += 1
    }
  }

  private mutating func count(_ before: UInt64, _ after: UInt64) {
    let gained = after & ~before
    let lost = before & ~after
    if gained != 0, lost != 0 {
      count.exchanging += 1
    } else if gained != 0 {
      count.gaining += 1
    } else if lost != 0 {
      count.losing += 1
    }
    guard before | after != 0 else { return }
    for guideline in packs.guidelines.indices {
      let bit: UInt64 = 1 << UInt64(guideline)
      if before & bit != 0 { count.guidelines[guideline].before += 1 }
      if after & bit != 0 { count.guidelines[guideline].after += 1 }
      if gained & bit != 0 { count.guidelines[guideline].gained += 1 }
      if lost & bit != 0 { count.guidelines[guideline].lost += 1 }
    }
  }

  /// Compares both packs' labels with the known ones, if they are known to either pack.
  private mutating func judge(_ ticket: borrowing Ticket, _ before: UInt64, _ after: UInt64) -> KnownLabels {
    guard let known = KnownLabels(ticket, names, unknown: &count.unknown) else { return KnownLabels() }
    count.labelled += 1
    for guideline in packs.guidelines.indices {
      guard let isBreach = known.isBreach(guideline) else { continue }
      let bit: UInt64 = 1 << UInt64(guideline)
      count.guidelines[guideline].tallyBefore.add(isBreach: isBreach, isLabelled: before & bit != 0)
      count.guidelines[guideline].tallyAfter.add(isBreach: isBreach, isLabelled: after & bit != 0)
    }
    return known
  }

  // MARK: Who did it

  /// Finds the rules whose contribution moved the way the label did, and counts the change for them. `isBreach`: what people say.
  private mutating func attribute(
    _ guideline: Int, isGained: Bool, isBreach: Bool?, _ ticket: borrowing Ticket, _ place: TicketPlace
  ) {
    var causes: [(rule: Int, bits: Int32)] = []
    let candidates = Set(old.fired.map { packs.ruleOfOld[Int($0.rule)] } + new.fired.map { Int($0.rule) })
    for rule in candidates where packs.guideline(ofRule: rule) == guideline {
      let bits = (after[rule] ?? 0) - (before[rule] ?? 0)
      if isGained ? bits > 0 : bits < 0 { causes.append((rule, bits)) }
    }
    causes.sort { ($0.bits.magnitude, $1.rule) > ($1.bits.magnitude, $0.rule) }
    // Right is a label gained by a breach, and one lost by anything else.
    let better = isBreach == isGained ? 1 : 0
    let worse = isBreach == !isGained ? 1 : 0
    count.guidelines[guideline].better += better
    count.guidelines[guideline].worse += worse
    for (rule, _) in causes {
      if isGained { count.rules[rule].labelsGained += 1 } else { count.rules[rule].labelsLost += 1 }
      count.rules[rule].better += better
      count.rules[rule].worse += worse
    }
    if causes.isEmpty { count.guidelines[guideline].withoutRule += 1 }
    keep(guideline, isGained: isGained, causes, ticket, place)
  }

  /// Keeps the ticket as a sample, if it is among the first.
  private mutating func keep(
    _ guideline: Int, isGained: Bool, _ causes: [(rule: Int, bits: Int32)], _ ticket: borrowing Ticket,
    _ place: TicketPlace
  ) {
    let index = 2 * guideline + (isGained ? 0 : 1)
    if count.changes[index].count == count.most, count.changes[index].last.map({ $0.place < place }) ?? true { return }
    quoter.begin()
    let shown = causes.prefix(3).map {
      RuleDiff.Cause(rule: $0.rule, bits: $0.bits, quote: quote($0.rule, ticket))
    }
    let sample = RuleDiff.Sample(
      ticket: ticket.string(.ticketID), guideline: guideline, isGained: isGained,
      before: packs.oldGuideline[guideline].map { old.verdict.sums[$0] },
      after: packs.newGuideline[guideline].map { new.verdict.sums[$0] }, causes: shown, place: place)
    count.keep([sample], in: index)
  }

  /// The first passage of a rule, from the pack in which it fires; from the new one if it does in both.
  private mutating func quote(_ rule: Int, _ ticket: borrowing Ticket) -> String? {
    if let index = packs.newRule[rule], let fired = new.fired.first(where: { Int($0.rule) == index }) {
      return quote(new.evidence(of: fired, ticket), packs.new, ticket)
    }
    if let index = packs.oldRule[rule], let fired = old.fired.first(where: { Int($0.rule) == index }) {
      return quote(old.evidence(of: fired, ticket), packs.old, ticket)
    }
    return nil
  }

  private mutating func quote(_ evidence: [EvidenceRecord], _ program: Program, _ ticket: borrowing Ticket) -> String? {
    guard let first = evidence.first, first.kind == .span else { return nil }
    let style = program.guidelines[Int(program.rules[Int(first.rule)].guideline)].quote
    var bytes: [UInt8] = []
    quoter.append(ticket, first.field, Int(first.start)..<Int(first.end), style: style, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
