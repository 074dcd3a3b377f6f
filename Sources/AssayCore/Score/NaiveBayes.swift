/// The weights of naive Bayes, one row of 32 per feature: a cache line. Made by `AssayLearn`, linked to the program's vocabulary.
///
/// A feature is a word, a pair of neighbouring words, or a kind of thing (`<url>`, `<phone>` …). A row holds, per guideline,
/// the log-count ratio of the feature in 1/1024 bit. Each distinct feature of a text counts once.
public struct BayesModel: Sendable {
  public var rows: [SIMD32<Int16>] = []
  /// The row of each word of the vocabulary, or −1; words beyond the end have none.
  public var rowOfWord: [Int32] = []
  /// The row of each token kind, or −1.
  public var rowOfKind: [Int32] = Array(repeating: -1, count: TokenKind.allCases.count)
  /// Pairs by `TokenHash.pair` of their word numbers; pair i has row `firstPairRow + i`.
  public var pairs = Vocabulary()
  public var firstPairRow: Int32 = 0
  /// Words that begin a pair.
  public var beginsPair: [Bool] = []
  /// What the sum is multiplied by, in 1/1024, per guideline: token evidence is not independent.
  public var shrink: [Int32] = []
  /// The most that the scorer adds or takes away, in 1/1024 bit.
  public var limit: Int32 = 0
  /// What each row counts, for evidence: two numbers a row. A word's number and −1, the numbers of a pair, or −2 − kind and −1.
  public var meaning: [Int32] = []

  public init() {}

  public var isEmpty: Bool { rows.isEmpty }
}

extension Program {
  /// What a row of the model counts, for people: `discount`, `gift card`, `<url>`.
  public func meaning(ofRow row: Int32) -> String {
    let first = bayes.meaning[Int(row) * 2]
    let second = bayes.meaning[Int(row) * 2 + 1]
    if first < -1 { return "<\(TokenKind(rawValue: UInt8(-2 - first)) ?? .word)>" }
    return second < 0 ? words[Int(first)] : "\(words[Int(first)]) \(words[Int(second)])"
  }
}

/// Sums the weights of a text's features.
struct BayesScorer: Sendable {
  /// The last ticket that each row was counted in.
  private var stamps: [UInt32] = []
  private var stamp: UInt32 = 0
  /// The rows counted for the ticket at hand, in reading order.
  private(set) var counted: [Int32] = []

  init(_ model: BayesModel) { stamps = Array(repeating: 0, count: model.rows.count) }

  /// The shrunk sums per guideline in 1/1024 bit, over title and text. O(tokens).
  mutating func score(_ buffer: borrowing TokenBuffer, upTo count: Int, _ model: BayesModel, into sums: inout [Int32]) {
    counted.removeAll(keepingCapacity: true)
    guard !model.rows.isEmpty else {
      for guideline in sums.indices { sums[guideline] = 0 }
      return
    }
    stamp &+= 1
    if stamp == 0 {
      for index in stamps.indices { stamps[index] = 0 }
      stamp = 1
    }
    var total = SIMD32<Int32>()
    var previous: Int32 = -1
    for index in 0..<count {
      let token = buffer.tokens[index]
      if token.field != .title && token.field != .text { continue }
      var row: Int32 = -1
      if token.kind == .word {
        let word = token.word
        if word >= 0 {
          if Int(word) < model.rowOfWord.count { row = model.rowOfWord[Int(word)] }
          if previous >= 0 && model.beginsPair[Int(previous)] {
            let pair = model.pairs.find(TokenHash.pair(previous, word))
            if pair >= 0 { add(model.firstPairRow &+ pair, model, &total) }
          }
        }
        previous = word
      } else {
        row = model.rowOfKind[Int(token.kind.rawValue)]
        previous = -1
      }
      if row >= 0 { add(row, model, &total) }
    }
    for guideline in sums.indices {
      let shrunk = (Int64(total[guideline]) * Int64(model.shrink[guideline])) >> 10
      sums[guideline] = Int32(max(Int64(-model.limit), min(Int64(model.limit), shrunk)))
    }
  }

  @inline(__always)
  private mutating func add(_ row: Int32, _ model: BayesModel, _ total: inout SIMD32<Int32>) {
    guard stamps[Int(row)] != stamp else { return }
    stamps[Int(row)] = stamp
    total &+= SIMD32<Int32>(truncatingIfNeeded: model.rows[Int(row)])
    counted.append(row)
  }
}
