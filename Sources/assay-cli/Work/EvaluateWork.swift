import Assay
import AssayCore
import AssayIO
import AssayLearn

/// What `evaluate` does once its options are clear.
enum EvaluateWork {
  static func run(_ options: EvaluateOptions, _ console: Console) throws(Failure) -> ExitStatus {
    var run = PackEvaluationRun(try part(options.by, of: try options.pack.program()))
    run.pipeline = try HistoryWork.pipeline(options.input, options.jobs)
    run.split = Split(rawValue: options.split.rawValue)
    run.mistakes = options.mistakes
    let measured = try HistoryWork.read(options.input, options.progress, console, purpose: "measure on") {
      (inputs, onReject, onProgress) throws(IOFailure) in
      try run.run(inputs, onReject: onReject, onProgress: onProgress)
    }
    try console.errors.write(UnknownLabelsNote(unknown: measured.unknown).text)
    try console.errors.write(
      UnknownLabelsNote(unknown: measured.unknownOfRaters, leftOut: UnknownLabelsNote.ratersOf).text)
    guard measured.evaluation.tickets > 0 else { throw nothingToMeasureOn(measured, options.split) }
    let report = EvaluationReport(measured: measured, options: options)
    if let path = options.html { try writeFile(EvaluationPage(report).bytes, to: path) }
    switch options.format {
    case .table: try console.output.write(report.text)
    case .json: try console.output.write(report.json)
    }
    return .done
  }

  private static func nothingToMeasureOn(_ measured: PackEvaluation, _ split: DataSplit) -> Failure {
    if measured.unknown.tickets > 0 { return .noKnownLabels }
    if measured.undecided > 0 {
      return .badData(
        "no ticket has labels",
        "precision and recall need tickets that people have decided: a list `labels` of guideline ids, empty for none")
    }
    return .badData("there is no ticket to measure on", "none lies in --split \(split.rawValue)")
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
}
