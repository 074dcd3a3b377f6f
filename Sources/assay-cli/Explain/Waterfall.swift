import AssayCore
import AssayIO
import AssayTriage

/// How the bits of one label add up, a row a step: prior, rules, words, sum.
struct Waterfall {
  private struct Step {
    var bits: Int32
    var footnote: Int?
    var text: String
  }

  private let explanation: Explanation
  private let label: LabelRecord
  private let guideline: GuidelineRecord
  private var steps: [Step] = []

  init(_ explanation: Explanation, _ label: LabelRecord, _ footnotes: Footnotes) {
    self.explanation = explanation
    self.label = label
    guideline = explanation.program.guidelines[Int(label.guideline)]
    steps.append(Step(bits: guideline.prior, text: "prior: what the guideline starts from"))
    let evidence = explanation.verdict.evidence[Int(label.evidence.lowerBound)..<Int(label.evidence.upperBound)]
    for (index, record) in zip(evidence.indices, evidence) {
      switch record.kind {
      case .furtherSpan: continue
      case .words: steps.append(Step(bits: record.bits, text: words(record)))
      case .span, .metadata:
        let further = evidence[(index + 1)...].prefix { $0.kind == .furtherSpan }
        let isDecoded = record.decoded >= 0 || further.contains { $0.decoded >= 0 }
        steps.append(
          Step(
            bits: record.bits, footnote: footnotes.number(of: record.rule),
            text: rule(record.rule, isDecoded) + facts(record)))
      }
    }
    // Evidence is bounded and words may speak against a label without being named; the sum must add up all the same.
    let rest = label.bits - steps.reduce(0) { $0 + $1.bits }
    if rest != 0 { steps.append(Step(bits: rest, text: "other words and rules")) }
  }

  private func rule(_ index: Int32, _ isDecoded: Bool) -> String {
    let rule = explanation.program.rules[Int(index)]
    return rule.id + (rule.why.isEmpty ? "" : ": \(rule.why)") + (isDecoded ? " (a disguised word was decoded)" : "")
  }

  /// What of the ticket's own fields and numbers the rule holds for.
  private func facts(_ record: EvidenceRecord) -> String {
    let facts = record.facts.map { index in
      let fact = explanation.verdict.facts[Int(index)]
      return "\(fact.name) \(fact.text(explanation.ticket))"
    }
    return facts.isEmpty ? "" : " (" + facts.joined(separator: ", ") + ")"
  }

  private func words(_ record: EvidenceRecord) -> String {
    let rows = explanation.verdict.evidenceWords[Int(record.words.lowerBound)..<Int(record.words.upperBound)]
    let names = rows.map { row in
      let name = Array(explanation.program.meaning(ofRow: row).utf8)
      guard !explanation.layout.reveals else { return String(decoding: name, as: UTF8.self) }
      var shown: [UInt8] = []
      Masking.append(name.span, 0..<name.count, style: guideline.quote, into: &shown)
      return String(decoding: shown, as: UTF8.self)
    }
    return "words: " + names.joined(separator: ", ")
  }

  // MARK: Layout

  /// Columns before the text: footnote, bits and, where there is room, bars.
  private static let footnoteColumns = 5
  private static let bitsColumns = 7

  private var barColumns: Int { explanation.layout.width < 72 ? 0 : explanation.layout.width / 4 }

  /// The heading and the rows, ending with a line feed.
  var text: String {
    let paint = explanation.paint
    let heading = Sanitizer.line("\(guideline.id): \(guideline.title)")
    var text = paint.strong(TextWrapper.wrap(heading, width: explanation.layout.width)) + "\n"
    var running: Int32 = 0
    for step in steps {
      let bar = bar(from: running, to: running + step.bits)
      text += row(step.footnote, step.bits, step.bits < 0 ? paint.minus(bar) : paint.plus(bar), step.text)
      running += step.bits
    }
    let threshold = "label from \(Percent.text(guideline.threshold))"
    let blank = String(repeating: " ", count: barColumns)
    text +=
      String(repeating: " ", count: Waterfall.footnoteColumns + 2)
      + String(repeating: "─", count: Waterfall.bitsColumns - 1) + "\n"
    return text + row(nil, label.bits, blank, "sum: probability \(Percent.text(label.bits)), \(threshold)")
  }

  private func row(_ footnote: Int?, _ bits: Int32, _ bar: String, _ meaning: String) -> String {
    let number = TextWrapper.padded(footnote.map { "[\($0)]" } ?? "", Waterfall.footnoteColumns)
    let sum = TextWrapper.aligned(Decimal.signed(Bits.bits(bits), 2), Waterfall.bitsColumns)
    let bars = barColumns == 0 ? "" : "  " + bar
    let columns = 2 + Waterfall.footnoteColumns + Waterfall.bitsColumns + (barColumns == 0 ? 0 : barColumns + 2) + 2
    let label = "  " + explanation.paint.faint(number) + sum + bars + "  "
    return TextWrapper.beside(label, columns: columns, Sanitizer.line(meaning), width: explanation.layout.width)
  }

  /// A bar from one running sum to the next, on a scale that holds all of them, zero and the threshold. `█` adds, `░` takes
  /// away, `┊` is the threshold.
  private func bar(from start: Int32, to end: Int32) -> String {
    guard barColumns > 0 else { return "" }
    var running: Int32 = 0
    var least = min(0, guideline.threshold)
    var most = max(0, guideline.threshold)
    for step in steps {
      running += step.bits
      least = min(least, running)
      most = max(most, running)
    }
    func column(_ bits: Int32) -> Int {
      most == least ? 0 : Int((Double(bits - least) / Double(most - least) * Double(barColumns)).rounded())
    }
    let first = min(column(min(start, end)), barColumns - 1)
    let last = max(first + 1, column(max(start, end)))
    let mark = min(column(guideline.threshold), barColumns - 1)
    return String(
      (0..<barColumns).map { (index) -> Character in
        if index >= first, index < last { return end < start ? "░" : "█" }
        return index == mark ? "┊" : " "
      })
  }
}
