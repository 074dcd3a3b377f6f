/// Whether probabilities mean what they say: points on the diagonal are right, below it Assay is too sure. Bars underneath say how many cases there
/// are, on a scale of powers of ten, since most lie at the left end.
public struct ReliabilityChart: Sendable {
  /// Cases with probabilities close together.
  public struct Bin: Sendable {
    /// Where it begins and ends.
    public var range: Range<Double>
    /// The mean of their probabilities.
    public var probability: Double
    /// How many of them are breaches, as a share, and its interval.
    public var share: Double
    /// See `share`.
    public var interval: ClosedRange<Double>
    /// How many there are: at least one.
    public var count: Int

    /// A bin.
    public init(range: Range<Double>, probability: Double, share: Double, interval: ClosedRange<Double>, count: Int) {
      self.range = range
      self.probability = probability
      self.share = share
      self.interval = interval
      self.count = count
    }
  }

  /// The bins that have cases.
  public var bins: [Bin]
  /// Whether it is one of many.
  public var isSmall = false

  /// A chart of these bins.
  public init(_ bins: [Bin]) { self.bins = bins }

  /// The chart as shapes. O(bins).
  public var drawing: Drawing {
    let floor: Double = isSmall ? 0 : 60
    var plot = Plot(names: ("probability, %", "breaches, %"), isSmall: isSmall, floor: floor)
    plot.curve([Point(0, 0), Point(1, 1)], "guide")
    for bin in bins {
      let x = plot.column(bin.probability)
      plot.drawing.line(x, plot.row(bin.interval.lowerBound), x, plot.row(bin.interval.upperBound), "whisker")
      plot.drawing.circle(x, plot.row(bin.share), radius: isSmall ? 3 : 4, "dot")
    }
    guard !isSmall else { return plot.drawing }
    let most = Double(bins.map { Self.digits($0.count) }.max() ?? 1)
    let base = plot.drawing.height - 4
    for bin in bins {
      let height = Double(Self.digits(bin.count)) / most * (floor - 22)
      let (left, right) = (plot.column(bin.range.lowerBound), plot.column(bin.range.upperBound))
      plot.drawing.rectangle(left + 1, base - height, right - left - 2, height, opacity: 0.35, "bar")
      plot.drawing.text(Drawing.count(bin.count), (left + right) / 2, base - height - 3, .middle, "faint")
    }
    return plot.drawing
  }

  /// How many digits a count has: a logarithm that is the same everywhere.
  private static func digits(_ count: Int) -> Int { String(count).count }
}
