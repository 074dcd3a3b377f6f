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
    #expect(c.precision == nil && c.recall == nil && c.f1 == nil && c.trueNegatives == 10)
  }

  @Test func averagesByHand() {
    let micro = EvaluationTests.evaluation.micro
    #expect([micro.truePositives, micro.falsePositives, micro.falseNegatives, micro.trueNegatives] == [4, 3, 2, 18])
    #expect(micro.precision == 4.0 / 7 && micro.recall == 4.0 / 6 && micro.f1 == 8.0 / 13)
    let macro = EvaluationTests.evaluation.macro()
    #expect(macro.precision == Mean([0.8, 0, nil]) && macro.precision.value == 0.4 && macro.precision.count == 2)
    #expect(macro.recall.value == 0.4 && macro.f1.value == 0.4)
    #expect(EvaluationTests.evaluation.unlabelled == 2 && EvaluationTests.evaluation.unlabelledShare == 0.5)
    #expect(Evaluation(guidelines: ["a"]).unlabelledShare == nil)
  }

  @Test func wilsonAgreesWithPublishedValues() throws {
    // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
    let table = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)]
    for (successes, trials, low, high) in table {
      let interval = try #require(WilsonInterval(successes, of: trials))
      #expect(abs(interval.low - low) < 0.00005 && abs(interval.high - high) < 0.00005, "\(successes) of \(trials)")
    }
    #expect(WilsonInterval(0, of: 0) == nil)
    let all = try #require(WilsonInterval(7, of: 7))
    #expect(all.high == 1 && all.low > 0.6)
  }

  @Test("Wilson's bounds solve the equation that defines them", arguments: [1, 2, 9, 10, 57, 1000])
  func wilsonSolvesItsEquation(trials: Int) throws {
    for successes in stride(from: 0, through: trials, by: max(1, trials / 17)) {
      for z in [1.0, WilsonInterval.z95, 2.5758] {
        let interval = try #require(WilsonInterval(successes, of: trials, z: z))
        let share = Double(successes) / Double(trials)
        for bound in [interval.low, interval.high] {
          let distance = (share - bound) * (share - bound)
          #expect(abs(distance - z * z * bound * (1 - bound) / Double(trials)) < 1e-12)
        }
        #expect(interval.low >= 0 && interval.low <= share && share <= interval.high && interval.high <= 1)
        let mirrored = try #require(WilsonInterval(trials - successes, of: trials, z: z))
        #expect(abs(mirrored.low - (1 - interval.high)) < 1e-12)
      }
    }
  }

  @Test func tableIsAligned() {
    let expected = """
      guideline      TP  FP  FN  TN  precision         95 %  recall         95 %     F1
      a               4   1   1   2      0.800  0.376–0.964   0.800  0.376–0.964  0.800
      b               0   2   1   6      0.000  0.000–0.658   0.000  0.000–0.793  0.000
      c               0   0   0  10        n/a                  n/a                 n/a
      micro average   4   3   2  18      0.571  0.250–0.842   0.667  0.300–0.903  0.615
      macro average                      0.400                0.400               0.400

      10 tickets. Macro averages over the guidelines that have a value: precision 2, recall 2, F1 2 of 3.
      Unlabelled tickets that got a label: 1 of 2 (0.500, 95 % 0.095–0.905).

      """
    #expect(EvaluationTests.evaluation.table() == expected)
    let cautious = """
      guideline      TP  FP  FN  TN  precision         95 %  recall         95 %     F1
      a               4   1   1   2      0.800  0.376–0.964   0.800  0.376–0.964  0.800
      b               0   2   1   6        n/a                  n/a                 n/a

      """
    #expect(EvaluationTests.evaluation.table(fewest: 3).hasPrefix(cautious))
    #expect(EvaluationTests.evaluation.macro(fewest: 3).precision == Mean([0.8]))
  }

  @Test func jsonIsExact() {
    var evaluation = Evaluation(guidelines: ["a\"b"])
    evaluation.add(predicted: [0], gold: [0])
    evaluation.add(predicted: [], gold: [0])
    evaluation.add(predicted: [], gold: [])
    let tally = """
      "true_positives":1,"false_positives":0,"false_negatives":1,"true_negatives":1,"precision":1.0,\
      "precision_low":0.206549,"precision_high":1.0,"recall":0.5,"recall_low":0.094531,"recall_high":0.905469,"f1":0.666667
      """
    let expected = """
      {"tickets":3,"guidelines":[{"id":"a\\"b",\(tally)}],"micro":{\(tally)},"macro":{"precision":1.0,\
      "precision_guidelines":1,"recall":0.5,"recall_guidelines":1,"f1":0.666667,"f1_guidelines":1},\
      "unlabelled":{"tickets":1,"flagged":0,"share":0.0,"share_low":0.0,"share_high":0.793451}}

      """
    #expect(String(decoding: evaluation.json(), as: UTF8.self) == expected)
    let nothing = String(decoding: Evaluation(guidelines: ["x"]).json(), as: UTF8.self)
    #expect(nothing.contains("\"precision\":null,\"precision_low\":null"))
  }
}
