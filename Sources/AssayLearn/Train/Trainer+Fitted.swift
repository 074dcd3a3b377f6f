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
    let choice = chosen ?? CrossValidation(self, tickets, settings)
    let rows = FeatureRows(self, training: tickets, minimumDocuments: settings.minimumDocuments)
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
      for feature in weights.indices {
        let bits = (machine.cells[feature].weight * scale).rounded(.toNearestOrAwayFromZero)
        for (place, guideline) in group.enumerated() {
          weights[feature][guideline] = Int16(max(-31744, min(31744, bits[place])))
        }
      }
    }
    var model = TrainedModel()
    model.guidelines = guidelines
    model.shrink = Array(repeating: Bits.unit, count: guidelines.count)
    model.limit = Bits.fixed(settings.limit)
    model.length = Int32(min(length, Limits.tokens))
    append(rows, weights, to: &model)
    model.provenance = [
      "tickets \(tickets.count)", "labelled \(tickets.count { !self.labels[$0].isEmpty })", "method fitted",
      "cost \(choice.cost) of \(choice.tried), held out",
    ]
    return model
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
    }
  }

  private func name(_ word: UInt32) -> String { String(decoding: spelling(word), as: UTF8.self) }

  private func append(_ rows: FeatureRows, _ weights: [SIMD32<Int16>], to model: inout TrainedModel) {
    var wordRows: [(feature: UInt32, row: SIMD32<Int16>)] = []
    var pairRows: [(feature: UInt32, row: SIMD32<Int16>)] = []
    var kindRows: [(TokenKind, SIMD32<Int16>)] = []
    for (source, row) in zip(rows.sources, weights) where row != SIMD32() {
      switch source {
      case .kind(let kind): kindRows.append((kind, row))
      case .word(let word): wordRows.append((word, row))
      case .pair(let pair): pairRows.append((pair, row))
      }
    }
    for (kind, row) in kindRows.sorted(by: { $0.0.featureName < $1.0.featureName }) {
      model.features.append(.kind(kind))
      model.weights.append(row)
    }
    appendSorted(wordRows, pairRows, to: &model)
  }
}
