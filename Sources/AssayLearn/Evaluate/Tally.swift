/// How often a prediction was right and wrong, over tickets or over tickets and guidelines.
public struct Tally: Sendable, Hashable {
  /// Breaches that were labelled.
  public var truePositives = 0
  /// Labels without a breach.
  public var falsePositives = 0
  /// Breaches without a label.
  public var falseNegatives = 0
  /// Neither breach nor label.
  public var trueNegatives = 0

  /// A tally of nothing.
  public init() {}

  /// How many cases there are.
  public var count: Int { breaches + falsePositives + trueNegatives }
  /// How many of them are breaches: recall's n.
  public var breaches: Int { truePositives + falseNegatives }
  /// How many of them were labelled: precision's n.
  public var labelled: Int { truePositives + falsePositives }

  /// The share of labels that are right; nil without labels.
  public var precision: Double? { Tally.share(truePositives, of: labelled) }
  /// The share of breaches that were labelled; nil without breaches.
  public var recall: Double? { Tally.share(truePositives, of: breaches) }
  /// The harmonic mean of precision and recall, 2·TP / (2·TP + FP + FN); nil when neither a breach nor a label occurs.
  public var f1: Double? { Tally.share(2 * truePositives, of: labelled + breaches) }

  /// The 95 % interval of the precision; nil without labels.
  public var precisionInterval: WilsonInterval? { WilsonInterval(truePositives, of: labelled) }
  /// The 95 % interval of the recall; nil without breaches.
  public var recallInterval: WilsonInterval? { WilsonInterval(truePositives, of: breaches) }

  /// The 95 % interval of F1; nil where there is no F1.
  ///
  /// F1 = 2·J / (1 + J), where J = TP / (TP + FP + FN) is a share: so its interval is Wilson's for J, its ends put into that formula. It
  /// stays within 0 and 1, and is honest where there are few cases.
  public var f1Interval: WilsonInterval? {
    WilsonInterval(truePositives, of: breaches + falsePositives)?.mapped { 2 * $0 / (1 + $0) }
  }

  /// Counts one case.
  public mutating func add(isBreach: Bool, isLabelled: Bool) {
    switch (isBreach, isLabelled) {
    case (true, true): truePositives += 1
    case (false, true): falsePositives += 1
    case (true, false): falseNegatives += 1
    case (false, false): trueNegatives += 1
    }
  }

  /// The cases of both.
  public static func + (one: Tally, other: Tally) -> Tally {
    var sum = one
    sum.truePositives += other.truePositives
    sum.falsePositives += other.falsePositives
    sum.falseNegatives += other.falseNegatives
    sum.trueNegatives += other.trueNegatives
    return sum
  }

  static func share(_ part: Int, of whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
}
