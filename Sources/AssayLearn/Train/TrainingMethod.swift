public import AssayCore

/// How counts become weights.
public enum TrainingMethod: Sendable, Equatable {
  /// Each feature by itself: few, significant, and at most a bit or so together. Words that tip the scales beside rules.
  case counted(TrainingSettings)
  /// All features together: words that can carry a label. With what cross-validation chose; nil: it chooses for each model.
  case fitted(FittingSettings, CrossValidation? = nil)
}

extension Trainer {
  /// The method with all that it chooses by cross-validation chosen, on the tickets added so far, or on those whose index is included:
  /// models of parts of them then cost no more than their training. What is chosen is one cost, and one unit for each guideline.
  public func settled(
    _ method: TrainingMethod, including isIncluded: (Int) -> Bool = { _ in true }
  ) -> TrainingMethod {
    guard case .fitted(let settings, nil) = method else { return method }
    return .fitted(settings, choice(trainingOrder(isIncluded), settings))
  }

  /// The weights learnt by a method from the tickets added so far, or from those whose index is included.
  public func model(
    by method: TrainingMethod, including isIncluded: (Int) -> Bool = { _ in true }
  ) -> TrainedModel {
    switch method {
    case .counted(let settings): model(settings, including: isIncluded)
    case .fitted(let settings, let chosen): fittedModel(settings, chosen: chosen, including: isIncluded)
    }
  }
}
