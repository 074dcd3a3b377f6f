extension Evaluation {
  /// The evaluation for programs: one JSON object in UTF-8, keys always in this order, one line with its line end.
  ///
  /// Shares are rounded to six places; what isn't defined is null.
  ///
  ///     {"tickets":3,"guidelines":[{"id":"profanity","true_positives":1,"false_positives":0,"false_negatives":1,
  ///      "true_negatives":1,"precision":1.0,"precision_low":0.206549,"precision_high":1.0,"recall":0.5,
  ///      "recall_low":0.094531,"recall_high":0.905469,"f1":0.666667}],"micro":{…},
  ///      "macro":{"precision":1.0,"precision_guidelines":1,"recall":0.5,"recall_guidelines":1,"f1":0.666667,
  ///      "f1_guidelines":1},"unlabelled":{"tickets":1,"flagged":0,"share":0.0,"share_low":0.0,"share_high":0.793451}}
  public func json() -> [UInt8] {
    let rows = zip(guidelines, tallies).map { guideline, tally in
      "{\"id\":\(Evaluation.quoted(guideline)),\(Evaluation.members(tally))}"
    }
    let unlabelledInterval = WilsonInterval(unlabelledFlagged, of: unlabelled)
    let macro = macro()
    let parts = [
      "{\"tickets\":\(tickets),\"guidelines\":[\(rows.joined(separator: ","))]",
      "\"micro\":{\(Evaluation.members(micro))}",
      "\"macro\":{\(Evaluation.member("precision", macro.precision)),\(Evaluation.member("recall", macro.recall))",
      "\(Evaluation.member("f1", macro.f1))}",
      "\"unlabelled\":{\"tickets\":\(unlabelled),\"flagged\":\(unlabelledFlagged)",
      "\(Evaluation.member("share", unlabelledShare, unlabelledInterval))}}",
    ]
    return Array((parts.joined(separator: ",") + "\n").utf8)
  }

  private static func members(_ tally: Tally) -> String {
    [
      "\"true_positives\":\(tally.truePositives),\"false_positives\":\(tally.falsePositives)",
      "\"false_negatives\":\(tally.falseNegatives),\"true_negatives\":\(tally.trueNegatives)",
      member("precision", tally.precision, tally.precisionInterval),
      member("recall", tally.recall, tally.recallInterval),
      "\"f1\":\(number(tally.f1))",
    ].joined(separator: ",")
  }

  private static func member(_ name: String, _ share: Double?, _ interval: WilsonInterval?) -> String {
    "\"\(name)\":\(number(share)),\"\(name)_low\":\(number(interval?.low)),\"\(name)_high\":\(number(interval?.high))"
  }

  private static func member(_ name: String, _ mean: Mean) -> String {
    "\"\(name)\":\(number(mean.value)),\"\(name)_guidelines\":\(mean.count)"
  }

  private static func number(_ share: Double?) -> String {
    guard let share else { return "null" }
    let millionths = (share * 1_000_000).rounded()
    // Below 0.0001 a Double prints with an exponent: valid JSON, and still the shortest form.
    return "\(millionths / 1_000_000)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
