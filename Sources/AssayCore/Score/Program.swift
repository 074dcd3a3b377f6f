/// A compiled pack: everything that classifying needs, immutable and shared by all workers.
///
/// Made by `AssayRules` from rule files and by `AssayLearn` from a corpus, or read back from a pack file. Names become
/// numbers here; the strings are for writers of verdicts only.
public struct Program: Sendable {
  /// The pack's name, as in its header.
  public var name = ""
  /// The pack's version, as in its header.
  public var version = ""
  /// The first 16 hexadecimal digits of the SHA-256 of the pack's rule files and model.
  public var hash = ""
  /// Languages that the pack covers, as in its header; indices are bits of language masks.
  public var languages: [String] = []

  /// The words of the vocabulary by number, folded.
  public var words = StringTable([])
  /// Which of them could be spoken, see `Pronunciation.bits`.
  public var pronounceable: [UInt64] = []
  /// Finds the number of a word by its hash.
  public var vocabulary = Vocabulary()
  /// What words and kinds of token mean to the phrases.
  public var symbols = SymbolTable()
  /// Words that a disguised spelling may hide: numbers into `words`, ascending.
  public var decodable: [Int32] = []
  /// All phrases; patterns are numbered as in `network.longest`.
  public var network = PatternNetwork()

  /// The regular expressions, where there are any; a pattern has those that `RegexProgram.regexesOfPattern` names.
  public var regexes: RegexProgram?

  /// The guidelines in the pack's order; their indices are used throughout.
  public var guidelines: [GuidelineRecord] = []
  /// The rules of all guidelines in the pack's order.
  public var rules: [RuleRecord] = []
  /// The `with` and `unless` clauses of all rules, each rule's in one run.
  public var guards: [GuardRecord] = []
  /// The nodes of all `where` conditions, children before their parents.
  public var conditions: [ConditionNode] = []
  /// The strings that conditions compare with.
  public var constants: [String] = []
  /// The rules that a match of each pattern triggers: those whose `match` it is, or whose `where` can't hold without it.
  public var rulesOfPattern = IndexLists()
  /// The rules that each number of a ticket triggers by being known, by `Feature.rawValue`: those whose `where` can't hold without it.
  public var rulesOfFeature = IndexLists()
  /// Rules that nothing triggers, evaluated for every ticket.
  public var alwaysRules: [Int32] = []
  /// For each guideline the rules that can only speak against it: looked at when it would otherwise be labelled or uncertain.
  public var exonerating = IndexLists()
  /// The most that the rules of each group add together, in 1/1024 bit.
  public var groupCaps: [Int32] = []

  /// The distinct pairs of queue and time that the pack names.
  public var routes: [RouteRecord] = []
  /// The names of the tags that rules set.
  public var tags: [String] = []
  /// The route of each outcome other than `flagged`, by `Outcome.rawValue`; −1 where the pack names none.
  public var outcomeRoutes: [Int32] = Array(repeating: -1, count: Outcome.allCases.count)
  /// The kinds of reporter whose tickets wait no longer than their time, whatever the verdict.
  public var reporters: [ReporterRecord] = []
  /// Reasons that reporters give, folded, with the guideline each means, sorted by reason.
  public var reasons: [ReasonRecord] = []

  /// The weights of naive Bayes; empty in a pack without a model.
  public var bayes = BayesModel()

  /// Rules that are evaluated and reported but add nothing, ascending.
  public var shadowRules: [Int32] = []
  /// What else is known of some rules, by rule, ascending.
  public var ruleNotes: [RuleNote] = []

  /// The fields that some phrase or condition looks in; besides title and text, what nobody asks for is not read.
  public var fields: FieldMask = .review

  /// A pack without rules.
  public init() {}

  /// What is known of a rule besides its record. O(log notes).
  public func note(onRule rule: Int32) -> RuleNote? {
    let index = ruleNotes.partitioningIndex { $0.rule >= rule }
    return index < ruleNotes.count && ruleNotes[index].rule == rule ? ruleNotes[index] : nil
  }
}

/// A guideline as the engine sees it.
public struct GuidelineRecord: Sendable {
  /// The name in verdicts and rules.
  public var id = ""
  /// The title for people.
  public var title = ""
  /// 1 (quality) to 5 (life or child); rules may raise it.
  public var severity: Int8 = 1
  /// An index into `Exposure.names`; rules may raise it.
  public var exposure: Int8 = 0
  /// How its evidence is quoted.
  public var quote = QuoteStyle.plain
  /// In 1/1024 bit.
  public var prior: Int32 = 0
  /// Bits from which the label is given, and from which a ticket is uncertain.
  public var threshold: Int32 = 0
  /// See `threshold`.
  public var uncertain: Int32 = 0
  /// An index into `Program.routes`, or −1.
  public var route: Int32 = -1
  /// Reporter kinds that must contact the reviewer first: indices into `Program.constants`.
  public var contactFirst: [Int32] = []
  /// Its category in the EU transparency database, without prefix; may be empty.
  public var dsaCategory = ""
  /// Its keyword there, likewise.
  public var dsaKeyword = ""

  /// A guideline to be filled in.
  public init() {}
}

/// How evidence of a guideline is quoted.
public enum QuoteStyle: UInt8, Sendable {
  case plain, masked, hidden
}

/// Exposure classes by rank.
public enum Exposure {
  /// The names in verdicts and rules, by rank.
  public static let names = ["none", "mild", "sexual", "violent", "graphic", "egregious"]
}

/// A queue and how soon a person must have looked.
public struct RouteRecord: Sendable, Equatable {
  /// The name of the queue.
  public var name: String
  /// In seconds.
  public var within: Int32

  /// The queue `name`, to be looked at `within` so many seconds.
  public init(name: String, within: Int32) {
    self.name = name
    self.within = within
  }
}

/// A kind of reporter who need not wait longer than a time of their own.
public struct ReporterRecord: Sendable, Equatable {
  /// The kind, as `reporter_type` has it.
  public var kind: String
  /// In seconds.
  public var within: Int32

  /// Tickets of `kind` are to be looked at `within` so many seconds.
  public init(kind: String, within: Int32) {
    self.kind = kind
    self.within = within
  }
}

/// A reason that reporters give and the guideline that it means.
public struct ReasonRecord: Sendable {
  /// The reason, folded.
  public var reason: String
  /// An index into `Program.guidelines`.
  public var guideline: Int32

  /// The folded reason with its guideline's index.
  public init(reason: String, guideline: Int32) {
    self.reason = reason
    self.guideline = guideline
  }
}

/// A rule as the engine sees it. −1 stands for "none" throughout.
public struct RuleRecord: Sendable {
  /// The name in verdicts and rules.
  public var id = ""
  /// Why it matters, for people.
  public var why = ""
  /// The guideline it speaks for or against: an index into `Program.guidelines`.
  public var guideline: Int32 = 0
  /// In 1/1024 bit.
  public var weight: Int32 = 0
  /// Its group: an index into `Program.groupCaps`.
  public var group: Int32 = -1
  /// Its `match`: the number of a pattern of `network`.
  public var pattern: Int32 = -1
  /// The fields its match is looked for in.
  public var fields = FieldMask.review
  /// Its clauses: a range of `Program.guards`, all of which must hold.
  public var guards: Range<Int32> = 0..<0
  /// The root of its `where` condition.
  public var condition: Int32 = -1
  /// Bits of `Program.languages`; 0 is any.
  public var languages: UInt32 = 0
  /// Content types: a range of indices into `Program.constants`, by list; empty is any.
  public var contentTypes: [Int32] = []
  /// What it raises the label's severity to when it fires for it.
  public var severity: Int8 = -1
  /// What it raises the label's exposure to, likewise.
  public var exposure: Int8 = -1
  /// The route that the label takes if it is the more urgent one: an index into `Program.routes`.
  public var route: Int32 = -1
  /// The tag that it sets: an index into `Program.tags`.
  public var tag: Int32 = -1

  /// A rule to be filled in.
  public init() {}
}

/// What a rule's author says of its history.
public struct RuleNote: Sendable, Equatable {
  /// An index into `Program.rules`.
  public var rule: Int32
  /// The rule's own version; may be empty.
  public var version: String
  /// Why it is to go, and what to use instead; empty for a rule that stays.
  public var deprecation: String

  /// A note on the rule with this index.
  public init(rule: Int32, version: String, deprecation: String) {
    self.rule = rule
    self.version = version
    self.deprecation = deprecation
  }
}

/// A `with` or `unless` clause.
public struct GuardRecord: Sendable {
  /// Where the phrase is looked for, as seen from the rule's match.
  public enum Reach: UInt8, Sendable {
    case anywhere, near, before, after
  }

  /// The phrase: the number of a pattern of `network`.
  public var pattern: Int32
  /// Whether the phrase must be absent (`unless`) rather than present (`with`).
  public var forbids: Bool
  /// Where it is looked for.
  public var reach: Reach
  /// In words.
  public var distance: Int32
  /// The fields it is looked for in.
  public var fields: FieldMask

  /// A clause; `distance` is in words and unused for `.anywhere`.
  public init(pattern: Int32, forbids: Bool, reach: Reach, distance: Int32, fields: FieldMask) {
    self.pattern = pattern
    self.forbids = forbids
    self.reach = reach
    self.distance = distance
    self.fields = fields
  }
}

/// A set of the fields that have tokens.
public struct FieldMask: OptionSet, Sendable, Hashable {
  /// One bit a field.
  public let rawValue: UInt8
  /// The fields with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The review's title.
  public static let title = FieldMask(rawValue: 1)
  /// The review's text.
  public static let text = FieldMask(rawValue: 2)
  /// The reporter's comment.
  public static let comment = FieldMask(rawValue: 4)
  /// The passage that the reporter marked.
  public static let highlight = FieldMask(rawValue: 8)
  /// What the reviewed business is called, and its category.
  public static let business = FieldMask(rawValue: 16)
  /// Title and text: where rules look unless they say otherwise.
  public static let review: FieldMask = [.title, .text]

  @inline(__always)
  func holds(_ field: TextField) -> Bool {
    switch field {
    case .title: contains(.title)
    case .text: contains(.text)
    case .comment: contains(.comment)
    case .highlight: contains(.highlight)
    // Tokens of the business's names are marked so as well.
    case .category: contains(.business)
    default: false
    }
  }
}
