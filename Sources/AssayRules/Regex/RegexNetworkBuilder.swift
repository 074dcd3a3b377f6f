internal import AssayCore

/// Builds the states of regular expressions, for one direction of reading: each piece from what follows it (Thompson 1968).
struct RegexNetworkBuilder {
  private(set) var network = RegexNetwork()
  private let isBackward: Bool
  /// States that take one range of symbols: equal ones are shared, as most scalars end alike.
  private var shared: [RegexNetwork.Transition: Int32] = [:]

  /// The network of some expressions, numbered in their order.
  static func network(_ trees: [RegexTree], isBackward: Bool) -> RegexNetwork {
    var builder = RegexNetworkBuilder(isBackward: isBackward)
    for (number, tree) in trees.enumerated() {
      builder.shared.removeAll()
      let match = builder.add(.match, Int32(number))
      let start = builder.build(tree, match)
      builder.network.starts.append(start)
    }
    return builder.network
  }

  private init(isBackward: Bool) { self.isBackward = isBackward }

  private mutating func add(_ kind: RegexNetwork.Kind, _ a: Int32, _ b: Int32 = -1) -> Int32 {
    network.states.append(RegexNetwork.State(kind, a, b))
    return Int32(network.states.count - 1)
  }

  private mutating func add(_ transitions: [RegexNetwork.Transition]) -> Int32 {
    let first = Int32(network.transitions.count)
    network.transitions += transitions
    return add(.symbols, first, first + Int32(transitions.count))
  }

  /// The state at which the tree begins when `next` follows it.
  private mutating func build(_ tree: RegexTree, _ next: Int32) -> Int32 {
    switch tree {
    case .empty: return next
    case .assertion(let assertion): return add(.assertion, assertion.rawValue, next)
    case .character(let set): return build(set, next)
    case .sequence(let parts):
      return (isBackward ? parts : parts.reversed()).reduce(next) { build($1, $0) }
    case .alternatives(let parts):
      let starts = parts.map { build($0, next) }
      return starts.dropLast().reversed().reduce(starts[starts.count - 1]) { add(.split, $1, $0) }
    case .repeated(let part, let least, let most):
      var start = next
      var copies = least
      if let most {
        for _ in least..<most { start = add(.split, build(part, start), next) }
      } else {
        let loop = add(.split, next, next)
        let body = build(part, loop)
        network.states[Int(loop)].a = body
        // Where it must come at least once, the last time is the loop's own.
        start = least > 0 ? body : loop
        copies = max(0, least - 1)
      }
      for _ in 0..<copies { start = build(part, start) }
      return start
    }
  }

  // MARK: Characters

  private mutating func build(_ set: CharacterSet, _ next: Int32) -> Int32 {
    var transitions = set.ascii.map { RegexNetwork.Transition(UInt16($0.lowerBound), UInt16($0.upperBound), next) }
    let wide = set.wide
    if !wide.isEmpty {
      if RegexNetworkBuilder.standAlone(wide) {
        transitions += scalars(wide, next, shift: 0)
      } else if isBackward {
        let stand = take(RegexSymbol.singleStand...RegexSymbol.singleStand, next)
        transitions += scalars(wide, add(.split, stand, next), shift: 0)
      } else {
        let leads = scalars(wide, next, shift: 0)
        let behindStand = add(leads)
        transitions += leads
        transitions.append(RegexNetwork.Transition(RegexSymbol.singleStand, RegexSymbol.singleStand, behindStand))
      }
    }
    let emoji = set.emoji.ranges
    if !emoji.isEmpty, !RegexNetworkBuilder.standAlone(emoji) {
      let stand = RegexSymbol.emojiStand...RegexSymbol.emojiStand
      if isBackward {
        transitions += scalars(emoji, take(stand, next), shift: RegexSymbol.emoji)
      } else {
        let behindStand = add(scalars(emoji, next, shift: RegexSymbol.emoji))
        transitions.append(RegexNetwork.Transition(stand.lowerBound, stand.upperBound, behindStand))
      }
    }
    return add(transitions)
  }

  /// Whether no stand comes before any of the scalars; not asked of so many that it would take long.
  private static func standAlone(_ ranges: [ClosedRange<UInt32>]) -> Bool {
    ranges.reduce(0) { $0 + $1.count } <= 1_000 && ranges.allSatisfy { $0.allSatisfy(RegexText.standsAlone) }
  }

  /// What takes the first bytes (read backwards, the last) of scalars, and leads through the others to `next`.
  private mutating func scalars(_ ranges: [ClosedRange<UInt32>], _ next: Int32, shift: UInt16)
    -> [RegexNetwork.Transition]
  {
    var result: [RegexNetwork.Transition] = []
    for sequence in ranges.flatMap(UTF8Sequence.of) {
      let symbols = sequence.bytes.map { (UInt16($0.lowerBound) + shift)...(UInt16($0.upperBound) + shift) }
      let order = isBackward ? symbols : symbols.reversed()
      let behind = order.dropLast().reduce(next) { take($1, $0) }
      let first = order[order.count - 1]
      result.append(RegexNetwork.Transition(first.lowerBound, first.upperBound, behind))
    }
    return result
  }

  /// A state that takes one of a range of symbols.
  private mutating func take(_ symbols: ClosedRange<UInt16>, _ next: Int32) -> Int32 {
    let transition = RegexNetwork.Transition(symbols.lowerBound, symbols.upperBound, next)
    if let known = shared[transition] { return known }
    let state = add([transition])
    shared[transition] = state
    return state
  }
}
