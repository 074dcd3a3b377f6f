import AssayCore

/// Tickets as rows of feature numbers, for fitting.
///
/// Only features that at least some tickets of the training part have are numbered, the commonest first, so that what is asked
/// for often lies close together. A row has its features in the order of reading: sums over a row don't depend on the numbers,
/// and so not on the order in which tickets were added.
struct FeatureRows: Sendable {
  /// What a number stands for: a kind's raw value, or the number of a word or pair in the trainer's lists.
  enum Source: Sendable {
    case kind(TokenKind)
    case word(UInt32)
    case pair(UInt32)
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

  /// The rows of the trainer's tickets with these indices; features are those of `training`. O(features of all tickets).
  init(_ trainer: Trainer, training: [Int], heldOut: [Int] = [], minimumDocuments: Int32) {
    trainingCount = training.count
    let words = trainer.words.documents(in: training)
    let pairs = trainer.pairs.documents(in: training)
    let kinds = TokenKind.allCases.map { kind in
      Int32(training.count { trainer.kinds[$0] >> UInt32(kind.rawValue) & 1 == 1 })
    }
    // Numbers by counting sort: the first number of each count, the greatest count first.
    var places = [Int32](repeating: 0, count: training.count + 2)
    for count in [words, pairs, kinds].joined() where count >= minimumDocuments {
      places[training.count - Int(count) + 1] += 1
    }
    for index in places.indices.dropFirst() { places[index] += places[index - 1] }
    let total = Int(places[training.count + 1])
    sources = Array(repeating: .word(0), count: total)
    documents = Array(repeating: 0, count: total)
    var numbers: [[Int32]] = []
    for (list, counts) in [words, pairs, kinds].enumerated() {
      numbers.append(
        counts.indices.map { index in
          let count = counts[index]
          guard count >= minimumDocuments else { return -1 }
          let place = training.count - Int(count)
          let number = places[place]
          places[place] += 1
          documents[Int(number)] = count
          sources[Int(number)] =
            list == 0
            ? .word(UInt32(index)) : list == 1 ? .pair(UInt32(index)) : .kind(TokenKind.allCases[index])
          return number
        })
    }
    starts.reserveCapacity(training.count + heldOut.count + 1)
    for ticket in [training, heldOut].joined() {
      append(trainer.words, ticket, numbers[0])
      append(trainer.pairs, ticket, numbers[1])
      for kind in TokenKind.allCases.indices
      where trainer.kinds[ticket] >> UInt32(kind) & 1 == 1 && numbers[2][kind] >= 0 {
        entries.append(UInt32(numbers[2][kind]))
      }
      starts.append(entries.count)
    }
  }

  private mutating func append(_ occurrences: Occurrences, _ ticket: Int, _ numbers: [Int32]) {
    for entry in occurrences.starts[ticket]..<occurrences.starts[ticket + 1] {
      let number = numbers[Int(occurrences.entries[entry])]
      if number >= 0 { entries.append(UInt32(number)) }
    }
  }

  /// How many features there are.
  var count: Int { sources.count }

  /// How many features rows of the training part have on average, at least 1.
  var meanLength: Int { max(1, (starts[trainingCount] + trainingCount / 2) / max(1, trainingCount)) }
}
