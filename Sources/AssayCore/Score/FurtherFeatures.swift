/// The features of naive Bayes that only some models have: runs of letters of words that are rare or not known, and ranges of the
/// numbers of a text's shape. A model without them pays one question a ticket.
public struct FurtherFeatures: Sendable {
  /// Runs by `LetterRuns` hash; run i has row `firstRunRow + i`.
  public var runs = Vocabulary() {
    didSet { runFilter = HashFilter(runs.hashes) }
  }
  private(set) var runFilter = HashFilter([])
  /// The row of the first run; −1 where there are none.
  public var firstRunRow: Int32 = -1
  /// Of each word of the vocabulary, whether it counts by its runs as well; those beyond the end do.
  public var isSpelt: [Bool] = []
  /// The ranges, each with its row.
  public var ranges: [NumberRange] = []
  /// The row of each range.
  public var rowOfRange: [Int32] = []
  /// The runs and ranges as people read them, see `BayesModel.meaning`.
  public var names: [String] = []

  /// No features.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { firstRunRow < 0 && ranges.isEmpty }
}

extension Scratch {
  /// Finds the ranges that the text's numbers lie in. O(text).
  mutating func measureRanges(_ ticket: borrowing Ticket, _ program: borrowing Program) {
    bayes.ranges.removeAll(keepingCapacity: true)
    var measure: Feature?
    var value = Float.nan
    for (index, range) in program.bayes.further.ranges.enumerated() {
      if measure != range.measure {
        measure = range.measure
        value = Float(shape.value(range.measure, ticket, buffer, count: reviewCount, folded))
      }
      if range.holds(value) { bayes.ranges.append(program.bayes.further.rowOfRange[index]) }
    }
  }
}
