/// The numbers that fitted training is governed by, and what cross-validation may choose from.
///
/// The defaults were chosen by five-fold cross-validation on the `train` parts of eight public sets, but for the limit;
/// Documentation/Learning.md has the table.
public struct FittingSettings: Sendable, Equatable {
  /// The costs that are tried: that under which held-out tickets need the fewest bits is taken. See `RatioMachine`.
  public var costs: [Float] = [0.03, 0.1]
  /// A feature must occur in at least so many tickets.
  public var minimumDocuments: Int32 = 2
  /// What is added to observed and expected counts, in tickets, see `Evidence.weight`. Must be above 0.
  public var smoothing = 0.5
  /// How often the machine looks at each ticket.
  public var passes = 3
  /// What sums approach, in bits: the most that words may say, see `BayesModel.length`. Picked by comparing a few values on the `dev` parts
  /// of seven public sets, not cross-validated.
  public var limit = 8.0
  /// Folds of the cross-validation at training, at least 2.
  public var folds = 3
  /// How many tickets that looks at, at most.
  public var sample = 6000

  /// The defaults.
  public init() {}
}
