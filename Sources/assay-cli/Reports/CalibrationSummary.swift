import Assay
import AssayLearn

/// How reliable probabilities are before and after calibration: means over the guidelines that have breaches among the tickets.
struct CalibrationSummary {
  private let before: (error: Double, brier: Double)?
  private let after: (error: Double, brier: Double)?
  private let guidelines: Int
  /// How many tickets it was; nil: all.
  private let sampled: Int?

  init(_ result: Calibrator.Result) {
    before = CalibrationSummary.means(result.before)
    after = CalibrationSummary.means(result.after)
    sampled = result.sampled
    guidelines = result.after.count { $0.breaches > 0 && $0.others > 0 }
  }

  private static func means(_ counts: [ScoreCounts]) -> (error: Double, brier: Double)? {
    let judged = counts.filter { $0.breaches > 0 && $0.others > 0 }
    guard !judged.isEmpty else { return nil }
    let count = Double(judged.count)
    return (
      judged.compactMap { $0.expectedCalibrationError() }.reduce(0, +) / count,
      judged.compactMap(\.brierScore).reduce(0, +) / count
    )
  }

  private var figures: (error: String, brier: String)? {
    guard let before, let after else { return nil }
    func both(_ old: Double, _ new: Double) -> String {
      "\(Decimal.fixed(old, 4)) before, \(Decimal.fixed(new, 4)) after"
    }
    return (both(before.error, after.error), both(before.brier, after.brier))
  }

  /// A sentence without its full stop.
  var text: String {
    guard let figures else { return "nothing to calibrate on: no guideline has both breaches and others" }
    let sample = sampled.map { " of a sample of \(Decimal.grouped($0)) tickets" } ?? ""
    return
      "calibrated on \(Calibrator.folds) held-out folds\(sample): calibration error \(figures.error); Brier score \(figures.brier) (means over \(guidelines) guideline\(guidelines == 1 ? "" : "s"))"
  }

  /// Lines for the model.
  var provenance: [String] {
    guard let figures else { return [] }
    return [
      "calibration \(Calibrator.folds) folds, \(guidelines) guidelines"
        + (sampled.map { ", sample \($0) tickets" } ?? ""),
      "calibration_error \(figures.error)",
      "brier_score \(figures.brier)",
    ]
  }
}
