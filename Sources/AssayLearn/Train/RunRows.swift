/// The runs of letters of the tickets' rare words, each run once a ticket, in the order of reading.
struct RunRows {
  /// In how many of the tickets each run occurs.
  private(set) var documents: [Int32]
  private var entries: [UInt32] = []
  private var starts = [0]

  /// Of the trainer's tickets with these indices; `rareWords` says of each of its words whether it counts by its runs. O(words of the tickets + runs of the rare ones).
  init(_ trainer: Trainer, _ tickets: [Int], rareWords: [Bool]) {
    documents = Array(repeating: 0, count: trainer.runs.count)
    guard trainer.runs.count > 0 else {
      starts = Array(repeating: 0, count: tickets.count + 1)
      return
    }
    var lastRow = [Int32](repeating: -1, count: documents.count)
    for (row, ticket) in tickets.enumerated() {
      for word in trainer.words[ticket] where rareWords[Int(word)] {
        for run in trainer.runs[Int(word)] where lastRow[Int(run)] != Int32(row) {
          lastRow[Int(run)] = Int32(row)
          entries.append(run)
          documents[Int(run)] += 1
        }
      }
      starts.append(entries.count)
    }
  }

  /// The runs of one row.
  subscript(row: Int) -> ArraySlice<UInt32> { entries[starts[row]..<starts[row + 1]] }
}
