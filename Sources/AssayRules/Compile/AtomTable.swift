internal import AssayCore

/// The atoms of a pack: equal leaves are one.
struct AtomTable {
  private(set) var leaves: [Leaf] = []
  private var numbers: [Leaf: Int32] = [:]

  mutating func atom(_ leaf: Leaf) -> Int32 {
    if leaf.isAnyWord { return PatternNetwork.anyWord }
    if let known = numbers[leaf] { return known }
    let number = Int32(leaves.count)
    leaves.append(leaf)
    numbers[leaf] = number
    return number
  }
}
