/// How well predicted labels agree with given ones, guideline by guideline.
///
/// A guideline that is optional for a ticket counts neither way there, whether predicted or not. What can't be said (a
/// precision without labels, a recall without breaches) is nil here, "n/a" in the table and null in the JSON; never 0.
public struct Evaluation: Sendable {
  /// The guideline ids, at most 32, in the order of the sets' indices.
  public let guidelines: [String]
  /// The tally of each guideline.
  public private(set) var tallies: [Tally]
  /// Tickets seen.
  public private(set) var tickets = 0
  /// Tickets without any label, optional ones included: nothing should be found in them.
  public private(set) var unlabelled = 0
  /// Those of them that got a label all the same.
  public private(set) var unlabelledFlagged = 0

  /// An evaluation of no tickets.
  public init(guidelines: [String]) {
    self.guidelines = guidelines
    tallies = Array(repeating: Tally(), count: guidelines.count)
  }

  /// Counts one ticket. O(guidelines).
  ///
  /// - Parameters:
  ///   - predicted: the guidelines that it was labelled with.
  ///   - gold: the guidelines that it breaks.
  ///   - optional: guidelines that may be predicted or not, unless they are among `gold`.
  public mutating func add(predicted: GuidelineSet, gold: GuidelineSet, optional: GuidelineSet = []) {
    let open = optional.subtracting(gold)
    tickets += 1
    if gold.isEmpty && optional.isEmpty {
      unlabelled += 1
      if !predicted.isEmpty { unlabelledFlagged += 1 }
    }
    for guideline in guidelines.indices where !open.contains(guideline) {
      tallies[guideline].add(isBreach: gold.contains(guideline), isLabelled: predicted.contains(guideline))
    }
  }

  /// All guidelines' cases in one tally: frequent guidelines weigh more.
  public var micro: Tally { tallies.reduce(Tally(), +) }

  /// The plain means over the guidelines: each weighs the same. Shares of fewer than `fewest` cases are left out.
  public func macro(fewest: Int = 1) -> MacroAverage {
    let tallies = tallies.map { $0.shown(fewest) }
    return MacroAverage(
      precision: Mean(tallies.map(\.precision)), recall: Mean(tallies.map(\.recall)), f1: Mean(tallies.map(\.f1)))
  }

  /// The share of unlabelled tickets that got any label; nil without such tickets.
  public var unlabelledShare: Double? { Tally.share(unlabelledFlagged, of: unlabelled) }
}

extension Tally {
  /// Precision, recall and F1, each only of at least `fewest` labels, of breaches, or of either.
  func shown(_ fewest: Int) -> (precision: Double?, recall: Double?, f1: Double?) {
    let hasPrecision = labelled >= fewest
    let hasRecall = breaches >= fewest
    return (hasPrecision ? precision : nil, hasRecall ? recall : nil, hasPrecision || hasRecall ? f1 : nil)
  }
}

/// Means over guidelines.
public struct MacroAverage: Sendable, Hashable {
  /// The mean precision of the guidelines that have one.
  public var precision: Mean
  /// The mean recall of the guidelines that have one.
  public var recall: Mean
  /// The mean F1 of the guidelines that have one.
  public var f1: Mean
}

/// The mean of those values that are defined, and how many those are.
public struct Mean: Sendable, Hashable {
  /// The mean; nil when no value is defined.
  public var value: Double?
  /// How many values are defined.
  public var count: Int

  init(_ values: [Double?]) {
    let defined = values.compactMap { $0 }
    count = defined.count
    value = defined.isEmpty ? nil : defined.reduce(0, +) / Double(defined.count)
  }
}
