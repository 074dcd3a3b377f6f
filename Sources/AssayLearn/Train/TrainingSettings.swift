/// The numbers that training is governed by. The defaults are what `assay train` uses.
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
  /// One ticket: a feature seen in no breach of a rare guideline loses at most log2(1 + n) bits.
  public static let defaultSmoothing = 1.0
  /// 10.83: the value that chi-squared with one degree of freedom exceeds once in a thousand.
  public static let defaultSignificance = 10.83
  /// One half.
  public static let defaultShrink: Int32 = 512
  /// ±4 bits: at a prior of −5 the words alone never reach even odds, so no label rests on them alone.
  public static let defaultLimit: Int32 = 4 * 1024

  /// Weights nearer to zero than this, in 1/1024 bit, are zero: 1/16 bit moves odds by 4 %.
  public static let negligible: Int32 = 64
}
