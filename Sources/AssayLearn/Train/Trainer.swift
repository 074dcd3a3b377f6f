public import AssayCore

/// Counts labelled tickets and turns the counts into weights.
///
/// Features are those of the scorer (`BayesModel`): folded words, pairs of neighbouring words (no break and no thing
/// between them) and kinds of thing, over title and text, each once a ticket; fitted words have `FurtherFeatures`, too. Every guideline is learnt by itself
/// against the rest.
///
///     var trainer = Trainer(guidelines: ["profanity", "off_topic"])
///     trainer.add(ticket, labels: [1])
///     let model = trainer.model()
///
/// The trainer keeps which features each ticket has, 4 bytes a feature (some 400 a ticket of 300 bytes), so that models
/// of parts of the corpus, as in cross-validation, need no second reading. The model doesn't depend on the order of the
/// tickets.
public struct Trainer: Sendable {
  /// The guideline ids, at most 32, in the order of the labels' indices.
  public let guidelines: [String]

  /// Whether runs of letters and numbers of the text's shape are kept.
  let countsFurther: Bool

  /// The hashes of words that are no features: see `ignore(_:)`.
  private var ignored: Set<UInt64> = []

  private var reading = TokenReading()
  /// The runs of the word at hand.
  private var runHashes: [UInt64] = []
  var words = Occurrences()
  var pairs = Occurrences()
  /// The runs of letters of each word: the words are its tickets.
  var runs = Occurrences()
  /// Where each run was first seen: a word, and which of its runs it is.
  var placeOfRun: [(word: UInt32, index: UInt32)] = []
  /// The numbers of each ticket's shape, as many as there are `NumberRanges.measures`.
  var shapes: [Float] = []
  /// The kinds of thing in each ticket: bit i is the kind of raw value i.
  var kinds: [UInt32] = []
  /// The folded bytes of word w are `spellings[spellingStarts[w]..<spellingStarts[w + 1]]`.
  var spellings: [UInt8] = []
  var spellingStarts: [Int] = [0]
  /// A hash of each ticket's words and kinds, in order: gives tickets an order of their own.
  var contents: [UInt64] = []
  var labels: [GuidelineSet] = []
  var optional: [GuidelineSet] = []

  /// A trainer without tickets. More than 32 guidelines are a programming error and trap.
  ///
  /// - Parameter countsFurther: whether runs of letters and numbers of the text's shape are kept. Fitted words use them; counting costs
  ///   a tenth less without.
  public init(guidelines: [String], countsFurther: Bool = true) {
    precondition(guidelines.count <= Limits.guidelines, "a pack has at most 32 guidelines")
    self.guidelines = guidelines
    self.countsFurther = countsFurther
  }

  /// Leaves a word out of all tickets added from now on, alone and in pairs, whatever it would say: for words that must be no evidence,
  /// such as names of peoples. Its runs of letters would tell it all the same, so don't have them counted (`FittingSettings.rare`).
  ///
  /// - Returns: false where the text is not one word, of which nothing is left out.
  public mutating func ignore(_ word: String) -> Bool {
    reading.read(word)
    let places = reading.tokens.indices.filter { reading.tokens[$0].kind != .fieldBreak }
    guard places.count == 1, reading.tokens[places[0]].kind == .word else { return false }
    ignored.insert(reading.hash(places[0]))
    return true
  }

  /// What a model's provenance says of words left out.
  var ignoredProvenance: [String] { ignored.isEmpty ? [] : ["ignored \(ignored.count) words"] }

  /// How many tickets were added.
  public var count: Int { labels.count }

  /// Counts one ticket. O(bytes of title and text).
  ///
  /// - Parameters:
  ///   - labels: the guidelines that the ticket breaks.
  ///   - optional: guidelines for which it counts neither as breach nor as no breach, unless they are among `labels`.
  public mutating func add(_ ticket: borrowing Ticket, labels: GuidelineSet, optional: GuidelineSet = []) {
    reading.read(ticket)
    self.labels.append(labels)
    self.optional.append(optional.subtracting(labels))
    countTokens()
    if countsFurther {
      for measure in NumberRanges.measures { shapes.append(Float(reading.value(measure, ticket))) }
    }
    words.endTicket()
    pairs.endTicket()
  }

  /// The rules of what is a pair are those of `BayesScorer.score`.
  private mutating func countTokens() {
    let buffer = reading.buffer
    var kinds: UInt32 = 0
    var previous: UInt32?
    var contents: UInt64 = 0
    for index in 0..<buffer.count {
      let token = buffer.tokens[index]
      guard token.kind == .word else {
        contents = TokenHash.sequence(contents, UInt64(token.kind.rawValue))
        if token.kind.isThing { kinds |= 1 << UInt32(token.kind.rawValue) }
        previous = nil
        continue
      }
      contents = TokenHash.sequence(contents, buffer.hashes[index])
      guard !ignored.contains(buffer.hashes[index]) else {
        previous = nil
        continue
      }
      let (word, isNew) = words.count(buffer.hashes[index])
      if isNew {
        spellings.append(contentsOf: reading.bytes(token))
        spellingStarts.append(spellings.count)
        countRuns(token, of: word)
      }
      if let previous { _ = pairs.count(UInt64(previous) << 32 | UInt64(word)) }
      previous = word
    }
    self.kinds.append(kinds)
    self.contents.append(contents)
  }

  private mutating func countRuns(_ token: Token, of word: UInt32) {
    guard countsFurther else { return }
    reading.runs(token, into: &runHashes)
    for index in runHashes.indices where runs.count(runHashes[index]).isNew { placeOfRun.append((word, UInt32(index))) }
    runs.endTicket()
  }

  /// One of a ticket's numbers, by its index among `NumberRanges.measures`.
  func shape(_ ticket: Int, _ measure: Int) -> Float { shapes[ticket * NumberRanges.measures.count + measure] }

  func spelling(_ word: UInt32) -> ArraySlice<UInt8> {
    spellings[spellingStarts[Int(word)]..<spellingStarts[Int(word) + 1]]
  }
}
