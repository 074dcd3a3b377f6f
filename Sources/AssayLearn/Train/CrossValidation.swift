import AssayCore

/// Chooses the cost, and what a unit of score means in bits, on tickets that the machine hasn't seen.
///
/// A ticket's fold hangs on what it says, so equal texts are held out together.
public struct CrossValidation: Sendable, Equatable {
  /// The cost under which the held-out tickets need the fewest bits, all guidelines together; the first of several.
  private(set) var cost: Float
  /// What sums approach, in bits: chosen likewise, for that cost.
  private(set) var limit: Double
  /// Bits of log-odds for a unit of score before they are bent towards the limit, per guideline, on the held-out tickets.
  private(set) var slopes: [Double]
  /// Those bits for each cost tried: the cross-entropy of scores calibrated by `PlattScaling`.
  private(set) var losses: [Double]
  /// The costs tried.
  private let costs: [Float]
  /// The limits tried, with their bits.
  private let limits: [(Double, Double)]

  /// What was tried, for people.
  var tried: String {
    zip(costs, losses).map { "\($0) (\(Int($1.rounded())) bits)" }.joined(separator: ", ")
  }

  /// The limit, and those that were tried where there were several, for people.
  var limitAndTried: String {
    let tried = limits.map { "\(CrossValidation.plain($0.0)) (\(Int($0.1.rounded())) bits)" }
    return tried.count == 1
      ? CrossValidation.plain(limit) : "\(CrossValidation.plain(limit)) of \(tried.joined(separator: ", "))"
  }

  /// A number without a fraction that is none.
  private static func plain(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }

  /// Whether the same was chosen, from the same.
  public static func == (one: CrossValidation, other: CrossValidation) -> Bool {
    one.cost == other.cost && one.limit == other.limit && one.slopes == other.slopes && one.losses == other.losses
      && one.costs == other.costs && one.limits.elementsEqual(other.limits, by: ==)
  }

  /// Looks at the first tickets of the order, at most `settings.sample`. O(entries × guidelines × costs × folds × passes).
  init(_ trainer: Trainer, _ tickets: [Int], _ settings: FittingSettings) {
    let sample = Array(tickets.prefix(settings.sample))
    let folds = sample.map { Int(CrossValidation.spread(trainer.contents[$0]) >> 33) % settings.folds }
    let lanes = trainer.guidelines.indices.flatMap { guideline in
      settings.costs.map { RatioMachine.Lane(guideline: guideline, cost: $0) }
    }
    var scores = [[Float]](repeating: Array(repeating: 0, count: sample.count), count: lanes.count)
    for fold in 0..<settings.folds {
      let training = sample.indices.filter { folds[$0] != fold }
      let heldOut = sample.indices.filter { folds[$0] == fold }
      let rows = FeatureRows(
        trainer, training: training.map { sample[$0] }, heldOut: heldOut.map { sample[$0] }, settings)
      let verdicts = Verdicts(trainer, training.map { sample[$0] })
      for first in stride(from: 0, to: lanes.count, by: 4) {
        let group = Array(lanes[first..<min(first + 4, lanes.count)])
        let machine = RatioMachine(rows, group, verdicts, settings)
        for (row, ticket) in heldOut.enumerated() {
          let score = machine.score(rows, training.count + row)
          for place in group.indices { scores[first + place][ticket] = score[place] }
        }
      }
    }
    let scalings = lanes.indices.map { lane in
      CrossValidation.scaling(trainer, sample, lanes[lane].guideline, scores[lane])
    }
    let losses = settings.costs.indices.map { place in
      stride(from: place, to: lanes.count, by: settings.costs.count).reduce(0) { $0 + (scalings[$1]?.loss ?? 0) }
    }
    let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
    self.losses = losses
    costs = settings.costs
    cost = settings.costs[best]
    let chosen = trainer.guidelines.indices.map { scalings[$0 * settings.costs.count + best] }
    let bends = settings.limits.map { limit in chosen.map { scaling in scaling.map { $0.bent(towards: limit) } } }
    let limits = zip(settings.limits, bends).map { value, bends in (value, bends.reduce(0) { $0 + ($1?.loss ?? 0) }) }
    let place = limits.indices.min { limits[$0].1 < limits[$1].1 } ?? 0
    self.limits = limits
    limit = settings.limits[place]
    slopes = bends[place].map { $0?.slope ?? 1 }
  }

  private static func scaling(_ trainer: Trainer, _ sample: [Int], _ guideline: Int, _ scores: [Float]) -> PlattScaling?
  {
    let judged = sample.indices.filter { !trainer.optional[sample[$0]].contains(guideline) }
    return PlattScaling(
      judged.map { scores[$0] }, breaches: judged.map { trainer.labels[sample[$0]].contains(guideline) })
  }

  /// Tickets stand in the order of their hashes: mixed again, so that the sample's folds are alike.
  private static func spread(_ hash: UInt64) -> UInt64 { TokenHash.sequence(1, hash) }
}
