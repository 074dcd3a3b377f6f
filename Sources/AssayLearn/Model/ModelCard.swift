internal import AssayCore

/// What a model file says of itself: where it comes from, its settings, and for each guideline what speaks for it and against it.
///
/// Figures of the file are those of its bytes: a card is always of a file that was read whole and found undamaged.
public struct ModelCard: Sendable {
  /// The version of the file's format.
  public var version: Int
  /// The length of the file in bytes.
  public var byteCount: Int
  /// The CRC-32 that the file carries.
  public var checksum: UInt32
  /// SHA-256 of all its bytes, in hexadecimal: what to compare to know that two files are one.
  public var digest: String
  /// Lines of `key value`, as training wrote them.
  public var provenance: [String]
  /// The most that words add to a ticket's sum or take from it, in bits.
  public var limit: Double
  /// How many features of each kind there are, the kinds in the order of the file.
  public var features: [FeatureCount]
  /// One entry a guideline, in the model's order.
  public var guidelines: [Guideline]

  /// How many features of a kind there are.
  public struct FeatureCount: Sendable, Equatable {
    /// `kinds`, `words` …
    public var kind: String
    /// How many.
    public var count: Int
  }

  /// What was learnt about one guideline.
  public struct Guideline: Sendable, Equatable {
    /// Its id.
    public var id: String
    /// What its weights are multiplied by.
    public var shrink: Double
    /// All features that speak for it, the strongest first.
    public var positive: [Entry]
    /// All that speak against it, the strongest first.
    public var negative: [Entry]
  }

  /// A feature with what it says about a guideline.
  public struct Entry: Sendable, Equatable {
    /// The word, the pair with a space between its words, or the kind in angle brackets, folded.
    public var feature: String
    /// `kinds`, `words` …
    public var kind: String
    /// Its weight as it stands in the file, in bits.
    public var weight: Double
    /// What it adds to a ticket's sum, short of the limit: the weight, shrunk.
    public var bits: Double
    /// In how many tickets of the training it occurs, and in how many breaches of the guideline among them; nil where the file does not say.
    public var counts: Counts?
  }

  /// How often a feature was seen.
  public struct Counts: Sendable, Equatable {
    /// In so many tickets.
    public var tickets: Int
    /// In so many breaches of the guideline.
    public var breaches: Int
  }

  /// The card of a model file. O(features × guidelines).
  ///
  /// - Throws: as `ModelFile.decode`.
  public init(_ bytes: [UInt8]) throws(ModelFileError) {
    let model = try ModelFile.decode(bytes)
    // Whole and undamaged: the version stands behind the magic, the checksum at the end.
    var header = ModelReader(bytes[ModelFile.magic.count...])
    version = Int(try header.fixed(UInt32.self, "version"))
    var tail = ModelReader(bytes[(bytes.count - 4)...])
    checksum = try tail.fixed(UInt32.self, "checksum")
    byteCount = bytes.count
    digest = SHA256.hexadecimal(bytes)
    provenance = model.provenance
    limit = Bits.bits(model.limit)
    features = FeatureSection.allCases.compactMap { section in
      let count = model.features.count { FeatureSection($0) == section }
      // Of what most models lack, nothing is said of its lacking.
      return section.isFurther && count == 0 ? nil : FeatureCount(kind: "\(section)", count: count)
    }
    guidelines = model.guidelines.indices.map { ModelCard.guideline($0, of: model) }
  }

  private static func guideline(_ guideline: Int, of model: TrainedModel) -> Guideline {
    let shrink = Bits.bits(model.shrink[guideline])
    let rows = model.features.indices.filter { model.weights[$0][guideline] != 0 }
    func counts(_ row: Int) -> Counts {
      Counts(
        tickets: Int(model.tickets[row]), breaches: Int(model.breaches[row * model.guidelines.count + guideline]))
    }
    func entries(_ rows: [Int]) -> [Entry] {
      // Of equal weights the first of the file.
      rows.sorted { one, other in
        let (left, right) = (model.weights[one][guideline].magnitude, model.weights[other][guideline].magnitude)
        return left == right ? one < other : left > right
      }.map { row in
        let weight = Bits.bits(Int32(model.weights[row][guideline]))
        return Entry(
          feature: model.features[row].name, kind: "\(FeatureSection(model.features[row]))", weight: weight,
          bits: weight * shrink, counts: model.tickets.isEmpty ? nil : counts(row))
      }
    }
    return Guideline(
      id: model.guidelines[guideline], shrink: shrink,
      positive: entries(rows.filter { model.weights[$0][guideline] > 0 }),
      negative: entries(rows.filter { model.weights[$0][guideline] < 0 }))
  }
}

extension TrainedModel.Feature {
  /// The feature as people read it: `discount`, `gift card`, `<url>`.
  var name: String {
    switch self {
    case .word(let word): word
    case .pair(let first, let second): "\(first) \(second)"
    case .kind(let kind): "<\(kind.name)>"
    case .run(let name): LetterRuns.display(name)
    case .number(let range): range.display
    }
  }
}
