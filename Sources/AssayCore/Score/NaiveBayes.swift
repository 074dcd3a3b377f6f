/// The weights of naive Bayes, one short row per feature. Made by `AssayLearn`, linked to the program's vocabulary.
///
/// A feature is a word, a pair of neighbouring words, or a kind of thing (`<url>`, `<phone>` …). A row holds the log-count ratios
/// of the feature in 1/1024 bit, for those guidelines only that it says something about: most features speak for one or two, so
/// that adding them up one by one beats 32 lanes at once. Each distinct feature of a text counts once.
public struct BayesModel: Sendable {
  /// Row i is `weights[rowStarts[i]..<rowStarts[i + 1]]`, by guideline.
  public var rowStarts: [Int32] = [0]
  /// The weights of all rows, one row behind the other.
  public var weights: [Weight] = []
  /// The row of each word of the vocabulary, or −1; words beyond the end have none.
  public var rowOfWord: [Int32] = []
  /// The row of each token kind, or −1.
  public var rowOfKind: [Int32] = Array(repeating: -1, count: TokenKind.allCases.count)
  /// Pairs by `TokenHash.pair` of their word numbers; pair i has row `firstPairRow + i`.
  public var pairs = Vocabulary() {
    didSet { pairFilter = HashFilter(pairs.hashes) }
  }
  private(set) var pairFilter = HashFilter([])
  /// The row of the first pair; see `pairs`.
  public var firstPairRow: Int32 = 0
  /// What the sum is multiplied by, in 1/1024, per guideline: token evidence is not independent.
  public var shrink: [Int32] = []
  /// The most that the scorer adds or takes away, in 1/1024 bit.
  public var limit: Int32 = 0
  /// What calibration added to the prior of each guideline, in 1/1024 bit; empty where it added nothing. The program's priors hold it
  /// already: this is for those who want the rules without the model.
  public var offset: [Int32] = []
  /// Of fitted weights, the number of features for which a sum s counts as it is. With n others it is multiplied by √(length / n),
  /// so that long texts don't speak loudest; and it approaches the limit bit by bit, limit · s / (limit + |s|), since what many words
  /// agree on is not as sure as if each had seen something of its own. 0: sums count as they are, up to the limit.
  public var length: Int32 = 0
  /// Runs of letters and ranges of numbers; most models have none.
  public var further = FurtherFeatures()
  /// What each row counts, for evidence: two numbers a row. A word's number and −1, the numbers of a pair, −2 − kind and −1, or an
  /// index of `further.names` and −2.
  public var meaning: [Int32] = []

  /// What a feature says about one guideline.
  public struct Weight: Sendable, Equatable {
    /// An index into `Program.guidelines`.
    public var guideline: Int32
    /// In 1/1024 bit.
    public var bits: Int32

    /// So many 1/1024 bits for the guideline.
    public init(guideline: Int32, bits: Int32) {
      self.guideline = guideline
      self.bits = bits
    }
  }

  /// A model without rows, which says nothing.
  public init() {}

  /// How many features the model knows.
  public var rowCount: Int { rowStarts.count - 1 }

  /// Whether it knows no feature, as in a pack without a model.
  public var isEmpty: Bool { rowCount == 0 }

  /// What a sum of weights over so many features says about a guideline, in 1/1024 bit.
  ///
  /// Quotients and square roots of doubles are exact to the last bit everywhere, so this is the same number on every machine.
  @inline(__always)
  func bits(ofSum sum: Int32, _ guideline: Int, features count: Int) -> Int32 {
    let limit = Int64(self.limit)
    let shrunk = (Int64(sum) * Int64(shrink[guideline])) >> 10
    guard length > 0 else { return Int32(max(-limit, min(limit, shrunk))) }
    let share = Int64((Double(length) / Double(max(1, count))).squareRoot() * 1024)
    // Clamped twice: no model makes a product that doesn't fit.
    let whole = Int64(Int32(clamping: (Int64(Int32(clamping: shrunk)) * share) >> 10))
    return Int32(whole * limit / max(1, limit + abs(whole)))
  }

  @inline(__always)
  func row(_ row: Int32) -> Range<Int> { Int(rowStarts[Int(row)])..<Int(rowStarts[Int(row) &+ 1]) }

  /// What a row says about a guideline; 0 for nothing.
  func weight(_ row: Int32, _ guideline: Int) -> Int32 {
    weights[self.row(row)].first { Int($0.guideline) == guideline }?.bits ?? 0
  }
}

extension Program {
  /// What a row of the model counts, for people: `discount`, `gift card`, `<url>`.
  public func meaning(ofRow row: Int32) -> String {
    var bytes: [UInt8] = []
    appendMeaning(ofRow: row, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the same as UTF-8; allocates nothing else.
  public func appendMeaning(ofRow row: Int32, to bytes: inout [UInt8]) {
    let first = bayes.meaning[Int(row) * 2]
    let second = bayes.meaning[Int(row) * 2 + 1]
    if second == -2 { return bytes.append(contentsOf: bayes.further.names[Int(first)].utf8) }
    if first < -1 {
      bytes.append(UInt8(ascii: "<"))
      bytes.append(contentsOf: (TokenKind(rawValue: UInt8(-2 - first)) ?? .word).name.utf8)
      return bytes.append(UInt8(ascii: ">"))
    }
    words.append(Int(first), to: &bytes)
    guard second >= 0 else { return }
    bytes.append(UInt8(ascii: " "))
    words.append(Int(second), to: &bytes)
  }
}

/// Sums the weights of a text's features.
struct BayesScorer: Sendable {
  /// The last ticket that each row was counted in, behind that of no row at all.
  private var stamps: [UInt32] = []
  private var stamp: UInt32 = 0
  /// The rows counted for the ticket at hand, in reading order; room for as many as a ticket had yet.
  private var rows: [Int32] = []
  private var rowCount = 0
  /// The rows of the ranges that the numbers of the ticket at hand lie in.
  var ranges: [Int32] = []

  init(_ model: BayesModel) {
    stamps = Array(repeating: 0, count: model.rowCount + 1)
    // However many runs a text has: each row is counted once, and one more may be written behind the last.
    if !model.further.isEmpty { rows = Array(repeating: 0, count: model.rowCount + 1) }
  }

  /// The rows counted for the ticket at hand, in reading order.
  var counted: ArraySlice<Int32> { rows[0..<rowCount] }

  /// The shrunk sums per guideline in 1/1024 bit, over the first `count` tokens; from `baseCount` on stands the decoded
  /// view. O(tokens), with runs of letters O(bytes).
  mutating func score(
    _ buffer: borrowing TokenBuffer, upTo count: Int, baseCount: Int, _ folded: borrowing FoldedText,
    _ model: BayesModel, into sums: inout [Int32]
  ) {
    var sums = sums.mutableSpan
    for guideline in sums.indices { sums[guideline] = 0 }
    rowCount = 0
    guard !model.isEmpty else { return }
    stamp &+= 1
    if stamp == 0 {
      for index in stamps.indices { stamps[index] = 0 }
      stamp = 1
    }
    // A word counts for itself and for a pair.
    if rows.count < count * 2 { rows.append(contentsOf: repeatElement(0, count: count * 2 - rows.count)) }
    see(buffer, upTo: count, model)
    if model.length > 0 {
      if baseCount < buffer.count { seeDecoded(buffer, from: baseCount, model) }
      if !model.further.isEmpty { seeFurther(buffer, upTo: count, folded, model) }
    }
    addUp(model, &sums)
    for guideline in sums.indices {
      sums[guideline] = model.bits(ofSum: sums[guideline], guideline, features: rowCount)
    }
  }

  /// Finds the rows of all features, each once.
  private mutating func see(_ buffer: borrowing TokenBuffer, upTo count: Int, _ model: BayesModel) {
    let tokens = buffer.tokens.span
    let rowOfWord = model.rowOfWord.span
    // Taken out, so that writing to them asks no questions about owners.
    var stampStore = exchange(&self.stamps, with: [])
    var rowStore = exchange(&self.rows, with: [])
    var stamps = stampStore.mutableSpan
    var rows = rowStore.mutableSpan
    var seen = 0
    let stamp = self.stamp
    stamps[0] = stamp
    // The word before, if one stands at once before: most pairs are none that the model knows.
    var previous: Int32 = -1
    for index in 0..<count {
      let token = tokens[index]
      guard token.kind == .word else {
        BayesScorer.see(model.rowOfKind[Int(token.kind.rawValue)], stamp, &stamps, &rows, &seen)
        previous = -1
        continue
      }
      let word = Int(token.word)
      guard word >= 0, word < rowOfWord.count else {
        previous = -1
        continue
      }
      let hash = TokenHash.pair(previous, token.word)
      if model.pairFilter.mayHold(hash), previous >= 0 {
        let pair = model.pairs.find(hash)
        if pair >= 0 { BayesScorer.see(model.firstPairRow &+ pair, stamp, &stamps, &rows, &seen) }
      }
      BayesScorer.see(rowOfWord[word], stamp, &stamps, &rows, &seen)
      previous = token.word
    }
    swap(&self.stamps, &stampStore)
    swap(&self.rows, &rowStore)
    rowCount = seen
  }

  /// Counts the words of title and text that the decoder found behind a disguise, by themselves.
  private mutating func seeDecoded(_ buffer: borrowing TokenBuffer, from baseCount: Int, _ model: BayesModel) {
    for index in baseCount..<buffer.count {
      let token = buffer.tokens[index]
      guard token.flags.contains(.decoded), FieldMask.review.holds(token.field), token.word >= 0,
        Int(token.word) < model.rowOfWord.count
      else { continue }
      see(model.rowOfWord[Int(token.word)])
    }
  }

  /// Counts the runs of letters of words that are rare or not known, then the ranges of numbers.
  private mutating func seeFurther(
    _ buffer: borrowing TokenBuffer, upTo count: Int, _ folded: borrowing FoldedText, _ model: BayesModel
  ) {
    let bytes = folded.bytes.span
    let tokens = buffer.tokens.span
    let isSpelt = model.further.isSpelt.span
    for index in 0..<count where model.further.firstRunRow >= 0 {
      let token = tokens[index]
      guard token.kind == .word else { continue }
      let word = Int(token.word)
      if word >= 0, word < isSpelt.count, !isSpelt[word] { continue }
      var runs = LetterRuns(bytes, Int(token.start), Int(token.end))
      while let hash = runs.next(bytes) {
        guard model.further.runFilter.mayHold(hash) else { continue }
        let run = model.further.runs.find(hash)
        if run >= 0 { see(model.further.firstRunRow &+ run) }
      }
    }
    for row in ranges { see(row) }
  }

  /// Counts a row, if it is one, once a ticket: for features that few texts have many of.
  private mutating func see(_ row: Int32) {
    guard row >= 0, stamps[Int(row) + 1] != stamp else { return }
    stamps[Int(row) + 1] = stamp
    if rowCount < rows.count { rows[rowCount] = row } else { rows.append(row) }
    rowCount += 1
  }

  /// Counts a row, if it is one, once a ticket. Without a branch: whether a word weighs anything can't be foreseen.
  @inline(__always)
  private static func see(
    _ row: Int32, _ stamp: UInt32, _ stamps: inout MutableSpan<UInt32>, _ rows: inout MutableSpan<Int32>,
    _ seen: inout Int
  ) {
    let place = Int(row &+ 1)
    rows[seen] = row
    seen &+= stamps[place] != stamp ? 1 : 0
    stamps[place] = stamp
  }

  private func addUp(_ model: BayesModel, _ sums: inout MutableSpan<Int32>) {
    let weights = model.weights.span
    let starts = model.rowStarts.span
    let rows = self.rows.span
    for index in 0..<rowCount {
      let row = Int(rows[index])
      for entry in Int(starts[row])..<Int(starts[row &+ 1]) {
        sums[Int(weights[entry].guideline)] &+= weights[entry].bits
      }
    }
  }
}
