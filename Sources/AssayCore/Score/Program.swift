/// A compiled pack: everything that classifying needs, immutable and shared by all workers.
///
/// Made by `AssayRules` from rule files and by `AssayLearn` from a corpus, or read back from a pack file. Names become
/// numbers here; the strings are for writers of verdicts only.
public struct Program: Sendable {
  public var name = ""
  public var version = ""
  /// The first 16 hexadecimal digits of the SHA-256 of the pack's rule files and model.
  public var hash = ""
  /// Languages that the pack covers, as in its header; indices are bits of language masks.
  public var languages: [String] = []

  /// The words of the vocabulary by number, folded.
  public var words: [String] = []
  public var vocabulary = Vocabulary()
  public var symbols = SymbolTable()
  /// Words that a disguised spelling may hide: numbers into `words`, ascending.
  public var decodable: [Int32] = []
  public var network = PatternNetwork()

  public var guidelines: [GuidelineRecord] = []
  public var rules: [RuleRecord] = []
  public var guards: [GuardRecord] = []
  public var conditions: [ConditionNode] = []
  /// The strings that conditions compare with.
  public var constants: [String] = []
  /// The rules that a match of each pattern triggers: those whose `match` it is, or whose `where` can't hold without it.
  public var rulesOfPattern = IndexLists()
  /// Rules that nothing triggers, evaluated for every ticket.
  public var alwaysRules: [Int32] = []
  /// For each guideline the rules that can only speak against it: looked at when it would otherwise be labelled or uncertain.
  public var exonerating = IndexLists()
  public var groupCaps: [Int32] = []

  public var routes: [RouteRecord] = []
  public var tags: [String] = []
  /// The route of each outcome other than `flagged`, by `Outcome.rawValue`; −1 where the pack names none.
  public var outcomeRoutes: [Int32] = Array(repeating: -1, count: Outcome.allCases.count)
  /// Reasons that reporters give, folded, with the guideline each means, sorted by reason.
  public var reasons: [ReasonRecord] = []

  public var bayes = BayesModel()

  /// Whether any phrase or condition asks for these; what nobody asks for is not looked at.
  public var readsComment = false
  public var readsHighlight = false

  public init() {}
}

/// A guideline as the engine sees it.
public struct GuidelineRecord: Sendable {
  public var id = ""
  public var title = ""
  public var severity: Int8 = 1
  public var exposure: Int8 = 0
  public var quote = QuoteStyle.plain
  /// In 1/1024 bit.
  public var prior: Int32 = 0
  /// Bits from which the label is given, and from which a ticket is uncertain.
  public var threshold: Int32 = 0
  public var uncertain: Int32 = 0
  public var route: Int32 = -1
  /// Reporter kinds that must contact the reviewer first: indices into `Program.constants`.
  public var contactFirst: [Int32] = []
  public var dsaCategory = ""
  public var dsaKeyword = ""

  public init() {}
}

/// How evidence of a guideline is quoted.
public enum QuoteStyle: UInt8, Sendable {
  case plain, masked, hidden
}

/// Exposure classes by rank.
public enum Exposure {
  public static let names = ["none", "mild", "sexual", "violent", "graphic", "egregious"]
}

/// A queue and how soon a person must have looked.
public struct RouteRecord: Sendable, Equatable {
  public var name: String
  /// In seconds.
  public var within: Int32

  public init(name: String, within: Int32) {
    self.name = name
    self.within = within
  }
}

/// A reason that reporters give and the guideline that it means.
public struct ReasonRecord: Sendable {
  public var reason: String
  public var guideline: Int32

  public init(reason: String, guideline: Int32) {
    self.reason = reason
    self.guideline = guideline
  }
}

/// A rule as the engine sees it. −1 stands for "none" throughout.
public struct RuleRecord: Sendable {
  public var id = ""
  public var why = ""
  public var guideline: Int32 = 0
  /// In 1/1024 bit.
  public var weight: Int32 = 0
  public var group: Int32 = -1
  public var pattern: Int32 = -1
  /// The fields its match is looked for in.
  public var fields = FieldMask.review
  public var guards: Range<Int32> = 0..<0
  /// The root of its `where` condition.
  public var condition: Int32 = -1
  /// Bits of `Program.languages`; 0 is any.
  public var languages: UInt32 = 0
  /// Content types: a range of indices into `Program.constants`, by list; empty is any.
  public var contentTypes: [Int32] = []
  public var severity: Int8 = -1
  public var exposure: Int8 = -1
  public var route: Int32 = -1
  public var tag: Int32 = -1

  public init() {}
}

/// A `with` or `unless` clause.
public struct GuardRecord: Sendable {
  public enum Reach: UInt8, Sendable {
    case anywhere, near, before, after
  }

  public var pattern: Int32
  /// Whether the phrase must be absent (`unless`) rather than present (`with`).
  public var forbids: Bool
  public var reach: Reach
  /// In words.
  public var distance: Int32
  public var fields: FieldMask

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
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let title = FieldMask(rawValue: 1)
  public static let text = FieldMask(rawValue: 2)
  public static let comment = FieldMask(rawValue: 4)
  public static let highlight = FieldMask(rawValue: 8)
  public static let review: FieldMask = [.title, .text]

  @inline(__always)
  func holds(_ field: TextField) -> Bool {
    switch field {
    case .title: contains(.title)
    case .text: contains(.text)
    case .comment: contains(.comment)
    case .highlight: contains(.highlight)
    default: false
    }
  }
}
