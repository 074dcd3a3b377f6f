/// How right labels and probabilities are, guideline by guideline, on tickets that people have decided.
///
/// A guideline that is optional for a ticket counts neither way there, whether predicted or not. What can't be said (a precision without
/// labels, a recall without breaches) is nil, never 0. Everything is a sum of whole numbers: the same in whatever order tickets come, and
/// whoever counted them.
public struct Evaluation: Sendable {
  /// The guideline ids, at most 32, in the order of the sets' indices.
  public let guidelines: [String]
  /// Tickets seen.
  public private(set) var tickets = 0
  /// Tickets that break nothing, not even an optional guideline: nothing should be found in them.
  public private(set) var clean = 0
  /// Those of them that got a label all the same.
  public private(set) var cleanFlagged = 0
  /// How right each guideline's label is.
  public private(set) var tallies: [Tally]
  /// How each guideline's scores fall on breaches and on the rest.
  public private(set) var scores: [ScoreCounts]
  /// The highest score of each ticket, and whether the ticket breaks that guideline. Tickets where it may be either are left out.
  public private(set) var firstGuesses = ScoreCounts()
  /// Which guideline was taken for which.
  public private(set) var confusion: Confusion
  /// What raters said of each guideline, and what they and the labels said together.
  public private(set) var raters: [RaterCounts]
  /// See `raters`.
  public private(set) var ratersAndLabels: [RaterCounts]

  /// An evaluation of no tickets.
  public init(guidelines: [String]) {
    self.guidelines = guidelines
    tallies = Array(repeating: Tally(), count: guidelines.count)
    scores = Array(repeating: ScoreCounts(), count: guidelines.count)
    confusion = Confusion(guidelines: guidelines.count)
    raters = Array(repeating: RaterCounts(), count: guidelines.count)
    ratersAndLabels = raters
  }

  /// Counts one ticket's labels. O(guidelines).
  ///
  /// - Parameters:
  ///   - predicted: the guidelines that it was labelled with.
  ///   - gold: the guidelines that it breaks.
  ///   - optional: guidelines that may be predicted or not, unless they are among `gold`.
  public mutating func add(predicted: GuidelineSet, gold: GuidelineSet, optional: GuidelineSet = []) {
    let open = optional.subtracting(gold)
    tickets += 1
    if gold.isEmpty && optional.isEmpty {
      clean += 1
      if !predicted.isEmpty { cleanFlagged += 1 }
    }
    for guideline in guidelines.indices where !open.contains(guideline) {
      tallies[guideline].add(isBreach: gold.contains(guideline), isLabelled: predicted.contains(guideline))
    }
    confusion.add(predicted: predicted, gold: gold, open: open)
  }

  /// Counts one ticket's scores: log-odds of each guideline, in 1/1024 bit. O(guidelines).
  public mutating func add(scores sums: [Int32], gold: GuidelineSet, optional: GuidelineSet = []) {
    let open = optional.subtracting(gold)
    for guideline in guidelines.indices where !open.contains(guideline) {
      scores[guideline].add(sums[guideline], isBreach: gold.contains(guideline))
    }
    // Of equal ones the first of the pack.
    guard let first = guidelines.indices.max(by: { (sums[$0], $1) < (sums[$1], $0) }), !open.contains(first) else {
      return
    }
    firstGuesses.add(sums[first], isBreach: gold.contains(first))
  }

  /// Counts what several people said of one ticket, each a set of guidelines. O(guidelines × raters).
  public mutating func add(ratings: [GuidelineSet], predicted: GuidelineSet) {
    guard ratings.count > 1 else { return }
    for guideline in guidelines.indices {
      let yes = ratings.count { $0.contains(guideline) }
      raters[guideline].add(yes: yes, of: ratings.count)
      ratersAndLabels[guideline].add(yes: yes + (predicted.contains(guideline) ? 1 : 0), of: ratings.count + 1)
    }
  }

  /// Counts the tickets of another evaluation, with the same guidelines, too.
  public mutating func add(_ other: Evaluation) {
    tickets += other.tickets
    clean += other.clean
    cleanFlagged += other.cleanFlagged
    firstGuesses.add(other.firstGuesses)
    confusion.add(other.confusion)
    for guideline in guidelines.indices {
      tallies[guideline] = tallies[guideline] + other.tallies[guideline]
      scores[guideline].add(other.scores[guideline])
      raters[guideline].add(other.raters[guideline])
      ratersAndLabels[guideline].add(other.ratersAndLabels[guideline])
    }
  }

  /// The share of clean tickets that got any label; nil without such tickets.
  public var cleanShare: Double? { Tally.share(cleanFlagged, of: clean) }
}
