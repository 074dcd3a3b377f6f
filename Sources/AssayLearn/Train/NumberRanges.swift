import AssayCore

/// The numbers of a text's shape cut into ranges that hold about as many tickets each, so that each range can be a feature.
struct NumberRanges: Sendable {
  /// The numbers that are looked at: those of title and text alone. Stars, dates and what is known of authors and reporters are no
  /// features: a verdict must not hang on them unless a rule says so (Documentation/Fairness.md).
  static let measures = Feature.allCases.filter(\.isOfText)

  /// Of each measure the values at which a range begins, ascending, without the lowest range's; none where all tickets have the same.
  private let edges: [[Float]]
  /// The ranges of all measures one behind the other, without those of measures that say nothing.
  let all: [NumberRange]
  /// The number of each measure's first range.
  private let firsts: [Int]

  /// Quantiles of the first tickets, at most `settings.rangeSample` of them. O(n log n) for these.
  init(_ trainer: Trainer, _ tickets: [Int], _ settings: FittingSettings) {
    let tickets = tickets.prefix(settings.rangeSample)
    let count = settings.ranges
    let edges = NumberRanges.measures.indices.map { measure -> [Float] in
      guard count > 1, !trainer.shapes.isEmpty else { return [] }
      let values = tickets.map { trainer.shape($0, measure) }.filter { !$0.isNaN }.sorted()
      return NumberRanges.edges(values, count)
    }
    var all: [NumberRange] = []
    var firsts: [Int] = []
    for (measure, edges) in zip(NumberRanges.measures, edges) {
      firsts.append(all.count)
      guard !edges.isEmpty else { continue }
      for (low, high) in zip([-.infinity] + edges, edges + [.infinity]) { all.append(NumberRange(measure, low, high)) }
    }
    self.edges = edges
    self.all = all
    self.firsts = firsts
  }

  /// Where the ranges of some values begin, so that each has as many of them as can be. Where more than half are the least one, as no text
  /// of most has a question mark, the others are cut into one range less: else there would be nothing to tell apart.
  static func edges(_ sorted: [Float], _ count: Int) -> [Float] {
    guard let least = sorted.first else { return [] }
    let above = sorted.drop { $0 == least }
    let isSparse = above.count * 2 < sorted.count
    let values = isSparse ? above : sorted[...]
    var edges: [Float] = []
    for part in (isSparse ? 0 : 1)..<(isSparse ? count - 1 : count) where !values.isEmpty {
      let value = values[values.startIndex + values.count * part / (isSparse ? count - 1 : count)]
      if value > edges.last ?? least { edges.append(value) }
    }
    return edges
  }

  /// The range of `all` that a measure's value lies in; nil where there is no value, or nothing to tell apart.
  func range(of value: Float, _ measure: Int) -> Int? {
    guard !value.isNaN, !edges[measure].isEmpty else { return nil }
    var place = firsts[measure]
    for edge in edges[measure] where edge <= value { place += 1 }
    return place
  }
}

/// The ranges that the numbers of some tickets lie in, in the order of the measures.
struct RangeRows {
  /// In how many of the tickets each range occurs.
  private(set) var documents: [Int32]
  private var entries: [UInt32] = []
  private var starts = [0]

  /// The same, but 0 for a range that more than half of the tickets lie in: what the others say is told by theirs.
  var telling: [Int32] { documents.map { Int($0) * 2 > starts.count - 1 ? 0 : $0 } }

  /// Of the trainer's tickets with these indices. O(tickets × measures).
  init(_ trainer: Trainer, _ tickets: [Int], _ ranges: NumberRanges) {
    documents = Array(repeating: 0, count: ranges.all.count)
    for ticket in tickets {
      if !ranges.all.isEmpty {
        for measure in NumberRanges.measures.indices {
          guard let range = ranges.range(of: trainer.shape(ticket, measure), measure) else { continue }
          entries.append(UInt32(range))
          documents[range] += 1
        }
      }
      starts.append(entries.count)
    }
  }

  /// The ranges of one row.
  subscript(row: Int) -> ArraySlice<UInt32> { entries[starts[row]..<starts[row + 1]] }
}
