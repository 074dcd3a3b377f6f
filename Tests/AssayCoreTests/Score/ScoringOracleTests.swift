import AssayCore
import AssayTestSupport
import Testing

/// The sums, labels and outcomes of random packs and models, against the reference.
@Suite struct ScoringOracleTests {
  private static let words = ["ha", "hb", "hc", "hd", "he", "hf"]

  private func random(_ generator: inout RepeatableGenerator) -> ReferenceScorer {
    let names = ["ga", "gb", "gc"]
    func bits(_ range: Int) -> Double { Double(generator.below(range * 32) - range * 16) / 16 }
    let guidelines = names.map {
      ReferenceScorer.Guideline(
        name: $0, severity: 1 + generator.below(3), prior: bits(3) - 1, threshold: generator.pick([0.5, 0.8, 0.3]),
        uncertain: 0.25)
    }
    let rules = (0..<8).map { number in
      ReferenceScorer.Rule(
        name: "r\(number)", guideline: names[number % 3], word: generator.pick(Self.words), weight: bits(4),
        group: number % 3 == 0 && generator.once(in: 2) ? "links" : nil)
    }
    var weights: [String: [String: Int]] = [:]
    for feature in Self.words + ["<number>", "ha hb", "hb ha", "hc hc", "zz ha"] where !generator.once(in: 3) {
      for name in names { weights[feature, default: [:]][name] = generator.below(4_000) - 2_000 }
    }
    return ReferenceScorer(
      guidelines: guidelines, rules: rules, caps: ["links": Double(1 + generator.below(4))], weights: weights,
      shrink: Dictionary(uniqueKeysWithValues: names.map { ($0, generator.below(1_500)) }),
      limit: 1_000 + generator.below(4_000))
  }

  @Test func sumsLabelsOutcomes() throws {
    var generator = RepeatableGenerator(seed: 61)
    var outcomes: Set<Outcome> = []
    for _ in 0..<60 {
      let reference = random(&generator)
      let pack = try TestPack(whole: reference.source, model: reference.model)
      for _ in 0..<40 {
        let words = (0..<generator.below(7)).map { _ in generator.pick(Self.words + ["7", "zz"]) }
        let result = pack.classify(words.joined(separator: " "))
        let wanted = reference.classify(words)
        let found = ReferenceScorer.Verdict(
          sums: Dictionary(uniqueKeysWithValues: zip(pack.program.guidelines.map(\.id), result.sums.map { Int($0) })),
          labels: result.labels.map(\.guideline), outcome: result.outcome)
        outcomes.insert(found.outcome)
        guard found == wanted else {
          Issue.record("\(words)\n\(reference.source)\nengine \(found)\noracle \(wanted)")
          return
        }
        checkEvidence(result)
      }
    }
    #expect(outcomes == [.flagged, .clear, .uncertain, .insufficientInformation])
  }

  /// Every label has a fact that speaks for it, strongest first, and prior and evidence add up to its bits.
  private func checkEvidence(_ result: Result) {
    for label in result.labels {
      #expect(label.evidence.contains { $0.bits > 0 })
      let rules = label.evidence.filter { $0.kind != .words && $0.kind != .furtherSpan }.map(\.bits)
      #expect(rules == rules.sorted(by: >))
      #expect(label.evidence.filter { $0.kind == .words }.count <= 1)
    }
  }
}
