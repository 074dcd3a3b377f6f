import AssayCore

/// Chooses the cost, and what a unit of score means in bits, on tickets that the machine hasn't seen.
///
/// A ticket's fold hangs on what it says, so equal texts are held out together. The costs are told apart on the first fold alone: on thirteen
/// public sets each fold by itself chose what all of them did, but where two costs needed the same bits to a thousandth.
public struct CrossValidation: Sendable, Equatable {
  /// The cost under which the first fold's tickets need the fewest bits, all guidelines together; the first of several.
  private(set) var cost: Float
  /// What sums approach, in bits: chosen likewise, for that cost.
  private(set) var limit: Double
  /// Bits of log-odds for a unit of score before they are bent towards the limit, per guideline, on the held-out tickets.
  private(set) var slopes: [Double]
  /// The first fold's bits for each cost tried: the cross-entropy of scores calibrated by `PlattScaling`.
  private(set) var losses: [Double]
  /// The costs tried.
  private let costs: [Float]
  /// The limits tried, with their bits.
  let limits: [(limit: Double, bits: Double)]

  /// What was tried, for people.
  var tried: String {
    zip(costs, losses).map { "\($0) (\(Int($1.rounded())) bits)" }.joined(separator: ", ")
  }

  /// The limit, and those that were tried where there were several, for people.
  var limitAndTried: String {
    let tried = limits.map { "\(CrossValidation.plain($0.limit)) (\(Int($0.bits.rounded())) bits)" }
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

  /// Holds out each fold of some rows in turn; `tickets` are the trainer's that stand in them. O(entries × guidelines × folds × passes).
  init(_ trainer: Trainer, _ tickets: [Int], _ rows: FeatureRows, _ settings: FittingSettings) {
    let verdicts = Verdicts(trainer, tickets)
    let guidelines = trainer.guidelines.indices
    func lanes(_ costs: [Float]) -> [RatioMachine.Lane] {
      guidelines.flatMap { guideline in costs.map { RatioMachine.Lane(guideline: guideline, cost: $0) } }
    }
    func line(_ guideline: Int, _ rows: some Sequence<Int>, _ scores: [Float]) -> PlattScaling? {
      var judged: [Float] = []
      var isBreach: [Bool] = []
      for (row, score) in zip(rows, scores) where !verdicts.optional[row].contains(guideline) {
        judged.append(score)
        isBreach.append(verdicts.labels[row].contains(guideline))
      }
      return PlattScaling(judged, breaches: isBreach)
    }
    let places = tickets.map { Int(CrossValidation.spread(trainer.contents[$0]) >> 33) % settings.folds }
    func fold(_ number: Int) -> Fold { Fold(rows, verdicts, settings) { places[$0] == number } }

    let first = fold(0)
    let tried = first.scores(lanes(settings.costs), settings)
    let losses = settings.costs.indices.map { cost in
      guidelines.reduce(0) { sum, guideline in
        sum + (line(guideline, first.heldOut, tried[guideline * settings.costs.count + cost])?.loss ?? 0)
      }
    }
    let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
    self.losses = losses
    costs = settings.costs
    cost = settings.costs[best]

    var scores = guidelines.map { _ in [Float](repeating: 0, count: tickets.count) }
    func keep(_ found: [[Float]], of fold: Fold) {
      for guideline in guidelines {
        for (row, score) in zip(fold.heldOut, found[guideline]) { scores[guideline][row] = score }
      }
    }
    keep(guidelines.map { tried[$0 * settings.costs.count + best] }, of: first)
    for number in 1..<settings.folds {
      let fold = fold(number)
      keep(fold.scores(lanes([cost]), settings), of: fold)
    }
    let lines = guidelines.map { line($0, tickets.indices, scores[$0]) }
    let bends = settings.limits.map { limit in lines.map { line in line.map { $0.bent(towards: limit) } } }
    let bits = bends.map { bends in bends.reduce(0) { $0 + ($1?.loss ?? 0) } }
    let place = bits.indices.min { bits[$0] < bits[$1] } ?? 0
    limits = zip(settings.limits, bits).map { ($0, $1) }
    limit = settings.limits[place]
    slopes = bends[place].map { $0?.slope ?? 1 }
  }

  /// Tickets stand in the order of their hashes: mixed again, so that the sample's folds are alike.
  private static func spread(_ hash: UInt64) -> UInt64 { TokenHash.sequence(1, hash) }
}
