import AssayCore
import Testing

@testable import AssayLearn

/// Runs of letters and ranges of numbers: what they are, and that model files keep them.
@Suite struct FurtherFeatureTests {
  @Test(arguments: [
    ("spammy", [" spa", "spam", "pamm", "ammy", "mmy "]), ("spam", [" spa", "spam", "pam "]), ("ham", []), ("", []),
    ("Gr\u{FC}\u{DF}e", [" Gr\u{FC}", "Gr\u{FC}\u{DF}", "r\u{FC}\u{DF}e", "\u{FC}\u{DF}e "]),
    (
      "\u{4F60}\u{597D}\u{4F60}\u{1D54F}",
      [" \u{4F60}\u{597D}\u{4F60}", "\u{4F60}\u{597D}\u{4F60}\u{1D54F}", "\u{597D}\u{4F60}\u{1D54F} "]
    ),
  ])
  func runsOfWords(word: String, names: [String]) {
    #expect(LetterRuns.names(of: word) == names)
    #expect(LetterRuns.hashes(of: word.utf8) == names.map { LetterRuns.hash(ofName: $0) })
    #expect(names.indices.map { LetterRuns.name($0, of: Array(word.utf8)[...]) } == names)
    #expect(names.allSatisfy { LetterRuns.isName($0) } && Set(names).count == names.count)
  }

  @Test func hashesAreThoseOfTheFormat() {
    // Changing them makes models with runs useless.
    #expect(LetterRuns.hash(ofName: " spa") != LetterRuns.hash(ofName: "spa "))
    var seen: Set<UInt64> = []
    for name in ["spam", "pams", " spa", "spa ", "\u{FC}\u{DF}eg", "e\u{1F600}ab"] {
      seen.insert(LetterRuns.hash(ofName: name))
    }
    #expect(seen.count == 6)
  }

  @Test(arguments: ["", "abc", "abcde", " ab ", "a cd", "    ", "ab\0c"])
  func whatIsNoRun(name: String) { #expect(!LetterRuns.isName(name)) }

  @Test(arguments: [(" spa", "spa\u{2026}"), ("pam ", "\u{2026}pam"), ("pamm", "\u{2026}pamm\u{2026}")])
  func runsAreShown(name: String, shown: String) { #expect(LetterRuns.display(name) == shown) }

  @Test func rangesAreShown() {
    #expect(NumberRange(.words, 12, 40).display == "words 12\u{2013}40")
    #expect(NumberRange(.words, -.infinity, 12).display == "words < 12")
    #expect(NumberRange(.capsRatio, 0.123456, .infinity).display == "caps_ratio \u{2265} 0.1235")
    let range = NumberRange(.words, 12, 40)
    #expect([11.9, 12, 39.9, 40, .nan].map { range.holds($0) } == [false, true, true, false, false])
  }

  /// As many values in each range as can be; where most are the least one, the others are cut.
  @Test(
    arguments: [
      ([], []), ([7, 7, 7], []), ([1, 2, 3, 4, 5, 6, 7, 8], [3, 5, 7]), ([1, 1, 1, 1, 2, 2, 2, 2], [2]),
      ([0, 0, 0, 0, 0, 1, 2, 3], [1, 2, 3]), ([0, 0, 0, 0, 0, 0, 0, 1], [1]), ([0, 0, 1, 1, 1, 1, 1, 9], [1]),
    ] as [([Float], [Float])])
  func edges(values: [Float], edges: [Float]) { #expect(NumberRanges.edges(values, 4) == edges) }

  /// What stars, dates and people say is no business of words.
  @Test func onlyTheTextIsMeasured() {
    #expect(NumberRanges.measures.count == 17 && !NumberRanges.measures.contains(.stars))
    #expect(NumberRanges.measures.allSatisfy { $0.isOfText })
  }

  static let model = TrainerTests.trainer(FurtherFeatureTests.tickets).fittedModel()
  private static let tickets = RandomTickets.make(300, seed: 41).enumerated().map { index, example in
    var example = example
    // Words that no other ticket has, with a part that hangs together with the label.
    example.ticket.set(
      .text, example.ticket.string(.text) + " w\(index)qx" + (example.labels.contains(0) ? "scam" : "kind"))
    return example
  }

  @Test func aPartOfAWordThatNobodyKnowsSpeaks() throws {
    let model = FurtherFeatureTests.model
    #expect(model.rare == FittingSettings().rare && model.features.contains(.run("scam")))
    let program = try Program(linking: model)
    var scratch = Scratch(program)
    let sums = ["zzyyscam", "zzyykind"].map { word in
      var ticket = Ticket()
      ticket.set(.text, word)
      program.classify(ticket, &scratch)
      return scratch.verdict.sums[0]
    }
    #expect(sums[0] > sums[1] + 1024)
  }

  @Test func countsAreThoseOfTheTickets() {
    let model = FurtherFeatureTests.model
    #expect(model.tickets.count == model.features.count && model.breaches.count == model.features.count * 3)
    for (index, feature) in model.features.enumerated() {
      guard case .word = feature else { continue }
      let having = FurtherFeatureTests.tickets.filter { ReferenceLearner.features(of: $0.ticket).contains(feature) }
      #expect(Int(model.tickets[index]) == having.count)
      for guideline in 0..<3 where model.weights[index][guideline] != 0 {
        #expect(Int(model.breaches[index * 3 + guideline]) == having.count { $0.labels.contains(guideline) })
      }
    }
  }

  @Test func filesKeepThem() throws {
    let bytes = ModelFile.encode(FurtherFeatureTests.model)
    #expect(bytes[8] == 4)
    #expect(try ModelFile.decode(bytes) == FurtherFeatureTests.model)
    let card = try ModelCard(bytes)
    #expect(card.features.map(\.kind) == ["kinds", "words", "pairs", "runs", "numbers"])
    let entries = card.guidelines[0].positive
    #expect(entries.contains { $0.feature == "\u{2026}scam\u{2026}" || $0.feature == "\u{2026}cam" })
    #expect(entries.allSatisfy { entry in entry.counts.map { $0.breaches <= $0.tickets && $0.tickets > 0 } ?? false })
  }

  @Test func countsAloneAreKept() throws {
    var model = ModelFileTests.model
    model.tickets = model.features.indices.map { Int32($0 + 200) }
    model.breaches = model.weights.flatMap { row in model.guidelines.indices.map { row[$0] == 0 ? 0 : Int32($0 + 1) } }
    let bytes = ModelFile.encode(model)
    #expect(bytes[8] == 4 && model.length == 0)
    #expect(try ModelFile.decode(bytes) == model)
  }

  private static func refused(_ change: (inout TrainedModel) -> Void) -> ModelFileError? {
    var model = FurtherFeatureTests.model
    change(&model)
    let bytes = ModelFile.encode(model)
    return #expect(throws: ModelFileError.self) { try ModelFile.decode(bytes) }
  }

  @Test func whatMakesNoSenseIsRefused() throws {
    func place(_ section: FeatureSection) throws -> Int {
      try #require(FurtherFeatureTests.model.features.firstIndex { FeatureSection($0) == section })
    }
    let (run, number) = (try place(.runs), try place(.numbers))
    #expect(Self.refused { $0.rare = 0 } == .corrupted("counts"))
    #expect(Self.refused { $0.rare = -1 } == .corrupted("rare"))
    #expect(Self.refused { $0.length = 0 } == .corrupted("rare"))
    #expect(Self.refused { $0.features[run] = .run("no") } == .corrupted("runs"))
    #expect(Self.refused { $0.features.swapAt(run, run + 1) } == .corrupted("runs"))
    #expect(Self.refused { $0.features.swapAt(number, number + 1) } == .corrupted("numbers"))
    for range in [NumberRange(.stars, 1, 2), NumberRange(.words, 2, 2), NumberRange(.words, .nan, 2)] {
      #expect(Self.refused { $0.features[number] = .number(range) } == .corrupted("numbers"))
    }
    let said = try #require(
      FurtherFeatureTests.model.weights[run].indices.first { FurtherFeatureTests.model.weights[run][$0] != 0 })
    #expect(Self.refused { $0.breaches[run * 3 + said] = $0.tickets[run] + 1 } == .corrupted("counts"))
  }

  @Test func damageUnderAFittingChecksumNeverTraps() {
    let bytes = ModelFile.encode(FurtherFeatureTests.model)
    var generator = SeededGenerator(seed: 42)
    var refused = 0
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: 20..<(damaged.count - 4), using: &generator)] = .random(in: 0...255, using: &generator)
      }
      do {
        let model = try ModelFile.decode(ModelFileTests.sealed(damaged))
        #expect(model.tickets.count == model.features.count || model.tickets.isEmpty)
      } catch { refused += 1 }
    }
    #expect(refused > 50)
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: ModelFileError.self) { try ModelFile.decode(Array(bytes.prefix(length))) }
    }
  }
}
