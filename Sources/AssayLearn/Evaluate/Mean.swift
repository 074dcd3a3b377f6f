/// The mean of those values that are defined, and how many those are.
public struct Mean: Sendable, Hashable {
  /// The mean; nil when no value is defined.
  public var value: Double?
  /// How many values are defined.
  public var count: Int
  /// The ends of its 95 % interval; nil where there is no value, or one without an interval.
  public var low: Double?
  /// See `low`.
  public var high: Double?

  init(_ values: [Double?]) {
    let defined = values.compactMap { $0 }
    count = defined.count
    value = defined.isEmpty ? nil : defined.reduce(0, +) / Double(defined.count)
  }

  /// With an interval from those of the values: their distances from the values, squared, added up and rooted, divided by how many there are
  /// (Zou and Donner 2008, "Construction of confidence limits about effect measures"). It takes the values as independent of one another.
  init(estimates values: [(value: Double?, interval: WilsonInterval?)]) {
    self.init(values.map(\.value))
    guard let value else { return }
    var below = 0.0
    var above = 0.0
    for case (let value?, let interval) in values {
      guard let interval else { return }
      below += (value - interval.low) * (value - interval.low)
      above += (interval.high - value) * (interval.high - value)
    }
    low = value - below.squareRoot() / Double(count)
    high = value + above.squareRoot() / Double(count)
  }
}
