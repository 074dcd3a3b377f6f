/// The memory of one worker: every buffer that classifying a ticket needs, reused from ticket to ticket.
///
/// Belongs to one `Program` and must not be shared between threads. In the steady state a ticket allocates nothing.
public struct Scratch: Sendable {
  var folded = FoldedText()
  /// The base view's tokens, followed by those of the decoded view where there is one.
  public internal(set) var buffer = TokenBuffer()
  /// How many tokens title and text have: they come first.
  var reviewCount = 0
  /// How many tokens the base view has.
  public internal(set) var baseCount = 0
  var text: SymbolText
  var recognizer = ThingRecognizer()
  var decoder = Decoder()
  /// Made for the first ticket with a word that looks disguised: many runs see none.
  var lexicon: Lexicon?
  var decoded: [Decoder.Found] = []
  /// Where matches may be, in reading order.
  var anchors = AnchorPlaces()
  var finder: MatchFinder
  var hits: HitList
  /// Where the pack has regular expressions.
  var regexes: RegexFinder?
  /// What is counted by a pattern with regular expressions: bytes of the folded text.
  var countedRanges: [Range<UInt32>] = []
  /// The matches of the pattern at hand.
  var matches: [HitList.Hit] = []
  var bayes: BayesScorer
  var shape = TextShape()
  var plain: [UInt8] = []

  /// How many tokens of each kind title and text have; below 0 until a rule asks.
  var kindCounts = InlineArray<16, Int32>(repeating: -1)

  /// See `AskingLanguages`: of each phrase.
  let languagesOfPattern: [UInt32]
  /// Whether any rule is for some languages only.
  let hasLanguages: Bool
  /// What is known of the ticket's language.
  var language: TicketLanguage

  /// Sums per guideline: naive Bayes alone, then everything.
  var bayesSums: [Int32] = []
  var triggered: [UInt64]
  /// The rules that fired on the ticket classified last and count; of all of them only where `isExhaustive`.
  public internal(set) var fired: [FiredRule] = []
  var shadows: ShadowState
  /// What each rule came to that another one asked for, by rule; empty in a pack without such questions.
  var hitAnswers: [HitAnswer]
  /// The rules whose passages the evidence of another has taken over.
  var lentHits: [Int32] = []
  var firedSpans: [MatchedSpan] = []
  /// The rules behind the label at hand: indices of `fired`, the strongest first.
  var order: [Int32] = []
  var groupSums: [Int32]
  /// The most that each guideline's sum can come to, and what it is so far.
  var bounds: [Int32]

  /// Whether every rule that something triggers is evaluated, also where that can't change the verdict: for counting hits.
  public var evaluatesAllTriggered = false
  /// Whether those that can only speak against their guideline are evaluated as well where there is nothing to speak against. They
  /// have no anchors, so it costs as much as the rest of classifying: for tests and statistics of rules.
  public var isExhaustive = false {
    didSet { evaluatesAllTriggered = isExhaustive }
  }

  /// The verdict on the ticket classified last.
  public internal(set) var verdict = VerdictRecord()

  /// The rules that fired on the ticket classified last: those that count, ascending, then shadow rules.
  public var firedRules: [Int32] { everyFired.map(\.rule) }

  /// All rules that fired on the ticket classified last, those that count before shadow rules, for those who count hits.
  public var everyFired: [FiredRule] { fired + shadows.fired }

  /// Memory sized for the pack, for use with it alone.
  public init(_ program: Program) {
    text = SymbolText(unions: SymbolUnions(base: program.symbols.count))
    finder = MatchFinder(program.network)
    hits = HitList(patterns: program.network.patternCount)
    bayes = BayesScorer(program.bayes)
    language = TicketLanguage(program)
    let asking = AskingLanguages.ofPatterns(program, count: program.network.patternCount)
    hasLanguages = program.rules.contains { $0.languages != 0 }
    languagesOfPattern = asking
    regexes = program.regexes.map { RegexFinder($0, languagesOfRegex: AskingLanguages.ofRegexes($0, asking)) }
    bayesSums = Array(repeating: 0, count: program.guidelines.count)
    triggered = Array(repeating: 0, count: (program.rules.count + 63) / 64)
    shadows = ShadowState(program)
    hitAnswers = HitAnswer.memory(program)
    groupSums = Array(repeating: 0, count: program.groupCaps.count)
    bounds = bayesSums
    verdict.sums = Array(repeating: 0, count: program.guidelines.count)
  }
}

/// A rule that fired.
public struct FiredRule: Sendable {
  /// An index into `program.rules`.
  public internal(set) var rule: Int32
  /// What it says by itself, in 1/1024 bit.
  public internal(set) var weight: Int32
  /// What it adds: no more than its group's cap leaves, in 1/1024 bit.
  public internal(set) var bits: Int32
  /// Where its phrase was found: a range of `Scratch.firedSpans`.
  var spans: Range<Int32>
}

/// Where a rule's phrase or regular expression was found.
struct MatchedSpan: Sendable {
  /// Tokens of `Scratch.buffer`, inclusive.
  var first: Int32
  var last: Int32
  var isDecoded: Bool
  /// The index of the hit in `RegexFinder.hits`, which has the exact place; −1 for a phrase.
  var regexHit: Int32 = -1

  /// Whether it begins first, or together with the other one and ends behind it.
  func begins(before other: MatchedSpan) -> Bool { (first, other.last) < (other.first, last) }
}

/// The matches of one ticket, chained by pattern.
struct HitList: Sendable {
  /// A match: its first and last token.
  struct Hit: Sendable {
    var first: Int32
    var last: Int32
    /// The match of the same pattern before it, or −1.
    var previous: Int32
  }

  private var hits: [Hit] = []
  private var newest: [Int32]
  private var stamps: [UInt32]
  private var stamp: UInt32 = 0
  private(set) var overflowed = false

  init(patterns: Int) {
    newest = Array(repeating: -1, count: patterns)
    stamps = Array(repeating: 0, count: patterns)
  }

  mutating func removeAll() {
    hits.removeAll(keepingCapacity: true)
    overflowed = false
    stamp &+= 1
    if stamp == 0 {
      for index in stamps.indices { stamps[index] = 0 }
      stamp = 1
    }
  }

  /// Adds a match. Returns whether it is the pattern's first.
  mutating func add(_ pattern: Int32, _ first: Int, _ last: Int) -> Bool {
    guard hits.count < Limits.matches else {
      overflowed = true
      return false
    }
    let isFirst = stamps[Int(pattern)] != stamp
    hits.append(Hit(first: Int32(first), last: Int32(last), previous: isFirst ? -1 : newest[Int(pattern)]))
    stamps[Int(pattern)] = stamp
    newest[Int(pattern)] = Int32(hits.count - 1)
    return isFirst
  }

  /// A pattern's matches in reading order of their anchors, at most `most` of them (the last ones are left out).
  func matches(of pattern: Int32, most: Int, into result: inout [Hit]) {
    result.removeAll(keepingCapacity: true)
    guard stamps[Int(pattern)] == stamp else { return }
    var index = newest[Int(pattern)]
    while index >= 0 {
      result.append(hits[Int(index)])
      index = hits[Int(index)].previous
    }
    result.reverse()
    if result.count > most { result.removeLast(result.count - most) }
  }
}
