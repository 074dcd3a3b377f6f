import AssayCore
import AssayLearn
import Foundation

/// A labelled set in memory: what is read before the clock starts, for every contestant alike.
struct LabelledSet {
  /// A record of the set; other keys are passed over.
  private struct Record: Decodable {
    var text: String
    var labels: [String]
    var split: String?
    /// Labels that nobody judged for this text: it counts neither way there.
    var unlabelled: [String]?
  }

  struct Item {
    var ticket: Ticket
    var gold: GuidelineSet
    var optional: GuidelineSet
  }

  /// The labels learnt, ascending.
  let labels: [String]
  private(set) var train: [Item] = []
  private(set) var dev: [Item] = []
  private(set) var test: [Item] = []

  /// Labels need so many texts in `train` and in `test` to be learnt: below that no figure means anything.
  static let leastTexts = (train: 10, test: 5)

  /// Reads a file. Sets without a `dev` part lend every tenth text of `train`.
  init(_ path: String) throws(Failure) {
    let records: [Record]
    do {
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      let decoder = JSONDecoder()
      records = try lines.map { try decoder.decode(Record.self, from: Data($0.utf8)) }
    } catch {
      throw Failure("\(path): \(error)")
    }
    func counts(_ split: String) -> [String: Int] {
      records.reduce(into: [:]) { counts, record in
        if record.split == split { for label in record.labels { counts[label, default: 0] += 1 } }
      }
    }
    let testCounts = counts("test")
    labels = counts("train").filter {
      $0.value >= Self.leastTexts.train && testCounts[$0.key, default: 0] >= Self.leastTexts.test
    }.keys.sorted()
    guard (1...Limits.guidelines).contains(labels.count) else {
      throw Failure("\(path): \(labels.count) labels to learn")
    }
    let hasDev = records.contains { $0.split == "dev" }
    for record in records {
      var ticket = Ticket()
      ticket.set(.text, record.text)
      let item = Item(ticket: ticket, gold: set(record.labels), optional: set(record.unlabelled ?? []))
      switch record.split {
      case "dev": dev.append(item)
      case "test": test.append(item)
      case "train": train.append(item)
      default: throw Failure("\(path): a record has no split")
      }
    }
    if !hasDev {
      dev = train.indices.filter { $0 % 10 == 9 }.map { train[$0] }
      train = train.indices.filter { $0 % 10 != 9 }.map { train[$0] }
    }
  }

  private func set(_ names: [String]) -> GuidelineSet { GuidelineSet(names.compactMap { labels.firstIndex(of: $0) }) }
}
