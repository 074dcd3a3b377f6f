internal import AssayCore

/// Turns `where` conditions into nodes of the program, children before parents; reports names and types that don't fit.
struct ConditionCompiler {
  private(set) var nodes: [ConditionNode] = []
  private(set) var constants: [String] = []
  private var constantNumbers: [String: Int32] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// The numbers of rules by name, for `hit`; −1 for a disabled rule, which never fires.
  private let rules: [String: Int32]

  init(rules: [String: Int32]) { self.rules = rules }

  /// Text fields that conditions may compare.
  private static let textFields: [TextField] = [
    .contentType, .language, .reporterType, .statedReason, .channel, .category, .status, .queue, .priority, .source,
  ]

  private var seeReference: String { "Documentation/Rules.md has their names" }

  /// Keeps what another compiler said, and nothing of what it made.
  mutating func take(diagnosticsOf other: ConditionCompiler) { diagnostics = other.diagnostics }

  private mutating func report(_ code: DiagnosticCode, _ message: String, _ span: SourceSpan, help: Hint = "") {
    diagnostics.append(Diagnostic(code, message, span, help: help))
  }

  mutating func constant(_ text: String) -> Int32 {
    if let known = constantNumbers[text] { return known }
    let number = Int32(constants.count)
    constants.append(text)
    constantNumbers[text] = number
    return number
  }

  private mutating func add(_ node: ConditionNode) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  /// The root of the condition's nodes, or nil after a fault. `pattern` compiles a phrase and returns its number.
  mutating func compile(_ condition: ConditionSyntax, pattern: (PhraseSyntax) -> Int32?) -> Int32? {
    switch condition {
    case .and(let sides):
      // The dear sides last: most tickets fail a cheap one. Kleene's `and` is commutative, so the result is the same.
      let order = sides.indices.sorted { (sides[$0].cost, $0) < (sides[$1].cost, $1) }
      return join(.and, order.map { compile(sides[$0], pattern: pattern) })
    case .or(let sides):
      return join(.or, sides.map { compile($0, pattern: pattern) })
    case .not(let inner):
      guard let a = compile(inner, pattern: pattern) else { return nil }
      return add(ConditionNode(.not, a: a))
    case .comparison(let name, let sign, let values):
      return comparison(name, sign, values)
    case .countThing(let thing, let exclusion, let sign, let value):
      return countThing(thing, exclusion, sign, value)
    case .countPhrase(let phrase, let sign, let value):
      guard let number = pattern(phrase) else { return nil }
      return add(
        ConditionNode(
          .countPattern, a: number, comparison: ConditionCompiler.comparison(sign.value), value: value.value))
    case .has(let clause):
      guard let number = pattern(clause.phrase), let mask = mask(clause.field) else { return nil }
      return add(ConditionNode(.has, a: number, b: Int32(mask.rawValue)))
    case .present(let name):
      return present(name)
    case .hit(let name):
      // Names that no rule has are the checker's business. What never fires is `no`: a disjunction of nothing.
      guard let rule = rules[name.value] else { return nil }
      return rule < 0 ? never() : add(ConditionNode(.hit, a: rule))
    }
  }

  /// A node that is never true and never missing.
  private mutating func never() -> Int32 { add(ConditionNode(.countKind, a: 0, comparison: .less, value: 0)) }

  /// One node over all sides, in their order, as a balanced tree: a long chain must not become a deep one.
  private mutating func join(_ kind: ConditionNode.Kind, _ sides: [Int32?]) -> Int32? {
    guard !sides.contains(nil) else { return nil }
    return join(kind, sides.compactMap { $0 }[...])
  }

  private mutating func join(_ kind: ConditionNode.Kind, _ sides: ArraySlice<Int32>) -> Int32 {
    guard sides.count > 1 else { return sides[sides.startIndex] }
    let middle = sides.startIndex + sides.count / 2
    let left = join(kind, sides[..<middle])
    return add(ConditionNode(kind, a: left, b: join(kind, sides[middle...])))
  }

  /// The fields that a clause's `in FIELD` names; title and text without one.
  mutating func mask(_ field: Located<String>?) -> FieldMask? {
    guard let field else { return .review }
    switch field.value {
    case "title": return .title
    case "text": return .text
    case "review": return .review
    case "comment": return .comment
    case "highlight": return .highlight
    case "business": return .business
    default:
      report(
        .unknownField, "phrases can't be looked for in `\(field.value)`", field.span,
        help: Suggestion.help(
          field.value, ["title", "text", "comment", "highlight", "business"],
          otherwise: "in title, text, comment, highlight or business"))
      return nil
    }
  }

  /// The same for `match`, which shows what it found: that is something somebody wrote.
  mutating func mask(ofMatch field: Located<String>?) -> FieldMask? {
    guard let field, field.value == "business" else { return mask(field) }
    report(
      .unknownField, "`match` can't look in `business`: what it finds is evidence, a name is none", field.span,
      help: "ask for the name beside a match of the text: `where has(… in business)`")
    return nil
  }

  private static func comparison(_ sign: String) -> ConditionNode.Comparison {
    switch sign {
    case "<": .less
    case "<=": .lessOrEqual
    case "!=": .notEqual
    case ">": .greater
    case ">=": .greaterOrEqual
    default: .equal
    }
  }

  private mutating func comparison(_ name: Located<String>, _ sign: Located<String>, _ values: [Located<ExampleValue>])
    -> Int32?
  {
    if let feature = Feature.allCases.firstIndex(where: { $0.name == name.value }) {
      guard sign.value != "in", case .number(let value) = values[0].value else {
        report(
          .wrongType, "`\(name.value)` is a number", values[0].span,
          help: sign.value == "in"
            ? "join comparisons with `or`: `\(name.value) = 1 or \(name.value) = 2`"
            : "compare it with a number: `\(name.value) >= 3`")
        return nil
      }
      return add(
        ConditionNode(.feature, a: Int32(feature), comparison: ConditionCompiler.comparison(sign.value), value: value))
    }
    if let flag = FlagField.allCases.firstIndex(where: { $0.name == name.value }) {
      guard values.count == 1, case .string(let text) = values[0].value, text == "true" || text == "false",
        sign.value == "=" || sign.value == "!="
      else {
        report(.wrongType, "`\(name.value)` is true or false", values[0].span, help: "write `\(name.value) = true`")
        return nil
      }
      return add(ConditionNode(.flag, a: Int32(flag), value: (text == "true") == (sign.value == "=") ? 1 : 0))
    }
    guard let field = ConditionCompiler.textFields.first(where: { $0.name == name.value }) else {
      let known =
        Feature.allCases.map(\.name) + FlagField.allCases.map(\.name) + ConditionCompiler.textFields.map(\.name)
      report(
        .unknownFeature, "no feature or field named `\(name.value)`", name.span,
        help: Suggestion.help(name.value, known, otherwise: Hint(seeReference)))
      return nil
    }
    guard ["=", "!=", "in"].contains(sign.value) else {
      report(
        .wrongType, "`\(name.value)` is a text and can't be compared with `\(sign.value)`", sign.span,
        help: "texts are compared with `=`, `!=` or `in (…, …)`")
      return nil
    }
    // The constants of one comparison stand in a row, so each list gets rows of its own.
    let first = Int32(constants.count)
    for value in values {
      guard case .string(let text) = value.value else {
        report(.wrongType, "`\(name.value)` is a text", value.span, help: "compare it with a word: `\(name.value) = …`")
        return nil
      }
      if let warning = KnownValues.warning(Located(value: text, span: value.span), of: name.value) {
        diagnostics.append(warning)
      }
      constants.append(text)
    }
    let node = add(ConditionNode(.textField, a: Int32(field.rawValue), b: first, c: Int32(constants.count)))
    return sign.value == "!=" ? add(ConditionNode(.not, a: node)) : node
  }

  private mutating func countThing(
    _ thing: Located<String>, _ exclusion: Located<String>?, _ sign: Located<String>, _ value: Located<Double>
  ) -> Int32? {
    guard let kind = Leaf.kind(named: thing.value), kind < Leaf.code else {
      let countable = Leaf.classNames.filter { Leaf.kind(named: $0).map { $0 < Leaf.code } ?? false }
      report(
        .unknownClass, "`<\(thing.value)>` can't be counted", thing.span,
        help: Suggestion.nearest(thing.value, countable).map { Suggestion.meant("<\($0)>") }
          ?? "these can: \(countable.map { "<\($0)>" }.joined(separator: " "))")
      return nil
    }
    var list: Int32 = -1
    if let exclusion {
      guard let found = ListField.allCases.firstIndex(where: { $0.name == exclusion.value }) else {
        report(
          .unknownField, "the ticket has no list `\(exclusion.value)`", exclusion.span,
          help: Suggestion.help(
            exclusion.value, ListField.allCases.map(\.name),
            otherwise: "business_domains, public_contacts or business_names"))
        return nil
      }
      list = Int32(found)
    }
    return add(
      ConditionNode(
        .countKind, a: Int32(kind), b: list, comparison: ConditionCompiler.comparison(sign.value), value: value.value))
  }

  private mutating func present(_ name: Located<String>) -> Int32? {
    if let field = TextField.allCases.first(where: { $0.name == name.value }) {
      return add(ConditionNode(.presentText, a: Int32(field.rawValue)))
    }
    if let field = NumberField.allCases.firstIndex(where: { $0.name == name.value }) {
      return add(ConditionNode(.presentNumber, a: Int32(field)))
    }
    if let list = ListField.allCases.firstIndex(where: { $0.name == name.value }) {
      return add(ConditionNode(.presentList, a: Int32(list)))
    }
    let known = TextField.allCases.map(\.name) + NumberField.allCases.map(\.name) + ListField.allCases.map(\.name)
    let isFlag = FlagField.allCases.contains { $0.name == name.value }
    report(
      .unknownField, isFlag ? "`\(name.value)` can't be asked for with `present`" : "no field named `\(name.value)`",
      name.span,
      help: isFlag ? "write `\(name.value) = true`" : Suggestion.help(name.value, known, otherwise: Hint(seeReference)))
    return nil
  }
}

extension ConditionSyntax {
  /// How much work it takes to find out, in steps that only order: fields, dates, things, lengths, the text's other shape or a
  /// phrase, phrases counted to the end. Within a step the author's order stands, who knows which phrase most texts have.
  var cost: Int {
    switch self {
    case .comparison(let name, _, _):
      guard let feature = Feature.allCases.first(where: { $0.name == name.value }) else { return 0 }
      if feature.isShape { return feature.isLength ? 3 : 4 }
      return feature == .experienceAgeDays ? 1 : 0
    case .present: return 0
    case .countThing: return 2
    case .has: return 4
    case .countPhrase: return 5
    // Another rule's phrase and guards: seldom more than the text's shape, but never less than a phrase.
    case .hit: return 4
    case .not(let inner): return inner.cost
    case .and(let sides), .or(let sides): return sides.map(\.cost).max() ?? 0
    }
  }
}

extension Feature {
  /// Whether it is measured on the text.
  var isShape: Bool { rawValue >= Feature.words.rawValue }
  /// Whether one look at the tokens tells it.
  fileprivate var isLength: Bool { self == .words || self == .sentences || self == .averageWordLength }
}
