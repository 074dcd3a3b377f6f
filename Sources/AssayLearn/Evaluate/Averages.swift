// All guidelines in one figure: micro averages pool their cases, so that frequent guidelines weigh more; macro averages are plain means
// over the guidelines that have a value, so that each weighs the same.

extension Evaluation {
  /// All guidelines' cases in one tally. Its intervals take them as independent, which cases of one ticket are not quite.
  public var micro: Tally { tallies.reduce(Tally(), +) }

  /// All guidelines' scores in one table.
  public var microScores: ScoreCounts {
    scores.reduce(into: ScoreCounts()) { $0.add($1) }
  }

  /// What raters said of all guidelines: of each ticket as often as there are guidelines.
  public var microRaters: RaterCounts { raters.reduce(into: RaterCounts()) { $0.add($1) } }

  /// The same with the labels as one more rater.
  public var microRatersAndLabels: RaterCounts { ratersAndLabels.reduce(into: RaterCounts()) { $0.add($1) } }

  /// The means over the guidelines.
  public var macro: MacroAverage {
    MacroAverage(
      precision: Mean(estimates: tallies.map { ($0.precision, $0.precisionInterval) }),
      recall: Mean(estimates: tallies.map { ($0.recall, $0.recallInterval) }),
      f1: Mean(estimates: tallies.map { ($0.f1, $0.f1Interval) }),
      averagePrecision: Mean(estimates: scores.map { ($0.averagePrecision, $0.averagePrecisionInterval) }),
      areaUnderROC: Mean(estimates: scores.map { ($0.areaUnderROC, $0.areaUnderROCInterval) }),
      expectedCalibrationError: Mean(scores.map { $0.expectedCalibrationError() }),
      brierScore: Mean(estimates: scores.map { ($0.brierScore, $0.brierScoreInterval) }),
      kappa: Mean(estimates: tallies.map { ($0.kappa, $0.kappaInterval) }),
      alpha: Mean(estimates: raters.map { ($0.alpha, $0.alphaInterval) }),
      alphaWithLabels: Mean(estimates: ratersAndLabels.map { ($0.alpha, $0.alphaInterval) }))
  }
}

/// Means over guidelines.
public struct MacroAverage: Sendable, Hashable {
  /// The mean precision of the guidelines that have one.
  public var precision: Mean
  /// The mean recall.
  public var recall: Mean
  /// The mean F1.
  public var f1: Mean
  /// The mean average precision.
  public var averagePrecision: Mean
  /// The mean area under the ROC curve.
  public var areaUnderROC: Mean
  /// The mean expected calibration error.
  public var expectedCalibrationError: Mean
  /// The mean Brier score.
  public var brierScore: Mean
  /// The mean of Cohen's kappa.
  public var kappa: Mean
  /// The mean of Krippendorff's alpha of the raters.
  public var alpha: Mean
  /// The mean of Krippendorff's alpha of raters and labels.
  public var alphaWithLabels: Mean
}
