/// "Did you mean": the nearest of the names that could have been meant.
enum Suggestion {
  /// Names longer than this get no suggestions: comparing them would take long and help nobody.
  private static let longest = 64

  /// The candidate with the least edit distance, capitals aside, if it is near enough (a third of the name's length, at
  /// least 1, and not the whole name); the first of equals.
  static func nearest(_ name: String, _ candidates: some Sequence<String>) -> String? {
    guard name.utf8.count <= longest else { return nil }
    let wanted = Array(name.lowercased())
    let allowed = min(max(1, wanted.count / 3), wanted.count - 1)
    var best: (String, Int)?
    for candidate in candidates where abs(candidate.count - wanted.count) <= allowed {
      let distance = editDistance(wanted, Array(candidate.lowercased()))
      if distance <= allowed, distance < best?.1 ?? Int.max { best = (candidate, distance) }
    }
    return best?.0
  }

  static func help(_ name: String, _ candidates: some Sequence<String>, otherwise: Hint = "") -> Hint {
    nearest(name, candidates).map { meant($0) } ?? otherwise
  }

  /// The hint that another name was meant.
  static func meant(_ name: String) -> Hint { Hint("did you mean `\(name)`?", replacement: name) }

  /// Insertions, deletions, substitutions, and swaps of neighbours (optimal string alignment). O(n·m).
  static func editDistance(_ one: [Character], _ other: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...other.count)
    for (row, left) in one.enumerated() {
      var current = [row + 1]
      for (column, right) in other.enumerated() {
        var cost = min(previous[column] + (left == right ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left == other[column - 1], one[row - 1] == right {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[other.count]
  }
}
