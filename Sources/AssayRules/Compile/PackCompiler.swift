public import AssayCore

/// What compiling a pack gave.
public struct Compilation: Sendable {
  /// nil when there were errors.
  public var program: Program?
  /// In order of file and place.
  public var diagnostics: [Diagnostic]
  /// The files that spans refer to.
  public var files: [SourceFile]
  /// The examples of all rules.
  public var examples: [RuleExample]

  /// Whether there is no program.
  public var hasErrors: Bool { diagnostics.contains(where: \.isError) }
}

/// Compiles a pack: files → declarations → checks → phrases and conditions → program, linked with a model if there is one.
public struct PackCompiler {
  private let source: PackSource
  private let pack: Pack
  private var resolver: PhraseResolver
  private var network = NetworkBuilder()
  private var conditions: ConditionCompiler
  private var program = Program()
  private var diagnostics: [Diagnostic]
  private var groupNumbers: [String: Int32] = [:]
  private var routeNumbers: [String: Int32] = [:]

  /// O(size of the files).
  public static func compile(
    _ source: PackSource, model: TrainedModel? = nil, workers: some Workers = OneWorker()
  ) -> Compilation {
    compile(ParsedPack(source, workers), model: model, workers: workers)
  }

  /// The same of files that have been parsed.
  public static func compile(
    _ parsed: ParsedPack, model: TrainedModel? = nil, workers: some Workers = OneWorker()
  ) -> Compilation {
    var compiler = PackCompiler(parsed.source, parsed.reader)
    return compiler.run(model, workers)
  }

  /// Compiles the files and looks at them with all lints, for people who write rules; classifying needs no lints. Lints run where
  /// there are no errors.
  public static func check(_ source: PackSource) -> Compilation {
    let reader = PackReader(source)
    var compiler = PackCompiler(source, reader)
    var compilation = compiler.run(nil, OneWorker())
    guard !compilation.hasErrors else {
      // The pack below an overlay stays as it is: its errors are told, and mended where it is at home.
      for index in compilation.diagnostics.indices {
        compilation.diagnostics[index].edits.removeAll { !source.isOwn($0.span.file) }
      }
      return compilation
    }
    // What an overlay's base could do better is not the overlay's business.
    let found = (compilation.diagnostics + Lints.diagnostics(reader.pack, source.files)).filter {
      source.isOwn($0.span.file)
    }
    compilation.diagnostics = found.tidied()
    return compilation
  }

  private init(_ source: PackSource, _ reader: PackReader) {
    self.source = source
    pack = reader.pack
    diagnostics = reader.diagnostics
    if !reader.pack.lacksBase { diagnostics += Checker(pack).diagnostics + HitChecker(pack).diagnostics }
    conditions = ConditionCompiler(rules: reader.pack.ruleNumbers)
    resolver = PhraseResolver(reader.pack)
  }

  private mutating func run(_ model: TrainedModel?, _ workers: some Workers) -> Compilation {
    if pack.lacksBase {
      return Compilation(program: nil, diagnostics: diagnostics.tidied(), files: source.files, examples: [])
    }
    if let header = pack.header { compileHeader(header) }
    for guideline in pack.guidelines { compile(guideline) }
    for (number, group) in pack.groups.enumerated() {
      program.groupCaps.append(PackCompiler.bits(group.syntax.cap.value))
      groupNumbers[group.syntax.name.value] = Int32(number)
    }
    var examples: [RuleExample] = []
    examples.reserveCapacity(pack.rules.reduce(0) { $0 + $1.syntax.examples.count })
    for (rule, guideline) in pack.rules {
      if rule.ruleStatus == .disabled {
        checkDisabled(rule)
        continue
      }
      compile(rule, guideline)
      let own = RuleExample.all(of: rule, number: program.rules.count - 1)
      examples += own.examples
      diagnostics += own.diagnostics
    }
    diagnostics += resolver.diagnostics + conditions.diagnostics
    // What a faulty rule means to use is not known, so nothing is known to be unused.
    if !diagnostics.contains(where: \.isError) { reportUnusedLists() }
    var compilation = Compilation(
      program: nil, diagnostics: diagnostics.tidied(), files: source.files, examples: examples)
    guard !compilation.hasErrors else { return compilation }
    finish()
    do {
      compilation.program = try Linker.link(
        program, network, resolver.phrases, resolver.regexes, model: model, workers)
    } catch {
      compilation.diagnostics.append(
        Diagnostic(
          .wordCollision, error.message, SourceSpan(file: 0, start: 0, end: 0), help: "write one of them in another way"
        ))
    }
    return compilation
  }

  private mutating func reportUnusedLists() {
    for (name, list) in pack.lists where !resolver.usedLists.contains(name) {
      diagnostics.append(
        Diagnostic(
          .unusedList, "no rule uses the list `\(name)`", list.name.span,
          help: Hint("use it, or delete it", edits: LintedPack(pack, source.files).deletingLines(list.span))))
    }
  }

  // MARK: Header and guidelines

  private mutating func compileHeader(_ header: PackSyntax) {
    program.name = header.name.value
    program.version = header.version?.value ?? ""
    program.languages = header.languages.map(\.value)
    for (name, route) in header.outcomes {
      guard let outcome = Outcome.allCases.first(where: { $0.name == name.value }) else { continue }
      program.outcomeRoutes[Int(outcome.rawValue)] = number(of: route)
    }
    program.reporters = header.reporters.map { ReporterRecord(kind: $0.kind.value, within: Int32($0.within)) }
  }

  private mutating func number(of route: RouteSyntax) -> Int32 {
    let key = "\(route.name) \(route.within)"
    if let known = routeNumbers[key] { return known }
    let number = Int32(program.routes.count)
    program.routes.append(RouteRecord(name: route.name, within: Int32(route.within)))
    routeNumbers[key] = number
    return number
  }

  private mutating func compile(_ syntax: GuidelineSyntax) {
    var record = GuidelineRecord()
    record.id = syntax.name.value
    record.title = syntax.title?.value ?? ""
    record.severity = PackCompiler.severity(syntax.severity) ?? 1
    record.exposure = PackCompiler.exposure(syntax.exposure) ?? 0
    record.quote =
      QuoteStyle(rawValue: UInt8(Checker.quoteStyles.firstIndex(of: syntax.quote?.value ?? "plain") ?? 0)) ?? .plain
    record.prior = PackCompiler.bits(syntax.prior?.value ?? -5)
    record.threshold = Bits.fixed(
      Bits.logOdds(PackCompiler.probability(syntax.threshold, GuidelineSyntax.usualThreshold)))
    record.uncertain = Bits.fixed(
      Bits.logOdds(PackCompiler.probability(syntax.uncertain, GuidelineSyntax.usualUncertain)))
    record.route = syntax.route.map { number(of: $0) } ?? -1
    record.contactFirst = syntax.contactFirst.map { conditions.constant($0.value) }
    record.dsaCategory = syntax.dsa.first?.value ?? ""
    record.dsaKeyword = syntax.dsa.dropFirst().first?.value ?? ""
    let own = Int32(program.guidelines.count)
    program.guidelines.append(record)
    for reason in syntax.reasons { program.reasons.append(ReasonRecord(reason: reason.value, guideline: own)) }
  }

  /// Probabilities out of range are reported by the checker; here they only must not break the arithmetic.
  private static func probability(_ located: Located<Double>?, _ standard: Double) -> Double {
    guard let value = located?.value, value > 0, value < 1 else { return standard }
    return value
  }

  /// Bits beyond reason are reported by the checker, too, and so are severities.
  private static func bits(_ value: Double) -> Int32 {
    Bits.fixed(max(-Checker.largestWeight, min(value, Checker.largestWeight)))
  }

  private static func severity(_ located: Located<Double>?) -> Int8? { located.map { Int8(max(1, min($0.value, 5))) } }

  private static func exposure(_ located: Located<String>?) -> Int8? {
    located.flatMap { Exposure.names.firstIndex(of: $0.value) }.map { Int8($0) }
  }

  // MARK: Rules

  /// What a rule is, without what it looks for and does.
  static func bareRecord(_ syntax: RuleSyntax, _ guideline: Int) -> RuleRecord {
    var record = RuleRecord()
    record.id = syntax.name.value
    record.why = syntax.why?.value ?? ""
    record.guideline = Int32(guideline)
    record.weight = bits(syntax.weight.value)
    return record
  }

  private mutating func compile(_ syntax: RuleSyntax, _ guideline: Int) {
    var record = PackCompiler.bareRecord(syntax, guideline)
    record.group = syntax.group.flatMap { groupNumbers[$0.value] } ?? -1
    if let match = syntax.match {
      record.pattern = pattern(match.phrase) ?? -1
      record.fields = conditions.mask(ofMatch: match.field) ?? .review
    }
    let firstGuard = Int32(program.guards.count)
    for clause in syntax.guards { compile(clause) }
    record.guards = firstGuard..<Int32(program.guards.count)
    if let condition = syntax.condition {
      var compiler = self.conditions
      record.condition = compiler.compile(condition) { pattern($0) } ?? -1
      self.conditions = compiler
    }
    for language in syntax.languages {
      if let bit = program.languages.firstIndex(of: language.value), bit < 32 { record.languages |= 1 << UInt32(bit) }
    }
    record.contentTypes = syntax.contentTypes.map { conditions.constant($0.value) }
    record.severity = PackCompiler.severity(syntax.severity) ?? -1
    record.exposure = PackCompiler.exposure(syntax.exposure) ?? -1
    record.route = syntax.route.map { number(of: $0) } ?? -1
    if let tag = syntax.tag?.value {
      if !program.tags.contains(tag) { program.tags.append(tag) }
      record.tag = Int32(program.tags.firstIndex(of: tag) ?? 0)
    }
    addNotes(syntax)
    program.rules.append(record)
  }

  /// A disabled rule is not compiled, but what it says must hold, so that it can be enabled.
  private mutating func checkDisabled(_ syntax: RuleSyntax) {
    if let match = syntax.match {
      _ = resolver.resolve(match.phrase)
      _ = conditions.mask(ofMatch: match.field)
    }
    for clause in syntax.guards.map(\.clause) {
      _ = resolver.resolve(clause.phrase)
      _ = conditions.mask(clause.field)
    }
    guard let condition = syntax.condition else { return }
    var compiler = self.conditions
    _ = compiler.compile(condition) { resolver.resolve($0).map { _ in 0 } }
    conditions.take(diagnosticsOf: compiler)
  }

  /// What does not fit into the record, as few rules have it.
  private mutating func addNotes(_ syntax: RuleSyntax) {
    let number = Int32(program.rules.count)
    if syntax.ruleStatus == .shadow { program.shadowRules.append(number) }
    let note = RuleNote(
      rule: number, version: syntax.version?.value ?? "", deprecation: syntax.status?.reason?.value ?? "")
    if !note.version.isEmpty || !note.deprecation.isEmpty { program.ruleNotes.append(note) }
  }

  /// The number of the phrase's pattern. Its words may be found disguised, wherever the phrase stands.
  private mutating func pattern(_ phrase: PhraseSyntax) -> Int32? {
    guard let tree = resolver.resolve(phrase) else { return nil }
    return network.pattern(tree, resolver.phrases)
  }

  private mutating func compile(_ clause: GuardSyntax) {
    guard let number = pattern(clause.clause.phrase), let mask = conditions.mask(clause.clause.field) else { return }
    let reach: GuardRecord.Reach =
      switch clause.reach {
      case .anywhere: .anywhere
      case .near: .near
      case .before: .before
      case .after: .after
      }
    program.guards.append(
      GuardRecord(
        pattern: number, forbids: clause.forbids, reach: reach,
        distance: Int32(max(0, min(clause.distance?.value ?? 0, Checker.farthest))),
        fields: mask))
  }

  // MARK: The whole

  /// What wakes each rule, and what is read at all.
  private mutating func finish() {
    program.conditions = conditions.nodes
    program.constants = conditions.constants
    program.reasons.sort { ($0.reason, $0.guideline) < ($1.reason, $1.guideline) }
    program.setOccasions(&network, resolver.phrases)
    let masks =
      program.rules.filter { $0.pattern >= 0 }.map(\.fields) + program.guards.map(\.fields)
      + program.conditions.filter { $0.kind == .has }.map { FieldMask(rawValue: UInt8(truncatingIfNeeded: $0.b)) }
    program.fields = masks.reduce(.review) { $0.union($1) }
  }
}
