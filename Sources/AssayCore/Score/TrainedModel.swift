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
  }

  /// The guideline ids, in the order of the weights' lanes. At most 32.
  public var guidelines: [String] = []
  /// The features in a fixed order: kinds, words, pairs, each ascending by name.
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
  /// Where it comes from: lines of `key value`, such as the corpus hash and the number of tickets.
  public var provenance: [String] = []

  /// A model without features, to be filled in.
  public init() {}
}
