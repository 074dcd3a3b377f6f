// How well scores put breaches before what is none. Cases with equal scores are never told apart: they come in together, so no figure
// depends on an order that the scores don't give.

extension ScoreCounts {
  /// What is found when everything from a score on is labelled.
  public struct OperatingPoint: Sendable, Equatable {
    /// The lowest score that is labelled, in 1/1024 bit.
    public var score: Int32
    /// Labels that are right.
    public var right: Int
    /// All labels.
    public var labelled: Int

    /// The share of labels that are right.
    public var precision: Double { Double(right) / Double(labelled) }
  }

  /// The points for every distinct score, highest first. O(d log d).
  public var operatingPoints: [OperatingPoint] {
    var right = 0
    var labelled = 0
    return falling.map { group in
      right += group.breaches
      labelled += group.count
      return OperatingPoint(score: group.score, right: right, labelled: labelled)
    }
  }

  /// The mean of the precision over the breaches, each taken where it is found: Σ (Rₙ − Rₙ₋₁)·Pₙ over the distinct scores, highest
  /// first, as scikit-learn has it; nothing is interpolated. Nil without breaches. O(d log d).
  public var averagePrecision: Double? {
    guard breaches > 0 else { return nil }
    var sum = 0.0
    var found = 0
    for point in operatingPoints {
      sum += Double(point.right - found) * point.precision
      found = point.right
    }
    return sum / Double(breaches)
  }

  /// The chance that a breach has a higher score than what is none, equal scores counting one half: the area under the ROC curve, as
  /// Mann and Whitney (1947) count it. Nil unless there are both. O(d log d).
  public var areaUnderROC: Double? {
    guard breaches > 0, others > 0 else { return nil }
    // In halves, so that the sum stays whole.
    var halves = 0
    var above = 0
    for group in falling {
      halves += group.others * (2 * above + group.breaches)
      above += group.breaches
    }
    return Double(halves) / 2 / (Double(breaches) * Double(others))
  }

  /// The 95 % interval of the average precision: Wilson's, for a share known from as many trials as there are breaches (the binomial interval
  /// of Boyd, Eng and Page 2013, "Area under the Precision-Recall Curve: Point Estimates and Confidence Intervals", with Wilson's bounds for
  /// the normal ones). Nil without breaches.
  public var averagePrecisionInterval: WilsonInterval? {
    averagePrecision.map { WilsonInterval(share: min(1, $0), trials: Double(breaches)) }
  }

  /// The 95 % interval of the area under the curve: Wilson's, for a share known from as many trials as would give it the variance that it has by
  /// DeLong, DeLong and Clarke-Pearson (1988, "Comparing the Areas under Two or More Correlated Receiver Operating Characteristic Curves").
  /// Where every breach scores higher, or none does, there is no variance; the rarer kind of case is then taken for the trials. Nil unless
  /// there are two of both. O(d log d).
  public var areaUnderROCInterval: WilsonInterval? {
    guard breaches > 1, others > 1, let area = areaUnderROC else { return nil }
    var ofBreaches = 0.0
    var ofOthers = 0.0
    var breachesAbove = 0
    var othersAbove = 0
    for group in falling {
      // The share of what is none that a breach with this score leaves behind, and that of breaches that what is none lets pass.
      let won = (Double(others - othersAbove - group.others) + Double(group.others) / 2) / Double(others)
      let lost = (Double(breachesAbove) + Double(group.breaches) / 2) / Double(breaches)
      ofBreaches += Double(group.breaches) * (won - area) * (won - area)
      ofOthers += Double(group.others) * (lost - area) * (lost - area)
      breachesAbove += group.breaches
      othersAbove += group.others
    }
    let variance =
      ofBreaches / Double(breaches - 1) / Double(breaches) + ofOthers / Double(others - 1) / Double(others)
    let rarer = Double(min(breaches, others))
    let trials = variance > 0 && area > 0 && area < 1 ? area * (1 - area) / variance : rarer
    return WilsonInterval(share: area, trials: trials)
  }

  /// For each target the point that labels the most while at least that share of its labels is right; nil where there is none.
  /// O(d log d + d · targets).
  ///
  /// What was so on these tickets: no promise for others. A threshold with a promise is what `assay tune` looks for.
  public func widest(atPrecisions targets: [Double]) -> [OperatingPoint?] {
    let points = operatingPoints
    return targets.map { target in points.last { Double($0.right) >= target * Double($0.labelled) } }
  }
}
