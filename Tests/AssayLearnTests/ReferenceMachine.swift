import AssayCore

@testable import AssayLearn

/// The fitted weights of one guideline, written for reading: features by name in dictionaries, one ticket after the other, every
/// sum in the order of reading. The oracle of `RatioMachine`, to the last bit.
struct ReferenceMachine {
  private(set) var weights: [TrainedModel.Feature: Float] = [:]

  /// `tickets` stand in the order of training; `ranges` are those that numbers may lie in.
  init(
    _ tickets: [ReferenceLearner.Example], guideline: Int, cost: Float, ranges: [NumberRange],
    _ settings: FittingSettings
  ) {
    let words = ReferenceMachine.documents(tickets.map { ReferenceLearner.features(of: $0.ticket) })
    let read = tickets.map { ticket in
      ReferenceMachine.ordered(ticket.ticket)
        + ReferenceLearner.further(of: ticket.ticket, ranges) { words[.word($0)] ?? 0 < Int(settings.rare) }
    }
    let counted = tickets.indices.filter {
      tickets[$0].labels.contains(guideline) || !tickets[$0].optional.contains(guideline)
    }
    let breaches = counted.filter { tickets[$0].labels.contains(guideline) }
    guard !breaches.isEmpty, breaches.count < counted.count else { return }
    // A feature is kept by all tickets, and weighed by those that count.
    let kept = ReferenceMachine.documents(read.map { Set($0) }).filter { feature, count in
      switch feature {
      case .run: count >= Int(settings.minimumDocumentsOfRuns)
      case .number: count >= Int(settings.minimumDocuments) && count * 2 <= tickets.count
      default: count >= Int(settings.minimumDocuments)
      }
    }
    let documents = ReferenceMachine.documents(counted.map { Set(read[$0]) })
    let positive = ReferenceMachine.documents(breaches.map { Set(read[$0]) })
    var squares: [TrainedModel.Feature: Float] = [:]
    for feature in kept.keys {
      let n = documents[feature] ?? 0
      guard n >= Int(settings.minimumDocuments) else { continue }
      let a = Double(positive[feature] ?? 0)
      let share = Double(n) / Double(counted.count)
      let lift = (a + settings.smoothing) / (share * Double(breaches.count) + settings.smoothing)
      let otherLift =
        (Double(n) - a + settings.smoothing) / (share * Double(counted.count - breaches.count) + settings.smoothing)
      let ratio = Bits.log2(lift / otherLift)
      let isTelling =
        ReferenceLearner.significance(
          a, Double(n) - a, of: Double(breaches.count), Double(counted.count - breaches.count))
        >= settings.significance
      squares[feature] = isTelling && abs(ratio) >= settings.leastRatio ? Float(ratio * ratio) : 0
      switch feature {
      case .run, .number: squares[feature, default: 0] *= settings.furtherShare
      default: break
      }
    }
    let slack = 0.5 / cost
    var multipliers = [Float](repeating: 0, count: tickets.count)
    var bias: Float = 0
    for _ in 0..<settings.passes {
      for (index, ticket) in tickets.enumerated() {
        let isBreach = ticket.labels.contains(guideline)
        guard isBreach || !ticket.optional.contains(guideline) else { continue }
        let features = read[index].filter { kept[$0] != nil }
        let sign: Float = isBreach ? 1 : -1
        let length = Float(max(1, features.count))
        let sum = features.reduce(Float(0)) { $0 + (weights[$1] ?? 0) }
        let norm = features.reduce(Float(0)) { $0 + (squares[$1] ?? 0) }
        let slope = sign * (sum * (1 / length.squareRoot()) + bias) - 1 + slack * multipliers[index]
        let new = max(0, multipliers[index] - slope / (norm / length + 1 + slack))
        let step = (new - multipliers[index]) * sign
        multipliers[index] = new
        bias += step
        for feature in features {
          weights[feature, default: 0] += step * (1 / length.squareRoot()) * (squares[feature] ?? 0)
        }
      }
    }
  }

  private static func documents(_ tickets: [Set<TrainedModel.Feature>]) -> [TrainedModel.Feature: Int] {
    tickets.reduce(into: [:]) { counts, features in
      for feature in features { counts[feature, default: 0] += 1 }
    }
  }

  /// Distinct words in the order of reading, then pairs, then kinds.
  private static func ordered(_ ticket: Ticket) -> [TrainedModel.Feature] {
    var reading = TokenReading()
    reading.read(ticket)
    var words: [TrainedModel.Feature] = []
    var pairs: [TrainedModel.Feature] = []
    var kinds: Set<TokenKind> = []
    var previous: String?
    for token in reading.tokens {
      guard token.kind == .word else {
        if token.kind != .sentenceBreak && token.kind != .fieldBreak { kinds.insert(token.kind) }
        previous = nil
        continue
      }
      let word = reading.spelling(token)
      if !words.contains(.word(word)) { words.append(.word(word)) }
      if let previous, !pairs.contains(.pair(previous, word)) { pairs.append(.pair(previous, word)) }
      previous = word
    }
    return words + pairs + TokenKind.allCases.filter(kinds.contains).map { .kind($0) }
  }
}
