internal import AssayCore

/// Conditions that can't hold, alone or beside others of the same `and`, and conditions that always do.
enum Contradictions {
  static func look(at pack: inout LintedPack) {
    let disabled = Set(pack.pack.rules.map(\.syntax).filter { $0.ruleStatus == .disabled }.map(\.name.value))
    for (rule, _) in pack.pack.rules {
      guard let condition = rule.condition else { continue }
      var reader = ConditionReader(disabled: disabled)
      let truth = reader.read(condition)
      for finding in reader.findings {
        switch finding.truth {
        case .never:
          let isWhole = truth == .never
          pack.report(
            .neverFires, "\(isWhole ? "rule `\(rule.name.value)` can never fire: " : "")\(finding.message)",
            finding.span,
            help: isWhole ? "mend it, or delete the rule" : "mend it, or take it out")
        case .always:
          pack.report(.alwaysTrue, finding.message, finding.span, help: Hint(finding.help))
        case .sometimes: break
        }
      }
    }
  }
}

/// Reads a condition for what can be told without a ticket.
private struct ConditionReader {
  enum Truth { case never, sometimes, always }

  struct Finding {
    var truth: Truth
    var message: String
    var span: SourceSpan
    var help = ""
  }

  let disabled: Set<String>
  private(set) var findings: [Finding] = []

  init(disabled: Set<String>) { self.disabled = disabled }

  mutating func read(_ condition: ConditionSyntax) -> Truth {
    switch condition {
    case .and(let sides):
      let truths = sides.map { read($0) }
      if truths.contains(.never) { return .never }
      if readTogether(sides) { return .never }
      return truths.allSatisfy { $0 == .always } ? .always : .sometimes
    case .or(let sides):
      let truths = sides.map { read($0) }
      if truths.contains(.always) { return .always }
      return truths.allSatisfy { $0 == .never } ? .never : .sometimes
    case .not(let inner):
      // What is odd inside is odd either way round; what it comes to is turned.
      switch read(inner) {
      case .never: return .always
      case .always: return .never
      case .sometimes: return .sometimes
      }
    case .comparison(let name, let sign, let values):
      guard let range = NumberRange(name, sign, values) else { return .sometimes }
      return judge(range, natural: NumberRange.natural(of: name.value), "`\(name.value)`", span(name, values))
    case .countThing(let thing, _, let sign, let value):
      return judge(
        NumberRange(sign.value, value.value, isWhole: true), natural: .atLeastZero, "a count",
        thing.span.joined(with: value.span))
    case .countPhrase(let phrase, let sign, let value):
      return judge(
        NumberRange(sign.value, value.value, isWhole: true), natural: .atLeastZero, "a count",
        phrase.span.joined(with: value.span))
    case .hit(let name): return disabled.contains(name.value) ? .never : .sometimes
    case .has, .present: return .sometimes
    }
  }

  private func span(_ name: Located<String>, _ values: [Located<ExampleValue>]) -> SourceSpan {
    values.reduce(name.span) { $0.joined(with: $1.span) }
  }

  private mutating func judge(_ range: NumberRange, natural: NumberRange, _ name: String, _ span: SourceSpan) -> Truth {
    if range.intersection(natural).isEmpty {
      findings.append(Finding(truth: .never, message: "\(name) is always \(natural.spelled)", span: span))
      return .never
    }
    guard range.contains(natural) else { return .sometimes }
    findings.append(
      Finding(
        truth: .always, message: "\(name) is always \(natural.spelled): this holds of all", span: span,
        help: "take it out, or ask for what is meant"))
    // Of a field that is missing it does not hold.
    return .sometimes
  }

  /// Numbers and fields that several sides of an `and` compare. Returns whether they contradict each other.
  private mutating func readTogether(_ sides: [ConditionSyntax]) -> Bool {
    var ranges: [String: (range: NumberRange, span: SourceSpan)] = [:]
    var texts: [String: Set<String>] = [:]
    for side in sides {
      guard case .comparison(let name, let sign, let values) = side else { continue }
      if let range = NumberRange(name, sign, values) {
        let both = ranges[name.value]?.range.intersection(range) ?? range
        if both.isEmpty {
          let message = "`\(name.value)` can't be this and also what is asked before"
          findings.append(Finding(truth: .never, message: message, span: span(name, values)))
          return true
        }
        ranges[name.value] = (both, name.span)
      } else if sign.value == "=" || sign.value == "in" {
        let wanted = Set(values.compactMap { if case .string(let text) = $0.value { text } else { nil } })
        let both = texts[name.value]?.intersection(wanted) ?? wanted
        if both.isEmpty {
          let message = "`\(name.value)` can't have two values at once"
          findings.append(Finding(truth: .never, message: message, span: span(name, values)))
          return true
        }
        texts[name.value] = both
      }
    }
    return false
  }
}

/// The numbers from one to another, both included or not.
struct NumberRange {
  var low = -Double.infinity
  var high = Double.infinity
  /// Whether the bound itself belongs to it.
  var hasLow = true
  var hasHigh = true

  static let atLeastZero = NumberRange(low: 0)

  init(low: Double = -.infinity, high: Double = .infinity) {
    self.low = low
    self.high = high
  }

  /// The numbers for which a comparison holds; all of them for `!=`, of which nothing is concluded. Whole numbers leave no room
  /// between 4 and 5.
  init(_ sign: String, _ value: Double, isWhole: Bool) {
    switch sign {
    case "<": (high, hasHigh) = isWhole ? ((value - 1).rounded(.up), true) : (value, false)
    case "<=": high = isWhole ? value.rounded(.down) : value
    case ">": (low, hasLow) = isWhole ? ((value + 1).rounded(.down), true) : (value, false)
    case ">=": low = isWhole ? value.rounded(.up) : value
    case "=": (low, high) = (value, value)
    default: break
    }
  }

  /// The numbers for which a comparison of a feature holds; nil where it compares something else.
  init?(_ name: Located<String>, _ sign: Located<String>, _ values: [Located<ExampleValue>]) {
    guard let feature = Feature.allCases.first(where: { $0.name == name.value }), sign.value != "!=",
      case .number(let value)? = values.first?.value
    else { return nil }
    self.init(sign.value, value, isWhole: feature.isWhole)
  }

  /// What a feature can be at all.
  static func natural(of name: String) -> NumberRange {
    guard let feature = Feature.allCases.first(where: { $0.name == name }) else { return NumberRange() }
    if feature == .experienceAgeDays { return NumberRange() }
    return NumberRange(low: 0, high: feature.isShare ? 1 : .infinity)
  }

  var isEmpty: Bool { low > high || (low == high && !(hasLow && hasHigh)) }

  func intersection(_ other: NumberRange) -> NumberRange {
    var result = self
    if other.low > low { (result.low, result.hasLow) = (other.low, other.hasLow) }
    if other.low == low { result.hasLow = hasLow && other.hasLow }
    if other.high < high { (result.high, result.hasHigh) = (other.high, other.hasHigh) }
    if other.high == high { result.hasHigh = hasHigh && other.hasHigh }
    return result
  }

  /// Whether another range lies within it.
  func contains(_ other: NumberRange) -> Bool {
    let fromBelow = low < other.low || (low == other.low && (hasLow || !other.hasLow))
    let fromAbove = high > other.high || (high == other.high && (hasHigh || !other.hasHigh))
    return fromBelow && fromAbove
  }

  /// `0 or more`, `from 0 to 1`.
  var spelled: String {
    high == .infinity ? "\(Checker.shown(low)) or more" : "from \(Checker.shown(low)) to \(Checker.shown(high))"
  }
}

extension Feature {
  /// Whether it is a share of something.
  fileprivate var isShare: Bool {
    switch self {
    case .capsRatio, .repetition, .distinctRatio, .symbolRatio, .emojiRatio, .digitRatio, .nonLatinRatio,
      .unpronounceableRatio, .titleOverlap:
      true
    default: false
    }
  }

  /// Whether it counts something in the text, and so is whole. (Numbers of the ticket may come with fractions.)
  fileprivate var isWhole: Bool {
    switch self {
    case .words, .characters, .sentences, .capsWords, .exclamations, .questions, .longestRun: true
    default: false
    }
  }
}
