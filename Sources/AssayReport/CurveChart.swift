/// Lines over shares: a precision–recall curve, coverage at a precision.
public struct CurveChart: Sendable {
  /// The line.
  public var points: [Point]
  /// What the scales are called.
  public var names: (x: String, y: String)
  /// What the horizontal scale shows.
  public var x = 0.0...1.0
  /// A point to mark: where thresholds stand.
  public var mark: Point?
  /// A level that says nothing: what chance would give.
  public var level: Double?
  /// Whether it is one of many.
  public var isSmall = false

  /// A chart of one line.
  public init(_ points: [Point], names: (x: String, y: String)) {
    self.points = points
    self.names = names
  }

  /// The chart as shapes. O(points).
  public var drawing: Drawing {
    var plot = Plot(x: x, names: names, isSmall: isSmall)
    if let level { plot.curve([Point(x.lowerBound, level), Point(x.upperBound, level)], "guide") }
    plot.curve(points, "line")
    if let mark { plot.drawing.diamond(plot.column(mark.x), plot.row(mark.y), radius: isSmall ? 4 : 6, "mark") }
    return plot.drawing
  }
}
