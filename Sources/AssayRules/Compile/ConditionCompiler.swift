internal import AssayCore

/// Turns `where` conditions into nodes of the program, children before parents; reports names and types that don't fit.
struct ConditionCompiler {
  private(set) var nodes: [ConditionNode] = []
  private(set) var constants: [String] = []
  private var constantNumbers: [String: Int32] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Text fields that conditions may compare.
  private static let textFields: [TextField] = [
    .contentType, .language, .reporterType, .statedReason, .channel, .category, .status, .queue, .priority, .source,
  ]

  private mutating func report(_ code: DiagnosticCode, _ message: String, _ span: SourceSpan, help: String = "") {
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
    case .and(let left, let right):
      let children = (compile(left, pattern: pattern), compile(right, pattern: pattern))
      guard let a = children.0, let b = children.1 else { return nil }
      return add(ConditionNode(.and, a: a, b: b))
    case .or(let left, let right):
      let children = (compile(left, pattern: pattern), compile(right, pattern: pattern))
      guard let a = children.0, let b = children.1 else { return nil }
      return add(ConditionNode(.or, a: a, b: b))
    case .not(let inner):
      guard let a = compile(inner, pattern: pattern) else { return nil }
      return add(ConditionNode(.not, a: a))
    case .comparison(let name, let sign, let values):
      return comparison(name, sign, values)
    case .countThing(let thing, let exclusion, let sign, let value):
      return countThing(thing, exclusion, sign, value)
    case .countPhrase(let phrase, let sign, let value):
      guard let number = pattern(phrase) else { return nil }
      return add(ConditionNode(.countPattern, a: number, comparison: ConditionCompiler.comparison(sign.value), value: value.value))
    case .has(let clause):
      guard let number = pattern(clause.phrase), let mask = mask(clause.field) else { return nil }
      return add(ConditionNode(.has, a: number, b: Int32(mask.rawValue)))
    case .present(let name):
      return present(name)
    }
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
    default:
      report(
        .unknownField, "phrases can't be looked for in `\(field.value)`", field.span,
        help: Suggestion.help(field.value, ["title", "text", "comment", "highlight"], otherwise: "in title, text, comment or highlight"))
      return nil
    }
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

  private mutating func comparison(_ name: Located<String>, _ sign: Located<String>, _ values: [Located<ExampleValue>]) -> Int32? {
    if let feature = Feature.allCases.firstIndex(where: { $0.name == name.value }) {
      guard values.count == 1, case .number(let value) = values[0].value else {
        report(.wrongType, "`\(name.value)` is a number", values[0].span, help: "compare it with a number")
        return nil
      }
      return add(ConditionNode(.feature, a: Int32(feature), comparison: ConditionCompiler.comparison(sign.value), value: value))
    }
    if let flag = FlagField.allCases.firstIndex(where: { $0.name == name.value }) {
      guard values.count == 1, case .string(let text) = values[0].value, text == "true" || text == "false", sign.value == "=" || sign.value == "!="
      else {
        report(.wrongType, "`\(name.value)` is true or false", values[0].span, help: "write `\(name.value) = true`")
        return nil
      }
      return add(ConditionNode(.flag, a: Int32(flag), value: (text == "true") == (sign.value == "=") ? 1 : 0))
    }
    guard let field = ConditionCompiler.textFields.first(where: { $0.name == name.value }) else {
      let known = Feature.allCases.map(\.name) + FlagField.allCases.map(\.name) + ConditionCompiler.textFields.map(\.name)
      report(.unknownFeature, "no feature or field named `\(name.value)`", name.span, help: Suggestion.help(name.value, known, otherwise: "see Documentation/Rules.md for their names"))
      return nil
    }
    guard sign.value == "=" || sign.value == "!=" else {
      report(.wrongType, "`\(name.value)` is a text; it can only be `=` or `!=`", sign.span)
      return nil
    }
    // The constants of one comparison stand in a row, so each list gets rows of its own.
    let first = Int32(constants.count)
    for value in values {
      guard case .string(let text) = value.value else {
        report(.wrongType, "`\(name.value)` is a text", value.span, help: "compare it with a word")
        return nil
      }
      constants.append(text)
    }
    let node = add(ConditionNode(.textField, a: Int32(field.rawValue), b: first, c: Int32(constants.count)))
    return sign.value == "=" ? node : add(ConditionNode(.not, a: node))
  }

  private mutating func countThing(
    _ thing: Located<String>, _ exclusion: Located<String>?, _ sign: Located<String>, _ value: Located<Double>
  ) -> Int32? {
    guard let kind = Leaf.kind(named: thing.value), kind < Leaf.code else {
      report(
        .unknownClass, "`<\(thing.value)>` can't be counted", thing.span,
        help: Suggestion.help(thing.value, Leaf.classNames, otherwise: "classes: \(Leaf.classNames.joined(separator: ", "))"))
      return nil
    }
    var list: Int32 = -1
    if let exclusion {
      guard let found = ListField.allCases.firstIndex(where: { $0.name == exclusion.value }) else {
        report(
          .unknownField, "the ticket has no list `\(exclusion.value)`", exclusion.span,
          help: Suggestion.help(exclusion.value, ListField.allCases.map(\.name), otherwise: "business_domains, public_contacts or business_names"))
        return nil
      }
      list = Int32(found)
    }
    return add(
      ConditionNode(.countKind, a: Int32(kind), b: list, comparison: ConditionCompiler.comparison(sign.value), value: value.value))
  }

  private mutating func present(_ name: Located<String>) -> Int32? {
    if let field = TextField.allCases.first(where: { $0.name == name.value }) { return add(ConditionNode(.presentText, a: Int32(field.rawValue))) }
    if let field = NumberField.allCases.firstIndex(where: { $0.name == name.value }) { return add(ConditionNode(.presentNumber, a: Int32(field))) }
    if let list = ListField.allCases.firstIndex(where: { $0.name == name.value }) { return add(ConditionNode(.presentList, a: Int32(list))) }
    let known = TextField.allCases.map(\.name) + NumberField.allCases.map(\.name) + ListField.allCases.map(\.name)
    report(.unknownField, "no field named `\(name.value)`", name.span, help: Suggestion.help(name.value, known))
    return nil
  }
}
