/// A drawing with a horizontal and a vertical scale of shares.
struct Plot {
  var drawing: Drawing
  private let left: Double
  private let right: Double
  private let top: Double
  private let bottom: Double
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>

  /// - Parameters:
  ///   - isSmall: one of many on a page: fewer numbers at the scales.
  ///   - floor: room under the horizontal scale, besides that for its numbers.
  init(
    x: ClosedRange<Double> = 0...1, y: ClosedRange<Double> = 0...1, names: (x: String, y: String), isSmall: Bool,
    floor: Double = 0
  ) {
    drawing = isSmall ? Drawing(width: 170, height: 160 + floor) : Drawing(width: 360, height: 300 + floor)
    (left, top) = (isSmall ? 34 : 44, 22)
    right = drawing.width - (isSmall ? 10 : 14)
    bottom = drawing.height - (isSmall ? 32 : 36) - floor
    self.x = x
    self.y = y
    let steps = isSmall ? 2 : 5
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let (across, up) = (
        x.lowerBound + share * (x.upperBound - x.lowerBound), y.lowerBound + share * (y.upperBound - y.lowerBound)
      )
      drawing.line(column(across), top, column(across), bottom, "grid")
      drawing.line(left, row(up), right, row(up), "grid")
      drawing.text(Self.percent(across), column(across), bottom + 13, .middle, "faint")
      drawing.text(Self.percent(up), left - 4, row(up) + 4, .end, "faint")
    }
    drawing.line(left, bottom, right, bottom, "axis")
    drawing.line(left, top, left, bottom, "axis")
    drawing.text(names.x, (left + right) / 2, bottom + (isSmall ? 27 : 30), .middle)
    drawing.text(names.y, isSmall ? 2 : 4, top - 11)
  }

  /// Where a share lies.
  func column(_ share: Double) -> Double {
    left + (share - x.lowerBound) / (x.upperBound - x.lowerBound) * (right - left)
  }
  func row(_ share: Double) -> Double {
    bottom - (share - y.lowerBound) / (y.upperBound - y.lowerBound) * (bottom - top)
  }

  /// Draws a line through points, without those that a screen can't tell from the one before: at most some points a unit of width.
  mutating func curve(_ points: [Point], _ style: String) {
    var kept: [(x: Double, y: Double)] = []
    for (index, point) in points.enumerated() {
      let place = (x: column(point.x), y: row(point.y))
      if let last = kept.last, index < points.count - 1, abs(place.x - last.x) < 0.4, abs(place.y - last.y) < 0.4 {
        continue
      }
      kept.append(place)
    }
    drawing.polyline(kept, style)
  }

  /// `50`, with a sign only where it would be read as something else: the names of the scales say "%".
  private static func percent(_ share: Double) -> String { Drawing.number(share * 100) }
}

/// A point of a chart: shares across and up.
public struct Point: Sendable, Equatable {
  /// Across.
  public var x: Double
  /// Up.
  public var y: Double

  /// A point.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
