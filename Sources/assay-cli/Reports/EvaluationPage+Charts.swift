import AssayCore
import AssayLearn
import AssayReport

extension EvaluationPage {
  private var pooled: EvaluationFigures { report.figures[report.figures.count - 1] }

  // MARK: Coverage

  /// The share of tickets that is settled at a precision.
  var coverage: Page.Section {
    let targets = (0...100).map { 0.5 + Double($0) / 200 }
    let shares = report.coverage(atPrecisions: targets)
    var chart = CurveChart(
      zip(targets, shares).map { Point($0, $1 ?? 0) }, names: ("precision demanded, %", "tickets covered, %"))
    chart.x = 0.5...1
    var numbers = DataTable("Coverage at a precision", [.number("precision"), .number("tickets covered")])
    for (target, share) in zip(targets, shares) where Int((target * 200).rounded()) % 10 == 0 || target == 0.99 {
      numbers.add([.init(Decimal.fixed(target, 2)), .init(share.map { Decimal.fixed($0 * 100, 1) + " %" } ?? "none")])
    }
    let summary = zip(EvaluationReport.targets, report.coverage(atPrecisions: EvaluationReport.targets)).map {
      target, share in
      "at \(Decimal.fixed(target, 2)) \(share.map { Decimal.fixed($0 * 100, 1) + " %" } ?? "none")"
    }
    return Page.Section(id: "coverage", title: "Coverage at a precision") { html in
      html.element(
        "p",
        "How many tickets could be settled by their likeliest guideline, surest first, while that guess is right at least so often. On these tickets; a threshold that promises it for others is what assay tune looks for."
      )
      Figure(
        id: "coverage-chart", title: "Coverage at a precision",
        description: "Share of tickets covered by the precision demanded: \(summary.joined(separator: ", ")).",
        caption: "Tickets covered: \(summary.joined(separator: ", ")).", numbers: numbers
      ).write(chart.drawing, to: &html)
    }
  }

  // MARK: Ranking

  /// Precision and recall, all guidelines pooled.
  var ranking: Page.Section {
    Page.Section(id: "ranking", title: "Precision and recall") { html in
      Figure(
        id: "ranking-chart", title: "Precision and recall, all guidelines pooled", description: rankingText(pooled),
        caption:
          "All cases by their score, without regard to thresholds. The diamond is where the labels stand; the dashed line is what labels by chance would give.",
        numbers: rankingTable(pooled)
      ).write(rankingChart(pooled, isSmall: false).drawing, to: &html)
    }
  }

  private func rankingChart(_ figures: EvaluationFigures, isSmall: Bool) -> CurveChart {
    var points: [Point] = []
    var recall = 0.0
    for point in figures.scores.operatingPoints where figures.scores.breaches > 0 {
      points.append(Point(recall, point.precision))
      recall = Double(point.right) / Double(figures.scores.breaches)
      points.append(Point(recall, point.precision))
    }
    var chart = CurveChart(points, names: ("recall, %", "precision, %"))
    chart.isSmall = isSmall
    if let precision = figures.tally.precision, let recall = figures.tally.recall {
      chart.mark = Point(recall, precision)
    }
    if figures.scores.breaches > 0 { chart.level = Double(figures.scores.breaches) / Double(figures.scores.count) }
    return chart
  }

  private func rankingText(_ figures: EvaluationFigures) -> String {
    guard let average = figures.averagePrecision else { return "No breaches: there is nothing to find." }
    return
      "Precision against recall: average precision \(Share.text(average)), area under the ROC curve \(Share.text(figures.areaUnderROC)); labels have precision \(Share.text(figures.tally.precision)) at recall \(Share.text(figures.tally.recall))."
  }

  /// The precision where each tenth of the breaches is found.
  private func rankingTable(_ figures: EvaluationFigures) -> DataTable? {
    let points = figures.scores.operatingPoints
    let breaches = figures.scores.breaches
    guard breaches > 0 else { return nil }
    var table = DataTable(
      "Precision where so many breaches are found",
      [.number("recall"), .number("precision"), .number("probability from")])
    for tenth in 1...10 {
      guard let point = points.first(where: { 10 * $0.right >= tenth * breaches }) else { continue }
      table.add([
        .init(Decimal.fixed(Double(point.right) / Double(breaches), 3)), .init(Share.text(point.precision)),
        .init(Decimal.fixed(Bits.probability(point.score), 4)),
      ])
    }
    return table
  }

  // MARK: Reliability

  /// Whether probabilities mean what they say, all guidelines pooled.
  var reliability: Page.Section {
    Page.Section(id: "reliability", title: "Reliability") { html in
      Figure(
        id: "reliability-chart", title: "Reliability, all guidelines pooled", description: reliabilityText(pooled),
        caption:
          "Points on the dashed line are right; below it probabilities are too high. The bars say how many cases there are, by powers of ten.",
        numbers: reliabilityTable(pooled)
      ).write(reliabilityChart(pooled, isSmall: false).drawing, to: &html)
    }
  }

  private func reliabilityChart(_ figures: EvaluationFigures, isSmall: Bool) -> ReliabilityChart {
    var chart = ReliabilityChart(
      figures.scores.reliability().compactMap { bin in
        guard let mean = bin.meanProbability, let share = bin.share, let interval = bin.interval else { return nil }
        return ReliabilityChart.Bin(
          range: bin.low..<bin.high, probability: mean, share: share, interval: interval.low...interval.high,
          count: bin.count)
      })
    chart.isSmall = isSmall
    return chart
  }

  private func reliabilityText(_ figures: EvaluationFigures) -> String {
    "Share of breaches against probability, in ten bins: expected calibration error \(Share.text(figures.calibrationError)), Brier score \(Share.text(figures.brier))."
  }

  private func reliabilityTable(_ figures: EvaluationFigures) -> DataTable {
    var table = DataTable(
      "Cases by their probability",
      [.words("probability"), .number("cases"), .number("mean probability"), .number("breaches"), .number("share")])
    for bin in figures.scores.reliability() where bin.count > 0 {
      table.add([
        .init("\(Decimal.fixed(bin.low, 1))–\(Decimal.fixed(bin.high, 1))"), .init(Decimal.grouped(bin.count)),
        .init(Share.text(bin.meanProbability)), .init(Decimal.grouped(bin.breaches)),
        .init(Share.text(bin.share), range: Share.range(bin.interval)),
      ])
    }
    return table
  }

  // MARK: Guideline by guideline

  /// Both charts of each guideline.
  var cards: Page.Section {
    Page.Section(id: "charts", title: "Guideline by guideline") { html in
      html.element(
        "p", "Precision and recall on the left, reliability on the right, as above. What rests on few breaches jumps.")
      html.element("div", ["class": "cards"]) { html in
        for figures in report.figures.dropLast() { html.element("article", ["class": "card"]) { card(figures, &$0) } }
      }
    }
  }

  private func card(_ figures: EvaluationFigures, _ html: inout Markup) {
    html.element("h3", figures.name)
    html.element(
      "p",
      "\(Decimal.grouped(figures.tally.breaches)) breaches; average precision \(Share.text(figures.averagePrecision)), calibration error \(Share.text(figures.calibrationError))"
    )
    html.element("div", ["class": "pair"]) { html in
      Figure(
        id: "ranking-\(figures.name)", title: "Precision and recall, \(figures.name)", description: rankingText(figures)
      )
      .write(rankingChart(figures, isSmall: true).drawing, to: &html)
      Figure(
        id: "reliability-\(figures.name)", title: "Reliability, \(figures.name)", description: reliabilityText(figures)
      )
      .write(reliabilityChart(figures, isSmall: true).drawing, to: &html)
    }
    html.element("details") { html in
      html.element("summary", "The numbers")
      rankingTable(figures)?.write(to: &html)
      reliabilityTable(figures).write(to: &html)
    }
  }

  // MARK: Confusion

  /// Which guideline was taken for which.
  var confusion: Page.Section {
    let confusion = report.evaluation.confusion
    let range = 0...confusion.none
    let map = HeatMap(
      names: report.evaluation.guidelines + ["nothing"],
      counts: range.map { given in range.map { confusion.count(given: given, got: $0) } })
    var numbers = DataTable("What was taken for what", [.words("people say"), .words("label"), .number("tickets")])
    for mix in confusion.mixes {
      numbers.add([.init(report.name(mix.given)), .init(report.name(mix.got)), .init(Decimal.grouped(mix.count))])
    }
    let worst = confusion.mixes.first { $0.given != nil && $0.got != nil }
    let text = worst.map { "most often \(report.name($0.got)) for \(report.name($0.given)), on \($0.count)" } ?? "none"
    var figure = Figure(
      id: "confusion-chart", title: "Which guideline was taken for which",
      description: "Guidelines that people gave, down the side, against labels, along the top. Mixed up: \(text).",
      caption:
        "What is right lies on the diagonal. A missed breach is set against each wrong label of its ticket, against “nothing” where there is none; a wrong label of a ticket on which nothing was missed, against “nothing”. Colour is strong where a cell holds much of its row.",
      numbers: numbers)
    figure.style = .wide
    return Page.Section(id: "confusion", title: "What was taken for what") { figure.write(map.drawing, to: &$0) }
  }
}
