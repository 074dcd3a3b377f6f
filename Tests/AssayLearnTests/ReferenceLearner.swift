import AssayCore
import AssayLearn

/// Training and scoring written for reading: dictionaries of strings, one loop a definition. The oracle of `Trainer`
/// and of `BayesScorer` with a model linked by hand.
struct ReferenceLearner {
  struct Example {
    var ticket: Ticket
    var labels: Set<Int>
    var optional: Set<Int>
  }

  var guidelines: [String]
  var settings = TrainingSettings()
  private(set) var weights: [TrainedModel.Feature: [Int]] = [:]

  init(guidelines: [String], settings: TrainingSettings, _ examples: [Example]) {
    self.guidelines = guidelines
    self.settings = settings
    let features = examples.map { ReferenceLearner.features(of: $0.ticket) }
    for feature in Set(features.joined()) {
      let row = guidelines.indices.map { guideline in
        let counted = examples.indices.filter {
          examples[$0].labels.contains(guideline) || !examples[$0].optional.contains(guideline)
        }
        return weight(
          feature, breaches: counted.filter { examples[$0].labels.contains(guideline) }.map { features[$0] },
          others: counted.filter { !examples[$0].labels.contains(guideline) }.map { features[$0] })
      }
      if row.contains(where: { $0 != 0 }) { weights[feature] = row }
    }
  }

  /// The distinct features of a ticket.
  static func features(of ticket: Ticket) -> Set<TrainedModel.Feature> {
    var reading = TokenReading()
    reading.read(ticket)
    var features: Set<TrainedModel.Feature> = []
    var previous: String?
    for token in reading.tokens {
      switch token.kind {
      case .word:
        let word = reading.spelling(token)
        features.insert(.word(word))
        if let previous { features.insert(.pair(previous, word)) }
        previous = word
      case .sentenceBreak, .fieldBreak:
        previous = nil
      default:
        features.insert(.kind(token.kind))
        previous = nil
      }
    }
    return features
  }

  /// The runs of four letters of those of a ticket's words that are asked for, in the order of reading, and the ranges that its numbers
  /// lie in.
  static func further(of ticket: Ticket, _ ranges: [NumberRange], spelling isSpelt: (String) -> Bool)
    -> [TrainedModel.Feature]
  {
    var reading = TokenReading()
    reading.read(ticket)
    var features: [TrainedModel.Feature] = []
    for token in reading.tokens where token.kind == .word {
      let word = reading.spelling(token)
      guard word.unicodeScalars.count >= 4, isSpelt(word) else { continue }
      var rest = Array((" " + word + " ").unicodeScalars)[...]
      while rest.count >= 4 {
        let run = TrainedModel.Feature.run(rest.prefix(4).map { String($0) }.joined())
        if !features.contains(run) { features.append(run) }
        rest = rest.dropFirst()
      }
    }
    for range in ranges {
      let value = Float(reading.value(range.measure, ticket))
      if value >= range.low, value < range.high { features.append(.number(range)) }
    }
    return features
  }

  /// G² = 2 Σ observed · ln(observed / expected) over the four cells.
  static func significance(_ a: Double, _ b: Double, of breaches: Double, _ others: Double) -> Double {
    let tickets = breaches + others
    let cells = [
      (a, a + b, breaches), (b, a + b, others), (breaches - a, tickets - a - b, breaches),
      (others - b, tickets - a - b, others),
    ]
    return cells.filter { $0.0 > 0 }.reduce(0) { sum, cell in
      sum + 2 * cell.0 * 0.6931471805599453 * Bits.log2(cell.0 / (cell.1 * cell.2 / tickets))
    }
  }

  private func weight(
    _ feature: TrainedModel.Feature, breaches: [Set<TrainedModel.Feature>], others: [Set<TrainedModel.Feature>]
  ) -> Int {
    let allBreaches = Double(breaches.count)
    let allOthers = Double(others.count)
    let tickets = allBreaches + allOthers
    let a = Double(breaches.filter { $0.contains(feature) }.count)
    let b = Double(others.filter { $0.contains(feature) }.count)
    guard allBreaches > 0, allOthers > 0, a + b >= Double(settings.minimumDocuments) else { return 0 }

    let significance = ReferenceLearner.significance(a, b, of: allBreaches, allOthers)
    guard significance >= settings.significance else { return 0 }

    let s = settings.smoothing
    let lift = (a + s) / ((a + b) / tickets * allBreaches + s)
    let otherLift = (b + s) / ((a + b) / tickets * allOthers + s)
    let bits = Int((Bits.log2(lift / otherLift) * 1024).rounded())
    return abs(bits) < Int(TrainingSettings.negligible) ? 0 : bits
  }

  /// What the scorer adds for a guideline, in 1/1024 bit.
  func score(_ ticket: Ticket, _ guideline: Int) -> Int {
    let weights = weights.mapValues { $0[guideline] }
    return ReferenceScorer(
      weights: weights, shrink: Int(settings.shrink), limit: Int(settings.limit), length: 0
    ).score(ticket)
  }
}

/// The scorer of one guideline written for reading: the oracle of `BayesScorer` for any model.
struct ReferenceScorer {
  var weights: [TrainedModel.Feature: Int]
  var shrink: Int
  var limit: Int
  var length: Int
  /// The features that the model knows, whichever guideline they speak about.
  var known: Set<TrainedModel.Feature> = []
  /// Those of its words that are common enough not to be spelt.
  var common: Set<TrainedModel.Feature> = []

  init(weights: [TrainedModel.Feature: Int], shrink: Int, limit: Int, length: Int) {
    self.weights = weights
    self.shrink = shrink
    self.limit = limit
    self.length = length
  }

  /// The scorer of one of a model's guidelines.
  init(_ model: TrainedModel, _ guideline: Int) {
    self.init(
      weights: Dictionary(uniqueKeysWithValues: zip(model.features, model.weights.map { Int($0[guideline]) })),
      shrink: Int(model.shrink[guideline]), limit: Int(model.limit), length: Int(model.length))
    known = Set(model.features)
    for (index, feature) in model.features.enumerated() where model.rare == 0 || model.tickets[index] >= model.rare {
      common.insert(feature)
    }
  }

  /// What the words of a ticket say, in 1/1024 bit.
  func score(_ ticket: Ticket) -> Int {
    let ranges = known.compactMap { if case .number(let range) = $0 { range } else { nil } }
    var features = ReferenceLearner.features(of: ticket)
    // Only fitted models have them.
    if length > 0 { features.formUnion(ReferenceLearner.further(of: ticket, ranges) { !common.contains(.word($0)) }) }
    let sum = features.map { weights[$0] ?? 0 }.reduce(0, +)
    let shrunk = floor(sum * shrink, 1024)
    guard length > 0 else { return max(-limit, min(limit, shrunk)) }
    // √(length / features) in 1/1024, rounded down; then limit · s / (limit + |s|), rounded towards 0.
    let share = (Double(length) / Double(max(1, features.intersection(known).count))).squareRoot()
    let scaled = floor(max(Int(Int32.min), min(Int(Int32.max), shrunk)) * Int((share * 1024).rounded(.down)), 1024)
    let whole = max(Int(Int32.min), min(Int(Int32.max), scaled))
    let size = abs(whole) * limit / max(1, limit + abs(whole))
    return whole < 0 ? -size : size
  }

  private func floor(_ dividend: Int, _ divisor: Int) -> Int {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Program {
  /// A program of nothing but a trained model: what the linker of `AssayRules` does, at its plainest.
  init(linking model: TrainedModel) throws {
    self.init()
    var numbers: [String: Int32] = [:]
    var words: [String] = []
    func number(_ word: String) -> Int32 {
      if let number = numbers[word] { return number }
      numbers[word] = Int32(words.count)
      words.append(word)
      return Int32(words.count - 1)
    }
    var wordRows: [(Int32, Int)] = []
    var kindRows: [(TokenKind, Int)] = []
    var pairs: [(Int32, Int32)] = []
    var runs: [UInt64] = []
    for (row, feature) in model.features.enumerated() {
      switch feature {
      case .kind(let kind): kindRows.append((kind, row))
      case .word(let word): wordRows.append((number(word), row))
      case .pair(let first, let second):
        if pairs.isEmpty { bayes.firstPairRow = Int32(row) }
        pairs.append((number(first), number(second)))
      case .run(let name):
        if runs.isEmpty { bayes.further.firstRunRow = Int32(row) }
        runs.append(LetterRuns.hash(ofName: name))
      case .number(let range):
        bayes.further.ranges.append(range)
        bayes.further.rowOfRange.append(Int32(row))
      }
    }
    let linkingError = LinkingError()
    self.words = StringTable(words)
    guard let vocabulary = Vocabulary(hashes: words.map { TokenHash.hash(Array($0.utf8)) }) else { throw linkingError }
    self.vocabulary = vocabulary
    // Every word has symbol 0, which anchors nothing.
    symbols.symbolOfWord = ConstantTable(Array(repeating: 0, count: words.count))
    network.anchorsOfSymbol = IndexLists([[], []])
    for row in model.weights {
      for guideline in model.guidelines.indices where row[guideline] != 0 {
        bayes.weights.append(BayesModel.Weight(guideline: Int32(guideline), bits: Int32(row[guideline])))
      }
      bayes.rowStarts.append(Int32(bayes.weights.count))
    }
    bayes.rowOfWord = Array(repeating: -1, count: words.count)
    for (word, row) in wordRows { bayes.rowOfWord[Int(word)] = Int32(row) }
    for (kind, row) in kindRows { bayes.rowOfKind[Int(kind.rawValue)] = Int32(row) }
    guard let table = Vocabulary(hashes: pairs.map { TokenHash.pair($0, $1) }) else { throw linkingError }
    bayes.pairs = table
    guard let letters = Vocabulary(hashes: runs) else { throw linkingError }
    bayes.further.runs = letters
    bayes.further.isSpelt = Array(repeating: true, count: words.count)
    for (word, row) in wordRows where model.rare > 0 {
      bayes.further.isSpelt[Int(word)] = model.tickets[row] < model.rare
    }
    bayes.shrink = model.shrink
    bayes.limit = model.limit
    bayes.length = model.length
    guidelines = model.guidelines.map { id in
      var record = GuidelineRecord()
      record.id = id
      record.threshold = .max
      record.uncertain = .max
      return record
    }
  }
}

struct LinkingError: Error {}
