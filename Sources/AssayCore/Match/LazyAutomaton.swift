/// The phrase automaton: a deterministic automaton over symbols, made state by state as texts need it.
///
/// A state is a set of waiting positions of the network, without the first positions, which always wait. So every token costs one
/// transition, however many phrases there are. At most `Limits.automatonStates` states are kept; when they are full all are dropped
/// and made anew, which changes no result. Transitions of the empty set, where texts are most of the time, are a plain array.
struct LazyAutomaton: Sendable {
  /// The state of the empty set.
  static let start: Int32 = 0

  private var sets: [[Int32]] = [[]]
  /// The patterns completed on entering each state, ascending.
  private(set) var completed: [[Int32]] = [[]]
  private var stateOfSet: [StateKey: Int32] = [:]
  private var fromStart: [Int32]
  private var afterSentence: [Int32] = [0]
  private var keys: [UInt64]
  private var values: [Int32]
  private var used = 0
  private let baseSymbols: Int

  /// Positions already in the set being made, by stamp.
  private var stamps: [UInt32]
  private var stamp: UInt32 = 0

  private struct StateKey: Hashable {
    var set: [Int32]
    var completed: [Int32]
  }

  private static let unknown: Int32 = -1
  private static let firstCapacity = 1 << 12

  init(_ network: PatternNetwork, symbols: Int) {
    baseSymbols = symbols
    fromStart = Array(repeating: LazyAutomaton.unknown, count: symbols)
    if symbols > 0 { fromStart[0] = 0 }
    keys = Array(repeating: UInt64.max, count: LazyAutomaton.firstCapacity)
    values = Array(repeating: 0, count: LazyAutomaton.firstCapacity)
    stamps = Array(repeating: 0, count: network.atoms.count)
    stateOfSet[StateKey(set: [], completed: [])] = 0
  }

  /// How many states exist now.
  var stateCount: Int { sets.count }

  /// The state after a token with this symbol.
  @inline(__always)
  mutating func step(_ state: Int32, _ symbol: UInt32, _ network: PatternNetwork, _ table: SymbolTable, _ unions: SymbolUnions) -> Int32 {
    if state == LazyAutomaton.start && Int(symbol) < fromStart.count {
      let next = fromStart[Int(symbol)]
      if next >= 0 { return next }
    } else {
      let key = UInt64(UInt32(bitPattern: state)) << 32 | UInt64(symbol)
      var index = Int(truncatingIfNeeded: TokenHash.mix(key)) & (keys.count &- 1)
      while keys[index] != UInt64.max {
        if keys[index] == key { return values[index] }
        index = (index &+ 1) & (keys.count &- 1)
      }
    }
    return make(state, symbol, network, table, unions)
  }

  /// The state after a sentence end: what waits behind a gap waits no longer.
  mutating func stepSentence(_ state: Int32, _ network: PatternNetwork) -> Int32 {
    if afterSentence[Int(state)] >= 0 { return afterSentence[Int(state)] }
    let kept = sets[Int(state)].filter { !network.diesAtSentenceEnd[Int($0)] }
    let next = intern(kept, [])
    afterSentence[Int(state)] = next
    return next
  }

  private mutating func make(
    _ state: Int32, _ symbol: UInt32, _ network: PatternNetwork, _ table: SymbolTable, _ unions: SymbolUnions
  ) -> Int32 {
    stamp &+= 1
    if stamp == 0 {
      for index in stamps.indices { stamps[index] = 0 }
      stamp = 1
    }
    var next: [Int32] = []
    var patterns: [Int32] = []
    let atoms = unions.atoms(of: symbol, table)
    func advance(_ position: Int32) {
      if network.completes[Int(position)] { patterns.append(network.patternOf[Int(position)]) }
      for index in network.followers(of: position) {
        let follower = network.followers[index]
        if stamps[Int(follower)] != stamp {
          stamps[Int(follower)] = stamp
          next.append(follower)
        }
      }
    }
    for position in sets[Int(state)] {
      let atom = network.atoms[Int(position)]
      if atom == PatternNetwork.anyWord || atoms.contains(atom) { advance(position) }
    }
    for atom in atoms {
      for index in network.firsts(of: atom) {
        let position = network.firsts[index]
        if network.patterns[Int(network.patternOf[Int(position)])].isTrigger { advance(position) }
      }
    }
    next.sort()
    let result = intern(next, Array(Set(patterns)).sorted())
    remember(state, symbol, result)
    return result
  }

  private mutating func intern(_ set: [Int32], _ patterns: [Int32]) -> Int32 {
    let key = StateKey(set: set, completed: patterns)
    if let known = stateOfSet[key] { return known }
    let state = Int32(sets.count)
    sets.append(set)
    completed.append(patterns)
    afterSentence.append(LazyAutomaton.unknown)
    stateOfSet[key] = state
    return state
  }

  private mutating func remember(_ state: Int32, _ symbol: UInt32, _ next: Int32) {
    if state == LazyAutomaton.start && Int(symbol) < fromStart.count {
      fromStart[Int(symbol)] = next
      return
    }
    if used * 2 >= keys.count { grow() }
    insert(UInt64(UInt32(bitPattern: state)) << 32 | UInt64(symbol), next)
  }

  private mutating func insert(_ key: UInt64, _ value: Int32) {
    var index = Int(truncatingIfNeeded: TokenHash.mix(key)) & (keys.count - 1)
    while keys[index] != UInt64.max { index = (index + 1) & (keys.count - 1) }
    keys[index] = key
    values[index] = value
    used += 1
  }

  private mutating func grow() {
    let old = (keys, values)
    keys = Array(repeating: UInt64.max, count: old.0.count * 2)
    values = Array(repeating: 0, count: keys.count)
    used = 0
    for (key, value) in zip(old.0, old.1) where key != UInt64.max { insert(key, value) }
  }

  /// Whether the bound is reached; the caller then starts afresh between two tickets.
  var isFull: Bool { sets.count > Limits.automatonStates || used > Limits.automatonStates * 8 }

  /// Drops all states and transitions.
  mutating func removeAll() {
    sets = [[]]
    completed = [[]]
    afterSentence = [0]
    stateOfSet = [StateKey(set: [], completed: []): 0]
    for index in fromStart.indices { fromStart[index] = index == 0 ? 0 : LazyAutomaton.unknown }
    keys = Array(repeating: UInt64.max, count: LazyAutomaton.firstCapacity)
    values = Array(repeating: 0, count: LazyAutomaton.firstCapacity)
    used = 0
  }
}
