import AssayCore
import Testing

@testable import AssayLearn

@Suite struct FittingTests {
  static func settings(_ seed: UInt64) -> FittingSettings {
    var settings = FittingSettings()
    settings.minimumDocuments = Int32(seed % 3) + 1
    settings.smoothing = Double(seed % 4 + 1) / 4
    settings.passes = Int(seed % 3) + 1
    settings.limits = Array([5.0, 9, 31].prefix(Int(seed)))
    settings.folds = 2 + Int(seed % 2)
    settings.rare = [0, 3, 8, 1_000][Int(seed % 4)]
    settings.minimumDocumentsOfRuns = Int32(seed % 2) + 2
    settings.ranges = [4, 2, 0, 7][Int(seed % 4)]
    settings.rangeSample = 30 * Int(seed)
    settings.furtherShare = Float(seed) / 3
    settings.costs = Array([0.03, 0.1, 0.3, 1].prefix(Int(seed % 4) + 1))
    settings.significance = [0, 2, 3.84, 0][Int(seed % 4)]
    settings.leastRatio = [0, 0.5, 1, 1.5][Int(seed % 4)]
    return settings
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func machinesAgreeWithTheReference(seed: UInt64) {
    let settings = FittingTests.settings(seed)
    let examples = RandomTickets.make(80, seed: seed + 200)
    let trainer = TrainerTests.trainer(examples)
    let order = examples.indices.sorted(by: trainer.isBefore)
    let rows = FeatureRows(trainer, order, settings)
    let ranges = NumberRanges(trainer, order, settings).all
    let lanes = [(0, 0.1), (1, 0.03), (2, 1), (0, 0.5)].map { RatioMachine.Lane(guideline: $0.0, cost: Float($0.1)) }
    let machine = RatioMachine(rows, lanes, Verdicts(trainer, order), settings)
    for (place, lane) in lanes.enumerated() {
      let reference = ReferenceMachine(
        order.map { examples[$0] }, guideline: lane.guideline, cost: lane.cost, ranges: ranges,
        settings)
      #expect(reference.weights.values.contains { $0 != 0 })
      for feature in 0..<rows.count {
        let name = trainer.feature(rows.sources[feature])
        #expect(machine.cells[feature].weight[place] == reference.weights[name] ?? 0, "\(name) \(lane)")
      }
    }
  }

  /// A fold that is cut from the rows of all learns what the rest of the tickets teaches by themselves, and scores alike. Parts of words and
  /// ranges are left out here: what is rare, and where ranges begin, all tickets tell.
  @Test(arguments: [0, 1, 2])
  func foldsLearnAsIfTheRestWereAll(fold: Int) {
    var settings = FittingSettings()
    settings.rare = 0
    settings.ranges = 0
    let trainer = TrainerTests.trainer(RandomTickets.make(120, seed: 39))
    let tickets = Array(0..<120)
    let training = tickets.filter { $0 % 3 != fold }
    let heldOut = tickets.filter { $0 % 3 == fold }
    let cut = FeatureRows(FeatureRows(trainer, tickets, settings), training: training, heldOut: heldOut, settings)
    let alone = FeatureRows(trainer, training, settings)
    #expect(cut.count == alone.count && cut.meanLength == alone.meanLength && cut.starts.count == 121)
    let lanes = [0, 1, 2].map { RatioMachine.Lane(guideline: $0, cost: 0.1) }
    let one = RatioMachine(cut, lanes, Verdicts(Verdicts(trainer, tickets), training), settings)
    let other = RatioMachine(alone, lanes, Verdicts(trainer, training), settings)
    for row in training.indices { #expect(one.score(cut, row) == other.score(alone, row)) }
    // Of the held-out ones the features that the rest doesn't have are gone.
    let known = Set(alone.sources.map(trainer.feature))
    #expect(Set(cut.sources.map(trainer.feature)) == known)
    #expect(cut.entries.allSatisfy { $0 < cut.count })
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func scoresOfFittedModelsAgreeWithTheReference(seed: UInt64) throws {
    let model = TrainerTests.trainer(RandomTickets.make(150, seed: seed)).fittedModel(FittingTests.settings(seed))
    #expect(model.features.count > 20 && model.length > 0)
    try FittingTests.compare(
      model, RandomTickets.make(100, seed: seed + 1000).map(\.ticket) + HostileTexts.make(60, seed: seed))
  }

  /// Weights that no training gives: the largest, the smallest, and everything between, in models of any size.
  @Test(arguments: [0, 1, 10, 200])
  func scoresOfAnyModelAgreeWithTheReference(size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size) + 1)
    var names: Set<TrainedModel.Feature> = []
    while names.count < size {
      let one = HostileTexts.word(&generator)
      let other = HostileTexts.word(&generator)
      names.insert(Bool.random(using: &generator) ? .word(one) : .pair(one, other))
    }
    var model = TrainedModel()
    model.guidelines = (0..<5).map { "g\($0)" }
    names.formUnion(FittingTests.furtherFeatures(size, &generator))
    for feature in [.kind(.number), .kind(.emoji)] + Array(names) {
      model.features.append(feature)
      var row = SIMD32<Int16>()
      for lane in 0..<5 where Bool.random(using: &generator) {
        row[lane] = .random(in: .min ... .max, using: &generator)
      }
      model.weights.append(row)
    }
    // As training leaves them: kinds, words, pairs.
    let order = model.features.indices.sorted {
      (FittingTests.rank(model.features[$0]), $0) < (FittingTests.rank(model.features[$1]), $1)
    }
    model.features = order.map { model.features[$0] }
    model.weights = order.map { model.weights[$0] }
    model.tickets = model.features.map { _ in .random(in: 0..<9, using: &generator) }
    model.rare = size == 10 ? 0 : 4
    let shrinks: [Int32] = [0, 1024, -1, 300, .max, .min]
    for (length, limit) in [(0, 1024), (0, 31_744), (1, 8192), (77, 8192), (65_536, 31_744), (65_536, .max), (50, 0)]
      as [(Int32, Int32)]
    {
      model.length = length
      model.limit = limit
      model.shrink = (0..<5).map { _ in shrinks[Int.random(in: 0..<shrinks.count, using: &generator)] }
      try FittingTests.compare(model, HostileTexts.make(8, seed: UInt64(limit)))
    }
  }

  private static func rank(_ feature: TrainedModel.Feature) -> Int {
    switch feature {
    case .kind: 0
    case .word: 1
    case .pair: 2
    case .run: 3
    case .number: 4
    }
  }

  /// Runs of what the words are made of, and ranges of every number, with gaps between them.
  private static func furtherFeatures(_ size: Int, _ generator: inout SeededGenerator) -> Set<TrainedModel.Feature> {
    var names: Set<TrainedModel.Feature> = []
    // Without words that are spelt there are no runs.
    for _ in 0..<(size == 10 ? 0 : size / 2) {
      let runs = LetterRuns.names(of: HostileTexts.word(&generator) + HostileTexts.word(&generator))
      names.formUnion(runs.map { .run($0) })
    }
    for measure in Feature.allCases.filter(\.isOfText).prefix(size) {
      for (low, high) in [(-.infinity, 0.1), (0.1, 1.5), (2, 7.25), (7.25, .infinity)] as [(Float, Float)] {
        names.insert(.number(NumberRange(measure, low, high)))
      }
    }
    return names
  }

  private static func compare(_ model: TrainedModel, _ tickets: [Ticket]) throws {
    let program = try Program(linking: model)
    let references = model.guidelines.indices.map { ReferenceScorer(model, $0) }
    var scratch = Scratch(program)
    for ticket in tickets {
      program.classify(ticket, &scratch)
      #expect(scratch.verdict.sums.map(Int.init) == references.map { $0.score(ticket) }, "\(ticket.string(.text))")
    }
  }

  @Test(arguments: [FittingSettings(), .selected])
  func orderOfTicketsChangesNoByte(settings: FittingSettings) {
    var examples = RandomTickets.make(200, seed: 31)
    // The same text with another verdict, and with the same.
    examples += examples.prefix(20)
    examples += examples.prefix(20).map { ReferenceLearner.Example(ticket: $0.ticket, labels: [1], optional: [0]) }
    let bytes = ModelFile.encode(TrainerTests.trainer(examples).fittedModel(settings))
    var generator = SeededGenerator(seed: 32)
    for _ in 0..<4 {
      examples.shuffle(using: &generator)
      #expect(ModelFile.encode(TrainerTests.trainer(examples).fittedModel(settings)) == bytes)
    }
  }

  @Test func aPartOfTheCorpusTrainsAsIfItWereAll() {
    let examples = RandomTickets.make(200, seed: 33)
    let half = TrainerTests.trainer(examples.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
    #expect(TrainerTests.trainer(examples).fittedModel { $0 % 2 == 0 } == half.fittedModel())
  }

  @Test func whatIsSettledIsNotChosenAnew() {
    let trainer = TrainerTests.trainer(RandomTickets.make(200, seed: 36))
    let method = TrainingMethod.fitted(FittingSettings())
    let settled = trainer.settled(method)
    #expect(settled != method && trainer.settled(settled) == settled)
    #expect(trainer.model(by: settled) == trainer.model(by: method))
    let counted = TrainingMethod.counted(TrainingSettings())
    #expect(trainer.settled(counted) == counted)
    // A part is trained with the whole's choice: another one shows.
    guard case .fitted(let settings, let choice?) = settled else {
      Issue.record("nothing was chosen")
      return
    }
    var one = settings
    one.costs = [1]
    let other = trainer.choice(trainer.trainingOrder(), one)
    let part = trainer.model(by: settled) { $0 % 3 > 0 }
    #expect(part == trainer.model(by: .fitted(one, choice)) { $0 % 3 > 0 })
    #expect(part.weights != trainer.model(by: .fitted(settings, other)) { $0 % 3 > 0 }.weights)
  }

  @Test func nothingToTellApartGivesNoWeights() {
    var trainer = Trainer(guidelines: ["never", "always"])
    #expect(trainer.fittedModel().features.isEmpty)
    for _ in 0..<30 {
      var ticket = Ticket()
      ticket.set(.text, "same words here")
      trainer.add(ticket, labels: [1])
    }
    #expect(trainer.fittedModel().features.isEmpty)
    #expect(Trainer(guidelines: []).fittedModel().features.isEmpty)
  }

  /// Fewer and surer: each weight of the few is one that the many have, and most of the many have none.
  @Test func selectedFeaturesAreFewAndSure() throws {
    let trainer = TrainerTests.trainer(RandomTickets.make(400, seed: 37))
    let all = trainer.fittedModel()
    let selected = trainer.fittedModel(.selected)
    let kept = Set(selected.features)
    #expect(!kept.isEmpty && kept.isSubset(of: all.features) && kept.count * 2 < all.features.count)
    #expect(selected.rare == 0 && selected.tickets.allSatisfy { $0 >= 3 })
    #expect(selected.provenance.contains("features in 3 tickets or more, G2 3.84, ratio 1.0 bits"))
    #expect(!all.provenance.contains { $0.hasPrefix("features ") })
    func weights(_ model: TrainedModel) -> Int {
      model.weights.reduce(0) { sum, row in sum + trainer.guidelines.indices.count { row[$0] != 0 } }
    }
    #expect(weights(selected) * 2 < weights(all))
  }

  @Test(arguments: [(0.5, "limit 0.5,"), (1, "limit 1,"), (31, "limit 31,")])
  func aLimitThatIsGivenHolds(limit: Double, named: String) throws {
    var settings = FittingSettings()
    settings.limits = [limit]
    let examples = RandomTickets.make(200, seed: 38)
    let model = TrainerTests.trainer(examples).fittedModel(settings)
    #expect(model.limit == Bits.fixed(limit))
    #expect(model.provenance.contains { $0.contains(named) })
    let program = try Program(linking: model)
    var scratch = Scratch(program)
    for example in examples {
      program.classify(example.ticket, &scratch)
      #expect(scratch.verdict.sums.allSatisfy { abs($0) < model.limit })
    }
  }

  @Test func provenanceSaysWhatWasTried() throws {
    let model = TrainerTests.trainer(RandomTickets.make(200, seed: 34)).fittedModel()
    #expect(model.provenance.prefix(1) == ["tickets 200"] && model.provenance.contains("method fitted"))
    let cost = try #require(model.provenance.first { $0.hasPrefix("cost ") })
    for part in ["0.03 (", "0.1 (", "limit ", "8 (", "12 (", "16 (", "24 ("] { #expect(cost.contains(part)) }
    #expect(FittingSettings().limits.map { Bits.fixed($0) }.contains(model.limit))
  }

  /// Costs are tried on the first fold; with the one that is taken there all goes on as if it had been the only one.
  @Test func theCostTakenIsThatOfTheFewestBits() throws {
    let trainer = TrainerTests.trainer(RandomTickets.make(300, seed: 40))
    var settings = FittingSettings()
    settings.costs = [0.001, 0.1, 0.03]
    let choice = trainer.choice(Array(0..<300), settings)
    let best = try #require(choice.losses.indices.min { choice.losses[$0] < choice.losses[$1] })
    #expect(choice.losses.count == 3 && best > 0 && choice.cost == settings.costs[best])
    settings.costs = [choice.cost]
    let only = trainer.choice(Array(0..<300), settings)
    #expect(only.cost == choice.cost && only.losses == [choice.losses[best]])
    #expect(only.slopes == choice.slopes && only.limit == choice.limit)
  }

  /// Fitted words know what goes together; counted ones count the same thing twice.
  @Test func heldOutTicketsNeedFewerBitsThanChance() {
    let trainer = TrainerTests.trainer(RandomTickets.make(400, seed: 35))
    let choice = trainer.choice(Array(0..<400), FittingSettings())
    let chance = trainer.guidelines.indices.reduce(0.0) { sum, guideline in
      let judged = trainer.optional.count { !$0.contains(guideline) }
      let breaches = Double(trainer.labels.count { $0.contains(guideline) })
      let others = Double(judged) - breaches
      return sum - breaches * Bits.log2(breaches / Double(judged)) - others * Bits.log2(others / Double(judged))
    }
    #expect(choice.limits.allSatisfy { $0.bits < chance * 0.9 })
    #expect(choice.slopes.allSatisfy { $0 > 0 })
  }
}
