import AssayCore
import AssayRules

/// A pack's guidelines as a page of Markdown for those who work with them: what each means, what it does to a ticket, and its rules.
struct GuidePage {
  let catalog: RuleCatalog
  private var rules: GuideRules

  init(_ catalog: RuleCatalog) {
    self.catalog = catalog
    rules = GuideRules(catalog)
  }

  private var program: Program { catalog.program }

  /// The whole page, ending with a line feed. O(rules and their examples).
  mutating func text() -> String {
    var text = head + contents
    for guideline in program.guidelines.indices { text += "\n" + section(guideline) }
    return text
  }

  private func rules(of guideline: Int) -> [Int] {
    program.rules.indices.filter { program.rules[$0].guideline == Int32(guideline) }
  }

  // MARK: Head

  private var head: String {
    let examples = program.rules.indices.reduce(0) { $0 + (catalog.source(of: $1)?.examples.count ?? 0) }
    return """
      # The guidelines of \(Markdown.code(program.name))

      Version \(Markdown.escaped(program.version)): \
      \(RuleWords.plural(program.guidelines.count, "guideline", "guidelines")), \
      \(RuleWords.plural(program.rules.count, "rule", "rules")), \
      \(RuleWords.plural(examples, "example", "examples")), in \(LanguageNames.list(program.languages)).

      Written by `assay rules guide` from the rule files: change those, then write it anew. A label is a reason for a person to
      look, never a decision. Each rule adds its weight in bits to what its guideline starts from: +1 doubles the odds that the
      guideline is broken, −1 halves them. Of each rule's examples one is shown on which it fires and one on which it does not;
      what they hold of personal data, and of what verdicts quote masked, is masked here, too.


      """
  }

  private var contents: String {
    var text = Markdown.head(["guideline", "severity", "route", "rules", "languages"])
    for (index, guideline) in program.guidelines.enumerated() {
      text += Markdown.row([
        "[\(Markdown.escaped(guideline.title))](#\(guideline.id))", "\(guideline.severity)",
        GuideFacts.route(guideline.route, program) ?? "none", "\(rules(of: index).count)",
        rules.languages(of: rules(of: index)),
      ])
    }
    return text
  }

  // MARK: Sections

  private mutating func section(_ index: Int) -> String {
    let guideline = program.guidelines[index]
    let own = rules(of: index)
    let source = catalog.source(ofGuideline: index)
    // Ids are unique, and what verdicts say; titles may be neither.
    var text = "## \(guideline.id)\n\n**\(Markdown.escaped(guideline.title))**"
    if let means = source?.means, !means.isEmpty { text += ": \(Markdown.escaped(means))" }
    text += "\n\n"
    text += list("Counts", source?.counts ?? []) + list("Does not count", source?.excludes ?? [])
    text += Markdown.head(["property", "value"])
    for (name, value) in GuideFacts(program, index, own).rows { text += Markdown.row([name, value]) }
    return text + rules.text(own, hidesExamples: guideline.quote == .hidden)
  }

  private func list(_ title: String, _ texts: [String]) -> String {
    guard !texts.isEmpty else { return "" }
    return "\(title):\n\n" + texts.map(Markdown.item).joined() + "\n"
  }
}
