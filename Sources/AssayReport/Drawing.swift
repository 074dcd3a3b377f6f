/// Shapes of an SVG on a ground of some units' width and height, from the upper left corner.
public struct Drawing: Sendable {
  /// The ground's size.
  public let width: Double
  /// See `width`.
  public let height: Double
  /// The shapes.
  public internal(set) var markup = Markup()

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Where a text stands to its place.
  enum Anchor: String {
    case start, middle, end
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    markup.empty(
      "line",
      [
        "x1": Self.number(x1), "y1": Self.number(y1), "x2": Self.number(x2), "y2": Self.number(y2), "class": style,
      ])
  }

  mutating func circle(_ x: Double, _ y: Double, radius: Double, _ style: String) {
    markup.empty("circle", ["cx": Self.number(x), "cy": Self.number(y), "r": Self.number(radius), "class": style])
  }

  /// A square that stands on its corner.
  mutating func diamond(_ x: Double, _ y: Double, radius: Double, _ style: String) {
    let path = Self.path([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]) + "Z"
    markup.empty("path", ["d": path, "class": style])
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, opacity: Double = 1, _ style: String
  ) {
    markup.empty(
      "rect",
      [
        "x": Self.number(x), "y": Self.number(y), "width": Self.number(width), "height": Self.number(height),
        "class": style, "fill-opacity": Self.number(opacity, 100),
      ])
  }

  mutating func polyline(_ points: [(x: Double, y: Double)], _ style: String) {
    guard !points.isEmpty else { return }
    markup.empty("path", ["d": Self.path(points), "class": style])
  }

  /// `angle` turns it around its place, in degrees, against the clock.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, angle: Double = 0, _ style: String = "ink"
  ) {
    let place = angle == 0 ? "" : "rotate(\(Self.number(-angle)) \(Self.number(x)) \(Self.number(y)))"
    markup.element(
      "text",
      [
        "x": Self.number(x), "y": Self.number(y), "text-anchor": anchor.rawValue, "class": style, "transform": place,
      ], text)
  }

  private static func path(_ points: [(x: Double, y: Double)]) -> String {
    points.enumerated().map { "\($0 == 0 ? "M" : "L")\(number($1.x)) \(number($1.y))" }.joined()
  }

  /// A count that fits where there is little room: `980`, `12k`.
  static func count(_ count: Int) -> String {
    count < 1000 ? "\(count)" : count < 1_000_000 ? "\(count / 1000)k" : "\(count / 1_000_000)M"
  }

  /// A coordinate to a tenth of a unit (or another part), the same on every machine.
  static func number(_ value: Double, _ parts: Int = 10) -> String {
    let whole = Int((value * Double(parts)).rounded())
    let (units, rest) = whole.magnitude.quotientAndRemainder(dividingBy: UInt(parts))
    let sign = whole < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(units)" }
    var digits = String(rest)
    while digits.count < String(parts).count - 1 { digits = "0" + digits }
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(sign)\(units).\(digits)"
  }
}
