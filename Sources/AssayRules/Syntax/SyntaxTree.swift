// The tree of a rule file: what the parser makes and the checker reads.

/// A value with the place it was written at.
struct Located<Value: Sendable>: Sendable {
  var value: Value
  var span: SourceSpan
}

/// One top-level declaration.
enum Declaration: Sendable {
  case pack(PackSyntax)
  case guideline(GuidelineSyntax)
  case list(ListSyntax)
  case group(GroupSyntax)
  case rule(RuleSyntax)
  case extendGuideline(GuidelineSyntax)
  case extendList(ListSyntax)
  case changeRule(ChangeSyntax)
}

struct PackSyntax: Sendable {
  var name: Located<String>
  /// The pack that it stands on: `default`, or a folder in quotes.
  var base: Located<String>?
  var version: Located<String>?
  var languages: [Located<String>] = []
  var outcomes: [(name: Located<String>, route: RouteSyntax)] = []
  /// Kinds of reporter who need not wait longer than so many seconds.
  var reporters: [(kind: Located<String>, within: Int)] = []
  var written: Set<String> = []
}

struct RouteSyntax: Sendable {
  var name: String
  var within: Int
  var span: SourceSpan
}

struct GuidelineSyntax: Sendable {
  /// Where it says nothing else.
  static let usualThreshold = 0.5
  static let usualUncertain = 0.25

  var name: Located<String>
  var title: Located<String>?
  /// What it is about, in a sentence or two.
  var means: Located<String>?
  /// What breaks it, and what looks like that and does not.
  var counts: [Located<String>] = []
  var excludes: [Located<String>] = []
  var severity: Located<Double>?
  var prior: Located<Double>?
  var threshold: Located<Double>?
  var uncertain: Located<Double>?
  var route: RouteSyntax?
  var exposure: Located<String>?
  var quote: Located<String>?
  var dsa: [Located<String>] = []
  var contactFirst: [Located<String>] = []
  var reasons: [Located<String>] = []
  /// The clauses that stand there, those that could not be read included.
  var written: Set<String> = []
}

struct ListSyntax: Sendable {
  var name: Located<String>
  var entries: [Located<String>] = []
  var file: Located<String>?
  /// Whether it could be read in part only; then nothing more is said about it.
  var isFaulty = false
}

struct GroupSyntax: Sendable {
  var name: Located<String>
  var cap: Located<Double>
  var isFaulty = false
}

struct RuleSyntax: Sendable {
  var name: Located<String>
  var weight: Located<Double>
  var group: Located<String>?
  var why: Located<String>?
  var match: PhraseClause?
  var guards: [GuardSyntax] = []
  var condition: ConditionSyntax?
  var languages: [Located<String>] = []
  var contentTypes: [Located<String>] = []
  var severity: Located<Double>?
  var route: RouteSyntax?
  var exposure: Located<String>?
  var tag: Located<String>?
  var version: Located<String>?
  var status: StatusSyntax?
  var examples: [ExampleSyntax] = []
  /// The clauses that stand there, those that could not be read included.
  var written: Set<String> = []
  /// From its keyword to its last token.
  var span = SourceSpan(file: 0, start: 0, end: 0)
  /// The whole declarations by which an overlay changes it.
  var changes: [SourceSpan] = []
}

/// What an overlay changes about a rule of its base.
struct ChangeSyntax: Sendable {
  /// Its name, and the clauses that are replaced or added.
  var rule: RuleSyntax
  var weight: Located<Double>?
}

/// Whether and how a rule takes part.
struct StatusSyntax: Sendable {
  var status: Located<RuleStatus>
  /// Of a deprecated rule: why it is to go, and what to use instead.
  var reason: Located<String>?
}

/// Phrases with the field they are looked for in.
struct PhraseClause: Sendable {
  var field: Located<String>?
  var phrase: PhraseSyntax
}

struct GuardSyntax: Sendable {
  enum Reach: String, Sendable {
    case anywhere, near, before, after
  }

  var forbids: Bool
  var reach: Reach
  var distance: Located<Double>?
  var clause: PhraseClause
}

struct ExampleSyntax: Sendable {
  var mustFire: Bool
  var text: Located<String>
  var given: [(field: Located<String>, value: Located<ExampleValue>)] = []
}

enum ExampleValue: Sendable {
  case string(String)
  case number(Double)
  case list([String])

  /// As people read it.
  var shown: String {
    switch self {
    case .string(let text): text
    case .number(let number): Checker.shown(number)
    case .list(let texts): texts.joined(separator: ", ")
    }
  }
}

/// Phrases: see `Documentation/Rules.md`.
enum PhraseSyntax: Sendable {
  case words(Located<String>)
  case thing(Located<String>)
  case list(Located<String>)
  case gap(Located<Int>)
  case regex(Located<String>)
  case sequence([PhraseSyntax])
  case alternatives([PhraseSyntax])
  indirect case optional(PhraseSyntax)

  var span: SourceSpan {
    switch self {
    case .words(let located), .thing(let located), .list(let located), .regex(let located): located.span
    case .gap(let located): located.span
    case .sequence(let parts), .alternatives(let parts):
      parts.dropFirst().reduce(parts[0].span) { $0.joined(with: $1.span) }
    case .optional(let part): part.span
    }
  }

  /// Its words, things, lists, gaps and expressions, in reading order.
  var leaves: [PhraseSyntax] {
    switch self {
    case .sequence(let parts), .alternatives(let parts): parts.flatMap(\.leaves)
    case .optional(let part): part.leaves
    case .words, .thing, .list, .gap, .regex: [self]
    }
  }

  /// The lists that it names.
  var lists: [Located<String>] { leaves.compactMap { if case .list(let name) = $0 { name } else { nil } } }

  /// Its regular expressions.
  var regexes: [Located<String>] { leaves.compactMap { if case .regex(let text) = $0 { text } else { nil } } }

  /// Where its first regular expression stands, if it has one.
  var regex: SourceSpan? {
    switch self {
    case .regex(let located): located.span
    case .sequence(let parts), .alternatives(let parts): parts.lazy.compactMap(\.regex).first
    case .optional(let part): part.regex
    case .words, .thing, .list, .gap: nil
    }
  }
}

/// What follows `where`.
indirect enum ConditionSyntax: Sendable {
  case and([ConditionSyntax])
  case or([ConditionSyntax])
  case not(ConditionSyntax)
  /// `name sign value`, or `name in (a, b)` with the sign `in`.
  case comparison(Located<String>, sign: Located<String>, [Located<ExampleValue>])
  case countThing(Located<String>, exclusion: Located<String>?, sign: Located<String>, Located<Double>)
  case countPhrase(PhraseSyntax, sign: Located<String>, Located<Double>)
  case has(PhraseClause)
  case present(Located<String>)
  case hit(Located<String>)
}
