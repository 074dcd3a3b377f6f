import Assay
import AssayCore
import AssayIO
import AssayLearn

/// What `train` does once its options are clear.
enum LearnWork {
  static func train(_ options: TrainOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let guidelines = try PackOptions(rules: options.rules, model: nil).program().guidelines.map(\.id)
    var trainer = Trainer(guidelines: guidelines)
    var corrections = try CorrectionWork(options, guidelines, console) {
      trainer.add($0.ticket, labels: $0.decision.labels, optional: $0.optional)
    }
    let summary = try read(options.input, guidelines, options.split) {
      if corrections.replaces($0.ticket) { return }
      trainer.add($0.ticket, labels: $0.gold, optional: $0.optional)
    }
    try report(summary, console)
    if options.isStrict, !summary.rejected.isEmpty { throw .badData("--strict: a record could not be read") }
    guard trainer.count > 0 else { throw .badData("there is no ticket to learn from") }
    var model = trainer.model(including: corrections.isIncluded)
    model.provenance += corrections.provenance
    let bytes = ModelFile.encode(model)
    try writeFile(bytes, to: options.output)
    try console.errors.write(
      "assay: \(options.output): \(Decimal.grouped(model.features.count)) features from \(Decimal.grouped(summary.tickets + corrections.learnt)) tickets, \(Decimal.grouped(bytes.count)) bytes\n"
    )
    return .done
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
