import AssayCore
import Testing

@testable import AssayLearn

@Suite struct TrainerTests {
  static let guidelines = ["advertising", "legal", "harassment"]

  static func trainer(_ examples: [ReferenceLearner.Example]) -> Trainer {
    var trainer = Trainer(guidelines: guidelines)
    for example in examples {
      trainer.add(example.ticket, labels: GuidelineSet(example.labels), optional: GuidelineSet(example.optional))
    }
    return trainer
  }

  static func settings(
    minimum: Int32 = 2, smoothing: Double = 1, significance: Double = 1, shrink: Int32 = 700
  ) -> TrainingSettings {
    var settings = TrainingSettings()
    settings.minimumDocuments = minimum
    settings.smoothing = smoothing
    settings.significance = significance
    settings.shrink = shrink
    return settings
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func weightsAndScoresAgreeWithTheReference(seed: UInt64) throws {
    let settings = TrainerTests.settings(
      minimum: Int32(seed % 3) + 1, smoothing: Double(seed) / 2, significance: Double(seed % 4) * 2,
      shrink: Int32(seed) * 200)
    let examples = RandomTickets.make(150, seed: seed)
    let model = TrainerTests.trainer(examples).model(settings)
    let reference = ReferenceLearner(guidelines: TrainerTests.guidelines, settings: settings, examples)
    #expect(model.features.count > 20)
    #expect(Set(model.features) == Set(reference.weights.keys))
    for (feature, row) in zip(model.features, model.weights) {
      #expect((0..<3).map { Int(row[$0]) } == reference.weights[feature], "\(feature)")
      #expect((3..<32).allSatisfy { row[$0] == 0 })
    }

    let program = try Program(linking: model)
    var scratch = Scratch(program)
    for example in examples + RandomTickets.make(100, seed: seed + 1000) {
      program.classify(example.ticket, &scratch)
      #expect(scratch.verdict.sums.map(Int.init) == (0..<3).map { reference.score(example.ticket, $0) })
    }
  }

  @Test func orderOfTicketsChangesNoByte() {
    var examples = RandomTickets.make(300, seed: 7)
    let bytes = ModelFile.encode(TrainerTests.trainer(examples).model(TrainerTests.settings()))
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<5 {
      examples.shuffle(using: &generator)
      #expect(ModelFile.encode(TrainerTests.trainer(examples).model(TrainerTests.settings())) == bytes)
    }
  }

  @Test func aPartOfTheCorpusTrainsAsIfItWereAll() {
    let examples = RandomTickets.make(200, seed: 9)
    let whole = TrainerTests.trainer(examples)
    let half = TrainerTests.trainer(examples.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
    #expect(whole.model(TrainerTests.settings()) { $0 % 2 == 0 } == half.model(TrainerTests.settings()))
  }

  @Test func featuresStandInOrder() {
    let model = TrainerTests.trainer(RandomTickets.make(300, seed: 10)).model(TrainerTests.settings(significance: 0))
    var sections: Set<Int> = []
    var previous: (section: Int, first: [UInt8], second: [UInt8]) = (-1, [], [])
    for feature in model.features {
      let name: (section: Int, first: [UInt8], second: [UInt8]) =
        switch feature {
        case .kind(let kind): (0, Array(kind.name.utf8), [])
        case .word(let word): (1, Array(word.utf8), [])
        case .pair(let first, let second): (2, Array(first.utf8), Array(second.utf8))
        case .run, .number: (3, [], [])
        }
      if previous.section != name.section {
        #expect(previous.section < name.section)
      } else if previous.first != name.first {
        #expect(previous.first.lexicographicallyPrecedes(name.first), "\(feature)")
      } else {
        #expect(previous.second.lexicographicallyPrecedes(name.second), "\(feature)")
      }
      sections.insert(name.section)
      previous = name
    }
    #expect(sections == [0, 1, 2])
  }

  @Test func oneRareWordSaysNothing() {
    var examples = RandomTickets.make(100, seed: 11)
    for index in 0..<2 {
      examples[index].ticket.set(.text, "zanzibar")
      examples[index].labels = [0]
    }
    let trainer = TrainerTests.trainer(examples)
    #expect(!trainer.model().features.contains(.word("zanzibar")))
    #expect(trainer.model(TrainerTests.settings(minimum: 2)).features.contains(.word("zanzibar")))
  }

  @Test func optionalTicketsCountNeitherWay() {
    // "promo" stands in four breaches and in six tickets that may be called either way.
    var trainer = Trainer(guidelines: ["advertising"])
    for index in 0..<60 {
      var ticket = Ticket()
      ticket.set(.text, index < 10 ? "promo" : "nothing")
      trainer.add(ticket, labels: index < 4 ? [0] : [], optional: index < 10 ? [0] : [])
    }
    let model = trainer.model()
    #expect(model.features == [.word("nothing"), .word("promo")])
    // 54 tickets count, 4 of them breaches. "promo": 4 and 0 where 0.2963 and 3.7037 are expected, log2(4.5 / 0.7963 ×
    // 4.2037 / 0.5) = 5.5701 bits. "nothing": 0 and 50 where 3.7037 and 46.2963 are expected, log2(0.5 / 4.2037 ×
    // 46.7963 / 50.5) = −3.1815 bits.
    #expect(model.weights.map { $0[0] } == [-3258, 5704])
  }

  @Test func nothingToTellApartGivesNoWeights() {
    var trainer = Trainer(guidelines: ["never", "always"])
    for _ in 0..<50 {
      var ticket = Ticket()
      ticket.set(.text, "same words here")
      trainer.add(ticket, labels: [1])
    }
    #expect(trainer.model().features.isEmpty)
    #expect(Trainer(guidelines: []).model().features.isEmpty)
  }

  /// As if a break stood in its place, whatever its case.
  @Test(arguments: [TrainingMethod.counted(TrainingSettings()), .fitted(.selected)])
  func wordsThatAreIgnoredAreNoFeatures(method: TrainingMethod) {
    func model(ignoring words: [String], _ text: (Int) -> String) -> TrainedModel {
      var trainer = Trainer(guidelines: ["hate"], countsFurther: false)
      for word in words {
        let isIgnored = trainer.ignore(word)
        #expect(isIgnored)
      }
      for index in 0..<60 {
        var ticket = Ticket()
        ticket.set(.text, text(index))
        trainer.add(ticket, labels: index % 3 == 0 ? [0] : [])
      }
      return trainer.model(by: method)
    }
    func text(_ martian: String) -> (Int) -> String {
      { index in index % 3 == 0 ? "out with all \(martian) people" : "all good and fast with number \(index) people" }
    }
    let heard = model(ignoring: [], text("Martian"))
    #expect(heard.features.contains(.word("martian")) && heard.features.contains(.pair("all", "martian")))
    #expect(!heard.provenance.contains { $0.hasPrefix("ignored") })
    let deaf = model(ignoring: ["MARTIAN", "venusian", "venusian"], text("Martian"))
    let broken = model(ignoring: [], text("."))
    #expect(deaf.features == broken.features && deaf.weights == broken.weights)
    #expect(deaf.features.contains(.word("out")))
    #expect(deaf.provenance.contains("ignored 2 words"))
  }

  @Test(arguments: ["", "   ", "two words", "non-binary", "12", "https://example.com", "."])
  func whatIsNotOneWordCantBeIgnored(text: String) {
    var trainer = Trainer(guidelines: ["hate"])
    let isIgnored = trainer.ignore(text)
    #expect(!isIgnored)
    #expect(trainer.model().provenance == ["tickets 0", "labelled 0"])
  }

  @Test func significanceIsTextbookG2() {
    // Dunning 1993's 2 × 2 form for "the swiss": 110 with both, 2442 and 111 with one, 29114 with neither: 270.72.
    let settings = TrainingSettings()
    let table = Evidence(breaches: 221, others: 31556, entropy: Evidence.entropies(31777), settings: settings)
    #expect(abs(table.significance(110, 2442) - 270.72) < 0.005)
    #expect(abs(table.significance(0, 0)) < 1e-6)
  }
}
