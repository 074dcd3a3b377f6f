internal import AssayCore
internal import AssayLearn

/// One worker's count of the thresholds that tickets reach.
struct TuningCounter: TicketCounter {
  var count: TuningCounts
  private let grid: ThresholdGrid
  private let part: TuningCounts.Part
  private let program: Program
  private let names: GuidelineNames
  private var scratch: Scratch
  private var texts = TextKey()
  /// The strictest threshold that each guideline reaches on the ticket at hand.
  private var reached: [Int]

  init(_ empty: TuningCounts, _ grid: ThresholdGrid, _ part: TuningCounts.Part) {
    count = empty
    self.grid = grid
    self.part = part
    names = GuidelineNames(empty.program.guidelines.map(\.id))
    reached = Array(repeating: grid.count, count: empty.guidelines.count)
    // With thresholds that every sum reaches, the labels are those that some fact speaks for: what any threshold chooses among.
    var program = empty.program
    for index in program.guidelines.indices {
      program.guidelines[index].threshold = Bits.fixed(-31)
      program.guidelines[index].uncertain = Bits.fixed(-31)
    }
    self.program = program
    scratch = Scratch(program)
  }

  mutating func look(at ticket: borrowing Ticket, isLabelled: Bool, _ place: TicketPlace) {
    let id = ticket.string(.ticketID)
    let split = Split(ticketID: id)
    guard part.holds(split) else { count.outside += 1; return }
    guard isLabelled else { count.unlabelled += 1; return }
    guard let known = KnownLabels(ticket, names, unknown: &count.unknown) else { return }
    count.tickets += 1
    count.texts.add(texts.key(of: ticket))
    if split == .train { count.training += 1 }
    count.fingerprint &+= TokenHash.hash(Array(id.utf8))
    program.classify(ticket, &scratch)
    for guideline in reached.indices { reached[guideline] = grid.count }
    for label in scratch.verdict.labels {
      let index = grid.index(of: label.bits)
      reached[Int(label.guideline)] = index
      if index < grid.count { count.profiles.append(UInt16(label.guideline) << 8 | UInt16(index)) }
    }
    count.profiles.append(.max)
    judge(known)
  }

  private mutating func judge(_ known: KnownLabels) {
    for guideline in reached.indices {
      guard let isBreach = known.isBreach(guideline) else { continue }
      count.guidelines[guideline].add(reaching: reached[guideline], isBreach: isBreach)
    }
    for (queue, members) in count.guidelinesOfRoute.enumerated() {
      let isBreach = members.contains { known.isBreach($0) == true }
      // One that could be right either way says nothing.
      guard isBreach || members.allSatisfy({ known.isBreach($0) != nil }) else { continue }
      count.queues[queue].add(reaching: members.map { reached[$0] }.min() ?? grid.count, isBreach: isBreach)
    }
  }
}
