/// One figure, measured several times.
struct Sample: Sendable {
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

/// A run of a benchmark, with what each round of it took.
struct Measured: Sendable {
  let run: Benchmark.Run
  let input: InputFile
  var costs: [ProcessCost] = []
  /// That of its output, as of all outputs of the run.
  var checksum = ""

  var wall: Sample { Sample(values: costs.map(\.wall)) }
  var user: Sample { Sample(values: costs.map(\.user)) }
  var system: Sample { Sample(values: costs.map(\.system)) }
  var processor: Sample { Sample(values: costs.map(\.processor)) }
  var peakBytes: Sample { Sample(values: costs.map { Double($0.peakBytes) }) }
}

extension Measure {
  /// The figure, one value a round: what slows the machine for a while slows both of a pair.
  func sample(of run: Measured, against other: Measured?) -> Sample {
    func pairs(_ figure: (ProcessCost, ProcessCost) -> Double) -> Sample {
      Sample(values: zip(run.costs, other?.costs ?? []).map { figure($0, $1) })
    }
    let tickets = Double(run.input.lines)
    switch self {
    case .megabytes: return run.wall.map { Double(run.input.bytes) / 1e6 / $0 }
    case .tickets: return run.wall.map { tickets / $0 }
    case .milliseconds: return run.wall.map { $0 * 1e3 }
    case .seconds: return run.wall
    case .peak: return run.peakBytes.map { $0 / 1e6 }
    case .speed: return pairs { $1.wall / $0.wall }
    case .time: return pairs { $0.wall / $1.wall }
    case .processor: return pairs { $0.processor / $1.processor }
    case .beyond: return pairs { ($0.processor - $1.processor) * 1e9 / tickets }
    case .memory: return pairs { Double($0.peakBytes) / Double($1.peakBytes) }
    }
  }
}
