/// A fold of some rows: those that are held out, and what the others teach of them.
struct Fold: Sendable {
  /// Which of the rows are held out.
  let heldOut: [Int]
  /// The others, and behind them those held out.
  private let rows: FeatureRows
  /// On the others.
  private let verdicts: Verdicts

  /// Holds out those rows of `whole` for which it is true. O(entries).
  init(_ whole: FeatureRows, _ verdicts: Verdicts, _ settings: FittingSettings, _ isHeldOut: (Int) -> Bool) {
    let training = verdicts.labels.indices.filter { !isHeldOut($0) }
    heldOut = verdicts.labels.indices.filter(isHeldOut)
    rows = FeatureRows(whole, training: training, heldOut: heldOut, settings)
    self.verdicts = Verdicts(verdicts, training)
  }

  /// What each lane says of the held-out rows, in their order. O(entries × lanes × passes).
  func scores(_ lanes: [RatioMachine.Lane], _ settings: FittingSettings) -> [[Float]] {
    stride(from: 0, to: lanes.count, by: 4).flatMap { first in
      let group = lanes[first..<min(first + 4, lanes.count)]
      let machine = RatioMachine(rows, Array(group), verdicts, settings)
      let scores = heldOut.indices.map { machine.score(rows, rows.trainingCount + $0) }
      return group.indices.map { lane in scores.map { $0[lane - first] } }
    }
  }
}
