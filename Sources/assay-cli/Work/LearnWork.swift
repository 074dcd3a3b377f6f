import Assay
import AssayCore
import AssayIO
import AssayLearn

/// What `train` does once its options are clear.
enum LearnWork {
  static func train(_ options: TrainOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let pack = PackOptions(rules: options.rules, model: nil)
    let overlay = try options.refitRules.map { folder throws(Failure) in
      try OverlayFolder(folder, on: pack, for: RefitReport.fileName)
    }
    // Weights are fitted around what people have written, not around what was fitted before.
    let program = try pack.program(without: overlay.map { _ in RefitReport.fileName })
    let guidelines = program.guidelines.map(\.id)
    var trainer = Trainer(
      guidelines: guidelines, countsFurther: options.method == .fitted && options.features == .all)
    try ignore(options.ignore, &trainer)
    // A rule may fire on few tickets: its weight is fitted on all of them.
    var calibrator = overlay == nil ? Calibrator(program) : Calibrator(program, breaches: .max, others: .max)
    var texts = DistinctTexts()
    var keys = TextKey()
    var corrections = try CorrectionWork(options, guidelines, console) {
      trainer.add($0.ticket, labels: $0.decision.labels, optional: $0.optional)
      calibrator.add($0.ticket, labels: $0.decision.labels, optional: $0.optional)
    }
    let summary = try read(options.input, guidelines, options.split) {
      if corrections.replaces($0.ticket) { return }
      // Only a refit tells of repeated texts.
      if overlay != nil { texts.add(keys.key(of: $0.ticket)) }
      trainer.add($0.ticket, labels: $0.gold, optional: $0.optional)
      calibrator.add($0.ticket, labels: $0.gold, optional: $0.optional)
    }
    try report(summary, console)
    if options.isStrict, !summary.rejected.isEmpty { throw .badData("--strict: a record could not be read") }
    if options.isStrict, summary.unknown.tickets > 0 { throw .badData("--strict: a label is no guideline of the pack") }
    guard trainer.count > 0 else { throw .badData("there is no ticket to learn from") }
    calibrator.leaveOut { !corrections.isIncluded($0) }
    let method = trainer.settled(
      options.method.training(isAlone: program.rules.isEmpty, options.features, limit: options.limit),
      including: corrections.isIncluded)
    let calibrated: Calibrator.Result
    do throws(PackError) {
      calibrated = try calibrator.calibrate(trainer.model(by: method, including: corrections.isIncluded)) { isInFolds in
        trainer.model(by: method) { isInFolds($0) && corrections.isIncluded($0) }
      }
    } catch {
      throw .badData("two words of these tickets have the same hash", "leave one of them out")
    }
    let reliability = CalibrationSummary(calibrated)
    let tickets = summary.tickets + corrections.learnt
    if let output = options.output {
      var model = calibrated.model
      model.provenance += corrections.provenance + reliability.provenance
      let bytes = ModelFile.encode(model)
      try writeFile(bytes, to: output)
      try console.errors.write(
        "assay: \(output): \(Decimal.grouped(model.features.count)) features from \(Decimal.grouped(tickets)) tickets, \(Decimal.grouped(bytes.count)) bytes\n"
      )
    }
    try console.errors.write("assay: \(reliability.text)\n")
    if let overlay {
      let report = RefitReport(
        refit: calibrator.refit(calibrated), tickets: tickets, fingerprint: calibrator.fingerprint,
        repeated: texts.repeated, day: options.date ?? calibrator.latestDay, written: overlay.written,
        paint: Paint(isOn: options.usesColor))
      try overlay.write(report.overlay)
      try console.output.write(report.text)
    }
    return .done
  }

  /// Has the trainer learn nothing of the words in some files.
  private static func ignore(_ files: [String], _ trainer: inout Trainer) throws(Failure) {
    for path in files {
      let bytes: [UInt8]
      do throws(IOFailure) { bytes = try Folder.contents(of: path) } catch { throw Failure(error) }
      let lines = String(decoding: bytes, as: UTF8.self).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, line) in lines.enumerated() {
        guard let first = line.first(where: { !$0.isWhitespace }), first != "#" else { continue }
        guard trainer.ignore(String(line)) else {
          throw .badData(
            "\(path):\(index + 1): \(Sanitizer.line(String(line))) is not one word", "write one word a line")
        }
      }
    }
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
    if summary.undecided > 0 {
      let plural = summary.undecided == 1 ? " is" : "s are"
      try console.errors.write(
        "assay: \(Decimal.grouped(summary.undecided)) ticket\(plural) left out: without labels, nobody has decided anything\n"
      )
    }
    try console.errors.write(UnknownLabelsNote(unknown: summary.unknown).text)
  }
}
