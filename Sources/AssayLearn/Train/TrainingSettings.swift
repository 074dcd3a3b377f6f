/// The numbers that training is governed by. The defaults are what `assay train` uses.
///
/// They were chosen by five-fold cross-validation (`Split.fold`) on the 1,618 tickets of `Corpora`, 20 guidelines with some 42 breaches
/// each, scorer alone, prior at the base rate. Means over the guidelines of average precision (chance: 0.026), and the cross-entropy of
/// all verdicts in bits (without the scorer: 5,660) at the best shrink and a limit of 4 bits:
///
///     minimumDocuments 3, smoothing 1        average precision   cross-entropy   best shrink
///       no test of significance                    0.072             7,041          ≤ 0.2
///       G² ≥ 3.84                                  0.089             5,543          ≤ 0.2
///       G² ≥ 6.63                                  0.095             5,458          ≤ 0.2
///       G² ≥ 10.83 (the default)                   0.104             5,393           0.45
///       G² ≥ 15.14                                 0.093             5,387           0.6
///     minimumDocuments 2, G² ≥ 10.83               0.119             5,345           0.45
///     minimumDocuments 4, G² ≥ 10.83               0.100             5,404           0.45
///     smoothing 0.5 … 8, G² ≥ 10.83           0.103 … 0.107      5,393 … 5,398    0.45 … 0.5
///     one added to both sides instead              0.103             5,390           0.45
///       the same without G²                        0.034            14,423          ≤ 0.2
///
/// So words alone know little of this corpus: its innocent tickets are written to share the breaches' words. Two tickets do better than
/// three here, but its authors stand on both sides of the folds, and two tickets by one hand are no evidence elsewhere. On three public
/// sets of 5,574 to 38,176 texts the defaults' average precision is within 0.017 of the best of these settings, and the best shrink is
/// 0.25 or less: the more features speak, the less each adds. Calibration has to fit it.
public struct TrainingSettings: Sendable, Equatable {
  /// A feature must occur in at least so many tickets that count for a guideline, or it says nothing about it.
  public var minimumDocuments = TrainingSettings.defaultMinimumDocuments
  /// Tickets at the guideline's base rate that are added to each feature's own, see `Evidence.weight`.
  public var smoothing = TrainingSettings.defaultSmoothing
  /// G² below which a feature's connection with a guideline passes for chance, see `Evidence.significance`.
  public var significance = TrainingSettings.defaultSignificance
  /// What the sums are multiplied by, in 1/1024; the same for each guideline until calibration fits them.
  public var shrink = TrainingSettings.defaultShrink
  /// The most that the scorer adds or takes away, in 1/1024 bit.
  public var limit = TrainingSettings.defaultLimit

  /// The defaults.
  public init() {}

  /// Three tickets: one is chance, two may be the same author.
  public static let defaultMinimumDocuments: Int32 = 3
  /// One ticket. A feature that n tickets without a breach have, and no other, weighs about −log2(1 + n) bits.
  public static let defaultSmoothing = 1.0
  /// 10.83: the value that chi-squared with one degree of freedom exceeds once in a thousand.
  public static let defaultSignificance = 10.83
  /// One half: with the other defaults, 0.45 to 0.5 cost the fewest bits (5,393 and 5,394; 0.25: 5,451; 1: 5,588).
  public static let defaultShrink: Int32 = 512
  /// ±4 bits: at a prior of −5 the words alone never reach even odds, so no label rests on them alone.
  public static let defaultLimit: Int32 = 4 * 1024

  /// Weights nearer to zero than this, in 1/1024 bit, are zero: 1/16 bit moves odds by 4 %.
  public static let negligible: Int32 = 64
}
