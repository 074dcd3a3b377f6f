import Assay
import AssayCore
import AssayLearn
import AssayRules

/// What a change of rules did to past tickets, laid out for people; for programs see `json`.
struct DiffReport {
  let diff: RuleDiff
  let brakes: [DiffBrake]
  /// How many rules are shown at most.
  let top: Int
  let layout: ReportLayout

  /// The whole report, ending with a line feed.
  var text: String {
    var parts = [headline]
    if !diff.handling.moves.isEmpty { parts.append(queues) }
    if diff.changed > 0 { parts.append(guidelines) }
    if rules.contains(where: isChanged) { parts.append(ruleTable) }
    if diff.labelled > 0 { parts.append(judgement) }
    if !diff.samples.isEmpty { parts.append(samples) }
    if !brakes.isEmpty { parts.append(brakeLines) }
    return parts.joined(separator: "\n")
  }

  private func name(_ program: Program) -> String {
    Sanitizer.line(
      [program.name, program.version].filter { !$0.isEmpty }.joined(separator: " ") + " (\(program.hash))")
  }

  private var headline: String {
    let share = Share.percent(diff.changed, of: diff.tickets)
    var text = layout.paint.strong("\(name(diff.packs.old)) → \(name(diff.packs.new))") + "\n"
    text +=
      "\(Decimal.grouped(diff.tickets)) ticket\(diff.tickets == 1 ? "" : "s"); labels change on \(Decimal.grouped(diff.changed)) (\(share)): "
    text += "\(Decimal.grouped(diff.gaining)) gain, \(Decimal.grouped(diff.losing)) lose, "
    text += "\(Decimal.grouped(diff.exchanging)) do both\n"
    if diff.outcomeAlone > 0 {
      text += "with the same labels, the outcome changes on \(Decimal.grouped(diff.outcomeAlone)) more\n"
    }
    if diff.handlingAlone > 0 {
      text += "with the same labels and outcome, what becomes of \(Decimal.grouped(diff.handlingAlone)) more changes\n"
    }
    let handling = diff.handling
    guard !handling.isEmpty else { return text }
    let counts = [
      ("queue", handling.queue), ("due time", handling.due), ("primary label", handling.primary),
      ("severity", handling.severity), ("exposure", handling.exposure),
    ].filter { $0.1 > 0 }.map { "\($0.0) on \(Decimal.grouped($0.1))" }
    return text + "of all tickets: another \(counts.joined(separator: ", "))\n"
  }

  // MARK: Queues

  /// The ways from queue to queue, those of most tickets first.
  var moves: [(move: HandlingChanges.QueueMove, count: Int)] {
    diff.handling.moves.sorted { ($1.value, $0.key.from, $0.key.to) < ($0.value, $1.key.from, $1.key.to) }
      .map { ($0.key, $0.value) }
  }

  private var queues: String {
    var table = TextTable(["queue", "now", "tickets"], leading: 2)
    for (move, count) in moves {
      table.add([move.from, move.to].map { $0.isEmpty ? "–" : Sanitizer.line($0) } + [Decimal.grouped(count)])
    }
    return table.headed(layout.paint)
  }

  // MARK: Guidelines and rules

  /// The guidelines, the most changed first.
  var order: [Int] {
    diff.guidelines.indices.sorted {
      (diff.guidelines[$0].moved, diff.packs.guidelines[$1]) > (diff.guidelines[$1].moved, diff.packs.guidelines[$0])
    }
  }

  private var guidelines: String {
    var table = TextTable(["guideline", "gained", "lost"] + judgedHeads + ["before", "after", "not by a rule"])
    for index in order where diff.guidelines[index].moved > 0 {
      let change = diff.guidelines[index]
      let counts =
        [change.gained, change.lost] + judged(change.better, change.worse)
        + [change.before, change.after, change.withoutRule]
      table.add([diff.packs.guidelines[index]] + counts.map(Decimal.grouped))
    }
    return table.headed(layout.paint)
  }

  /// Columns that only tickets with known labels can fill.
  private var judgedHeads: [String] { diff.labelled > 0 ? ["better", "worse"] : [] }

  private func judged(_ better: Int, _ worse: Int) -> [Int] { diff.labelled > 0 ? [better, worse] : [] }

  /// The rules, those that changed most labels first, then those that changed most hits.
  var rules: [Int] {
    diff.rules.indices.sorted {
      let (one, other) = (diff.rules[$0], diff.rules[$1])
      return (one.labels, one.hits, diff.packs.rules[$1]) > (other.labels, other.hits, diff.packs.rules[$0])
    }
  }

  private var ruleTable: String {
    let changed = rules.filter(isChanged)
    var table = TextTable(
      ["rule", "gained", "lost"] + judgedHeads
        + ["hits before", "after", "newly hit", "share", "no longer", "weight"])
    for index in changed.prefix(top) {
      let change = diff.rules[index]
      let counts =
        [change.labelsGained, change.labelsLost] + judged(change.better, change.worse)
        + [change.hitsBefore, change.hitsAfter, change.newHits]
      table.add(
        [name(ofRule: index)] + counts.map(Decimal.grouped)
          + [Share.percent(change.newHits, of: diff.tickets), Decimal.grouped(change.lostHits), weight(index)])
    }
    let more = changed.count > top ? "… and \(changed.count - top) more rules: --top shows them\n" : ""
    return (top > 0 ? table.headed(layout.paint) : "") + more
  }

  /// Whether a rule changes labels, hits or, as with a new shadow rule, what it counts for.
  private func isChanged(_ index: Int) -> Bool {
    let (before, after) = diff.packs.standings(ofRule: index)
    return diff.rules[index].isChanged || before != nil && after != nil && before != after
  }

  /// The rule's id, with its standing where it does not plainly count: `tells_code (live → shadow)`.
  private func name(ofRule index: Int) -> String {
    let (before, after) = diff.packs.standings(ofRule: index)
    let standings = [before, after].compactMap { $0 }
    let isPlain = standings.allSatisfy { $0 == .live }
    let shown = Set(standings).count > 1 ? standings : Array(standings.prefix(1))
    let standing = isPlain ? "" : " (\(shown.map(\.rawValue).joined(separator: " → ")))"
    return diff.packs.rules[index] + standing
  }

  /// `+4.0`, or `+3.0 → +4.0`, with `–` for a pack that does not have the rule.
  private func weight(_ index: Int) -> String {
    let (before, after) = diff.packs.weights(ofRule: index)
    func shown(_ bits: Int32?) -> String { bits.map { Decimal.signed(Bits.bits($0), 1) } ?? "–" }
    return before == after ? shown(after) : "\(shown(before)) → \(shown(after))"
  }

  // MARK: How right

  private var judgement: String {
    var table = TextTable(["guideline", "", "labels", "precision", "95 %", "breaches", "recall", "95 %"])
    for index in order where diff.guidelines[index].moved > 0 {
      let change = diff.guidelines[index]
      add(diff.packs.guidelines[index], change.tallyBefore, change.tallyAfter, to: &table)
    }
    let all = diff.guidelines
    add("all", all.map(\.tallyBefore).reduce(Tally(), +), all.map(\.tallyAfter).reduce(Tally(), +), to: &table)
    return "On \(Decimal.grouped(diff.labelled)) tickets whose labels are known:\n" + table.headed(layout.paint)
  }

  private func add(_ name: String, _ before: Tally, _ after: Tally, to table: inout TextTable) {
    for (moment, tally) in [("before", before), ("after", after)] {
      table.add([
        moment == "before" ? name : "", moment, Decimal.grouped(tally.labelled), Share.text(tally.precision),
        Share.range(tally.precisionInterval), Decimal.grouped(tally.breaches), Share.text(tally.recall),
        Share.range(tally.recallInterval),
      ])
    }
  }

  // MARK: Samples and brakes

  private var samples: String {
    layout.paint.strong("Tickets to look at") + "\n"
      + diff.samples.map { sample in
        let head = "\(sample.isGained ? "+" : "−") \(diff.packs.guidelines[sample.guideline])  \(sample.ticket)"
        var text = Sanitizer.line("\(head)  \(bits(sample.before)) → \(bits(sample.after))") + "\n"
        if sample.causes.isEmpty { text += "    not by a rule: words, prior or threshold\n" }
        for cause in sample.causes {
          let quote = cause.quote.map { "  “\($0)”" } ?? ""
          let cause = "\(diff.packs.rules[cause.rule]) \(Decimal.signed(Bits.bits(cause.bits), 2))\(quote)"
          text += TextWrapper.wrap(Sanitizer.line(cause), width: layout.width, indent: "    ") + "\n"
        }
        return text
      }.joined()
  }

  private func bits(_ bits: Int32?) -> String { bits.map { Decimal.signed(Bits.bits($0), 2) } ?? "–" }

  private var brakeLines: String {
    brakes.map { brake in
      let what = brake.rule.map { "\($0) newly hits" } ?? "labels, outcome or handling change on"
      return
        "--\(brake.flag): \(what) \(Decimal.fixed(brake.share * 100, 2)) % of tickets (\(Decimal.grouped(brake.count)) of \(Decimal.grouped(brake.tickets))), more than \(Decimal.fixed(brake.limit * 100, 2)) %\n"
    }.joined()
  }
}

extension RuleDiff.GuidelineChange {
  /// Tickets that get or lose the label.
  fileprivate var moved: Int { gained + lost }
}

extension RuleDiff.RuleChange {
  fileprivate var labels: Int { labelsGained + labelsLost }
  fileprivate var hits: Int { newHits + lostHits }
  fileprivate var isChanged: Bool { labels + hits > 0 }
}

/// Shares as people read them.
enum Share {
  /// `1.2 %`; `n/a` of nothing.
  static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "n/a" : Decimal.fixed(Double(part) / Double(whole) * 100, 1) + " %"
  }

  /// To three places, or `n/a`.
  static func text(_ share: Double?) -> String { share.map { Decimal.fixed($0, 3) } ?? "n/a" }

  /// `0.301–0.954`; nothing without an interval.
  static func range(_ interval: WilsonInterval?) -> String {
    interval.map { "\(Decimal.fixed($0.low, 3))–\(Decimal.fixed($0.high, 3))" } ?? ""
  }
}
