import Assay
import AssayCore
import AssayIO
import AssayLearn
import AssayRules

/// What `tune` does once its options are clear.
enum TuneWork {
  static func run(_ options: TuneOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let overlay = try options.output.map { folder throws(Failure) in
      try OverlayFolder(folder, on: options.pack, for: TuneReport.fileName)
    }
    let program = try options.pack.program()
    if let overlay { try check(overlay.written, program.guidelines.map(\.id)) }
    var run = TuningRun(program)
    run.part = options.part
    run.pipeline = try HistoryWork.pipeline(options.input, options.jobs)
    let counts = try HistoryWork.read(options.input, options.progress, console) {
      (inputs, onReject, onProgress) throws(IOFailure) in
      try run.run(inputs, onReject: onReject, onProgress: onProgress)
    }
    try console.errors.write(UnknownLabelsNote(unknown: counts.unknown).text)
    guard counts.tickets > 0 else { throw nothingToTuneOn(counts, options.part) }
    if counts.training > 0 {
      try console.errors.write(
        """
        assay: \(Decimal.grouped(counts.training)) of \(Decimal.grouped(counts.tickets)) tickets lie in the part that `train --split \
        train` learns from. If the model was trained on them, these thresholds promise too much; --split heldout leaves them out

        """)
    }
    if counts.texts.repeated > 0 {
      try console.errors.write(
        """
        assay: \(Decimal.grouped(counts.texts.repeated)) of \(Decimal.grouped(counts.tickets)) tickets repeat the text of another. What is \
        proven takes tickets as independent, so it promises too much if they are copies: give each text once

        """)
    }
    let search = ThresholdSearch(options.goal, error: 1 - options.confidence)
    let report = TuneReport(counts: counts, search: search, options: options)
    if let overlay {
      for guideline in report.loweredUncertain {
        if let place = overlay.written.place(of: "uncertain", ofGuideline: guideline) {
          throw tooUncertain(guideline, place)
        }
      }
      try overlay.write(report.overlay)
    }
    switch options.format {
    case .text: try console.output.write(report.text)
    case .json: try console.output.write(report.json)
    }
    return .done
  }

  /// A threshold in another file of the overlay would stand beside the tuned one: which of them holds is for people to say.
  private static func check(_ written: OverlayClauses, _ guidelines: [String]) throws(Failure) {
    for id in guidelines {
      guard let place = written.place(of: "threshold", ofGuideline: id) else { continue }
      throw .usage("\(place) sets the threshold of \(id)", "take it out there, so that tune can set it")
    }
  }

  private static func tooUncertain(_ id: String, _ place: String) -> Failure {
    .usage(
      "\(place) sets `uncertain` of \(id) above the threshold that was found",
      "take it out there: tune sets both where it must")
  }

  private static func nothingToTuneOn(_ counts: TuningCounts, _ part: TuningCounts.Part) -> Failure {
    if counts.unknown.tickets > 0 { return .noKnownLabels }
    if counts.unlabelled > 0 {
      return .badData(
        counts.unlabelled == 1
          ? "the one ticket of this part has no labels"
          : "none of the \(Decimal.grouped(counts.unlabelled)) tickets of this part has labels",
        "thresholds need tickets that people have decided: a list `labels` of guideline ids, empty where nothing is wrong"
      )
    }
    return .badData(
      "no ticket lies in the part \(part.rawValue)",
      "--split all takes all of them; do that only with tickets that the model was not trained on")
  }
}
