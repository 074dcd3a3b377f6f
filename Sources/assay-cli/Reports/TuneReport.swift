import Assay
import AssayCore
import AssayIO
import AssayLearn

/// The thresholds that were found, laid out for people, as JSON, and as rules.
struct TuneReport {
  /// What the file of the thresholds is called.
  static let fileName = "thresholds.rules"

  let counts: TuningCounts
  let search: ThresholdSearch
  let options: TuneOptions
  /// One row a guideline, in the pack's order, or a route.
  let rows: [Row]

  struct Row {
    var name: String
    /// The guidelines that get the threshold, as indices.
    var guidelines: [Int]
    var counts: ThresholdCounts
    /// nil: no threshold is proven.
    var choice: ThresholdSearch.Choice?
  }

  init(counts: TuningCounts, search: ThresholdSearch, options: TuneOptions) {
    self.counts = counts
    self.search = search
    self.options = options
    rows =
      switch options.subject {
      case .guideline:
        counts.program.guidelines.enumerated().map { index, guideline in
          let scores = counts.guidelines[index]
          return Row(name: guideline.id, guidelines: [index], counts: scores, choice: search.choice(scores))
        }
      case .route:
        counts.routes.enumerated().map { index, name in
          let scores = counts.queues[index]
          return Row(
            name: name, guidelines: counts.guidelinesOfRoute[index], counts: scores, choice: search.choice(scores))
        }
      }
  }

  /// The tickets with any label at the chosen thresholds, where there are any.
  var covered: Int {
    var thresholds: [Int?] = Array(repeating: nil, count: counts.program.guidelines.count)
    for row in rows { for guideline in row.guidelines { thresholds[guideline] = row.choice?.index } }
    return counts.covered(by: thresholds)
  }

  func threshold(_ choice: ThresholdSearch.Choice) -> String { "\(search.grid.probabilities[choice.index])" }

  // MARK: For people

  /// The table and what it means, ending with a line feed.
  var text: String {
    let measure = search.goal.measure
    var table = TextTable([
      options.subject.rawValue, "threshold", "today", "labels", "right", "precision", "recall",
      "\(measure) at least", "covers",
    ])
    for row in rows { table.add(cells(row)) }
    return table.headed(options.layout.paint) + "\n" + summary
  }

  private func cells(_ row: Row) -> [String] {
    let todays = Set(row.guidelines.map { Decimal.fixed(Bits.probability(counts.program.guidelines[$0].threshold), 2) })
    let today = todays.count == 1 ? todays.first ?? "" : "several"
    guard let choice = row.choice else {
      // What stays as it is, for comparison, where it is a threshold of the grid.
      let thresholds = Set(row.guidelines.map { counts.program.guidelines[$0].threshold })
      guard thresholds.count == 1, let index = search.grid.bits.firstIndex(where: { $0 == thresholds.first }) else {
        return [row.name, "not reachable", today]
      }
      let (labels, right) = row.counts.labelled[index]
      return [row.name, "not reachable", today] + figures(row, labels, right)
    }
    return [row.name, threshold(choice), today] + figures(row, choice.labelled, choice.right) + [
      lowerBound(choice), Share.percent(choice.labelled, of: row.counts.total),
    ]
  }

  private func figures(_ row: Row, _ labels: Int, _ right: Int) -> [String] {
    [
      Decimal.grouped(labels), Decimal.grouped(right), Share.text(share(right, of: labels)),
      Share.text(share(right, of: row.counts.breaches)),
    ]
  }

  /// To three places, rounded down: a bound must not promise more by being written shorter.
  private func lowerBound(_ choice: ThresholdSearch.Choice) -> String {
    Decimal.fixed((choice.lowerBound * 1000).rounded(.down) / 1000, 3)
  }

  private var summary: String {
    var text = "Promise: \(promise).\n"
    text += "Tuned on \(Decimal.grouped(counts.tickets)) ticket\(counts.tickets == 1 ? "" : "s") (\(part))\(repeats).\n"
    if rows.contains(where: { $0.choice == nil }) {
      let fewest = search.goal.fewest(error: search.error / Double(search.shares))
      let cases = search.goal.measure == "recall" ? "breaches, all labelled" : "labels, all right"
      text +=
        "Not reachable: no threshold is proven, which takes \(Decimal.grouped(fewest)) \(cases), or more. The figures there are today's.\n"
    }
    let share = Share.percent(covered, of: counts.tickets)
    text += "With these thresholds \(Decimal.grouped(covered)) tickets (\(share)) get a label"
    return text + (rows.contains { $0.choice == nil } ? ", leaving out what is not reachable.\n" : ".\n")
  }

  /// That some tickets say what others say, if they do.
  private var repeats: String {
    let repeated = counts.texts.repeated
    return repeated == 0
      ? "" : ", \(Decimal.grouped(repeated)) of which repeat the text of another"
  }

  private var promise: String {
    let sure = "with \(percent(options.confidence)) confidence for each by itself"
    let cases = options.subject == .route ? "tickets in a queue" : "labels"
    return switch search.goal {
    case .precision(let share): "at least \(percent(share)) of the \(cases) are right, \(sure)"
    case .recall(let share):
      options.subject == .route
        ? "at least \(percent(share)) of what belongs in a queue gets there, \(sure)"
        : "at least \(percent(share)) of the breaches are labelled, \(sure)"
    case .cost(let ratio):
      "wrong \(cases), at \(Decimal.trimmed(ratio)) times a missed breach, cost less than the right ones save, \(sure)"
    }
  }

  private func percent(_ share: Double) -> String { Decimal.trimmed(share * 100) + " %" }

  private var part: String {
    switch options.part {
    case .dev, .test: "part \(options.part.rawValue)"
    case .heldout: "parts dev and test"
    case .all: "all parts, \(Decimal.grouped(counts.training)) of them of the training part"
    }
  }

  private func share(_ part: Int, of whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }

  // MARK: For programs

  /// One JSON object on a line, keys always in this order. Shares are rounded to six places; what isn't defined is null.
  var json: [UInt8] {
    var out = JSONObject()
    out.add("rules_of") { $0.add(counts.program) }
    out.add("goal", search.goal.name)
    out.add("share", search.goal.share)
    out.add("confidence", options.confidence)
    out.add("part", options.part.rawValue)
    out.add("tickets", counts.tickets)
    out.add("training_tickets", counts.training)
    out.add("tickets_outside_part", counts.outside)
    out.add("tickets_without_labels", counts.unlabelled)
    out.add("tickets_with_unknown_labels", counts.unknown.tickets)
    out.add("repeated_texts", counts.texts.repeated)
    out.add("fingerprint", fingerprint)
    out.add("covered", covered)
    out.add("covered_share", share(covered, of: counts.tickets))
    out.add(options.subject == .guideline ? "guidelines" : "routes", rows) { row, object in
      object.add("id", row.name)
      object.add("threshold", row.choice.map { search.grid.probabilities[$0.index] })
      object.add("tickets", row.counts.total)
      object.add("breaches", row.counts.breaches)
      object.add("labels", row.choice?.labelled ?? 0)
      object.add("right", row.choice?.right ?? 0)
      object.add("precision", row.choice.flatMap { share($0.right, of: $0.labelled) })
      object.add("recall", row.choice.flatMap { share($0.right, of: row.counts.breaches) })
      object.add("lower_bound", row.choice?.lowerBound)
      object.add("covered_share", row.choice.flatMap { share($0.labelled, of: row.counts.total) })
    }
    return out.line
  }

  private var fingerprint: String {
    let digits = String(counts.fingerprint, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: As rules

  /// A rule file that gives each guideline its threshold, and says where it comes from.
  var overlay: String {
    let program = counts.program
    var text = """
      # Written by `assay tune`: change what it was asked for, not this file.
      # Promise: \(promise).
      # Tuned on \(counts.tickets) tickets (\(part); fingerprint of their ids \(fingerprint))\(repeats)
      # with the pack \(Sanitizer.line(program.name)) \(Sanitizer.line(program.version)) (\(program.hash)).

      """
    for row in rows { for guideline in row.guidelines { text += declaration(guideline, row) } }
    return text
  }

  /// The guidelines whose `uncertain` has to come down to their thresholds: a label can't ask for less than being uncertain.
  var loweredUncertain: [String] {
    rows.flatMap { row in row.guidelines.filter { lowersUncertain($0, row) } }.map { counts.program.guidelines[$0].id }
  }

  private func lowersUncertain(_ guideline: Int, _ row: Row) -> Bool {
    row.choice.map { counts.program.guidelines[guideline].uncertain > search.grid.bits[$0.index] } ?? false
  }

  private func declaration(_ index: Int, _ row: Row) -> String {
    let guideline = counts.program.guidelines[index]
    guard let choice = row.choice else {
      guard options.unreachable == .never else { return "\n# \(guideline.id): not reachable, stays as it is.\n" }
      return "\n# Not reachable.\nextend guideline \(guideline.id)\n  threshold 0.999999999\n"
    }
    var text =
      "\n# \(choice.right) of \(choice.labelled) labels right, \(search.goal.measure) at least \(lowerBound(choice)).\n"
    text += "extend guideline \(guideline.id)\n  threshold \(threshold(choice))\n"
    if lowersUncertain(index, row) { text += "  uncertain \(threshold(choice))\n" }
    return text
  }
}
