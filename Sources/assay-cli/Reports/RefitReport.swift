import Assay
import AssayCore
import AssayLearn
import AssayRules

/// What re-fitting did to the weights of rules: as a table for people, and as an overlay that makes the changes.
struct RefitReport {
  /// What the file of the changes is called.
  static let fileName = "weights.rules"

  let refit: RuleRefit
  /// Of the tickets: how many, a hash of them, and a day that stands for them.
  let tickets: Int
  let fingerprint: UInt64
  /// Tickets that repeat another's text.
  let repeated: Int
  let day: String
  /// The weights that the overlay sets in other files: they are people's, and stay.
  let written: OverlayClauses
  let paint: Paint

  private var hash: String {
    let digits = String(fingerprint, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The most changed first; then what came of it.
  var text: String {
    guard !refit.changes.isEmpty else { return "No weight changes by 1/16 bit or more.\n" + summary }
    var table = TextTable(["rule", "written", "refitted", "change", "hits", "breaches", "guideline"], leading: 7)
    for change in refit.changes {
      let rule = refit.program.rules[change.rule]
      table.add([
        rule.id, Decimal.signed(Bits.bits(change.before), 2), Decimal.signed(Bits.bits(change.after), 2),
        Decimal.signed(Bits.bits(change.after - change.before), 2), Decimal.grouped(change.hits),
        Decimal.grouped(change.breaches), refit.program.guidelines[Int(rule.guideline)].id,
      ])
    }
    return table.headed(paint) + "\n" + summary
  }

  private var summary: String { (measure + repeats + kept).map { $0 + "\n" }.joined() }

  /// That some tickets count several times, if they do.
  private var repeats: [String] {
    repeated == 0
      ? [] : ["\(Decimal.grouped(repeated)) of the tickets repeat another's text, and each pulls as if it stood alone."]
  }

  /// The changes that are not made, a line each.
  private var kept: [String] {
    refit.changes.compactMap { change in
      let id = refit.program.rules[change.rule].id
      return written.weight(ofRule: id).map {
        "\(id) keeps the weight that \(Sanitizer.line($0)) sets; for the refitted one take that out, and fit again."
      }
    }
  }

  /// Held-out figures, a line each.
  private var measure: [String] {
    let (old, new) = (refit.before, refit.after)
    return [
      "On held-out folds, where rules fire: surprise \(Decimal.fixed(old.surprise, 1)) bits before, \(Decimal.fixed(new.surprise, 1)) after;",
      "labels \(old.tally.labelled) before, \(new.tally.labelled) after; right \(old.tally.truePositives) before, \(new.tally.truePositives) after.",
    ]
  }

  /// The changes as rules.
  var overlay: String {
    let program = refit.program
    var text = """
      # Written by `assay train --refit-rules`: train again, don't change it by hand.
      # Fitted to \(tickets) tickets (hash \(hash)\(day.isEmpty ? "" : ", \(Sanitizer.line(day))"))
      # with the pack \(Sanitizer.line(program.name)) \(Sanitizer.line(program.version)) (\(program.hash)).

      """
    for line in measure + repeats { text += "# \(line)\n" }
    for change in refit.changes where written.weight(ofRule: program.rules[change.rule].id) == nil {
      let rule = program.rules[change.rule]
      text +=
        "\n# Written as \(Decimal.signed(Bits.bits(change.before), 2)); \(change.breaches) of \(change.hits) hits are breaches.\n"
      text += "change rule \(rule.id) \(Decimal.signed(Bits.bits(change.after), 4))\n"
    }
    return text
  }
}
