/// The names that `name` may be a slip of, the nearest first, at most three.
///
/// A slip is up to a third of the letters wrong, missing, added or swapped with a neighbour.
func nearestNames(to name: String, among names: [String]) -> [String] {
  let typed = Array(name.lowercased().utf8)
  let allowed = max(1, typed.count / 3)
  let near = names.map { (name: $0, distance: editDistance(typed, Array($0.utf8))) }
    .filter { $0.distance <= allowed }
  return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
}

/// The Damerau–Levenshtein distance (optimal string alignment) of two words.
private func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for i in first.indices {
    var row = [i + 1]
    for j in second.indices {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (first[i] == second[j] ? 0 : 1))
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[second.count]
}
