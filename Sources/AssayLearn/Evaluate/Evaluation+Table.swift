extension Evaluation {
  /// The evaluation for people: a row a guideline, micro and macro average, and what became of unlabelled tickets.
  ///
  /// Shares are printed to three places, with their 95 % Wilson intervals. One of fewer than `fewest` cases is "n/a";
  /// figures that people act on should take 10.
  public func table(fewest: Int = 1) -> String {
    var table = TextTable(["guideline", "TP", "FP", "FN", "TN", "precision", "95 %", "recall", "95 %", "F1"])
    for (guideline, tally) in zip(guidelines, tallies) { table.add([guideline] + Evaluation.cells(tally, fewest)) }
    table.add(["micro average"] + Evaluation.cells(micro, fewest))
    let macro = macro(fewest: fewest)
    table.add([
      "macro average", "", "", "", "", Evaluation.places(macro.precision.value), "",
      Evaluation.places(macro.recall.value), "",
      Evaluation.places(macro.f1.value),
    ])
    return table.text() + "\n" + summary(macro)
  }

  private func summary(_ macro: MacroAverage) -> String {
    var lines = "\(tickets) tickets. Macro averages over the guidelines that have a value: "
    lines +=
      "precision \(macro.precision.count), recall \(macro.recall.count), F1 \(macro.f1.count) of \(guidelines.count).\n"
    lines += "Unlabelled tickets that got a label: \(unlabelledFlagged) of \(unlabelled)"
    if let share = unlabelledShare, let interval = WilsonInterval(unlabelledFlagged, of: unlabelled) {
      lines += " (\(Evaluation.places(share)), 95 % \(Evaluation.range(interval)))"
    }
    return lines + ".\n"
  }

  private static func cells(_ tally: Tally, _ fewest: Int) -> [String] {
    let counts = [tally.truePositives, tally.falsePositives, tally.falseNegatives, tally.trueNegatives].map(String.init)
    let shown = tally.shown(fewest)
    return counts + [
      places(shown.precision), range(shown.precision.flatMap { _ in tally.precisionInterval }),
      places(shown.recall), range(shown.recall.flatMap { _ in tally.recallInterval }), places(shown.f1),
    ]
  }

  private static func range(_ interval: WilsonInterval?) -> String {
    interval.map { "\(places($0.low))–\(places($0.high))" } ?? ""
  }

  /// A share to three places, or "n/a".
  static func places(_ share: Double?) -> String {
    guard let share else { return "n/a" }
    let thousandths = Int((share * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
