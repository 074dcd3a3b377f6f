/// What people decided about the tickets of some rows.
struct Verdicts: Sendable {
  let labels: [GuidelineSet]
  let optional: [GuidelineSet]

  /// The verdicts on the trainer's tickets with these indices.
  init(_ trainer: Trainer, _ tickets: [Int]) {
    labels = tickets.map { trainer.labels[$0] }
    optional = tickets.map { trainer.optional[$0] }
  }

  /// Those on some of the rows.
  init(_ whole: Verdicts, _ rows: [Int]) {
    labels = rows.map { whole.labels[$0] }
    optional = rows.map { whole.optional[$0] }
  }

  /// Of each row: 1 for a breach, −1 for none, 0 where the ticket counts neither way; one lane for each of up to four guidelines.
  /// Lanes beyond are −1.
  func signs(_ guidelines: [Int]) -> [SIMD4<Float>] {
    zip(labels, optional).map { labels, optional in
      var signs = SIMD4<Float>(repeating: -1)
      for (lane, guideline) in guidelines.enumerated() {
        if labels.contains(guideline) { signs[lane] = 1 } else if optional.contains(guideline) { signs[lane] = 0 }
      }
      return signs
    }
  }
}
