import AssayCore

/// Tickets as rows of feature numbers, for fitting.
///
/// Only features that at least some tickets of the training part have are numbered, the commonest first, so that what is asked
/// for often lies close together. A row has its features in the order of reading: sums over a row don't depend on the numbers,
/// and so not on the order in which tickets were added.
struct FeatureRows: Sendable {
  /// What a number stands for: a kind's raw value, or the number of a word, pair or run in the trainer's lists, or a range.
  enum Source: Sendable {
    case kind(TokenKind)
    case word(UInt32)
    case pair(UInt32)
    case run(UInt32)
    case number(NumberRange)

    /// Whether it is one of `FurtherFeatures`.
    var isFurther: Bool {
      switch self {
      case .kind, .word, .pair: false
      case .run, .number: true
      }
    }
  }

  /// What each feature is, by number.
  private(set) var sources: [Source] = []
  /// In how many tickets of the training part each feature occurs.
  private(set) var documents: [Int32] = []
  /// Row i is `entries[starts[i]..<starts[i + 1]]`.
  private(set) var entries: [UInt32] = []
  private(set) var starts: [Int] = [0]
  /// How many rows are the training part's; they come first.
  let trainingCount: Int

  /// Features of one kind before they are numbered.
  private struct List {
    /// In how many tickets each occurs.
    var counts: [Int32]
    /// In how many it must.
    var least: Int32
    var source: (Int) -> Source
  }

  /// The rows of the trainer's tickets with these indices, all of them the training part. O(features of all tickets).
  init(_ trainer: Trainer, _ tickets: [Int], _ settings: FittingSettings) {
    trainingCount = tickets.count
    let words = trainer.words.documents(in: tickets)
    let kinds = TokenKind.allCases.map { kind in
      Int32(tickets.count { trainer.kinds[$0] >> UInt32(kind.rawValue) & 1 == 1 })
    }
    let runs = RunRows(trainer, tickets, rareWords: words.map { $0 < settings.rare })
    let ranges = NumberRanges(trainer, tickets, settings)
    let bins = RangeRows(trainer, tickets, ranges)
    let lists = [
      List(counts: words, least: settings.minimumDocuments) { .word(UInt32($0)) },
      List(counts: trainer.pairs.documents(in: tickets), least: settings.minimumDocuments) { .pair(UInt32($0)) },
      List(counts: kinds, least: settings.minimumDocuments) { .kind(TokenKind.allCases[$0]) },
      List(counts: runs.documents, least: settings.minimumDocumentsOfRuns) { .run(UInt32($0)) },
      List(counts: bins.telling, least: settings.minimumDocuments) { .number(ranges.all[$0]) },
    ]
    let numbers = number(lists)
    starts.reserveCapacity(tickets.count + 1)
    entries.reserveCapacity(documents.reduce(0) { $0 + Int($1) })
    for (row, ticket) in tickets.enumerated() {
      append(trainer.words[ticket], numbers[0])
      append(trainer.pairs[ticket], numbers[1])
      for kind in TokenKind.allCases.indices
      where trainer.kinds[ticket] >> UInt32(kind) & 1 == 1 && numbers[2][kind] >= 0 {
        entries.append(UInt32(numbers[2][kind]))
      }
      append(runs[row], numbers[3])
      append(bins[row], numbers[4])
      starts.append(entries.count)
    }
  }

  /// A fold: of the training part of other rows those that are held out behind the rest, with the features that enough of the rest have.
  /// Which words are rare, and where ranges begin, is as it was: it takes no verdict to tell. O(entries).
  init(_ whole: FeatureRows, training: [Int], heldOut: [Int], _ settings: FittingSettings) {
    trainingCount = training.count
    var counts = [Int32](repeating: 0, count: whole.count)
    for row in training {
      for entry in whole.starts[row]..<whole.starts[row + 1] { counts[Int(whole.entries[entry])] &+= 1 }
    }
    var numbers = [Int32](repeating: -1, count: whole.count)
    for (feature, source) in whole.sources.enumerated() {
      let least = if case .run = source { settings.minimumDocumentsOfRuns } else { settings.minimumDocuments }
      guard counts[feature] >= least else { continue }
      numbers[feature] = Int32(sources.count)
      sources.append(source)
      documents.append(counts[feature])
    }
    starts.reserveCapacity(training.count + heldOut.count + 1)
    entries.reserveCapacity(whole.entries.count)
    for row in training + heldOut {
      append(whole.entries[whole.starts[row]..<whole.starts[row + 1]], numbers)
      starts.append(entries.count)
    }
  }

  /// Numbers the features by counting sort: the first number of each count, the greatest count first; −1 for those that are too rare.
  private mutating func number(_ lists: [List]) -> [[Int32]] {
    var places = [Int32](repeating: 0, count: trainingCount + 2)
    for list in lists {
      for count in list.counts where count >= list.least { places[trainingCount - Int(count) + 1] += 1 }
    }
    for index in places.indices.dropFirst() { places[index] += places[index - 1] }
    let total = Int(places[trainingCount + 1])
    sources = Array(repeating: .word(0), count: total)
    documents = Array(repeating: 0, count: total)
    return lists.map { list in
      list.counts.indices.map { index in
        let count = list.counts[index]
        guard count >= list.least else { return -1 }
        let place = trainingCount - Int(count)
        let number = places[place]
        places[place] += 1
        documents[Int(number)] = count
        sources[Int(number)] = list.source(index)
        return number
      }
    }
  }

  private mutating func append(_ features: ArraySlice<UInt32>, _ numbers: [Int32]) {
    let numbers = numbers.span
    entries.append(addingCapacity: features.count) { entries in
      for feature in features {
        let number = numbers[Int(feature)]
        if number >= 0 { entries.append(UInt32(number)) }
      }
    }
  }

  /// In how many breaches of each of so many guidelines the features occur, feature by feature. O(features of breaches × their labels).
  func breaches(_ verdicts: Verdicts, of guidelines: Int) -> [Int32] {
    var counts = [Int32](repeating: 0, count: count * guidelines)
    for row in 0..<trainingCount where !verdicts.labels[row].isEmpty {
      for entry in starts[row]..<starts[row + 1] {
        for guideline in verdicts.labels[row] { counts[Int(entries[entry]) &* guidelines &+ guideline] &+= 1 }
      }
    }
    return counts
  }

  /// How many features there are.
  var count: Int { sources.count }

  /// How many features rows of the training part have on average, at least 1.
  var meanLength: Int { max(1, (starts[trainingCount] + trainingCount / 2) / max(1, trainingCount)) }
}
