import AssayCore

/// The thresholds that are tried, strictest first: fixed before any ticket is seen, as the error has to be shared out among
/// them. Probabilities that people can read, a third of a bit apart or less where labels are given.
public struct ThresholdGrid: Sendable {
  /// The probabilities, as they are written in rules.
  public let probabilities: [Double]
  /// What they are in 1/1024 bit, just as the rule compiler reads them.
  public let bits: [Int32]

  /// The grid of `assay tune`.
  public static let standard = ThresholdGrid([
    0.9999, 0.9995, 0.999, 0.998, 0.997, 0.996, 0.995, 0.994, 0.992, 0.99, 0.988, 0.985, 0.98, 0.975, 0.97, 0.965, 0.96,
    0.95, 0.94, 0.93, 0.92, 0.91, 0.9, 0.88, 0.86, 0.84, 0.82, 0.8, 0.77, 0.74, 0.7, 0.66, 0.62, 0.58, 0.54, 0.5, 0.46,
    0.42, 0.38, 0.34, 0.3, 0.26, 0.22, 0.18, 0.15, 0.12, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02, 0.01,
  ])

  /// A grid of probabilities between 0 and 1, descending; others are a programming error and trap.
  public init(_ probabilities: [Double]) {
    precondition(zip(probabilities, probabilities.dropFirst()).allSatisfy(>), "thresholds descend")
    self.probabilities = probabilities
    bits = probabilities.map { Bits.fixed(Bits.logOdds($0)) }
  }

  /// How many thresholds there are.
  public var count: Int { bits.count }

  /// The index of the strictest threshold that a sum reaches; `count` for one that reaches none. O(log thresholds).
  public func index(of sum: Int32) -> Int { bits.partitioningIndex { $0 <= sum } }
}
