/// Guesses what somebody meant to type.
enum Suggestion {
  /// The candidate nearest to `typed`, or nil when none is near enough to be meant. The first of equally near ones.
  static func nearest(to typed: String, among candidates: [String]) -> String? {
    // One slip in three letters; a longer way is guessing. A beginning that fits one candidate alone is near enough.
    let allowed = max(1, typed.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(typed, candidate)
      if distance <= allowed, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    if let best { return best.candidate }
    let longer = candidates.filter { typed.count >= 3 && $0.hasPrefix(typed) }
    return longer.count == 1 ? longer[0] : nil
  }

  /// How many insertions, deletions, replacements and swaps of neighbours lead from one word to the other
  /// (optimal string alignment distance). Case does not count. O(n · m).
  static func distance(_ one: String, _ other: String) -> Int {
    let left = Array(one.lowercased())
    let right = Array(other.lowercased())
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        var cost = last[column] + (left[row] == right[column] ? 0 : 1)
        cost = min(cost, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
