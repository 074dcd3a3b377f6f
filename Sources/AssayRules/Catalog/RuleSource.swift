internal import AssayCore

/// What only a rule's source knows: how it was written, and what its phrases are made of.
public struct RuleSource: Sendable {
  /// The file, as the user named it, and the line of the word `rule`.
  public var path: String
  /// See `path`.
  public var line: Int
  /// The definition as written, without the line end.
  public var definition: String
  /// What an overlay changes about it, in the order of its files.
  public var changes: [Change]
  /// The name of its group.
  public var group: String?
  /// What its match stands for.
  public var match: PhraseSummary?
  /// What its `with` and `unless` stand for, in order.
  public var guards: [PhraseSummary]
  /// The features and fields that its condition asks for, in order, each once.
  public var asks: [String]
  /// Those of them that a ticket may lack, so that the condition is neither true nor false.
  public var needs: [String]
  /// The lists that it uses, in order.
  public var lists: [List]
  /// The rules whose hits its condition asks for, in order.
  public var rules: [String]
  /// Its examples, in order.
  public var examples: [RuleExample]

  /// How many examples it has on which it must fire.
  public var flags: Int { examples.count(where: \.mustFire) }
  /// How many it has on which it must not.
  public var passes: Int { examples.count - flags }

  /// A `change` declaration, as written and where.
  public struct Change: Sendable {
    /// The file, as the user named it, and the line of the word `change`.
    public var path: String
    /// See `path`.
    public var line: Int
    /// The declaration without the line end.
    public var definition: String
  }

  /// A word list with the place of its declaration.
  public struct List: Sendable {
    /// Its name in rules.
    public var name: String
    /// How many entries it has.
    public var entries: Int
    /// The file that declares it.
    public var path: String
    /// See `path`.
    public var line: Int
  }
}

/// Gathers the sources of a pack's rules.
struct RuleSourceReader {
  private let pack: Pack
  private let files: [SourceFile]
  private var resolver: PhraseResolver

  init(_ pack: Pack, _ files: [SourceFile]) {
    self.pack = pack
    self.files = files
    resolver = PhraseResolver(pack)
  }

  /// `number`: the rule's index in the program.
  mutating func read(_ rule: RuleSyntax, number: Int) -> RuleSource {
    let place = written(rule.span)
    var uses = Uses()
    if let match = rule.match { uses.add(match.phrase) }
    for clause in rule.guards { uses.add(clause.clause.phrase) }
    if let condition = rule.condition { uses.add(condition) }
    return RuleSource(
      path: place.path, line: place.line, definition: place.definition, changes: rule.changes.map { written($0) },
      group: rule.group?.value,
      match: rule.match.flatMap { resolver.resolve($0.phrase) }.map { PhraseSummary($0, resolver.phrases) },
      guards: rule.guards.compactMap { resolver.resolve($0.clause.phrase) }.map { PhraseSummary($0, resolver.phrases) },
      asks: uses.asks, needs: uses.needs, lists: uses.lists.compactMap { list($0) },
      rules: uses.rules, examples: RuleExample.all(of: rule, number: number).examples)
  }

  private func written(_ span: SourceSpan) -> RuleSource.Change {
    let file = files[span.file]
    return RuleSource.Change(
      path: file.path, line: file.position(of: span.start).line,
      definition: String(decoding: file.bytes[span.start..<span.end], as: UTF8.self))
  }

  private func list(_ name: String) -> RuleSource.List? {
    guard let list = pack.lists[name] else { return nil }
    let file = files[list.name.span.file]
    return RuleSource.List(
      name: name, entries: list.entries.count, path: file.path, line: file.position(of: list.name.span.start).line)
  }
}

/// The names that a rule's phrases and conditions use, each once, in order.
private struct Uses {
  var lists: [String] = []
  var asks: [String] = []
  var needs: [String] = []
  var rules: [String] = []

  private mutating func ask(_ name: String) {
    if !asks.contains(name) { asks.append(name) }
  }

  mutating func add(_ phrase: PhraseSyntax) {
    for list in phrase.lists where !lists.contains(list.value) { lists.append(list.value) }
  }

  mutating func add(_ condition: ConditionSyntax) {
    switch condition {
    case .and(let sides), .or(let sides): for side in sides { add(side) }
    case .not(let inner): add(inner)
    case .comparison(let name, _, _):
      ask(name.value)
      let feature = Feature.allCases.first { $0.name == name.value }
      let isOfText = feature.map { $0.isShape && $0 != .titleOverlap } ?? false
      if !isOfText, !needs.contains(name.value) { needs.append(name.value) }
    case .present(let name): ask(name.value)
    case .hit(let rule): if !rules.contains(rule.value) { rules.append(rule.value) }
    case .countThing(let thing, let exclusion, _, _):
      ask("<\(thing.value)>")
      if let exclusion { ask(exclusion.value) }
    case .countPhrase(let phrase, _, _): add(phrase)
    case .has(let clause):
      if let field = clause.field { ask(field.value) }
      add(clause.phrase)
    }
  }
}
