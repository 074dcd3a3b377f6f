/// Which guideline was taken for which: how often a ticket that breaks one got the label of another.
///
/// A ticket may break several guidelines and get several labels, so a cell can't be "the" guideline against "the" label. What is right goes
/// on the diagonal. Each breach that got no label is set against each label of the ticket that is wrong, and against nothing where none is;
/// each wrong label of a ticket on which nothing was missed, against nothing. A ticket where nothing was to be found and nothing was
/// counts once, nothing against nothing.
public struct Confusion: Sendable, Equatable {
  /// The number of guidelines; as an index it stands for nothing.
  public let none: Int
  private var counts: [Int]

  /// No tickets.
  public init(guidelines: Int) {
    none = guidelines
    counts = Array(repeating: 0, count: (guidelines + 1) * (guidelines + 1))
  }

  /// How often guideline `given` (what people say) met the label `got`. Either may be `none`.
  public func count(given: Int, got: Int) -> Int { counts[given * (none + 1) + got] }

  /// Counts one ticket. Labels in `open` count neither way.
  public mutating func add(predicted: GuidelineSet, gold: GuidelineSet, open: GuidelineSet) {
    let missed = gold.subtracting(predicted)
    let wrong = predicted.subtracting(gold).subtracting(open)
    for guideline in gold.subtracting(missed) { add(guideline, guideline) }
    for guideline in missed {
      if wrong.isEmpty { add(guideline, none) }
      for label in wrong { add(guideline, label) }
    }
    if missed.isEmpty {
      for label in wrong { add(none, label) }
    }
    if gold.isEmpty, wrong.isEmpty { add(none, none) }
  }

  private mutating func add(_ given: Int, _ got: Int) { counts[given * (none + 1) + got] += 1 }

  /// Counts the tickets of another one, too.
  public mutating func add(_ other: Confusion) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// A cell outside the diagonal.
  public struct Mix: Sendable, Equatable {
    /// What people say; nil for nothing.
    public var given: Int?
    /// The label; nil for none.
    public var got: Int?
    /// How often.
    public var count: Int
  }

  /// The cells that are not zero and lie off the diagonal, largest first; of equal ones the first by guideline.
  public var mixes: [Mix] {
    var mixes: [Mix] = []
    for given in 0...none {
      for got in 0...none where given != got && count(given: given, got: got) > 0 {
        mixes.append(
          Mix(given: given == none ? nil : given, got: got == none ? nil : got, count: count(given: given, got: got)))
      }
    }
    return mixes.enumerated().sorted { ($0.element.count, $1.offset) > ($1.element.count, $0.offset) }.map(\.element)
  }
}
