import Assay
import AssayCore
import AssayIO
import AssayLearn
import Testing

/// `PackEvaluationRun` against verdicts, ticket by ticket, added up by hand.
@Suite("Evaluating a pack")
struct PackEvaluationTests {
  static let seeds = Array(UInt64(1)...4)

  static func evaluate(
    _ program: Program, _ tickets: [Ticket], jobs: Int = 1, blockSize: Int = 1 << 20, split: Split? = nil,
    mistakes: Int = 10
  ) throws -> PackEvaluation {
    var run = PackEvaluationRun(program)
    run.pipeline.jobs = jobs
    run.pipeline.blockSize = blockSize
    run.split = split
    run.mistakes = mistakes
    return try run.run([RandomHistory.input(tickets)]).evaluation
  }

  /// What people say of a ticket, as indices.
  static func sets(_ ticket: Ticket) -> (gold: Set<Int>, open: Set<Int>) {
    func indices(_ list: ListField) -> Set<Int> {
      Set(ticket.strings(list).compactMap(RandomHistory.guidelines.firstIndex))
    }
    let gold = indices(.labels)
    return (gold, indices(.optionalLabels).subtracting(gold))
  }

  static func decided(_ tickets: [Ticket]) -> [Ticket] {
    tickets.enumerated().filter { RandomHistory.isLabelled($0.offset) }.map(\.element)
  }

  @Test("Labels are counted as verdicts give them; undecided tickets are left out", arguments: seeds)
  func labels(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    let program = history.program()
    let tickets = history.tickets(120)
    let measured = try Self.evaluate(program, tickets)
    var expected = Evaluation(guidelines: RandomHistory.guidelines)
    let classifier = Classifier(program)
    for ticket in Self.decided(tickets) {
      let (gold, open) = Self.sets(ticket)
      let labels = classifier.classify(ticket).labelSet.compactMap(RandomHistory.guidelines.firstIndex)
      expected.add(predicted: GuidelineSet(labels), gold: GuidelineSet(gold), optional: GuidelineSet(open))
    }
    #expect(measured.evaluation.tallies == expected.tallies && measured.evaluation.confusion == expected.confusion)
    #expect(measured.evaluation.tickets == 80 && measured.undecided == 40 && measured.rules.tickets == 80)
    #expect(measured.evaluation.clean == expected.clean && measured.evaluation.cleanFlagged == expected.cleanFlagged)
    #expect(measured.evaluation.micro.truePositives > 0)
  }

  @Test("Scores are whole sums, with everything heard that speaks against", arguments: seeds)
  func scores(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    let program = history.program()
    let tickets = history.tickets(90)
    var expected = Evaluation(guidelines: RandomHistory.guidelines)
    var scratch = Scratch(program)
    scratch.isExhaustive = true
    for ticket in Self.decided(tickets) {
      let (gold, open) = Self.sets(ticket)
      program.classify(ticket, &scratch)
      expected.add(scores: scratch.verdict.sums, gold: GuidelineSet(gold), optional: GuidelineSet(open))
    }
    let measured = try Self.evaluate(program, tickets).evaluation
    #expect(measured.scores == expected.scores && measured.firstGuesses == expected.firstGuesses)
  }

  @Test("Any number of jobs and any size of blocks gives the same", arguments: [2, 5])
  func jobs(jobs: Int) throws {
    var history = RandomHistory(seed: 42)
    let program = history.program()
    let tickets = history.tickets(200)
    let one = try Self.evaluate(program, tickets)
    let other = try Self.evaluate(program, tickets, jobs: jobs, blockSize: 600)
    #expect(one.evaluation.scores == other.evaluation.scores && one.evaluation.tallies == other.evaluation.tallies)
    #expect(one.rules.rules == other.rules.rules && one.undecided == other.undecided)
    for kind in Mistake.Kind.allCases {
      #expect(one.mistakes(kind).map(Self.summary) == other.mistakes(kind).map(Self.summary))
      #expect(one.mistakes(kind).count == 10)
    }
    for field in SliceField.allCases {
      #expect(one.slices(by: field).map(\.value) == other.slices(by: field).map(\.value))
      #expect(one.slices(by: field).map(\.figures) == other.slices(by: field).map(\.figures))
    }
  }

  static func summary(_ mistake: Mistake) -> String {
    "\(mistake.ticket) \(mistake.guideline) \(mistake.bits) \(mistake.evidence)"
  }

  @Test("The worst mistakes are the worst of all, with the evidence of their verdicts", arguments: seeds)
  func mistakes(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    let program = history.program()
    let tickets = history.tickets(150)
    let classifier = Classifier(program)
    var scratch = Scratch(program)
    scratch.isExhaustive = true
    var falseAlarms: [(bits: Int32, name: String)] = []
    var missed: [(bits: Int32, name: String)] = []
    for ticket in Self.decided(tickets) {
      program.classify(ticket, &scratch)
      let (gold, open) = Self.sets(ticket)
      let labels = classifier.classify(ticket).labelSet
      for (index, guideline) in RandomHistory.guidelines.enumerated() where !open.contains(index) {
        let mistake = (scratch.verdict.sums[index], "\(ticket.string(.ticketID)) \(index)")
        if labels.contains(guideline), !gold.contains(index) { falseAlarms.append(mistake) }
        if !labels.contains(guideline), gold.contains(index) { missed.append(mistake) }
      }
    }
    let measured = try Self.evaluate(program, tickets, mistakes: 7)
    // Stable sorting keeps the order of the input among equals.
    falseAlarms.sort { $0.bits > $1.bits }
    missed.sort { $0.bits < $1.bits }
    #expect(measured.mistakes(.falseAlarm).map { "\($0.ticket) \($0.guideline)" } == falseAlarms.prefix(7).map(\.name))
    #expect(measured.mistakes(.missed).map { "\($0.ticket) \($0.guideline)" } == missed.prefix(7).map(\.name))
    for mistake in measured.mistakes(.falseAlarm) {
      let ticket = try #require(tickets.first { $0.string(.ticketID) == mistake.ticket })
      let label = classifier.classify(ticket).labels.first { $0.id == RandomHistory.guidelines[mistake.guideline] }
      #expect(
        mistake.evidence == label?.evidence && !mistake.labels.isEmpty && !mistake.gold.contains(mistake.guideline))
    }
    for mistake in measured.mistakes(.missed) {
      // What is shown adds up, up to five rules, with further passages of the same rule at no bits.
      let shown = mistake.evidence.reduce(Bits.bits(mistake.prior)) { $0 + $1.bits }
      if Set(mistake.evidence.compactMap(\.rule)).count < 5 { #expect(abs(shown - Bits.bits(mistake.bits)) < 1e-9) }
    }
    #expect(try Self.evaluate(program, tickets, mistakes: 0).mistakes(.missed).isEmpty)
  }

  @Test("A rule is judged by where it fires", arguments: seeds)
  func rules(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    let program = history.program()
    let tickets = history.tickets(100)
    let measured = try Self.evaluate(program, tickets)
    var scratch = Scratch(program)
    scratch.isExhaustive = true
    var tallies = program.rules.map { _ in Tally() }
    for ticket in Self.decided(tickets) {
      program.classify(ticket, &scratch)
      let (gold, open) = Self.sets(ticket)
      let fired = Set(scratch.firedRules)
      for rule in program.rules.indices {
        let guideline = Int(program.rules[rule].guideline)
        guard !open.contains(guideline) else { continue }
        tallies[rule].add(isBreach: gold.contains(guideline), isLabelled: fired.contains(Int32(rule)))
      }
    }
    for rule in program.rules.indices {
      #expect(measured.tally(ofRule: rule) == (program.rules[rule].weight < 0 ? nil : tallies[rule]))
    }
  }

  @Test("Every ticket lies in one slice of each field")
  func slices() throws {
    var history = RandomHistory(seed: 6)
    let program = history.program()
    let tickets = history.tickets(90)
    let measured = try Self.evaluate(program, tickets)
    for field in SliceField.allCases {
      let slices = measured.slices(by: field)
      #expect(slices.reduce(0) { $0 + $1.figures.tickets } == 60)
      #expect(slices.reduce(Tally()) { $0 + $1.figures.tally } == measured.evaluation.micro)
      #expect(slices.reduce(0) { $0 + $1.figures.cleanFlagged } == measured.evaluation.cleanFlagged)
    }
    #expect(measured.slices(by: .language).last?.value == nil)
    #expect(measured.slices(by: .length).map(\.value) == ["under 100"])
  }

  @Test("The values of slices, in their order")
  func sliceValues() throws {
    func record(_ number: Int, _ fields: String) -> String {
      "{\"ticket_id\":\"t\(number)\",\"text\":\"\(String(repeating: "ä", count: number * 120))\",\"labels\":[]\(fields)}\n"
    }
    let records = [
      ",\"stars\":5,\"language\":\"de-AT\",\"reporter_type\":\"business\"", ",\"stars\":4.5,\"language\":\"DE\"",
      ",\"stars\":1,\"language\":\"en\",\"content_type\":\"reply\"", ",\"language\":\"en_GB\"",
      ",\"stars\":99,\"language\":\"de\"",
    ].enumerated().map { record($0, $1) }.joined()
    var history = RandomHistory(seed: 1)
    _ = history.tickets(1)
    let measured = try PackEvaluationRun(history.program()).run([
      RecordInput(MemoryInput(Array(records.utf8), name: "slices"), format: .ndjson)
    ]).evaluation
    func values(_ field: SliceField) -> [String] {
      measured.slices(by: field).map { "\($0.value ?? "–") \($0.figures.tickets)" }
    }
    #expect(values(.language) == ["de 3", "en 2"])
    #expect(values(.stars) == ["1 1", "5 2", "– 2"])
    #expect(values(.length) == ["under 100 1", "100–249 2", "250–499 2"])
    #expect(values(.reporter) == ["business 1", "– 4"])
    #expect(values(.contentType) == ["reply 1", "– 4"])
  }

  @Test("Raters agree with one another and with labels; unknown labels are told")
  func raters() throws {
    let records = """
      {"ticket_id":"a","text":"x","labels":[],"raters":[["one"],["one"],[]]}
      {"ticket_id":"b","text":"x","labels":["one"],"raters":[["one","nothing known"],["one"]]}
      {"ticket_id":"c","text":"x","labels":[],"raters":[[],["two"]]}
      {"ticket_id":"d","text":"x","labels":[],"raters":[["one"]]}
      {"ticket_id":"e","text":"x","labels":[]}
      {"ticket_id":"f","text":"x","labels":[],"raters":[["one"],"two"]}

      """
    let run = PackEvaluationRun(RandomHistory(seed: 1).program())
    let (measured, progress) = try run.run([
      RecordInput(MemoryInput(Array(records.utf8), name: "raters"), format: .ndjson)
    ])
    #expect(progress.rejects == 1 && progress.tickets == 5 && measured.evaluation.tickets == 5)
    #expect(measured.unknownOfRaters.labels == ["nothing known": 1] && measured.unknownOfRaters.tickets == 1)
    #expect(measured.unknown == UnknownLabels() && measured.evaluation.raters[0].count == 2)
    // Of "one": two of three, none of two. n = 5, yes = 2: disagreement 2·2·1/2 = 2, expected 2·2·3/4 = 3.
    #expect(abs((measured.evaluation.raters[0].alpha ?? 0) - 1.0 / 3) < 1e-9)
    #expect(measured.evaluation.raters[2].alpha == nil)
    #expect(measured.evaluation.ratersAndLabels[0].count == 2)
  }

  @Test("Only the wanted part is measured", arguments: Split.allCases)
  func split(split: Split) throws {
    var history = RandomHistory(seed: 9)
    let program = history.program()
    let tickets = history.tickets(120)
    let wanted = Self.decided(tickets).filter { Split(ticketID: $0.string(.ticketID)) == split }
    let measured = try Self.evaluate(program, tickets, split: split)
    #expect(measured.evaluation.tickets == wanted.count && wanted.count > 3)
    #expect(measured.rules.tickets == wanted.count)
  }
}
