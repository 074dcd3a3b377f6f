/// What training makes and a model file holds: the weights by name, not yet tied to a program's numbers.
///
/// `AssayLearn` trains and stores it; the linker of `AssayRules` turns it into a `BayesModel` over the program's vocabulary.
public struct TrainedModel: Sendable, Equatable {
  /// What a row of weights belongs to.
  public enum Feature: Sendable, Hashable {
    /// A folded word.
    case word(String)
    /// Two neighbouring folded words.
    case pair(String, String)
    /// A kind of thing.
    case kind(TokenKind)
    /// Four letters in a row of a word that is rare or not known, see `LetterRuns.names(of:)`.
    case run(String)
    /// A number of the text's shape that lies in a range.
    case number(NumberRange)
  }

  /// The guideline ids, in the order of the weights' lanes. At most 32.
  public var guidelines: [String] = []
  /// The features in a fixed order: kinds, words, pairs, runs, numbers, each ascending by name.
  public var features: [Feature] = []
  /// One row a feature, in 1/1024 bit.
  public var weights: [SIMD32<Int16>] = []
  /// What a guideline's sum is multiplied by, in 1/1024.
  public var shrink: [Int32] = []
  /// What each guideline's prior changes by where words count, in 1/1024 bit; empty for a model that was not calibrated.
  public var offset: [Int32] = []
  /// The most that the scorer adds or takes away, in 1/1024 bit.
  public var limit: Int32 = 0
  /// Of fitted weights, the number of features of a text of mean length; otherwise 0. See `BayesModel.length`.
  public var length: Int32 = 0
  /// Words in fewer tickets than this count by their runs of letters, too; 0: none do, and there are no runs.
  public var rare: Int32 = 0
  /// In how many tickets of the training each feature occurs; empty where nobody kept it.
  public var tickets: [Int32] = []
  /// In how many breaches of each guideline among them, feature by feature, 0 where the weight is; empty where nobody kept it.
  public var breaches: [Int32] = []
  /// Where it comes from: lines of `key value`, such as the corpus hash and the number of tickets.
  public var provenance: [String] = []

  /// A model without features, to be filled in.
  public init() {}
}

/// A range of a number of a text's shape, such as `words` from 12 to below 40.
public struct NumberRange: Sendable, Hashable {
  /// Which number: one with `Feature.isOfText`.
  public var measure: Feature
  /// The least value, or −∞.
  public var low: Float
  /// The least value that is too large, or ∞. Above `low`.
  public var high: Float

  /// The range from `low` to below `high`.
  public init(_ measure: Feature, _ low: Float, _ high: Float) {
    self.measure = measure
    self.low = low
    self.high = high
  }

  /// Whether a value lies in it; NaN never does.
  @inline(__always)
  public func holds(_ value: Float) -> Bool { value >= low && value < high }

  /// The range as people read it: `words 12–40`, `words < 12`, `words ≥ 40`.
  public var display: String {
    if low == -.infinity { return "\(measure.name) < \(NumberRange.short(high))" }
    if high == .infinity { return "\(measure.name) \u{2265} \(NumberRange.short(low))" }
    return "\(measure.name) \(NumberRange.short(low))\u{2013}\(NumberRange.short(high))"
  }

  /// Four digits at most behind the point, and none that say nothing.
  private static func short(_ value: Float) -> String {
    let rounded = (Double(value) * 10_000).rounded() / 10_000
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
