public import AssayCore

/// The rules of a pack, to be looked up: what the program knows of each, and what its source adds where there is one.
public struct RuleCatalog: Sendable {
  /// The compiled pack.
  public let program: Program
  /// Its rules, by the same indices; behind them those that are disabled, which are not in it. Of these little is known but their source.
  public let rules: [RuleRecord]
  /// By the rules' names; empty for a pack that came without its files.
  private var sources: [String: RuleSource] = [:]
  /// By the guidelines' ids, likewise.
  private var guidelineSources: [String: GuidelineSource] = [:]

  /// The rules of a pack without its files.
  public init(_ program: Program) {
    self.program = program
    rules = program.rules
  }

  /// The rules of a pack that was compiled from these files. O(size of the files).
  public init(_ program: Program, _ source: PackSource) {
    self.program = program
    let pack = PackReader(source).pack
    var reader = RuleSourceReader(pack, source.files)
    let numbers = pack.ruleNumbers
    for (rule, _) in pack.rules {
      sources[rule.name.value] = reader.read(rule, number: Int(numbers[rule.name.value] ?? -1))
    }
    rules =
      program.rules
      + pack.rules.filter { $0.syntax.ruleStatus == .disabled }.map { PackCompiler.bareRecord($0.syntax, $0.guideline) }
    for guideline in pack.guidelines { guidelineSources[guideline.name.value] = GuidelineSource(guideline) }
  }

  /// The source of a rule, where it is known.
  public func source(of rule: Int) -> RuleSource? { sources[rules[rule].id] }

  /// The source of a guideline, where it is known.
  public func source(ofGuideline index: Int) -> GuidelineSource? { guidelineSources[program.guidelines[index].id] }

  /// The index of a rule.
  public func index(of id: String) -> Int? { rules.firstIndex { $0.id == id } }

  /// The known name nearest to one that is not, if it is near enough to be meant.
  public static func nearest(_ name: String, among names: [String]) -> String? { Suggestion.nearest(name, names) }

  /// Whether a rule counts. O(shadow rules).
  public func standing(of rule: Int) -> RuleStanding {
    // Disabled rules are listed behind those of the program.
    rule >= program.rules.count ? .disabled : program.standing(ofRule: rule)
  }

  /// The rules that ask whether a rule fires, where their sources are known. O(rules).
  public func askers(of rule: Int) -> [Int] {
    program.rules.indices.filter { source(of: $0)?.rules.contains(rules[rule].id) ?? false }
  }

  /// The other rules of its group.
  public func groupMates(of rule: Int) -> [Int] {
    others(than: rule) { $0.group >= 0 && $0.group == $1.group }
  }

  /// The other rules that match the same phrases: they are looked for once for all.
  public func twins(of rule: Int) -> [Int] {
    others(than: rule) { $0.pattern >= 0 && $0.pattern == $1.pattern }
  }

  private func others(than rule: Int, _ isAlike: (RuleRecord, RuleRecord) -> Bool) -> [Int] {
    program.rules.indices.filter { $0 != rule && isAlike(program.rules[$0], rules[rule]) }
  }

  /// When the engine comes to look at a rule.
  public func occasion(of rule: Int) -> RuleOccasion {
    let record = program.rules[rule]
    if program.exonerating.values.contains(Int32(rule)) { return .aboutToLabel }
    if record.pattern >= 0 { return .matchFound }
    if program.alwaysRules.contains(Int32(rule)) { return .always }
    let waits = program.rulesOfPattern.values.contains(Int32(rule))
    return program.rulesOfFeature.values.contains(Int32(rule)) ? waits ? .factFound : .numberKnown : .phraseFound
  }
}

extension Program {
  /// Whether a rule counts. O(shadow rules).
  public func standing(ofRule rule: Int) -> RuleStanding {
    if shadowRules.contains(Int32(rule)) { return .shadow }
    if note(onRule: Int32(rule))?.deprecation.isEmpty == false { return .deprecated }
    return rules[rule].weight == 0 ? .watched : .live
  }
}

/// Whether a rule counts.
public enum RuleStanding: String, Sendable, CaseIterable {
  /// It adds its weight.
  case live
  /// It has no weight: it shows, and sets its tag, but moves nothing.
  case watched
  /// It is evaluated and shown with what it would add, but moves nothing.
  case shadow
  /// It adds its weight, but is to go.
  case deprecated
  /// It is checked, but not in the program.
  case disabled
}

/// What makes the engine look at a rule.
public enum RuleOccasion: Sendable {
  /// Its match has been found.
  case matchFound
  /// A phrase has been found that its condition can't hold without.
  case phraseFound
  /// A number is known of the ticket that its condition can't hold without.
  case numberKnown
  /// One or the other.
  case factFound
  /// Its guideline is about to be labelled or uncertain, and it may speak against that.
  case aboutToLabel
  /// Nothing: it is asked of each ticket.
  case always
}
