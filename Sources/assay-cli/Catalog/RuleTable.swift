import AssayCore
import AssayRules

/// Some rules of a pack as a list for people, guideline by guideline.
struct RuleTable {
  let catalog: RuleCatalog
  let rules: [Int]
  let layout: CardLayout

  init(_ catalog: RuleCatalog, _ rules: [Int], _ layout: CardLayout) {
    self.catalog = catalog
    self.rules = rules
    self.layout = layout
  }

  var text: String {
    let program = catalog.program
    let paint = Paint(isOn: layout.usesColor)
    let widest = rules.map { catalog.rules[$0].id.count }.max() ?? 0
    var text = ""
    for (number, guideline) in program.guidelines.enumerated() {
      let own = rules.filter { catalog.rules[$0].guideline == Int32(number) }
      guard !own.isEmpty else { continue }
      text += paint.strong(guideline.id) + "  \(Sanitizer.line(guideline.title))\n"
      for rule in own { text += row(rule, widest) }
      text += "\n"
    }
    return text + summary
  }

  private func row(_ index: Int, _ widest: Int) -> String {
    let rule = catalog.rules[index]
    let weight = TextWrapper.aligned(Decimal.signed(Bits.bits(rule.weight), 1), 5)
    let label = "  \(weight)  \(TextWrapper.padded(rule.id, widest))  "
    var what = Sanitizer.line(rule.why)
    if let group = catalog.source(of: index)?.group { what += " (group \(group))" }
    if catalog.standing(of: index) != .live { what += " (\(catalog.standing(of: index)))" }
    if rule.tag >= 0 { what += " (tag \(catalog.program.tags[Int(rule.tag)]))" }
    return TextWrapper.beside(label, columns: ColumnWidth.of(label), what, width: layout.width)
  }

  private var summary: String {
    let program = catalog.program
    let guidelines = Set(rules.map { catalog.rules[$0].guideline }).count
    let all = rules.count == catalog.rules.count ? "" : " of \(catalog.rules.count)"
    return "\(rules.count)\(all) rule\(catalog.rules.count == 1 ? "" : "s") in \(guidelines) "
      + "guideline\(guidelines == 1 ? "" : "s") of \(Sanitizer.line(program.name)) \(Sanitizer.line(program.version))\n"
  }
}
