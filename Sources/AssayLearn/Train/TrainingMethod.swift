public import AssayCore

/// How counts become weights.
public enum TrainingMethod: Sendable, Equatable {
  /// Each feature by itself: few, significant, and at most a bit or so together. Words that tip the scales beside rules.
  case counted(TrainingSettings)
  /// All features together: words that can carry a label.
  case fitted(FittingSettings)
}

extension Trainer {
  /// The weights learnt by a method from the tickets added so far, or from those whose index is included.
  public func model(
    by method: TrainingMethod, including isIncluded: (Int) -> Bool = { _ in true }
  ) -> TrainedModel {
    switch method {
    case .counted(let settings): model(settings, including: isIncluded)
    case .fitted(let settings): fittedModel(settings, including: isIncluded)
    }
  }
}
