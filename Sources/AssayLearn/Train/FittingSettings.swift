/// The numbers that fitted training is governed by, and what cross-validation may choose from.
///
/// The defaults were chosen by five-fold cross-validation on the `train` parts of public sets; Documentation/Learning.md has the tables.
public struct FittingSettings: Sendable, Equatable {
  /// The costs that are tried: that under which held-out tickets need the fewest bits is taken. See `RatioMachine`.
  public var costs: [Float] = [0.03, 0.1]
  /// A feature must occur in at least so many tickets.
  public var minimumDocuments: Int32 = 2
  /// Words in fewer tickets than this count by their runs of letters as well (`LetterRuns`); 0: none do.
  public var rare: Int32 = 10
  /// A run must occur in at least so many tickets.
  public var minimumDocumentsOfRuns: Int32 = 3
  /// Ranges of each number of a text's shape, with as many tickets each as there can be; 0: numbers don't count.
  public var ranges = 4
  /// How many tickets say where ranges begin, at most.
  public var rangeSample = 1000
  /// What the squared ratios of runs and ranges are multiplied by: less than words', since many of them say the same.
  public var furtherShare: Float = 0.5
  /// G² below which a feature's connection with a guideline passes for chance (`Evidence.significance`), so that it weighs nothing there;
  /// 0: none does.
  public var significance = 0.0
  /// Ratios nearer to zero than this, in bits, are zero: what hardly moves the odds, as words do that stand in most texts.
  public var leastRatio = 0.0
  /// What is added to observed and expected counts, in tickets, see `Evidence.weight`. Must be above 0.
  public var smoothing = 0.5
  /// How often the machine looks at each ticket.
  public var passes = 3
  /// What sums may approach, in bits: the most that words say, see `BayesModel.length`. Like the cost, that one is taken under which held-out
  /// tickets need the fewest bits.
  public var limits = [8.0, 12, 16, 24]
  /// Folds of the cross-validation at training, at least 2.
  public var folds = 3
  /// How many tickets that looks at, at most.
  public var sample = 6000

  /// The defaults.
  public init() {}

  /// An eighth of the features and a fiftieth of the weights, for packs whose rules do the work: words, pairs and kinds in three tickets or
  /// more that double or halve the odds of a guideline, surer than chance does one time in twenty.
  public static var selected: FittingSettings {
    var settings = FittingSettings()
    settings.minimumDocuments = 3
    settings.rare = 0
    settings.ranges = 0
    settings.significance = 3.84
    settings.leastRatio = 1
    return settings
  }
}
