import Assay
import AssayCore
import AssayLearn

extension EvaluationReport {
  /// The report as one JSON object on a line, keys always in this order. Shares are rounded to six places; what isn't defined is null.
  var json: [UInt8] {
    var out = JSONObject()
    out.add("pack") { $0.add(measured.program) }
    out.add("by", options.by.rawValue)
    out.add("split", options.split.rawValue)
    out.add("tickets", evaluation.tickets)
    out.add("undecided", measured.undecided)
    out.add("unknown_labels", measured.unknown.tickets)
    out.add("repeated_texts", measured.texts.repeated)
    out.add("clean") {
      $0.add("tickets", evaluation.clean)
      $0.add("flagged", evaluation.cleanFlagged)
      $0.add("share", evaluation.cleanShare, WilsonInterval(evaluation.cleanFlagged, of: evaluation.clean))
    }
    out.add("guidelines", Array(figures.dropLast())) { figures, object in
      object.add("id", figures.name)
      add(figures, to: &object)
    }
    if let micro = figures.last { out.add("micro") { add(micro, to: &$0) } }
    out.add("macro", addMacro)
    out.add("first_guesses") { object in
      object.add("judged", evaluation.firstGuesses.count)
      let targets = EvaluationReport.targets
      object.add("coverage", Array(zip(targets, coverage(atPrecisions: targets)))) { point, object in
        object.add("precision", point.0)
        object.add("share", point.1)
      }
    }
    out.add("confusion", cells) { cell, object in
      object.add("given", cell.given)
      object.add("got", cell.got)
      object.add("tickets", cell.count)
    }
    out.add("slices", SliceField.allCases) { field, object in
      object.add("field", field.name)
      object.add("values", measured.slices(by: field)) { slice, object in add(slice.value, slice.figures, to: &object) }
    }
    out.add("rules", rules, addRule)
    out.add("false_alarms", measured.mistakes(.falseAlarm), addMistake)
    out.add("missed", measured.mistakes(.missed), addMistake)
    return out.line
  }

  private func add(_ figures: EvaluationFigures, to object: inout JSONObject) {
    let tally = figures.tally
    object.add("cases", tally.count)
    object.add(tally)
    object.add("f1", tally.f1, tally.f1Interval)
    object.add("average_precision", figures.averagePrecision, figures.averagePrecisionInterval)
    object.add("roc_auc", figures.areaUnderROC, figures.areaUnderROCInterval)
    object.add("ece", figures.calibrationError)
    object.add("brier", figures.brier, figures.brierInterval)
    object.add("kappa", figures.kappa, figures.kappaInterval)
    object.add("rated", figures.rated)
    object.add("alpha", figures.alpha, figures.alphaInterval)
    object.add("alpha_with_labels", figures.alphaWithLabels, figures.alphaWithLabelsInterval)
    object.add("reliability", figures.scores.reliability().filter { $0.count > 0 }) { bin, object in
      object.add("from", bin.low)
      object.add("to", bin.high)
      object.add("cases", bin.count)
      object.add("probability", bin.meanProbability)
      object.add("share", bin.share, bin.interval)
    }
    let targets = EvaluationReport.targets
    object.add("coverage", Array(zip(targets, figures.scores.widest(atPrecisions: targets)))) { pair, object in
      let (target, point) = pair
      object.add("precision", target)
      object.add("threshold", point.map { Bits.probability($0.score) })
      object.add("share", point.map { Double($0.labelled) / Double(tally.count) })
      object.add("recall", point.flatMap { tally.breaches == 0 ? nil : Double($0.right) / Double(tally.breaches) })
    }
  }

  private func addMacro(_ object: inout JSONObject) {
    let macro = evaluation.macro
    let means = [
      ("precision", macro.precision), ("recall", macro.recall), ("f1", macro.f1),
      ("average_precision", macro.averagePrecision), ("roc_auc", macro.areaUnderROC),
      ("ece", macro.expectedCalibrationError), ("brier", macro.brierScore), ("kappa", macro.kappa),
      ("alpha", macro.alpha), ("alpha_with_labels", macro.alphaWithLabels),
    ]
    for (name, mean) in means {
      object.add(name, mean.value)
      if name != "ece" {
        object.add(name + "_low", mean.low)
        object.add(name + "_high", mean.high)
      }
      object.add(name + "_guidelines", mean.count)
    }
  }

  /// The cells of the confusion that are not zero, by guideline; null for nothing.
  private var cells: [(given: String?, got: String?, count: Int)] {
    let confusion = evaluation.confusion
    func id(_ index: Int) -> String? { index == confusion.none ? nil : evaluation.guidelines[index] }
    return (0...confusion.none).flatMap { given in
      (0...confusion.none).compactMap { got in
        let count = confusion.count(given: given, got: got)
        return count == 0 ? nil : (id(given), id(got), count)
      }
    }
  }

  private func add(_ value: String?, _ figures: SliceFigures, to object: inout JSONObject) {
    object.add("value", value)
    object.add("tickets", figures.tickets)
    object.add(figures.tally)
    object.add("f1", figures.tally.f1, figures.tally.f1Interval)
    object.add("clean", figures.clean)
    object.add("clean_flagged", figures.cleanFlagged)
    object.add("clean_share", figures.cleanShare, figures.cleanInterval)
  }

  private func addRule(_ rule: Int, _ object: inout JSONObject) {
    let figures = measured.rules.rules[rule]
    let record = measured.program.rules[rule]
    let tally = measured.tally(ofRule: rule)
    let scores = tally.map(ScoreCounts.init)
    object.add("id", record.id)
    object.add("guideline", measured.program.guidelines[Int(record.guideline)].id)
    object.add("weight", Bits.bits(record.weight))
    object.add("hits", figures.hits)
    object.add("judged", figures.judged)
    object.add("right", figures.right)
    let precision = figures.judged == 0 ? nil : Double(figures.right) / Double(figures.judged)
    object.add("precision", precision, WilsonInterval(figures.right, of: figures.judged))
    object.add("recall", tally?.recall, tally?.recallInterval)
    object.add("f1", tally?.f1, tally?.f1Interval)
    object.add("average_precision", scores?.averagePrecision)
    object.add("roc_auc", scores?.areaUnderROC)
    object.add("flips", figures.flips)
  }

  private func addMistake(_ mistake: Mistake, _ object: inout JSONObject) {
    object.add("ticket_id", mistake.ticket)
    object.add("guideline", evaluation.guidelines[mistake.guideline])
    object.add("bits", Bits.bits(mistake.bits))
    object.add("probability", Bits.probability(mistake.bits))
    object.add("given", mistake.gold.map { evaluation.guidelines[$0] })
    object.add("labels", mistake.labels.map { evaluation.guidelines[$0] })
    object.add("prior", Bits.bits(mistake.prior))
    object.add("evidence", mistake.evidence) { evidence, object in
      if evidence.rule == nil { object.add("words", evidence.words) } else { object.add("rule", evidence.rule) }
      object.add("bits", evidence.bits)
      if !evidence.facts.isEmpty {
        object.add("facts") { object in
          for fact in evidence.facts {
            if fact.isText { object.add(fact.name, fact.value) } else { object.add(fact.name, raw: fact.value) }
          }
        }
      }
      guard let range = evidence.range else { return }
      object.add("field", evidence.field)
      object.add("start", range.lowerBound)
      object.add("end", range.upperBound)
      object.add("quote", evidence.quote)
    }
  }
}

extension ScoreCounts {
  /// A judge who says yes or no, as two scores.
  init(_ tally: Tally) {
    self.init()
    for (score, isBreach, times) in [
      (1, true, tally.truePositives), (1, false, tally.falsePositives), (0, true, tally.falseNegatives),
      (0, false, tally.trueNegatives),
    ] as [(Int32, Bool, Int)] where times > 0 { add(score, isBreach: isBreach, times: times) }
  }
}
