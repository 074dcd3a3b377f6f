/// What only a guideline's source says of it: texts for people, on which no verdict depends.
public struct GuidelineSource: Sendable, Equatable {
  /// What it is about; empty where the source does not say.
  public var means: String
  /// What breaks it.
  public var counts: [String]
  /// What looks like it and does not break it.
  public var excludes: [String]

  init(_ syntax: GuidelineSyntax) {
    means = syntax.means?.value ?? ""
    counts = syntax.counts.map(\.value)
    excludes = syntax.excludes.map(\.value)
  }
}
