import AssayLearn

/// The figures of one guideline, or of all together: what table, JSON and page show.
struct EvaluationFigures {
  let name: String
  let tally: Tally
  let scores: ScoreCounts
  let averagePrecision: Double?
  let averagePrecisionInterval: WilsonInterval?
  let areaUnderROC: Double?
  let areaUnderROCInterval: WilsonInterval?
  let calibrationError: Double?
  let brier: Double?
  let brierInterval: WilsonInterval?
  let kappa: Double?
  let kappaInterval: WilsonInterval?
  /// Tickets that several people have judged, how far these agree, and how far with the labels as one more.
  let rated: Int
  let alpha: Double?
  let alphaInterval: WilsonInterval?
  let alphaWithLabels: Double?
  let alphaWithLabelsInterval: WilsonInterval?

  private init(_ name: String, _ tally: Tally, _ scores: ScoreCounts, _ raters: RaterCounts, _ withLabels: RaterCounts)
  {
    self.name = name
    self.tally = tally
    self.scores = scores
    averagePrecision = scores.averagePrecision
    averagePrecisionInterval = scores.averagePrecisionInterval
    areaUnderROC = scores.areaUnderROC
    areaUnderROCInterval = scores.areaUnderROCInterval
    calibrationError = scores.expectedCalibrationError()
    brier = scores.brierScore
    brierInterval = scores.brierScoreInterval
    kappa = tally.kappa
    kappaInterval = tally.kappaInterval
    rated = raters.count
    alpha = raters.alpha
    alphaInterval = raters.alphaInterval
    alphaWithLabels = withLabels.alpha
    alphaWithLabelsInterval = withLabels.alphaInterval
  }

  /// Each guideline in the pack's order, then all pooled: the micro average.
  static func all(_ evaluation: Evaluation) -> [EvaluationFigures] {
    evaluation.guidelines.indices.map { index in
      EvaluationFigures(
        evaluation.guidelines[index], evaluation.tallies[index], evaluation.scores[index], evaluation.raters[index],
        evaluation.ratersAndLabels[index])
    } + [
      EvaluationFigures(
        "micro average", evaluation.micro, evaluation.microScores, evaluation.microRaters,
        evaluation.microRatersAndLabels)
    ]
  }
}
