import AssayCore
import AssayRules

/// A failing example of a rule laid out for a person, like a failing unit test.
struct FailedExample {
  let failure: RuleTester.Failure
  let program: Program
  let report: ExampleReport
  let layout: ReportLayout

  /// Heading and rows, ending with a line feed.
  var text: String {
    let example = failure.example
    let rule = program.rules[example.rule]
    let guideline = program.guidelines[Int(rule.guideline)].id
    var text = layout.paint.strong("FAIL \(guideline) › \(rule.id) › \(example.name)") + "\n"
    text += "  --> \(Sanitizer.line(report.place(of: example)))\n"
    text += row("expected", "\(rule.id) \(example.mustFire ? "fires" : "does not fire")")
    text += row("found", found)
    if !failure.obstacles.isEmpty { text += row("because", failure.obstacles.joined(separator: ", and ")) }
    let footnotes = Footnotes(failure.match + failure.fired.flatMap(\.evidence), program)
    for (field, _) in Explanation.passageFields {
      // A highlight repeats a part of the text; it is worth showing only where a rule looked at it.
      let regions = footnotes.regions(in: field, of: example.ticket)
      guard !example.ticket.range(of: field).isEmpty, field != .highlight || !regions.isEmpty else { continue }
      let marked = MarkedText(example.ticket, field, regions, StrongWords(), layout.paint, reveals: true)
      for (index, line) in marked.lines(width: layout.width - FailedExample.columns).enumerated() {
        text += label(index == 0 ? field.name : "") + line + "\n"
      }
    }
    if let number = footnotes.number(of: Int32(example.rule)), example.mustFire {
      text += row("match", "[\(number)] where \(rule.id) would match")
    }
    for (index, firing) in failure.fired.enumerated() { text += self.firing(firing, footnotes, isFirst: index == 0) }
    return text
  }

  private var found: String {
    if failure.fired.isEmpty { return "nothing fires" }
    let names = failure.fired.map { program.rules[$0.rule].id }
    return names.joined(separator: ", ") + (names.count == 1 ? " fires" : " fire")
  }

  private func firing(_ firing: RuleTester.Firing, _ footnotes: Footnotes, isFirst: Bool) -> String {
    let rule = program.rules[firing.rule]
    let number = footnotes.number(of: Int32(firing.rule)).map { "[\($0)] " } ?? ""
    let guideline = program.guidelines[Int(rule.guideline)].id
    let weight = Decimal.signed(Bits.bits(rule.weight), 1)
    let fact = firing.evidence.contains { $0.kind == .metadata } ? " (a fact about the ticket)" : ""
    return row(isFirst ? "fired" : "", "\(number)\(rule.id) \(weight), \(guideline): \(rule.why)\(fact)")
  }

  private func row(_ name: String, _ text: String) -> String {
    TextWrapper.beside(label(name), columns: FailedExample.columns, Sanitizer.line(text), width: layout.width)
  }

  private func label(_ name: String) -> String { "  " + TextWrapper.padded(name, FailedExample.columns - 3) + " " }

  /// Where rows begin, behind their names.
  private static let columns = 13
}
