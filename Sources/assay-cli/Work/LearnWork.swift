import Assay
import AssayCore
import AssayIO
import AssayLearn

/// What `train` and `evaluate` do once their options are clear.
enum LearnWork {
  static func train(_ options: TrainOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let pack = PackOptions(rules: options.rules, model: nil)
    let overlay = try options.refitRules.map { folder throws(Failure) in try OverlayFolder(folder, on: pack) }
    // Weights are fitted around what people have written, not around what was fitted before.
    let program = try pack.program(without: overlay.map { _ in RefitReport.fileName })
    let guidelines = program.guidelines.map(\.id)
    var trainer = Trainer(guidelines: guidelines)
    var calibrator = Calibrator(program)
    let summary = try read(options.input, guidelines, options.split) {
      trainer.add($0.ticket, labels: $0.gold, optional: $0.optional)
      calibrator.add($0.ticket, labels: $0.gold, optional: $0.optional)
    }
    try report(summary, console)
    guard summary.tickets > 0 else { throw .badData("there is no ticket to learn from") }
    let method = trainer.settled(options.method.training(isAlone: program.rules.isEmpty))
    let calibrated: Calibrator.Result
    do throws(PackError) {
      calibrated = try calibrator.calibrate(trainer.model(by: method)) { trainer.model(by: method, including: $0) }
    } catch {
      throw .badData("two words of these tickets have the same hash", "leave one of them out")
    }
    let reliability = CalibrationSummary(calibrated)
    if let output = options.output {
      var model = calibrated.model
      model.provenance += reliability.provenance
      let bytes = ModelFile.encode(model)
      try writeFile(bytes, to: output)
      try console.errors.write(
        "assay: \(output): \(Decimal.grouped(model.features.count)) features from \(Decimal.grouped(summary.tickets)) tickets, \(Decimal.grouped(bytes.count)) bytes\n"
      )
    }
    try console.errors.write("assay: \(reliability.text)\n")
    if let overlay {
      let report = RefitReport(
        refit: calibrator.refit(calibrated), tickets: summary.tickets, fingerprint: calibrator.fingerprint,
        day: options.date ?? calibrator.latestDay, paint: Paint(isOn: options.usesColor))
      try overlay.write(report.overlay, as: RefitReport.fileName)
      try console.output.write(report.text)
    }
    return .done
  }

  static func evaluate(_ options: EvaluateOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let program = try part(options.by, of: try options.pack.program())
    let guidelines = program.guidelines.map(\.id)
    var evaluation = Evaluation(guidelines: guidelines)
    var scratch = Scratch(program)
    let summary = try read(options.input, guidelines, options.split) { item in
      program.classify(item.ticket, &scratch)
      let predicted = GuidelineSet(scratch.verdict.labels.map { Int($0.guideline) })
      evaluation.add(predicted: predicted, gold: item.gold, optional: item.optional)
    }
    try report(summary, console)
    guard summary.tickets > 0 else { throw .badData("there is no ticket to measure on") }
    guard evaluation.unlabelled < evaluation.tickets else {
      throw .badData(
        "no ticket has labels",
        "precision and recall need tickets that people have decided: a list `labels` of guideline ids")
    }
    switch options.format {
    case .table: try console.output.write(evaluation.table())
    case .json:
      try console.output.write(evaluation.json())
      try console.output.write("\n")
    }
    return .done
  }

  /// The program with only its rules, only its words, or both.
  private static func part(_ part: JudgingPart, of program: Program) throws(Failure) -> Program {
    var program = program
    switch part {
    case .both: break
    case .rules: program = program.withoutModel
    case .bayes:
      guard !program.bayes.isEmpty else { throw .usage("there is no model to judge by words", "give one with --model") }
      // Alone, counted words may say all they have to say; what fitted ones say is fitted to their limit.
      if program.bayes.length == 0 { program.bayes.limit = Bits.fixed(31) }
      for index in program.rules.indices { program.rules[index].weight = 0 }
    }
    return program
  }

  private static func read(
    _ input: InputOptions, _ guidelines: [String], _ split: DataSplit,
    _ body: @escaping (borrowing LabelledTickets.Item) -> Void
  ) throws(Failure) -> LabelledTickets.Summary {
    let fields = try input.fields()
    do throws(IOFailure) {
      return try LabelledTickets.read(
        input.records, fields: fields, guidelines: guidelines, split: Split(rawValue: split.rawValue), body)
    } catch {
      throw Failure(error)
    }
  }

  /// Says what could not be used.
  private static func report(_ summary: LabelledTickets.Summary, _ console: Console) throws(Failure) {
    if let first = summary.rejected.first {
      try console.errors.write(
        "assay: \(summary.rejected.count) records could not be read, the first: \(Sanitizer.line(first.message))\n")
    }
    for (label, count) in summary.unknownLabels.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      try console.errors.write(
        "assay: the pack has no guideline \"\(Sanitizer.line(label))\" (\(count) labels ignored)\n")
    }
  }
}
