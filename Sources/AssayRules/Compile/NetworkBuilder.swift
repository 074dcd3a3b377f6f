internal import AssayCore

/// Builds the network of positions from phrase trees: Glushkov's construction (Glushkov 1961), one position per leaf and gap word.
struct NetworkBuilder {
  private(set) var network = PatternNetwork()
  var atoms = AtomTable()
  private var patternOfKey: [String: Int32] = [:]
  /// The first positions of all patterns, and followers by position, until `finish` lays them out.
  private var firsts: [Int32] = []
  private var follow: [Set<Int32>] = []
  private(set) var triggerWords: Set<String> = []

  /// The number of the pattern for this phrase; equal phrases share one.
  mutating func pattern(_ tree: PhraseTree, isTrigger: Bool) -> Int32 {
    if isTrigger { triggerWords.formUnion(tree.words) }
    let key = tree.key
    if let known = patternOfKey[key] {
      if isTrigger { network.patterns[Int(known)].isTrigger = true }
      return known
    }
    let number = Int32(network.patterns.count)
    let start = Int32(network.atoms.count)
    let ends = build(tree, pattern: number)
    firsts += ends.first.sorted()
    for position in ends.last { network.completes[Int(position)] = true }
    network.patterns.append(
      PatternNetwork.Pattern(positions: start..<Int32(network.atoms.count), longest: Int32(tree.longest), isTrigger: isTrigger))
    patternOfKey[key] = number
    return number
  }

  /// Where a tree can begin and end, and whether it can be nothing.
  private struct Ends {
    var first: Set<Int32> = []
    var last: Set<Int32> = []
    var canBeEmpty = false
  }

  private mutating func add(_ atom: Int32, _ pattern: Int32) -> Int32 {
    network.atoms.append(atom)
    network.diesAtSentenceEnd.append(false)
    network.completes.append(false)
    network.patternOf.append(pattern)
    follow.append([])
    return Int32(network.atoms.count - 1)
  }

  private mutating func build(_ tree: PhraseTree, pattern: Int32) -> Ends {
    switch tree {
    case .leaf(let leaf):
      let position = add(atoms.atom(leaf), pattern)
      return Ends(first: [position], last: [position])
    case .optional(let part):
      var ends = build(part, pattern: pattern)
      ends.canBeEmpty = true
      return ends
    case .alternatives(let parts):
      return parts.reduce(into: Ends()) { result, part in
        let ends = build(part, pattern: pattern)
        result.first.formUnion(ends.first)
        result.last.formUnion(ends.last)
        result.canBeEmpty = result.canBeEmpty || ends.canBeEmpty
      }
    case .gap(let width):
      let positions = (0..<width).map { _ in add(PatternNetwork.anyWord, pattern) }
      for (position, next) in zip(positions, positions.dropFirst()) { follow[Int(position)].insert(next) }
      for position in positions { network.diesAtSentenceEnd[Int(position)] = true }
      return Ends(first: [positions[0]], last: Set(positions), canBeEmpty: true)
    case .sequence(let parts):
      var result = Ends(canBeEmpty: true)
      var isBehindGap = false
      for part in parts {
        let ends = build(part, pattern: pattern)
        for position in result.last { follow[Int(position)].formUnion(ends.first) }
        if isBehindGap { for position in ends.first { network.diesAtSentenceEnd[Int(position)] = true } }
        if result.canBeEmpty { result.first.formUnion(ends.first) }
        result.last = ends.canBeEmpty ? result.last.union(ends.last) : ends.last
        result.canBeEmpty = result.canBeEmpty && ends.canBeEmpty
        if case .gap = part { isBehindGap = true } else if !ends.canBeEmpty { isBehindGap = false }
      }
      return result
    }
  }

  /// Lays out followers and first positions in flat arrays. Call once, at the end.
  mutating func finish() -> PatternNetwork {
    for set in follow {
      network.followers += set.sorted()
      network.followStarts.append(Int32(network.followers.count))
    }
    var byAtom = Array(repeating: [Int32](), count: atoms.leaves.count)
    for position in firsts { byAtom[Int(network.atoms[Int(position)])].append(position) }
    for positions in byAtom {
      network.firsts += positions.sorted()
      network.firstStarts.append(Int32(network.firsts.count))
    }
    return network
  }
}
