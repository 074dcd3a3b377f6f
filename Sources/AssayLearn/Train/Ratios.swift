import AssayCore

/// The squares of one guideline's log-count ratios (`Evidence.weight`, in bits, neither rounded nor tested). Most features are
/// rare, and rare ones share their counts: each pair of small counts is worked out once.
struct Ratios {
  private let breaches: Double
  private let others: Double
  private let smoothing: Double
  private let minimumDocuments: Int
  /// By count of tickets and of breaches among them, both below `width`; negative where not yet known.
  private var known = [Float](repeating: -1, count: Ratios.width * Ratios.width)

  private static let width = 64

  init(breaches: Int, others: Int, _ settings: FittingSettings) {
    self.breaches = Double(breaches)
    self.others = Double(others)
    smoothing = settings.smoothing
    minimumDocuments = Int(settings.minimumDocuments)
  }

  /// The square for a feature of so many tickets, `positive` of them breaches; 0 where there are too few.
  mutating func square(_ positive: Int, of documents: Int) -> Float {
    guard documents >= minimumDocuments else { return 0 }
    guard documents < Ratios.width else { return Float(square(Double(positive), Double(documents))) }
    let place = documents * Ratios.width + positive
    if known[place] < 0 { known[place] = Float(square(Double(positive), Double(documents))) }
    return known[place]
  }

  private func square(_ positive: Double, _ documents: Double) -> Double {
    let share = documents / (breaches + others)
    let lift = (positive + smoothing) / (share * breaches + smoothing)
    let otherLift = (documents - positive + smoothing) / (share * others + smoothing)
    let ratio = Bits.log2(lift / otherLift)
    return ratio * ratio
  }
}
