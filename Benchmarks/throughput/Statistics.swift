/// One figure, measured several times.
struct Sample {
  let values: [Double]

  var low: Double { values.min() ?? .nan }
  var high: Double { values.max() ?? .nan }

  /// The middle value, or the mean of the two in the middle.
  var median: Double {
    let sorted = values.sorted()
    if sorted.isEmpty { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  func map(_ body: (Double) -> Double) -> Sample { Sample(values: values.map(body)) }
}

/// A contestant's runs, one for each round.
struct Measured {
  let contestant: Contestant
  var costs: [ProcessCost] = []

  var wall: Sample { Sample(values: costs.map(\.wall)) }
  var processor: Sample { Sample(values: costs.map(\.processor)) }
  var user: Sample { Sample(values: costs.map(\.user)) }
  var system: Sample { Sample(values: costs.map(\.system)) }
  var peakBytes: Sample { Sample(values: costs.map { Double($0.peakBytes) }) }

  /// How many times as fast as another, round by round: what slows the machine for a while slows both of a pair.
  func speed(against other: Measured) -> Sample {
    Sample(values: zip(costs, other.costs).map { $1.wall / $0.wall })
  }
}

/// A mark of the design, section 8, and how near the run came.
struct Mark {
  let name: String
  let key: String
  let sample: Sample
  let target: Double
  /// Whether the figure must not be above the target; otherwise it must not be below it.
  var isCeiling = false
  /// Digits behind the point.
  var digits = 0

  var isMet: Bool { isCeiling ? sample.median <= target : sample.median >= target }

  /// The marks that this benchmark can judge.
  static func all(_ results: Results) -> [Mark] {
    let input = results.input
    guard let one = results.measured(.oneWorker), let two = results.measured(.twoWorkers) else { return [] }
    var marks = [
      Mark(
        name: "one worker, MB/s", key: "one_worker_megabytes_per_second",
        sample: one.wall.map { Double(input.bytes) / 1e6 / $0 }, target: 200)
    ]
    if let scan = results.measured(.bareScan) {
      marks.append(
        Mark(
          name: "one worker ÷ bare scan", key: "one_worker_to_bare_scan", sample: one.speed(against: scan), target: 0.4,
          digits: 3))
    }
    marks += [
      Mark(
        name: "two workers ÷ one", key: "two_workers_to_one", sample: two.speed(against: one), target: 1.8, digits: 2),
      Mark(
        name: "two workers, tickets/s", key: "two_workers_tickets_per_second",
        sample: two.wall.map { Double(input.tickets) / $0 }, target: 500_000),
    ]
    if let words = results.measured(.wordCount) {
      marks.append(
        Mark(
          name: "two workers ÷ wc -w", key: "two_workers_to_word_count", sample: two.speed(against: words), target: 1,
          digits: 2))
    }
    let peak = zip(one.costs, two.costs).map { Double(max($0.peakBytes, $1.peakBytes)) / 1e6 }
    marks.append(
      Mark(
        name: "peak memory, MB", key: "peak_megabytes", sample: Sample(values: peak), target: 64, isCeiling: true,
        digits: 1))
    return marks
  }
}
