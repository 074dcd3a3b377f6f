import AssayCore

/// What shadow rules found, a row each: they add nothing, and the heading says so.
struct ShadowList {
  let explanation: Explanation
  let footnotes: Footnotes

  /// The heading and the rows, ending with a line feed; nil where no shadow rule fired.
  var text: String? {
    let program = explanation.program
    let range = explanation.verdict.shadows
    let evidence = explanation.verdict.evidence[Int(range.lowerBound)..<Int(range.upperBound)]
    let found = evidence.filter { $0.kind != .furtherSpan }
    guard !found.isEmpty else { return nil }
    return found.reduce(explanation.paint.strong("Shadow rules (they add nothing)") + "\n") { text, record in
      let rule = program.rules[Int(record.rule)]
      let number = TextWrapper.padded(footnotes.number(of: record.rule).map { "[\($0)]" } ?? "", 5)
      let bits = TextWrapper.aligned(Decimal.signed(Bits.bits(record.bits), 2), 7)
      let meaning = "\(rule.id): \(rule.why) (\(program.guidelines[Int(rule.guideline)].id))"
      return text
        + TextWrapper.beside(
          "  " + explanation.paint.faint(number) + bits + "  ", columns: 16, Sanitizer.line(meaning),
          width: explanation.layout.width)
    }
  }
}
