internal import AssayCore

extension PhraseTable {
  /// Alternatives with their single leaves joined into one: the graph of walks then has one edge for them all. `marks` is of no
  /// interest before or after.
  mutating func joined(_ parts: [PhraseTree], _ marks: inout Marks) -> PhraseTree {
    var alternatives = Alternatives()
    marks.begin(count: count)
    for part in parts { take(part, &alternatives, &marks) }
    var others = alternatives.others
    if others.count > 1 { others = factored(others, &marks) }
    if !alternatives.terms.isEmpty {
      alternatives.terms.sort()
      alternatives.terms.removeRepeats()
      others.insert(leaf(alternatives.terms), at: 0)
    }
    return others.count == 1 ? others[0] : self.alternatives(others)
  }

  /// What stands beside each other.
  private struct Alternatives {
    /// The terms of all that is a leaf.
    var terms: [Int32] = []
    /// The rest, each once.
    var others: [PhraseTree] = []
  }

  private func take(_ tree: PhraseTree, _ alternatives: inout Alternatives, _ marks: inout Marks) {
    switch shape(tree) {
    case .alternatives(let inner): for index in inner { take(part(index), &alternatives, &marks) }
    case .leaf(let terms) where !facts(tree).canBeginWithAnyWord:
      for index in terms { alternatives.terms.append(term(index)) }
    default:
      guard marks[tree.number] == nil else { return }
      marks[tree.number] = 0
      alternatives.others.append(tree)
    }
  }

  /// Sequences that begin with the same word brought together, `"a b" | "a c"` as `"a" ("b" | "c")`: a long list then has as many
  /// first edges as it has first words.
  private mutating func factored(_ parts: [PhraseTree], _ marks: inout Marks) -> [PhraseTree] {
    marks.begin(count: count)
    /// Of each group its first word and how many parts have it; of each part that has a group its number.
    var firsts: [(tree: PhraseTree, count: Int)] = []
    var grouped: [(part: PhraseTree, group: Int32)] = []
    var result: [PhraseTree] = []
    grouped.reserveCapacity(parts.count)
    result.reserveCapacity(parts.count)
    for part in parts {
      guard let first = firstOfTwo(part) else {
        result.append(part)
        continue
      }
      let group = marks[first.number] ?? Int32(firsts.count)
      if group == firsts.count { firsts.append((first, 0)) }
      marks[first.number] = group
      firsts[Int(group)].count += 1
      grouped.append((part, group))
    }
    // The parts of each group in a row, by counting.
    var ends = [0] + firsts.map(\.count)
    for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
    var members = Array(repeating: PhraseTree(number: 0), count: grouped.count)
    for (part, group) in grouped {
      members[ends[Int(group)]] = part
      ends[Int(group)] += 1
    }
    var start = 0
    for (first, count) in firsts {
      let group = members[start..<start + count]
      start += count
      result.append(count == 1 ? group[group.startIndex] : factored(first, group, &marks))
    }
    return result
  }

  /// The first part of a row, if that and the second are leaves.
  private func firstOfTwo(_ tree: PhraseTree) -> PhraseTree? {
    guard case .sequence(let parts) = shape(tree), parts.count > 1, case .leaf = shape(part(parts.lowerBound)),
      case .leaf = shape(part(parts.lowerBound + 1))
    else { return nil }
    return part(parts.lowerBound)
  }

  /// Rows that have their first part in common as one.
  private mutating func factored(
    _ first: PhraseTree, _ rows: ArraySlice<PhraseTree>, _ marks: inout Marks
  ) -> PhraseTree {
    var rests: [PhraseTree] = []
    rests.reserveCapacity(rows.count)
    for row in rows { rests.append(withoutFirst(row)) }
    let rest = joined(rests, &marks)
    guard case .sequence(let parts) = shape(rest) else { return sequence([first, rest]) }
    return sequence([first] + parts.map { part($0) })
  }

  /// What stands behind the first part of a row.
  private mutating func withoutFirst(_ tree: PhraseTree) -> PhraseTree {
    guard case .sequence(let parts) = shape(tree) else { return tree }
    return parts.count == 2 ? part(parts.lowerBound + 1) : sequence(parts.dropFirst().map { part($0) })
  }
}
