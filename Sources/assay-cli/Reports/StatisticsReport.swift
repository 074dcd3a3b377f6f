import Assay
import AssayCore
import AssayIO
import AssayLearn
import AssayRules

/// What each rule did on past tickets, laid out for people or as JSON.
struct StatisticsReport {
  let statistics: RuleStatistics
  let order: RuleOrder
  /// How many rules are shown; nil for all.
  let top: Int?
  let layout: ReportLayout

  /// A precision of fewer hits than this says nothing.
  static let fewest = 10
  /// How many rules that fire together with a rule are named.
  static let overlapping = 3

  // MARK: For people

  /// The whole report, ending with a line feed.
  var text: String {
    let program = statistics.program
    let name = [program.name, program.version].filter { !$0.isEmpty }.joined(separator: " ") + " (\(program.hash))"
    var text = layout.paint.strong(Sanitizer.line(name)) + "\n"
    text +=
      "\(Decimal.grouped(statistics.tickets)) tickets, the labels of \(Decimal.grouped(statistics.labelled)) are known\n\n"
    var table = TextTable(
      [
        "rule", "weight", "hits", "hit rate", "precision", "95 %", "n", "flips", "of all", "work",
        "fires together with",
      ],
      leading: 11)
    let overlaps = statistics.overlaps(most: StatisticsReport.overlapping)
    for rule in shown { table.add(row(rule, overlaps[rule])) }
    text += table.headed(layout.paint)
    let silent = statistics.rules.count { $0.hits == 0 }
    if silent > 0 { text += "\n\(Decimal.grouped(silent)) of \(Decimal.grouped(rules.count)) rules hit nothing\n" }
    return text
  }

  private func row(_ rule: Int, _ overlaps: [RuleStatistics.Overlap]) -> [String] {
    let figures = statistics.rules[rule]
    let precision = precision(rule)
    let record = statistics.program.rules[rule]
    let together = overlaps.map {
      "\(statistics.program.rules[$0.rule].id) \(Decimal.fixed(Double($0.hits) / Double(figures.hits) * 100, 0)) %"
    }
    return [
      name(rule), Decimal.signed(Bits.bits(record.weight), 1), Decimal.grouped(figures.hits),
      Share.percent(figures.hits, of: statistics.tickets), Share.text(precision.share), Share.range(precision.interval),
      Decimal.grouped(figures.judged), Decimal.grouped(figures.flips),
      Share.percent(figures.flips, of: statistics.tickets), Share.percent(statistics.work[rule].total, of: totalWork),
      together.joined(separator: ", "),
    ]
  }

  /// The rule's id, with its standing where it does not plainly count: `tells_code (shadow)`.
  private func name(_ rule: Int) -> String {
    let standing = statistics.program.standing(ofRule: rule)
    return statistics.program.rules[rule].id + (standing == .live ? "" : " (\(standing))")
  }

  // MARK: What is shown

  private var rules: Range<Int> { statistics.rules.indices }

  private var totalWork: Int { statistics.work.reduce(0) { $0 + $1.total } }

  /// Precision and its interval; nil under `fewest`.
  private func precision(_ rule: Int) -> (share: Double?, interval: WilsonInterval?) {
    let figures = statistics.rules[rule]
    guard figures.judged >= StatisticsReport.fewest else { return (nil, nil) }
    return (Double(figures.right) / Double(figures.judged), WilsonInterval(figures.right, of: figures.judged))
  }

  /// The rules to show, in their order; equal ones in the pack's.
  private var shown: [Int] {
    let sorted: [Int] =
      switch order {
      case .pack: Array(rules)
      case .hits: descending { statistics.rules[$0].hits }
      case .flips: descending { statistics.rules[$0].flips }
      case .work: descending { statistics.work[$0].total }
      case .name: rules.sorted { statistics.program.rules[$0].id < statistics.program.rules[$1].id }
      case .precision: rules.sorted { (precision($0).share ?? 2, $0) < (precision($1).share ?? 2, $1) }
      }
    return Array(sorted.prefix(top ?? sorted.count))
  }

  private func descending(_ value: (Int) -> Int) -> [Int] {
    rules.sorted { (value($0), $1) > (value($1), $0) }
  }

  // MARK: For programs

  /// The report as one JSON object on a line, keys always in this order. Shares are rounded to six places; what isn't defined, a
  /// precision of fewer than ten hits included, is null.
  var json: [UInt8] {
    let overlaps = statistics.overlaps(most: StatisticsReport.overlapping)
    var out = JSONObject()
    out.add("rules_of") { $0.add(statistics.program) }
    out.add("tickets", statistics.tickets)
    out.add("labelled", statistics.labelled)
    out.add("unknown_labels", statistics.unknown.tickets)
    out.add("rules", shown) { rule, object in
      let figures = statistics.rules[rule]
      let record = statistics.program.rules[rule]
      let precision = precision(rule)
      object.add("id", record.id)
      object.add("guideline", statistics.program.guidelines[Int(record.guideline)].id)
      object.add("weight", Bits.bits(record.weight))
      object.add("status", statistics.program.standing(ofRule: rule).rawValue)
      object.add("hits", figures.hits)
      object.add("hit_share", share(figures.hits, of: statistics.tickets))
      object.add("evidence", figures.evidence)
      object.add("judged", figures.judged)
      object.add("right", figures.right)
      object.add("precision", precision.share)
      object.add("precision_low", precision.interval?.low)
      object.add("precision_high", precision.interval?.high)
      object.add("flips", figures.flips)
      object.add("flip_share", share(figures.flips, of: statistics.tickets))
      object.add("walks", statistics.work[rule].walks)
      object.add("checks", statistics.work[rule].checks)
      object.add("work_share", share(statistics.work[rule].total, of: totalWork))
      object.add("overlaps", overlaps[rule]) { overlap, object in
        object.add("rule", statistics.program.rules[overlap.rule].id)
        object.add("hits", overlap.hits)
        object.add("share", share(overlap.hits, of: figures.hits))
      }
    }
    return out.line
  }

  private func share(_ part: Int, of whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
}

extension TextTable {
  /// The table with its heads painted.
  func headed(_ paint: Paint) -> String {
    let text = text()
    guard let end = text.firstIndex(of: "\n") else { return text }
    return paint.strong(String(text[..<end])) + text[end...]
  }
}
