import Assay
import AssayCore
import AssayLearn

/// How right a pack is on decided tickets, laid out for people; for programs see `json`, for a browser `EvaluationPage`.
struct EvaluationReport {
  let measured: PackEvaluation
  let options: EvaluateOptions
  /// What several parts show, worked out once.
  let figures: [EvaluationFigures]

  init(measured: PackEvaluation, options: EvaluateOptions) {
    self.measured = measured
    self.options = options
    figures = EvaluationFigures.all(measured.evaluation)
  }

  var evaluation: Evaluation { measured.evaluation }
  var paint: Paint { options.layout.paint }

  /// The whole report, ending with a line feed.
  var text: String {
    var parts = [headline, labels, scores, settled, mixes, slices]
    if options.top > 0, options.by != .bayes, !rules.isEmpty { parts.append(ruleTable) }
    for kind in Mistake.Kind.allCases where !measured.mistakes(kind).isEmpty { parts.append(mistakes(kind)) }
    return parts.joined(separator: "\n")
  }

  // MARK: What is said of the whole

  /// The pack, and what decides.
  var packName: String {
    let program = measured.program
    let name = [program.name, program.version].filter { !$0.isEmpty }.joined(separator: " ") + " (\(program.hash))"
    return Sanitizer.line(name)
      + ["both": "", "rules": ", rules alone", "bayes": ", words alone"][options.by.rawValue, default: ""]
  }

  /// How many tickets there are, of what kind.
  var ticketCount: String {
    let part = options.split == .all ? "" : " of the \(options.split.rawValue) part"
    let undecided =
      measured.undecided == 0
      ? "" : "; \(Decimal.grouped(measured.undecided)) more that nobody has decided are left out"
    let unknown =
      measured.unknown.tickets == 0
      ? "" : "; \(Decimal.grouped(measured.unknown.tickets)) more with labels that are no guideline"
    let repeated = measured.texts.repeated
    let repeats =
      repeated == 0
      ? "" : "; \(Decimal.grouped(repeated)) repeat the text of another, and intervals take tickets as independent"
    let plural = evaluation.tickets == 1 ? "" : "s"
    return "\(Decimal.grouped(evaluation.tickets)) ticket\(plural)\(part)\(repeats)\(undecided)\(unknown)"
  }

  /// What became of tickets that break nothing.
  var cleanTickets: String {
    var text =
      "\(Decimal.grouped(evaluation.cleanFlagged)) of \(Decimal.grouped(evaluation.clean)) tickets that break nothing got a label"
    if let share = evaluation.cleanShare {
      let interval = WilsonInterval(evaluation.cleanFlagged, of: evaluation.clean)
      text += " (\(Share.text(share)), 95 % \(Share.range(interval)))"
    }
    return text
  }

  private var headline: String { "\(paint.strong(packName))\n\(ticketCount)\n\(cleanTickets)\n" }

  // MARK: Guidelines

  private var labels: String {
    var table = TextTable([
      "guideline", "breaches", "labels", "right", "precision", "95 %", "recall", "95 %", "F1", "95 %",
    ])
    for figures in figures { table.add([figures.name] + cells(figures.tally)) }
    let macro = evaluation.macro
    table.add(
      ["macro average", "", "", ""]
        + [macro.precision, macro.recall, macro.f1].flatMap { [Share.text($0.value), Share.range($0)] })
    return table.headed(paint)
      + "Macro averages are over the guidelines that have a value: precision \(macro.precision.count), recall \(macro.recall.count), F1 \(macro.f1.count) of \(evaluation.guidelines.count).\n"
  }

  private func cells(_ tally: Tally) -> [String] {
    [tally.breaches, tally.labelled, tally.truePositives].map(Decimal.grouped) + [
      Share.text(tally.precision), Share.range(tally.precisionInterval), Share.text(tally.recall),
      Share.range(tally.recallInterval), Share.text(tally.f1), Share.range(tally.f1Interval),
    ]
  }

  /// Whether several people have said what they think of some tickets.
  var hasRaters: Bool { evaluation.microRaters.count > 0 }

  private var scores: String {
    var table = TextTable(
      ["guideline", "AP", "95 %", "AUC", "95 %", "ECE", "Brier", "95 %", "kappa", "95 %"]
        + (hasRaters ? ["rated", "alpha", "95 %", "with labels", "95 %"] : []))
    for figures in figures {
      let ranked = [
        Share.text(figures.averagePrecision), Share.range(figures.averagePrecisionInterval),
        Share.text(figures.areaUnderROC), Share.range(figures.areaUnderROCInterval),
      ]
      let raters = [
        Decimal.grouped(figures.rated), Share.text(figures.alpha), Share.range(figures.alphaInterval),
        Share.text(figures.alphaWithLabels), Share.range(figures.alphaWithLabelsInterval),
      ]
      table.add(
        [figures.name] + ranked + [
          Share.text(figures.calibrationError), Share.text(figures.brier), Share.range(figures.brierInterval),
          Share.text(figures.kappa), Share.range(figures.kappaInterval),
        ]
          + (hasRaters ? raters : []))
    }
    let macro = evaluation.macro
    let raters =
      [""] + [macro.alpha, macro.alphaWithLabels].flatMap { [Share.text($0.value), Share.range($0)] }
    table.add(
      ["macro average"]
        + [macro.averagePrecision, macro.areaUnderROC].flatMap { [Share.text($0.value), Share.range($0)] }
        + [Share.text(macro.expectedCalibrationError.value)]
        + [macro.brierScore, macro.kappa].flatMap { [Share.text($0.value), Share.range($0)] }
        + (hasRaters ? raters : []))
    return table.headed(paint)
  }

  /// Precisions at which coverage is shown.
  static let targets = [0.8, 0.9, 0.95, 0.99]

  /// The share of tickets that the surest first guesses cover while they are right so often; nil where they never are.
  func coverage(atPrecisions targets: [Double]) -> [Double?] {
    evaluation.firstGuesses.widest(atPrecisions: targets).map {
      $0.map { Double($0.labelled) / Double(evaluation.tickets) }
    }
  }

  private var settled: String {
    let parts = zip(EvaluationReport.targets, coverage(atPrecisions: EvaluationReport.targets)).map { target, share in
      "\(Decimal.fixed(target, 2)): \(share.map { Decimal.fixed($0 * 100, 1) + " %" } ?? "none")"
    }
    return TextWrapper.wrap(
      "Tickets covered by their likeliest guideline, surest first, while that is right at least so often (on these tickets; `assay tune` gives a bound): "
        + parts.joined(separator: ", "), width: options.layout.width) + "\n"
  }

  // MARK: What is taken for what

  /// How many mixes, values of a field, and further words are shown.
  static let mixesShown = 10
  static let valuesShown = 8

  /// A guideline by its index; `nothing` for nil.
  func name(_ guideline: Int?, else nothing: String = "nothing") -> String {
    guideline.map { evaluation.guidelines[$0] } ?? nothing
  }

  private var mixes: String {
    var table = TextTable(["people say", "label", "tickets"], leading: 2)
    let mixes = evaluation.confusion.mixes.filter { $0.given != nil && $0.got != nil }
    for mix in mixes.prefix(EvaluationReport.mixesShown) {
      table.add([name(mix.given), name(mix.got), Decimal.grouped(mix.count)])
    }
    let more =
      mixes.count > EvaluationReport.mixesShown ? "… and \(mixes.count - EvaluationReport.mixesShown) more pairs\n" : ""
    return mixes.isEmpty ? "No guideline was taken for another.\n" : table.headed(paint) + more
  }

  /// A field of slices for people, with what its values are.
  static func name(_ field: SliceField) -> String { field == .length ? "length, characters" : field.name }

  private var slices: String {
    var table = TextTable(
      ["part", "", "tickets", "breaches", "precision", "95 %", "recall", "95 %", "clean", "labelled", "95 %"],
      leading: 2)
    for field in SliceField.allCases {
      let slices = measured.slices(by: field)
      for (index, slice) in slices.prefix(EvaluationReport.valuesShown).enumerated() {
        let figures = slice.figures
        let tally = figures.tally
        table.add([
          index == 0 ? EvaluationReport.name(field) : "", Sanitizer.line(slice.value ?? "not given"),
          Decimal.grouped(figures.tickets),
          Decimal.grouped(tally.breaches), Share.text(tally.precision), Share.range(tally.precisionInterval),
          Share.text(tally.recall), Share.range(tally.recallInterval), Decimal.grouped(figures.clean),
          Share.text(figures.cleanShare), Share.range(figures.cleanInterval),
        ])
      }
      if slices.count > EvaluationReport.valuesShown {
        table.add(["", "… \(slices.count - EvaluationReport.valuesShown) more"])
      }
    }
    return table.headed(paint)
  }

  // MARK: Rules

  /// The rules that fired, those that were wrong most often first, then by hits, then in the pack's order.
  var rules: [Int] {
    let figures = measured.rules.rules
    func wrong(_ rule: Int) -> Int { figures[rule].judged - figures[rule].right }
    return figures.indices.filter { figures[$0].hits > 0 }.sorted {
      (wrong($0), figures[$0].hits, $1) > (wrong($1), figures[$1].hits, $0)
    }
  }

  private var ruleTable: String {
    var table = TextTable(["rule", "weight", "hits", "n", "wrong", "precision", "95 %", "recall", "F1", "flips"])
    for rule in rules.prefix(options.top) {
      let figures = measured.rules.rules[rule]
      let tally = measured.tally(ofRule: rule)
      let precision = figures.judged == 0 ? nil : Double(figures.right) / Double(figures.judged)
      table.add([
        measured.program.rules[rule].id, Decimal.signed(Bits.bits(measured.program.rules[rule].weight), 1),
        Decimal.grouped(figures.hits), Decimal.grouped(figures.judged), Decimal.grouped(figures.judged - figures.right),
        Share.text(precision), Share.range(WilsonInterval(figures.right, of: figures.judged)),
        Share.text(tally?.recall),
        Share.text(tally?.f1), Decimal.grouped(figures.flips),
      ])
    }
    let more =
      rules.count > options.top ? "… and \(rules.count - options.top) more rules that fired: --top shows them\n" : ""
    return table.headed(paint) + more
  }

  // MARK: Mistakes

  private func mistakes(_ kind: Mistake.Kind) -> String {
    let title = kind == .falseAlarm ? "Worst false alarms" : "Worst misses"
    return paint.strong(title) + "\n" + measured.mistakes(kind).map(text).joined()
  }

  private func text(_ mistake: Mistake) -> String {
    let sum =
      "\(Decimal.signed(Bits.bits(mistake.bits), 2)) bits, \(Decimal.fixed(Bits.probability(mistake.bits) * 100, 1)) %"
    var text = Sanitizer.line("\(mistake.ticket)  \(name(mistake.guideline))  \(sum)") + "\n"
    text += "    \(comparison(mistake))\n"
    if mistake.evidence.isEmpty {
      text += "    nothing fired: \(Decimal.signed(Bits.bits(mistake.prior), 2)) is where the guideline starts\n"
    }
    for evidence in mistake.evidence {
      text +=
        TextWrapper.wrap(Sanitizer.line(EvaluationReport.line(evidence)), width: options.layout.width, indent: "    ")
        + "\n"
    }
    return text
  }

  /// What people say in its place, or what it was labelled.
  func comparison(_ mistake: Mistake) -> String {
    let others = mistake.kind == .falseAlarm ? mistake.gold : mistake.labels
    let names = others.isEmpty ? "nothing" : others.map { name($0) }.joined(separator: ", ")
    return (mistake.kind == .falseAlarm ? "people say " : "labelled ") + names
  }

  /// `+4.00 use_code “Use code SAVE20”`, or the words.
  static func line(_ evidence: Verdict.Evidence) -> String {
    let bits = Decimal.signed(evidence.bits, 2)
    guard let rule = evidence.rule else {
      return "\(bits) words" + (evidence.words.isEmpty ? "" : ": " + evidence.words.joined(separator: ", "))
    }
    let facts = evidence.facts.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    return "\(bits) \(rule)" + (evidence.quote.map { " “\($0)”" } ?? "") + (facts.isEmpty ? "" : " (\(facts))")
  }
}

extension Share {
  /// `0.301–0.954`; nothing without an interval.
  static func range(_ mean: Mean) -> String {
    guard let low = mean.low, let high = mean.high else { return "" }
    return "\(Decimal.fixed(low, 3))–\(Decimal.fixed(high, 3))"
  }
}
