/// The numbers that training is governed by. The defaults are what `assay train` uses.
///
/// They were chosen by five-fold cross-validation (`Split.fold`) on the first 1,618 tickets of `Corpora`, 20 guidelines with
/// some 42 breaches each, scorer alone, prior at the base rate. Means over the guidelines of average precision (chance:
/// 0.026), and the cross-entropy of all verdicts in bits (without the scorer: 5,660) at the best shrink and a limit of
/// 4 bits:
///
///     minimumDocuments 3, smoothing ½         average precision   cross-entropy   best shrink
///       no test of significance                     0.110             5,537           0.1
///       G² ≥ 3.84                                   0.092             5,434           0.2
///       G² ≥ 6.63                                   0.097             5,430           0.3
///       G² ≥ 10.83 (the default)                    0.105             5,391           0.55
///       G² ≥ 15.14                                  0.092             5,393           0.8
///     minimumDocuments 2, G² ≥ 10.83                0.120             5,344           0.55
///     minimumDocuments 4, G² ≥ 10.83                0.100             5,406           0.55
///     smoothing 0.1, G² ≥ 10.83                     0.104             5,386           0.45
///     smoothing 2, G² ≥ 10.83                       0.106             5,408           0.8
///     one added to both sides, G² ≥ 10.83           0.103             5,390           0.45
///       the same without G²                         0.034            14,423         ≤ 0.2
///
/// So words alone know little of this corpus: its innocent tickets are written to share the breaches' words. Two
/// tickets do better than three here, but its authors stand on both sides of the folds, and two tickets by one hand are
/// no evidence elsewhere. On three public sets of 5,574 to 38,176 texts the defaults' average precision is within 0.018
/// of the best of these settings, and the best shrink is 0.15 to 0.25: the more features speak, the less each adds.
/// Calibration has to fit it.
public struct TrainingSettings: Sendable, Equatable {
  /// A feature must occur in at least so many tickets that count for a guideline, or it says nothing about it.
  public var minimumDocuments = TrainingSettings.defaultMinimumDocuments
  /// What is added to observed and expected counts, in tickets, see `Evidence.weight`. Must be above 0.
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
  /// Half a ticket, as Norén et al. 2013.
  public static let defaultSmoothing = 0.5
  /// 10.83: the value that chi-squared with one degree of freedom exceeds once in a thousand.
  public static let defaultSignificance = 10.83
  /// One quarter. Cross-validation on the first 1,618 tickets favoured one half (above), the public sets 0.15 to 0.25. With 2,696
  /// tickets and the rules beside them, the `dev` part has precision 0.85 and recall 0.34 by rules alone, with words at one half
  /// 0.77 and 0.39, at one quarter 0.83 and 0.35. Words must not cost precision.
  public static let defaultShrink: Int32 = 256
  /// ±1 bit: words tip the scales, they don't load them. On `dev` no limit from 1 to 4 bits changes more than one verdict in a
  /// hundred; of 59,013 public reviews rules alone label 984, with words up to 1 bit 1,072, up to 2 bits 1,114, up to 4 bits 1,265.
  public static let defaultLimit: Int32 = 1 * 1024

  /// Weights nearer to zero than this, in 1/1024 bit, are zero: 1/16 bit moves odds by 4 %.
  public static let negligible: Int32 = 64
}
