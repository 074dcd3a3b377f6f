import AssayCore
import AssayRules

/// The rules of a guideline as tables in Markdown, one for each set of languages.
struct GuideRules {
  let catalog: RuleCatalog
  private var examples: GuideExamples

  init(_ catalog: RuleCatalog) {
    self.catalog = catalog
    examples = GuideExamples(catalog.program)
  }

  /// More rules than this are folded up.
  private static let open = 8

  private var program: Program { catalog.program }

  // MARK: Languages

  /// `any, de, fr`: the languages of some rules, in the pack's order.
  func languages(of rules: [Int]) -> String {
    let masks = rules.map { program.rules[$0].languages }
    let named = codes(masks.reduce(0) { $0 | $1 }).map(Markdown.escaped)
    return ((masks.contains(0) ? ["any"] : []) + named).joined(separator: ", ")
  }

  private func codes(_ mask: UInt32) -> [String] {
    program.languages.indices.filter { mask >> UInt32($0) & 1 == 1 }.map { program.languages[$0] }
  }

  /// The sets of languages for which there are rules: any language, then by the pack's order of the first, the smaller set first.
  private func masks(_ rules: [Int]) -> [UInt32] {
    Set(rules.map { program.rules[$0].languages }).sorted { one, other in
      (one == 0 ? -1 : one.trailingZeroBitCount, one.nonzeroBitCount, one)
        < (other == 0 ? -1 : other.trailingZeroBitCount, other.nonzeroBitCount, other)
    }
  }

  // MARK: Tables

  /// The rules as written in their files, language by language.
  mutating func text(_ rules: [Int], hidesExamples: Bool) -> String {
    var text = rules.isEmpty ? "\nNo rules.\n" : ""
    for mask in masks(rules) {
      let own = rules.filter { program.rules[$0].languages == mask }
      let languages = mask == 0 ? "any language" : LanguageNames.list(codes(mask))
      let title = "\(RuleWords.plural(own.count, "rule", "rules")) for \(languages)"
      let table = table(own, hidesExamples: hidesExamples)
      text +=
        own.count > GuideRules.open
        ? "\n<details><summary>\(title)</summary>\n\n\(table)\n</details>\n" : "\n\(title):\n\n\(table)"
    }
    return text
  }

  private mutating func table(_ rules: [Int], hidesExamples: Bool) -> String {
    var text = Markdown.head(["bits", "rule"] + (hidesExamples ? [] : ["fires on", "not on"]))
    for rule in rules {
      let weight = Decimal.signed(Bits.bits(program.rules[rule].weight), 1)
      let shown = hidesExamples ? [] : [example(of: rule, true), example(of: rule, false)]
      text += Markdown.row([weight, what(rule)] + shown)
    }
    return text
  }

  /// The first example of a kind.
  private mutating func example(of rule: Int, _ mustFire: Bool) -> String {
    catalog.source(of: rule)?.examples.first { $0.mustFire == mustFire }.map { examples.shown($0) } ?? ""
  }

  private func what(_ rule: Int) -> String {
    let notes = notes(rule)
    let what = "**\(Markdown.code(program.rules[rule].id))** \(Markdown.escaped(program.rules[rule].why))"
    return notes.isEmpty ? what : what + "<br><sub>\(notes.joined(separator: "; "))</sub>"
  }

  /// What else is to be known of a rule.
  private func notes(_ index: Int) -> [String] {
    let rule = program.rules[index]
    let guideline = program.guidelines[Int(rule.guideline)]
    var notes: [String] = []
    switch catalog.standing(of: index) {
    case .live, .disabled: break
    case .watched: notes.append("only watched")
    case .shadow: notes.append("on trial: adds nothing yet")
    case .deprecated: notes.append("to go: \(Markdown.escaped(program.note(onRule: Int32(index))?.deprecation ?? ""))")
    }
    if rule.severity > guideline.severity { notes.append("severity \(rule.severity)") }
    if rule.route != guideline.route, let route = GuideFacts.route(rule.route, program) { notes.append(route) }
    if rule.exposure > guideline.exposure { notes.append("exposure \(Exposure.names[Int(rule.exposure)])") }
    if rule.tag >= 0 { notes.append("tag \(Markdown.code(program.tags[Int(rule.tag)]))") }
    if !rule.contentTypes.isEmpty {
      let types = rule.contentTypes.map { Markdown.code(program.constants[Int($0)]) }
      notes.append("only on \(types.joined(separator: ", "))")
    }
    if rule.group >= 0, let group = catalog.source(of: index)?.group {
      let cap = Decimal.trimmed(Bits.bits(program.groupCaps[Int(rule.group)]))
      notes.append("with others of \(Markdown.code(group)) at most \(cap) bits")
    }
    return notes
  }
}
