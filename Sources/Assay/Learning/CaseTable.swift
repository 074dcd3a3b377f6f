import AssayLearn

/// The cases of one guideline, fold by fold.
struct CaseTable {
  /// Each ticket as one number: its base, its words, whose last six bits are free, its halvings and whether it is a breach.
  private var seen: [[UInt64]]

  init(folds: Int) { seen = Array(repeating: [], count: folds) }

  /// Words to the nearest 1/16 bit: then many tickets are one case. The ticket stands for two to the power of `halvings`.
  mutating func add(base: Int32, words: Int32, _ fold: Int, isBreach: Bool, halvings: Int) {
    let rounded = (words &+ 32) >> 6
    seen[fold].append(
      UInt64(UInt32(bitPattern: base)) << 32 | UInt64(UInt32(bitPattern: rounded << 6)) | UInt64(halvings) << 1
        | (isBreach ? 1 : 0))
  }

  /// Sorts each fold by itself, once: what is put together from them is then sorted by merging.
  mutating func sort() {
    for fold in seen.indices { seen[fold].sort() }
  }

  /// The cases of some folds, in an order that the order of the tickets doesn't change. O(n) after `sort()`.
  func cases(_ isWanted: (Int) -> Bool) -> [CalibrationCase] {
    let keys = seen.indices.filter(isWanted).flatMap { seen[$0] }.sorted()
    var cases: [CalibrationCase] = []
    var last: UInt64?
    for key in keys {
      if key >> 6 != last {
        last = key >> 6
        let base = Int32(bitPattern: UInt32(key >> 32))
        let words = Int32(bitPattern: UInt32(truncatingIfNeeded: key & ~63))
        cases.append(CalibrationCase(base: base, words: words, breaches: 0, others: 0))
      }
      let times = 1 << Int(key >> 1 & 31)
      if key & 1 == 1 { cases[cases.count - 1].breaches += times } else { cases[cases.count - 1].others += times }
    }
    return cases
  }
}
