internal import AssayCore
internal import AssayLearn
internal import AssayTriage

/// One worker's measurement. Every rule is heard on every ticket, also where that can't change the verdict: scores of tickets that are clearly
/// nothing would lack what was left out, and no ranking could be read off them.
struct EvaluationCounter: TicketCounter {
  static var readsRaters: Bool { true }

  private let program: Program
  private let split: Split?
  private let names: GuidelineNames
  /// Classifies, and counts what rules do.
  private var rules: StatisticsCounter
  private var measured: PackEvaluation
  private var quoter = Quoter()
  private var texts = TextKey()

  /// How many rules are shown with a breach that was missed.
  private static let rulesShown = 5

  var count: PackEvaluation {
    get {
      var count = measured
      count.rules = rules.count
      return count
    }
    set {
      measured = newValue
      rules.count = newValue.rules
    }
  }

  init(_ empty: PackEvaluation, _ split: Split?) {
    program = empty.program
    self.split = split
    names = GuidelineNames(program.guidelines.map(\.id))
    rules = StatisticsCounter(empty.rules)
    measured = empty
  }

  mutating func look(at ticket: borrowing Ticket, isLabelled: Bool, _ place: TicketPlace) {
    if let split, Split(ticketID: ticket.string(.ticketID)) != split { return }
    guard isLabelled else {
      measured.undecided += 1
      return
    }
    guard let known = KnownLabels(ticket, names, unknown: &measured.unknown) else { return }
    rules.look(at: ticket, known)
    measured.texts.add(texts.key(of: ticket))
    let (gold, optional) = (known.gold, known.optional)
    let labels = GuidelineSet(rules.scratch.verdict.labels.map { Int($0.guideline) })
    measured.evaluation.add(predicted: labels, gold: gold, optional: optional)
    measured.evaluation.add(scores: rules.scratch.verdict.sums, gold: gold, optional: optional)
    measured.evaluation.add(ratings: ratings(of: ticket), predicted: labels)
    for slice in TicketSlice.slices(of: ticket) {
      measured.sliceFigures[slice, default: SliceFigures()].add(
        predicted: labels, gold: gold, optional: optional, guidelines: program.guidelines.count)
    }
    for guideline in labels.subtracting(gold).subtracting(optional) {
      keep(.falseAlarm, guideline, gold, labels, ticket, place)
    }
    for guideline in gold.subtracting(labels) { keep(.missed, guideline, gold, labels, ticket, place) }
  }

  /// What raters said of the ticket; nothing where one gave a label that is no guideline, as those left would agree otherwise.
  private mutating func ratings(of ticket: borrowing Ticket) -> [GuidelineSet] {
    let ratings = ticket.ratings.map { names.guidelines($0, unknown: &measured.unknownOfRaters.labels) }
    guard !ratings.contains(nil) else {
      measured.unknownOfRaters.tickets += 1
      return []
    }
    return ratings.map { GuidelineSet(bits: UInt32(truncatingIfNeeded: $0 ?? 0)) }
  }

  /// Keeps a mistake with its evidence, if it is among the worst.
  private mutating func keep(
    _ kind: Mistake.Kind, _ guideline: Int, _ gold: GuidelineSet, _ labels: GuidelineSet, _ ticket: borrowing Ticket,
    _ place: TicketPlace
  ) {
    var mistake = Mistake(
      kind: kind, ticket: "", guideline: guideline, bits: rules.scratch.verdict.sums[guideline], gold: gold,
      labels: labels, prior: program.guidelines[guideline].prior, evidence: [], place: place)
    let worst = kind == .falseAlarm ? measured.falseAlarms : measured.missed
    guard worst.wants(mistake.badness, place) else { return }
    mistake.ticket = ticket.string(.ticketID)
    quoter.begin()
    mistake.evidence = kind == .falseAlarm ? shown(guideline, ticket) : heard(guideline, ticket)
    if kind == .falseAlarm { measured.falseAlarms.add([mistake]) } else { measured.missed.add([mistake]) }
  }

  /// The evidence of a label, as its verdict shows it.
  private mutating func shown(_ guideline: Int, _ ticket: borrowing Ticket) -> [Verdict.Evidence] {
    let verdict = rules.scratch.verdict
    guard let label = verdict.labels.first(where: { $0.guideline == guideline }) else { return [] }
    return label.evidence.map {
      Verdict.Evidence(ticket, verdict.evidence[Int($0)], label.guideline, verdict, program, &quoter)
    }
  }

  /// The rules that fired for a guideline without a label, and what its words came to.
  private mutating func heard(_ guideline: Int, _ ticket: borrowing Ticket) -> [Verdict.Evidence] {
    let verdict = rules.scratch.verdict
    let fired = rules.scratch.fired.filter { Int(program.rules[Int($0.rule)].guideline) == guideline }
    let words = fired.reduce(verdict.sums[guideline] - program.guidelines[guideline].prior) { $0 - $1.bits }
    let sorted = fired.sorted { ($0.bits.magnitude, $1.rule) > ($1.bits.magnitude, $0.rule) }
    var evidence: [Verdict.Evidence] = []
    for rule in sorted.prefix(Self.rulesShown) {
      for record in rules.scratch.evidence(of: rule, ticket) {
        evidence.append(Verdict.Evidence(ticket, record, Int32(guideline), verdict, program, &quoter))
      }
    }
    if words != 0 { evidence.append(Verdict.Evidence(bits: Bits.bits(words), words: [])) }
    return evidence
  }
}
