import Testing

@testable import AssayLearn

@Suite struct EvaluationTests {
  /// Ten tickets, two guidelines and one that never occurs; the counts below were made by hand.
  static let evaluation: Evaluation = {
    var evaluation = Evaluation(guidelines: ["a", "b", "c"])
    evaluation.add(predicted: [0], gold: [0])
    evaluation.add(predicted: [0], gold: [0])
    evaluation.add(predicted: [0, 1], gold: [0])
    evaluation.add(predicted: [], gold: [0])
    evaluation.add(predicted: [0], gold: [1])
    evaluation.add(predicted: [0], gold: [], optional: [0])
    evaluation.add(predicted: [], gold: [], optional: [0])
    evaluation.add(predicted: [], gold: [])
    evaluation.add(predicted: [1], gold: [])
    evaluation.add(predicted: [0], gold: [0], optional: [0, 1])
    return evaluation
  }()

  @Test func countsByHand() {
    let a = EvaluationTests.evaluation.tallies[0]
    #expect([a.truePositives, a.falsePositives, a.falseNegatives, a.trueNegatives] == [4, 1, 1, 2])
    #expect(a.precision == 0.8 && a.recall == 0.8 && a.f1 == 0.8 && a.count == 8)
    let b = EvaluationTests.evaluation.tallies[1]
    #expect([b.truePositives, b.falsePositives, b.falseNegatives, b.trueNegatives] == [0, 2, 1, 6])
    #expect(b.precision == 0 && b.recall == 0 && b.f1 == 0)
    let c = EvaluationTests.evaluation.tallies[2]
    #expect(c.precision == nil && c.recall == nil && c.f1 == nil && c.f1Interval == nil && c.trueNegatives == 10)
  }

  @Test func averagesByHand() {
    let micro = EvaluationTests.evaluation.micro
    #expect([micro.truePositives, micro.falsePositives, micro.falseNegatives, micro.trueNegatives] == [4, 3, 2, 18])
    #expect(micro.precision == 4.0 / 7 && micro.recall == 4.0 / 6 && micro.f1 == 8.0 / 13)
    let macro = EvaluationTests.evaluation.macro
    #expect(macro.precision.value == 0.4 && macro.precision.count == 2)
    #expect(macro.recall.value == 0.4 && macro.f1.value == 0.4)
    #expect(macro.averagePrecision == Mean([]) && macro.alpha.value == nil)
    #expect(EvaluationTests.evaluation.clean == 2 && EvaluationTests.evaluation.cleanShare == 0.5)
    #expect(Evaluation(guidelines: ["a"]).cleanShare == nil)
  }

  @Test("What is taken for what, ticket by ticket")
  func confusionByHand() {
    let confusion = EvaluationTests.evaluation.confusion
    let rows = (0...3).map { given in (0...3).map { confusion.count(given: given, got: $0) } }
    // Rows: what people say, the last is nothing; columns: the label. The second label of the third ticket has no miss to stand for; on the
    // fifth, b was taken for a. The last ticket's optional b, and the optional a of the sixth and seventh, count neither way.
    #expect(rows == [[4, 0, 0, 1], [1, 0, 0, 0], [0, 0, 0, 0], [0, 2, 0, 3]])
    #expect(
      confusion.mixes == [
        .init(given: nil, got: 1, count: 2), .init(given: 0, got: nil, count: 1), .init(given: 1, got: 0, count: 1),
      ])
  }

  @Test("Several misses meet several wrong labels in every pair")
  func confusionOfSeveral() {
    var confusion = Confusion(guidelines: 4)
    confusion.add(predicted: [0, 2, 3], gold: [0, 1], open: [3])
    #expect(confusion.count(given: 0, got: 0) == 1 && confusion.count(given: 1, got: 2) == 1)
    #expect(confusion.count(given: 1, got: 3) == 0 && confusion.count(given: 4, got: 2) == 0)
    #expect(confusion.mixes.count == 1)
  }

  @Test("Counting in parts gives what counting at once gives", arguments: [UInt64(1), 2, 3])
  func merging(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var whole = Evaluation(guidelines: ["a", "b", "c"])
    var parts = (0..<3).map { _ in Evaluation(guidelines: ["a", "b", "c"]) }
    for _ in 0..<200 {
      let sets = (0..<3).map { _ in GuidelineSet(bits: .random(in: 0..<8, using: &generator)) }
      let scores = (0..<3).map { _ in Int32.random(in: -4...4, using: &generator) * 1024 }
      let part = Int.random(in: 0..<3, using: &generator)
      let ratings = (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
        GuidelineSet(bits: .random(in: 0..<8, using: &generator))
      }
      for take in [{ (add: (inout Evaluation) -> Void) in add(&whole) }, { add in add(&parts[part]) }] {
        take { $0.add(predicted: sets[0], gold: sets[1], optional: sets[2]) }
        take { $0.add(scores: scores, gold: sets[1], optional: sets[2]) }
        take { $0.add(ratings: ratings, predicted: sets[0]) }
      }
    }
    var sum = parts[2]
    sum.add(parts[0])
    sum.add(parts[1])
    #expect(sum.tallies == whole.tallies && sum.scores == whole.scores && sum.firstGuesses == whole.firstGuesses)
    #expect(
      sum.confusion == whole.confusion && sum.raters == whole.raters && sum.ratersAndLabels == whole.ratersAndLabels)
    #expect(sum.tickets == 200 && sum.clean == whole.clean && sum.cleanFlagged == whole.cleanFlagged)
    #expect(sum.macro == whole.macro)
  }

  @Test("The first guess is the highest score, of equal ones the first; where it is optional it is none")
  func firstGuesses() {
    var evaluation = Evaluation(guidelines: ["a", "b"])
    evaluation.add(scores: [5, 5], gold: [0])
    evaluation.add(scores: [5, 6], gold: [0])
    evaluation.add(scores: [9, 6], gold: [], optional: [0])
    evaluation.add(scores: [9, 6], gold: [0], optional: [0])
    #expect(
      evaluation.firstGuesses.falling == [
        .init(score: 9, breaches: 1, others: 0), .init(score: 6, breaches: 0, others: 1),
        .init(score: 5, breaches: 1, others: 0),
      ])
    #expect(evaluation.scores[0].count == 3 && evaluation.scores[1].count == 4)
  }
}
