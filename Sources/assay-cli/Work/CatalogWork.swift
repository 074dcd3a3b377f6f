import Assay
import AssayCore
import AssayRules

/// What `rules list`, `rules show` and `rules guide` do.
enum CatalogWork {
  static func list(_ options: RulesListOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let catalog = try catalog(options.rules)
    let program = catalog.program
    try check(options.guidelines, "guideline", program.guidelines.map(\.id))
    try check(options.tags, "tag", program.tags)
    // Disabled rules are no part of the pack: they are listed where they are asked for.
    let wanted = options.statuses.isEmpty ? RuleStanding.allCases.filter { $0 != .disabled } : options.statuses
    let rules = catalog.rules.indices.filter { index in
      let rule = catalog.rules[index]
      return isWanted(program.guidelines[Int(rule.guideline)].id, options.guidelines)
        && isWanted(rule.tag >= 0 ? program.tags[Int(rule.tag)] : nil, options.tags)
        && isWanted(catalog.standing(of: index), wanted)
    }
    switch options.format {
    case .json: for rule in rules { try console.output.write(RuleJSON(catalog, rule, isWhole: false).line) }
    case .text: try console.output.write(RuleTable(catalog, rules, options.layout).text)
    }
    return .done
  }

  /// Whether a filter lets a value through; an empty filter asks for nothing.
  private static func isWanted<Value: Equatable>(_ value: Value?, _ wanted: [Value]) -> Bool {
    wanted.isEmpty || value.map { wanted.contains($0) } ?? false
  }

  static func show(_ options: RulesShowOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let catalog = try catalog(options.rules)
    try check(options.names, "rule", catalog.rules.map(\.id))
    for (number, rule) in options.names.compactMap(catalog.index).enumerated() {
      switch options.format {
      case .json: try console.output.write(RuleJSON(catalog, rule, isWhole: true).line)
      case .text: try console.output.write((number > 0 ? "\n" : "") + RuleCard(catalog, rule, options.layout).text)
      }
    }
    return .done
  }

  static func guide(_ options: RulesGuideOptions, _ console: Console) throws(Failure) -> ExitStatus {
    var page = GuidePage(try catalog(options.folder))
    if let path = options.output {
      try writeFile(Array(page.text().utf8), to: path)
    } else {
      try console.output.write(page.text())
    }
    return .done
  }

  private static func catalog(_ folder: String?) throws(Failure) -> RuleCatalog {
    guard let folder else {
      return RuleCatalog(try PackOptions(rules: nil, model: nil).program(), DefaultPack.source)
    }
    return RuleCatalog(try PackOptions.compile(folder, nil), try PackOptions.source(folder))
  }

  /// Names must be known: an empty answer to a slip of the pen would say that there is nothing.
  private static func check(_ names: [String], _ what: String, _ known: [String]) throws(Failure) {
    for name in names where !known.contains(name) {
      var failure = Failure.usage("no \(what) named \"\(name)\"")
      if let guess = RuleCatalog.nearest(name, among: known) { failure.hints.append("did you mean \(guess)?") }
      if what == "rule" { failure.hints.append("see `assay rules list`") }
      throw failure
    }
  }
}
