import AssayCore

/// Up to four linear machines over log-count ratios, fitted side by side: naive Bayes whose weights are learnt again together.
///
/// This is the support vector machine with naive Bayes features of Wang & Manning (2012, "Baselines and Bigrams: Simple, Good
/// Sentiment and Topic Classification"): feature j of a text counts |r_j| where r_j is its log-count ratio (`Evidence.weight`, not
/// rounded, without a test of significance unless the settings ask for one), so that a feature that says little by itself is dear to use and one that says much is
/// cheap. Here each text is also divided by the square root of its number of features, so that long texts don't speak loudest.
/// The machine minimises
///
///     ½ |w|² + cost · Σ max(0, 1 − y · (w·x + bias))²
///
/// by coordinate descent on the dual, one text after the other in the rows' order, a fixed number of times (Hsieh, Chang, Lin,
/// Keerthi & Sundararajan 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM", algorithm 1). Only sums,
/// products, quotients and square roots, always in the same order: the same weights on every machine, to the bit.
///
/// Four lanes share each look at a text. Memory: 32 bytes a feature, 16 a text.
struct RatioMachine: Sendable {
  /// What one lane learns.
  struct Lane: Sendable {
    var guideline: Int
    /// What a breach of the margin costs, against the size of the weights.
    var cost: Float
  }

  /// A feature's weights, already times the ratio, and the ratios' squares.
  struct Cell: Sendable {
    var weight = SIMD4<Float>()
    var square = SIMD4<Float>()
  }

  private(set) var cells: [Cell]
  private(set) var bias = SIMD4<Float>()
  /// Lanes with breaches and others; those without stay at nothing.
  private(set) var isAlive = SIMDMask<SIMD4<Int32>>()

  /// Fits the lanes, four at most, to the training part of the rows, whose verdicts are given. O(entries × passes + features).
  init(_ rows: borrowing FeatureRows, _ lanes: [Lane], _ verdicts: Verdicts, _ settings: FittingSettings) {
    precondition(lanes.count <= 4, "a machine has four lanes")
    cells = Array(repeating: Cell(), count: rows.count)
    let signs = verdicts.signs(lanes.map(\.guideline))
    let breaches = signs.reduce(SIMD4<Float>()) { $0 + $1.replacing(with: 0, where: $1 .< 0) }
    let others = signs.reduce(SIMD4<Float>()) { $0 - $1.replacing(with: 0, where: $1 .> 0) }
    isAlive = breaches .> 0 .& others .> 0
    count(rows, signs)
    let entropy = settings.significance > 0 ? Evidence.entropies(rows.trainingCount) : []
    for place in lanes.indices where isAlive[place] {
      // Of one guideline under several costs, ratios are the same.
      if place > 0, lanes[place].guideline == lanes[place - 1].guideline {
        copySquares(place - 1, to: place)
        continue
      }
      let ratios = Ratios(
        breaches: Int(breaches[place]), others: Int(others[place]), entropy: entropy, settings)
      setSquares(rows, place, ratios)
    }
    beginWeights(rows, settings)
    descend(rows, lanes, signs, settings.passes)
  }

  /// Counts into the cells: as `weight` the breaches with the feature, as `square` the tickets left out.
  private mutating func count(_ rows: borrowing FeatureRows, _ signs: [SIMD4<Float>]) {
    var cells = cells.mutableSpan
    let entries = rows.entries.span
    let rest = SIMD4<Float>(repeating: -1)
    for row in signs.indices where signs[row] != rest {
      let positive = signs[row].replacing(with: 0, where: signs[row] .< 0)
      let left = SIMD4<Float>(repeating: 0).replacing(with: 1, where: signs[row] .== 0)
      for entry in rows.starts[row]..<rows.starts[row + 1] {
        cells[Int(entries[entry])].weight += positive
        cells[Int(entries[entry])].square += left
      }
    }
  }

  /// Puts the ratios' squares in the place of a lane's counts.
  private mutating func setSquares(_ rows: borrowing FeatureRows, _ lane: Int, _ ratios: consuming Ratios) {
    var cells = cells.mutableSpan
    let documents = rows.documents.span
    for feature in cells.indices {
      let counted = Int(documents[feature]) - Int(cells[feature].square[lane])
      cells[feature].square[lane] = ratios.square(Int(cells[feature].weight[lane]), of: counted)
    }
  }

  private mutating func copySquares(_ lane: Int, to other: Int) {
    var cells = cells.mutableSpan
    for feature in cells.indices { cells[feature].square[other] = cells[feature].square[lane] }
  }

  /// No weights yet, and squares only where there is something to learn.
  private mutating func beginWeights(_ rows: borrowing FeatureRows, _ settings: FittingSettings) {
    let shares = SIMD4<Float>(repeating: 0).replacing(with: 1, where: isAlive)
    var cells = cells.mutableSpan
    let sources = rows.sources.span
    for feature in cells.indices {
      cells[feature].weight = SIMD4()
      cells[feature].square *= sources[feature].isFurther ? shares * settings.furtherShare : shares
    }
  }

  private mutating func descend(_ rows: borrowing FeatureRows, _ lanes: [Lane], _ signs: [SIMD4<Float>], _ passes: Int)
  {
    var slack = SIMD4<Float>(repeating: 1)
    for (place, lane) in lanes.enumerated() { slack[place] = 0.5 / lane.cost }
    var multipliers = [SIMD4<Float>](repeating: SIMD4(), count: rows.trainingCount)
    // Taken out, so that writing to them asks no questions about owners.
    var cellStore = exchange(&self.cells, with: [])
    var cells = cellStore.mutableSpan
    let entries = rows.entries.span
    let starts = rows.starts.span
    var bias = self.bias
    for _ in 0..<passes {
      for row in signs.indices {
        let features = entries.extracting(starts[row]..<starts[row &+ 1])
        var sum = SIMD4<Float>()
        var norm = SIMD4<Float>()
        for place in features.indices {
          let cell = cells[Int(features[place])]
          sum += cell.weight
          norm += cell.square
        }
        let length = Float(max(1, features.count))
        let scale = 1 / length.squareRoot()
        let sign = signs[row]
        let old = multipliers[row]
        let slope = sign * (sum * scale + bias) - 1 + slack * old
        var new = old - slope / (norm / length + 1 + slack)
        // Not below 0; and lanes for which the ticket doesn't count learn nothing from it.
        new.replace(with: 0, where: new .< 0 .| sign .== 0)
        multipliers[row] = new
        // Most texts that no longer teach anything never did.
        if new == old { continue }
        let step = (new - old) * sign
        bias += step
        let change = step * scale
        for place in features.indices {
          let feature = Int(features[place])
          cells[feature].weight += change * cells[feature].square
        }
      }
    }
    self.bias = bias
    swap(&self.cells, &cellStore)
  }

  /// What the lanes say of a row, without the bias. O(features of the row).
  func score(_ rows: borrowing FeatureRows, _ row: Int) -> SIMD4<Float> {
    let range = rows.starts[row]..<rows.starts[row + 1]
    var sum = SIMD4<Float>()
    for entry in range { sum += cells[Int(rows.entries[entry])].weight }
    return sum / Float(max(1, range.count)).squareRoot()
  }
}
