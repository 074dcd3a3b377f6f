public import AssayCore

extension Trainer {
  /// The weights of naive Bayes fitted again together (`RatioMachine`), with the cost that cross-validation chose, from the
  /// tickets added so far, or from those whose index is included.
  ///
  /// Weights are in calibrated bits for a text of mean length; the scorer multiplies sums by √(length / features) for others. So
  /// that the order of adding changes no byte, tickets are taken in the order of their contents' hashes.
  ///
  /// - Parameter chosen: what cross-validation chose before, such as for all tickets where a part is included; nil: it is run.
  public func fittedModel(
    _ settings: FittingSettings = FittingSettings(), chosen: CrossValidation? = nil,
    including isIncluded: (Int) -> Bool = { _ in true }
  ) -> TrainedModel {
    let tickets = trainingOrder(isIncluded)
    let rows = FeatureRows(self, tickets, settings)
    let choice = chosen ?? choice(tickets, settings, rows: rows)
    let verdicts = Verdicts(self, tickets)
    let length = rows.meanLength
    var weights = [SIMD32<Int16>](repeating: SIMD32(), count: rows.count)
    for first in stride(from: 0, to: guidelines.count, by: 4) {
      let group = Array(first..<min(first + 4, guidelines.count))
      let machine = RatioMachine(
        rows, group.map { RatioMachine.Lane(guideline: $0, cost: choice.cost) }, verdicts, settings)
      var scale = SIMD4<Float>()
      for (place, guideline) in group.enumerated() {
        scale[place] = Float(choice.slopes[guideline] * 1024 / Double(length).squareRoot())
      }
      let most = SIMD4<Float>(repeating: 31 * 1024)
      let cells = machine.cells.span
      var rowWeights = weights.mutableSpan
      for feature in cells.indices {
        let bits = (cells[feature].weight * scale).rounded(.toNearestOrAwayFromZero).clamped(
          lowerBound: -most, upperBound: most)
        for place in group.indices { rowWeights[feature][first + place] = Int16(bits[place]) }
      }
    }
    var model = TrainedModel()
    model.guidelines = guidelines
    model.shrink = Array(repeating: Bits.unit, count: guidelines.count)
    model.limit = Bits.fixed(choice.limit)
    model.length = Int32(min(length, Limits.tokens))
    append(rows, weights, tickets, to: &model)
    // Without runs to look up no word needs to be spelt.
    if model.features.contains(where: { if case .run = $0 { true } else { false } }) { model.rare = settings.rare }
    model.provenance = [
      "tickets \(tickets.count)", "labelled \(tickets.count { !self.labels[$0].isEmpty })", "method fitted",
      "cost \(choice.cost) of \(choice.tried), limit \(choice.limitAndTried), held out",
    ]
    if settings.significance > 0 || settings.leastRatio > 0 {
      model.provenance.append(
        "features in \(settings.minimumDocuments) tickets or more, G2 \(settings.significance), ratio \(settings.leastRatio) bits"
      )
    }
    model.provenance += ignoredProvenance
    return model
  }

  /// What cross-validation chooses on the first of the tickets, at most `settings.sample`. `rows` are those of all of them, where they are
  /// at hand.
  func choice(_ tickets: [Int], _ settings: FittingSettings, rows: FeatureRows? = nil) -> CrossValidation {
    let sample = Array(tickets.prefix(settings.sample))
    let isAll = sample.count == tickets.count
    return CrossValidation(self, sample, (isAll ? rows : nil) ?? FeatureRows(self, sample, settings), settings)
  }

  /// Those of the tickets that are included, in the order in which they are trained on.
  func trainingOrder(_ isIncluded: (Int) -> Bool = { _ in true }) -> [Int] {
    labels.indices.filter(isIncluded).sorted(by: isBefore)
  }

  /// The order of training: by the hash of what a ticket says, then by its labels.
  func isBefore(_ one: Int, _ other: Int) -> Bool {
    (contents[one], labels[one].bits, optional[one].bits) < (contents[other], labels[other].bits, optional[other].bits)
  }

  /// A feature by name.
  func feature(_ source: FeatureRows.Source) -> TrainedModel.Feature {
    switch source {
    case .kind(let kind): .kind(kind)
    case .word(let word): .word(name(word))
    case .pair(let pair): .pair(name(words(ofPair: pair).0), name(words(ofPair: pair).1))
    case .run(let run): .run(name(ofRun: run))
    case .number(let range): .number(range)
    }
  }

  private func name(ofRun run: UInt32) -> String {
    let place = placeOfRun[Int(run)]
    return LetterRuns.name(Int(place.index), of: spelling(place.word))
  }

  /// Appends those features that have any weight, in the model's order, with their counts. Words keep rows without weights where runs
  /// count: the scorer must know which words it knows.
  private func append(_ rows: FeatureRows, _ weights: [SIMD32<Int16>], _ tickets: [Int], to model: inout TrainedModel) {
    var words: [WeightRow] = []
    var pairs: [WeightRow] = []
    var kinds: [(name: String, feature: TrainedModel.Feature, number: Int)] = []
    var runs: [(name: String, number: Int)] = []
    var ranges: [(range: NumberRange, number: Int)] = []
    let hasRuns = rows.sources.indices.contains { feature in
      if case .run = rows.sources[feature] { weights[feature] != SIMD32() } else { false }
    }
    for (number, source) in rows.sources.enumerated() {
      let isNothing = weights[number] == SIMD32()
      switch source {
      case .word(let word) where !isNothing || hasRuns: words.append(WeightRow(feature: word, number: number))
      case .pair(let pair) where !isNothing: pairs.append(WeightRow(feature: pair, number: number))
      case .kind(let kind) where !isNothing: kinds.append((kind.name, .kind(kind), number))
      case .run(let run) where !isNothing: runs.append((name(ofRun: run), number))
      case .number(let range) where !isNothing: ranges.append((range, number))
      default: break
      }
    }
    model.features.reserveCapacity(rows.count)
    model.weights.reserveCapacity(rows.count)
    var order: [Int] = []
    func append(_ feature: TrainedModel.Feature, _ number: Int) {
      model.features.append(feature)
      model.weights.append(weights[number])
      order.append(number)
    }
    for (_, feature, number) in kinds.sorted(by: { $0.name < $1.name }) { append(feature, number) }
    order += appendSorted(words, pairs, weights, to: &model)
    for place in ByteOrder.places(of: runs.map(\.name.utf8)) { append(.run(runs[place].name), runs[place].number) }
    // The order of the measures' names is that of the file.
    for (range, number) in ranges.sorted(by: {
      ($0.range.measure.name, $0.range.low) < ($1.range.measure.name, $1.range.low)
    }) {
      append(.number(range), number)
    }
    let breaches = rows.breaches(Verdicts(self, tickets), of: guidelines.count)
    model.tickets = order.map { rows.documents[$0] }
    model.breaches.reserveCapacity(order.count * guidelines.count)
    for number in order {
      // Of guidelines that a feature says nothing about, nothing is kept.
      for lane in guidelines.indices {
        model.breaches.append(weights[number][lane] == 0 ? 0 : breaches[number * guidelines.count + lane])
      }
    }
  }
}
