import AssayCore

/// The squares of one guideline's log-count ratios (`Evidence.weight`, in bits, not rounded, and tested only where the settings say so).
/// Most features are rare, and rare ones share their counts: each pair of small counts is worked out once.
struct Ratios {
  private let breaches: Double
  private let others: Double
  private let smoothing: Double
  private let minimumDocuments: Int
  private let leastRatio: Double
  /// What tells a connection from chance; nil where nothing is asked of it.
  private let evidence: Evidence?
  private let significance: Double
  /// By count of tickets and of breaches among them, both below `width`; negative where not yet known.
  private var known = [Float](repeating: -1, count: Ratios.width * Ratios.width)

  private static let width = 64

  /// `entropy[n]` must be n·log2(n) up to `breaches + others`, where significance is asked for.
  init(breaches: Int, others: Int, entropy: [Double], _ settings: FittingSettings) {
    self.breaches = Double(breaches)
    self.others = Double(others)
    smoothing = settings.smoothing
    minimumDocuments = Int(settings.minimumDocuments)
    leastRatio = settings.leastRatio
    significance = settings.significance
    evidence =
      significance > 0
      ? Evidence(breaches: Int32(breaches), others: Int32(others), entropy: entropy, settings: TrainingSettings()) : nil
  }

  /// The square for a feature of so many tickets, `positive` of them breaches; 0 where there are too few, or it says too little.
  mutating func square(_ positive: Int, of documents: Int) -> Float {
    guard documents >= minimumDocuments else { return 0 }
    guard documents < Ratios.width else { return Float(square(Double(positive), Double(documents))) }
    let place = documents * Ratios.width + positive
    if known[place] < 0 { known[place] = Float(square(Double(positive), Double(documents))) }
    return known[place]
  }

  private func square(_ positive: Double, _ documents: Double) -> Double {
    if let evidence, evidence.significance(Int32(positive), Int32(documents - positive)) < significance { return 0 }
    let share = documents / (breaches + others)
    let lift = (positive + smoothing) / (share * breaches + smoothing)
    let otherLift = (documents - positive + smoothing) / (share * others + smoothing)
    let ratio = Bits.log2(lift / otherLift)
    return abs(ratio) < leastRatio ? 0 : ratio * ratio
  }
}
