import Assay
import AssayCore
import AssayLearn
import AssayReport

/// The report of `assay evaluate` as a page for a browser: the same figures, with charts.
struct EvaluationPage {
  let report: EvaluationReport

  init(_ report: EvaluationReport) { self.report = report }

  /// The page in UTF-8.
  var bytes: [UInt8] {
    Page(
      title: "How right is \(report.packName)?",
      lead: [
        "\(report.ticketCount). \(report.cleanTickets).",
        "What follows was measured on these tickets alone. Intervals are of 95 %; what can’t be computed is n/a.",
      ],
      sections: [summary, guidelines, coverage, ranking, reliability, cards, confusion, slices] + rules + mistakes + [
        notes
      ],
      footer: "Written by assay evaluate. This file loads nothing from elsewhere and runs no script."
    ).bytes
  }

  // MARK: Tables

  private var summary: Page.Section {
    let macro = report.evaluation.macro
    var table = DataTable(
      "All guidelines together",
      [.words("figure"), .number("micro average"), .number("macro average"), .number("guidelines")])
    if let micro = report.figures.last {
      let tally = micro.tally
      let rows: [(String, Double?, WilsonInterval?, Mean)] = [
        ("precision", tally.precision, tally.precisionInterval, macro.precision),
        ("recall", tally.recall, tally.recallInterval, macro.recall), ("F1", tally.f1, tally.f1Interval, macro.f1),
        ("average precision", micro.averagePrecision, micro.averagePrecisionInterval, macro.averagePrecision),
        ("area under the ROC curve", micro.areaUnderROC, micro.areaUnderROCInterval, macro.areaUnderROC),
        ("expected calibration error", micro.calibrationError, nil, macro.expectedCalibrationError),
        ("Brier score", micro.brier, micro.brierInterval, macro.brierScore),
        ("Cohen’s kappa", micro.kappa, micro.kappaInterval, macro.kappa),
      ]
      for (name, value, interval, mean) in rows { add(name, value, interval, mean, to: &table) }
      if report.hasRaters {
        add("Krippendorff’s alpha of the raters", micro.alpha, micro.alphaInterval, macro.alpha, to: &table)
        add(
          "the same with the labels as one more", micro.alphaWithLabels, micro.alphaWithLabelsInterval,
          macro.alphaWithLabels, to: &table)
      }
    }
    return Page.Section(id: "summary", title: "Summary") { html in
      html.element(
        "p",
        "Micro averages pool the cases of all guidelines, so that frequent ones weigh more; macro averages are plain means over the guidelines that have a value."
      )
      table.write(to: &html)
    }
  }

  private func add(
    _ name: String, _ value: Double?, _ interval: WilsonInterval?, _ mean: Mean, to table: inout DataTable
  ) {
    table.add([
      .init(name), .init(Share.text(value), range: Share.range(interval)),
      .init(Share.text(mean.value), range: Share.range(mean)), .init("\(mean.count)"),
    ])
  }

  private var guidelines: Page.Section {
    var table = DataTable(
      "Labels and scores of each guideline",
      [.words("guideline")]
        + [
          "breaches", "labels", "right", "precision", "recall", "F1", "average precision", "ROC AUC",
          "calibration error", "Brier", "kappa",
        ].map { .number($0) } + (report.hasRaters ? ["rated", "alpha", "alpha with labels"].map { .number($0) } : []))
    table.isCompact = true
    for figures in report.figures {
      let tally = figures.tally
      let raters: [DataTable.Cell] = [
        .init(Decimal.grouped(figures.rated)),
        .init(Share.text(figures.alpha), range: Share.range(figures.alphaInterval)),
        .init(Share.text(figures.alphaWithLabels), range: Share.range(figures.alphaWithLabelsInterval)),
      ]
      table.add(
        [.init(figures.name)]
          + [tally.breaches, tally.labelled, tally.truePositives].map { .init(Decimal.grouped($0)) } + [
            .init(Share.text(tally.precision), range: Share.range(tally.precisionInterval)),
            .init(Share.text(tally.recall), range: Share.range(tally.recallInterval)),
            .init(Share.text(tally.f1), range: Share.range(tally.f1Interval)),
          ]
          + [
            .init(Share.text(figures.averagePrecision), range: Share.range(figures.averagePrecisionInterval)),
            .init(Share.text(figures.areaUnderROC), range: Share.range(figures.areaUnderROCInterval)),
          ]
          + [
            .init(Share.text(figures.calibrationError)),
            .init(Share.text(figures.brier), range: Share.range(figures.brierInterval)),
            .init(Share.text(figures.kappa), range: Share.range(figures.kappaInterval)),
          ] + (report.hasRaters ? raters : []))
    }
    return Page.Section(id: "guidelines", title: "Guidelines") { table.write(to: &$0) }
  }

  private var slices: Page.Section {
    Page.Section(id: "parts", title: "Parts of the tickets") { html in
      html.element(
        "p",
        "All guidelines’ cases together, by what kind of ticket it was. “Clean” tickets break nothing; how many of them got a label all the same is in the last column."
      )
      for field in SliceField.allCases {
        var table = DataTable(
          "By \(EvaluationReport.name(field))",
          [.words(EvaluationReport.name(field))]
            + ["tickets", "breaches", "precision", "recall", "F1", "clean", "clean, labelled"].map { .number($0) })
        for slice in report.measured.slices(by: field) {
          let (figures, tally) = (slice.figures, slice.figures.tally)
          table.add([
            .init(Sanitizer.line(slice.value ?? "not given")), .init(Decimal.grouped(figures.tickets)),
            .init(Decimal.grouped(tally.breaches)),
            .init(Share.text(tally.precision), range: Share.range(tally.precisionInterval)),
            .init(Share.text(tally.recall), range: Share.range(tally.recallInterval)),
            .init(Share.text(tally.f1), range: Share.range(tally.f1Interval)), .init(Decimal.grouped(figures.clean)),
            .init(Share.text(figures.cleanShare), range: Share.range(figures.cleanInterval)),
          ])
        }
        table.write(to: &html)
      }
    }
  }

  private var rules: [Page.Section] {
    guard report.options.by != .bayes, !report.rules.isEmpty else { return [] }
    var table = DataTable(
      "Rules that fired, those that were wrong most often first",
      [.words("rule"), .words("guideline")]
        + ["weight", "hits", "judged", "wrong", "precision", "recall", "F1", "flips"].map { .number($0) })
    for rule in report.rules {
      let figures = report.measured.rules.rules[rule]
      let record = report.measured.program.rules[rule]
      let tally = report.measured.tally(ofRule: rule)
      let precision = figures.judged == 0 ? nil : Double(figures.right) / Double(figures.judged)
      table.add([
        .init(record.id), .init(report.name(Int(record.guideline))), .init(Decimal.signed(Bits.bits(record.weight), 1)),
        .init(Decimal.grouped(figures.hits)), .init(Decimal.grouped(figures.judged)),
        .init(Decimal.grouped(figures.judged - figures.right)),
        .init(Share.text(precision), range: Share.range(WilsonInterval(figures.right, of: figures.judged))),
        .init(Share.text(tally?.recall), range: Share.range(tally?.recallInterval)),
        .init(Share.text(tally?.f1), range: Share.range(tally?.f1Interval)), .init(Decimal.grouped(figures.flips)),
      ])
    }
    return [
      Page.Section(id: "rules", title: "Rules") { html in
        html.element(
          "p",
          "Each rule as a judge of its guideline by itself: it says yes where it fires, whether or not that makes a label. A rule that speaks against its guideline is right where that is not broken, and has no recall. Flips are verdicts that would be others without the rule."
        )
        table.write(to: &html)
      }
    ]
  }

  // MARK: Mistakes

  private var mistakes: [Page.Section] {
    let kinds: [(Mistake.Kind, String, String, String)] = [
      (
        .falseAlarm, "false-alarms", "Worst false alarms",
        "Labels on tickets that do not break the guideline, the surest first."
      ),
      (
        .missed, "misses", "Worst misses",
        "Breaches without their label, the least likely first, with what spoke for and against."
      ),
    ]
    return kinds.compactMap { kind, id, title, lead in
      let mistakes = report.measured.mistakes(kind)
      return mistakes.isEmpty
        ? nil
        : Page.Section(id: id, title: title) { html in
          html.element("p", lead + " Quotes are masked as in verdicts.")
          for mistake in mistakes { write(mistake, to: &html) }
        }
    }
  }

  private func write(_ mistake: Mistake, to html: inout Markup) {
    html.element("article", ["class": "mistake"]) { html in
      html.element("h3") { html in
        html.element("bdi", Sanitizer.line(mistake.ticket))
        html.text(" · \(report.name(mistake.guideline))")
      }
      let bits = Decimal.signed(Bits.bits(mistake.bits), 2)
      let percent = Decimal.fixed(Bits.probability(mistake.bits) * 100, 1)
      html.element("p", "\(bits) bits, \(percent) %; \(report.comparison(mistake)).")
      guard !mistake.evidence.isEmpty else { return html.element("p", "Nothing fired.") }
      html.element("ul") { html in
        for evidence in mistake.evidence {
          html.element("li") { html in
            html.element("bdi", Sanitizer.line(EvaluationReport.line(evidence)))
            if let why = evidence.why { html.element("span", ["class": "why"], " \(why)") }
          }
        }
      }
    }
    html.line()
  }

  // MARK: Notes

  private var notes: Page.Section {
    Page.Section(id: "notes", title: "How to read this") { html in
      html.element("dl") { html in
        for (term, meaning) in Self.terms {
          html.element("dt", term)
          html.element("dd", meaning)
        }
      }
    }
  }

  private static let terms = [
    (
      "Precision, recall, F1",
      "The share of labels that are right, of breaches that were labelled, and 2·right / (labels + breaches). Intervals are Wilson’s; F1’s is Wilson’s for right / (labels + breaches − right), put into F1 = 2J / (1 + J). Those of macro averages add the distances of their guidelines’ ends in squares."
    ),
    (
      "Average precision, area under the ROC curve",
      "How well scores put breaches first, whatever the thresholds: the mean precision at each breach found, and the chance that a breach scores higher than what is none. Equal scores come in together, and count one half. Intervals are Wilson’s, for as many trials as there are breaches, and for as many as would give the variance that the area has by DeLong."
    ),
    (
      "Expected calibration error, Brier score",
      "How far probabilities are from shares of breaches over ten bins of equal width, weighted by cases; and the mean square of what is missing to certainty. Both are flattered by the many cases with next to no probability: look at the diagrams."
    ),
    (
      "Kappa, alpha",
      "Agreement beyond chance: of the labels with what people decided (Cohen), of several raters among themselves, and of raters and labels together (Krippendorff, nominal). 1 is full agreement, 0 is chance."
    ),
    (
      "Optional guidelines", "Those that a fair judge could add count neither way on their ticket.",
    ),
  ]
}
