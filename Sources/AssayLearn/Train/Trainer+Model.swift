public import AssayCore

extension Trainer {
  /// The weights learnt from the tickets added so far, or from those whose index (in order of adding) is included.
  ///
  /// Features stand in the model's order: kinds, words, pairs, each ascending by the bytes of its name; those without
  /// any weight are left out. A guideline without breaches, or with nothing else, gets no weights. The provenance holds
  /// the counts; callers add theirs. O(entries × labels a ticket + distinct features × guidelines).
  public func model(
    _ settings: TrainingSettings = TrainingSettings(), including isIncluded: (Int) -> Bool = { _ in true }
  ) -> TrainedModel {
    let tickets = labels.indices.filter(isIncluded)
    var model = TrainedModel()
    model.guidelines = guidelines
    model.shrink = Array(repeating: settings.shrink, count: guidelines.count)
    model.limit = settings.limit
    let evidence = evidence(tickets, settings)
    for (kind, row) in kindRows(tickets, evidence) {
      model.features.append(.kind(kind))
      model.weights.append(row)
    }
    var weights: [SIMD32<Int16>] = []
    let wordRows = rows(words, tickets, evidence, settings, &weights)
    let pairRows = rows(pairs, tickets, evidence, settings, &weights)
    appendSorted(wordRows, pairRows, weights, to: &model)
    model.provenance = ["tickets \(tickets.count)", "labelled \(tickets.count { !labels[$0].isEmpty })"]
    model.provenance += ignoredProvenance
    return model
  }

  /// Each guideline's table margins; nil where there is nothing to tell apart.
  private func evidence(_ tickets: [Int], _ settings: TrainingSettings) -> [Evidence?] {
    let entropy = Evidence.entropies(tickets.count)
    return guidelines.indices.map { guideline in
      let breaches = tickets.count { labels[$0].contains(guideline) }
      let others = tickets.count - breaches - tickets.count { optional[$0].contains(guideline) }
      guard breaches > 0, others > 0 else { return nil }
      return Evidence(breaches: Int32(breaches), others: Int32(others), entropy: entropy, settings: settings)
    }
  }

  /// One feature's weights for all guidelines. `breaches` and `left` (out) are its counts per guideline.
  private func row(
    _ documents: Int32, _ breaches: ArraySlice<Int32>, _ left: ArraySlice<Int32>, _ evidence: [Evidence?]
  ) -> SIMD32<Int16> {
    var row = SIMD32<Int16>()
    for guideline in evidence.indices {
      guard let table = evidence[guideline] else { continue }
      let positive = breaches[breaches.startIndex + guideline]
      row[guideline] = table.weight(positive, documents - positive - left[left.startIndex + guideline])
    }
    return row
  }

  private func kindRows(_ tickets: [Int], _ evidence: [Evidence?]) -> [(TokenKind, SIMD32<Int16>)] {
    TokenKind.allCases.filter(\.isThing).sorted { $0.name < $1.name }.compactMap { kind in
      let having = tickets.filter { kinds[$0] >> UInt32(kind.rawValue) & 1 == 1 }
      let breaches = guidelines.indices.map { guideline in Int32(having.count { labels[$0].contains(guideline) }) }
      let left = guidelines.indices.map { guideline in Int32(having.count { optional[$0].contains(guideline) }) }
      let row = row(Int32(having.count), breaches[...], left[...], evidence)
      return row == SIMD32() ? nil : (kind, row)
    }
  }

  /// The features of a list that have any weight, in no particular order, and their weights behind those that are there.
  private func rows(
    _ occurrences: Occurrences, _ tickets: [Int], _ evidence: [Evidence?], _ settings: TrainingSettings,
    _ weights: inout [SIMD32<Int16>]
  ) -> [WeightRow] {
    let documents = occurrences.documents(in: tickets)
    // Most features of a corpus are rarer than the minimum; only the others get counts per guideline.
    var place = [Int32](repeating: -1, count: documents.count)
    var kept: [UInt32] = []
    for feature in documents.indices where documents[feature] >= settings.minimumDocuments {
      place[feature] = Int32(kept.count)
      kept.append(UInt32(feature))
    }
    let lanes = guidelines.count
    var breaches = [Int32](repeating: 0, count: kept.count * lanes)
    var left = [Int32](repeating: 0, count: kept.count * lanes)
    for ticket in tickets where !labels[ticket].isEmpty || !optional[ticket].isEmpty {
      for entry in occurrences.starts[ticket]..<occurrences.starts[ticket + 1] {
        let place = place[Int(occurrences.entries[entry])]
        guard place >= 0 else { continue }
        for guideline in labels[ticket] { breaches[Int(place) &* lanes &+ guideline] &+= 1 }
        for guideline in optional[ticket] { left[Int(place) &* lanes &+ guideline] &+= 1 }
      }
    }
    var rows: [WeightRow] = []
    for (index, feature) in kept.enumerated() {
      let counts = index * lanes..<(index + 1) * lanes
      let row = row(documents[Int(feature)], breaches[counts], left[counts], evidence)
      guard row != SIMD32() else { continue }
      rows.append(WeightRow(feature: feature, number: weights.count))
      weights.append(row)
    }
    return rows
  }

  /// Appends words, then pairs, ascending by spelling. Pairs compare by their words' ranks, which compare like the
  /// words. The numbers of the rows in the order in which they now stand.
  @discardableResult
  func appendSorted(
    _ wordRows: [WeightRow], _ pairRows: [WeightRow], _ weights: [SIMD32<Int16>], to model: inout TrainedModel
  ) -> [Int] {
    var isUsed = [Bool](repeating: false, count: words.count)
    for row in wordRows { isUsed[Int(row.feature)] = true }
    let ends = pairRows.map { words(ofPair: $0.feature) }
    for (first, second) in ends {
      isUsed[Int(first)] = true
      isUsed[Int(second)] = true
    }
    let used = (0..<UInt32(words.count)).filter { isUsed[Int($0)] }
    let sorted = ByteOrder.places(of: used.map(spelling)).map { used[$0] }
    var rank = [Int](repeating: 0, count: words.count)
    for (index, word) in sorted.enumerated() { rank[Int(word)] = index }
    let names = sorted.map(name)

    var order: [Int] = []
    func append(_ feature: TrainedModel.Feature, _ row: WeightRow) {
      model.features.append(feature)
      model.weights.append(weights[row.number])
      order.append(row.number)
    }
    for row in wordRows.sorted(by: { rank[Int($0.feature)] < rank[Int($1.feature)] }) {
      append(.word(names[rank[Int(row.feature)]]), row)
    }
    let ranked = zip(ends, pairRows).map { ends, row in
      (first: rank[Int(ends.0)], second: rank[Int(ends.1)], row: row)
    }
    for pair in ranked.sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) }) {
      append(.pair(names[pair.first], names[pair.second]), pair.row)
    }
    return order
  }

  func name(_ word: UInt32) -> String { String(decoding: spelling(word), as: UTF8.self) }

  func words(ofPair pair: UInt32) -> (UInt32, UInt32) {
    let key = pairs.keys[Int(pair)]
    return (UInt32(key >> 32), UInt32(truncatingIfNeeded: key))
  }
}

/// A word or pair on its way into a model.
struct WeightRow {
  /// Its number in the trainer's list.
  var feature: UInt32
  /// Which of the weights are its.
  var number: Int
}
