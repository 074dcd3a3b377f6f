/// The graph of all phrases as a deterministic automaton, made as far as texts need it.
///
/// A state is the set of the graph's nodes at which a walk may stand; a transition leads from it over one token's symbol. Both
/// are found from the graph when they are first needed. As a walk begins at one node, sets stay small and few: phrases that run beside
/// each other never multiply.
///
/// Most tokens of a text lead nowhere, or only deeper into a gap: a state knows by a filter of a few bits for each symbol that it wants
/// where all others lead. Further transitions are remembered in a table of bounded size in which a newer one takes the place of an
/// older: forgetting costs time, never results. So a step costs two look-ups at most, however many alternatives a phrase has.
struct PhraseAutomaton: Sendable {
  /// A state with what a walk asks of it at every step.
  struct State: Sendable {
    /// The state's number, and below it two bits: `goesOn`, `isEnd`.
    let bits: UInt32

    /// Nothing can match any more.
    static let dead = State(bits: 0)

    /// Whether what was walked over so far is a match (or, walking back, begins one).
    @inline(__always)
    var isEnd: Bool { bits & 1 != 0 }
    /// Whether a further token can be taken.
    @inline(__always)
    var goesOn: Bool { bits & 2 != 0 }
    var number: Int { Int(bits >> 2) }
  }

  /// Which symbols a state wants, roughly, and where it goes with the others.
  private struct Habit: Sendable {
    /// Its filter: this word, or `mask + 1` words of `filters` from here on, a power of two greater than one.
    var filter: UInt64 = 0
    var mask: UInt32 = 0
    /// The bits of a state, or `unknown`.
    var other: UInt32 = 0
    /// The symbol that it saw last of those that it may want, and where that led: most often it is the same again.
    var recent = SymbolTable.fieldBreak
    var recentTarget: UInt32 = 0

    static let unknown = UInt32.max

    /// The word (above) and bit (the lowest six) of a symbol.
    @inline(__always)
    static func place(_ symbol: UInt32) -> UInt32 { (symbol &* 0x9E37_79B1) >> 12 }
  }

  /// Twenty bits of a target state below the 44 of state and symbol.
  private var transitions: [UInt64]
  /// Leaves as many bits of a hash as index the table.
  private var transitionShift = UInt64((fewestTransitions - 1).leadingZeroBitCount)
  /// How many were remembered since the table last grew.
  private var remembered = 0
  /// Whether the end of a sentence lies between the last token and what comes next. No match ends there, and some edges must not be taken.
  private var areOverBreaks: [Bool] = [false]
  /// The nodes of state s are `nodes[starts[s]..<starts[s + 1]]`, ascending.
  private var starts: [Int32] = [0, 0]
  private var nodes: [Int32] = []
  /// States by the hash of their nodes: open addressing, 0 is free. Those of one node stand in `stateOfNode`.
  private var numbers: [UInt32]
  /// The states with the two bits.
  private var states: [UInt32] = [0]
  /// What states do with symbols that they don't want.
  private var habits: [Habit] = [Habit()]
  /// The filters of all states, one after another.
  private var filters: [UInt64] = [0]
  /// Of each node the state of it alone, 0 where not made yet.
  private var stateOfNode: [UInt32]

  /// Nodes found for the state at hand.
  private var found: [Int32] = []
  /// The atoms that the state at hand asks for.
  private var wanted: [Int32] = []

  /// The table of transitions begins small, so that one ticket need not wait for it, and grows as it is used.
  private static let fewestTransitions = 1 << 12
  private static let mostTransitions = 1 << 18
  private static let symbolBits: UInt64 = 24
  private static let stateBits: UInt64 = 20

  private let mostStates: Int

  /// An automaton that forgets all when it has made `mostStates` states.
  init(_ network: PatternNetwork, mostStates: Int) {
    self.mostStates = mostStates
    transitions = Array(repeating: 0, count: PhraseAutomaton.fewestTransitions)
    numbers = Array(repeating: 0, count: 1 << 10)
    stateOfNode = Array(repeating: 0, count: network.graph.count)
  }

  /// Forgets all transitions: when symbols change their meaning.
  mutating func forgetTransitions() {
    for index in transitions.indices { transitions[index] = 0 }
    for index in habits.indices { habits[index].recent = SymbolTable.fieldBreak }
  }

  // MARK: Where walks begin

  /// Stands at a node, about to take a token.
  @inline(__always)
  mutating func state(at node: Int32, _ program: borrowing Program) -> State {
    let known = stateOfNode[Int(node)]
    return known != 0 ? State(bits: known) : makeStart(node, program)
  }

  @inline(never)
  private mutating func makeStart(_ node: Int32, _ program: borrowing Program) -> State {
    if isFull { removeStates() }
    found.removeAll(keepingCapacity: true)
    found.append(node)
    return state(isOverBreak: false, program)
  }

  // MARK: Steps

  /// The state behind a token with this symbol, which is no field break. O(1) when it is remembered.
  @inline(__always)
  mutating func step(_ state: State, _ symbol: UInt32, _ text: borrowing SymbolText, _ program: borrowing Program)
    -> State
  {
    let habit = habits[state.number]
    if symbol == habit.recent { return State(bits: habit.recentTarget) }
    if habit.other != Habit.unknown, !wants(habit, symbol, text, program) { return State(bits: habit.other) }
    let key = UInt64(state.bits) << PhraseAutomaton.symbolBits | UInt64(symbol) & (1 << PhraseAutomaton.symbolBits &- 1)
    let pair = pair(key)
    var entry = transitions[pair]
    if entry >> PhraseAutomaton.stateBits != key { entry = transitions[pair &+ 1] }
    if entry >> PhraseAutomaton.stateBits == key {
      let target = UInt32(truncatingIfNeeded: entry) & (1 << UInt32(PhraseAutomaton.stateBits) &- 1)
      habits[state.number].recent = symbol
      habits[state.number].recentTarget = target
      return State(bits: target)
    }
    return makeStep(state, symbol, text, program, key)
  }

  @inline(never)
  private mutating func makeStep(
    _ state: State, _ symbol: UInt32, _ text: borrowing SymbolText, _ program: borrowing Program, _ key: UInt64
  ) -> State {
    found.removeAll(keepingCapacity: true)
    let own = Int(starts[state.number])..<Int(starts[state.number &+ 1])
    let wasOverBreak = areOverBreaks[state.number]
    let isBreak = symbol == SymbolTable.sentenceBreak
    if isBreak {
      for index in own { found.append(nodes[index]) }
    } else {
      for index in own { collect(nodes[index], overBreak: wasOverBreak, symbol, text, program) }
      found.sort()
      found.removeRepeats()
    }
    let isFull = self.isFull
    if isFull { removeStates() }
    let target = found.isEmpty ? State.dead : self.state(isOverBreak: isBreak, program)
    // After a clearing the old state's number means something else.
    if isFull { return target }
    if habits[state.number].other == Habit.unknown, !wants(habits[state.number], symbol, text, program) {
      habits[state.number].other = target.bits
    } else {
      remember(key, target)
    }
    return target
  }

  /// The first of the two neighbouring places where a transition may stand: the newer one stands there.
  @inline(__always)
  private func pair(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* TokenHash.factor) >> transitionShift) & ~1 }

  private mutating func remember(_ key: UInt64, _ target: State) {
    remembered &+= 1
    if remembered > transitions.count, transitions.count < PhraseAutomaton.mostTransitions { growTransitions() }
    put(key << PhraseAutomaton.stateBits | UInt64(target.bits))
  }

  private mutating func put(_ entry: UInt64) {
    let pair = pair(entry >> PhraseAutomaton.stateBits)
    transitions[pair + 1] = transitions[pair]
    transitions[pair] = entry
  }

  private mutating func growTransitions() {
    let old = exchange(&transitions, with: Array(repeating: 0, count: transitions.count * 4))
    transitionShift -= 2
    remembered = 0
    // The newer of a pair last, so that it stands first again.
    for entry in old.reversed() where entry != 0 { put(entry) }
  }

  /// Adds the nodes behind those edges of a node that take the symbol to `found`, where they may stand already.
  private mutating func collect(
    _ node: Int32, overBreak: Bool, _ symbol: UInt32, _ text: borrowing SymbolText, _ program: borrowing Program
  ) {
    var edges = program.network.graph.edges(node)
    while let edge = edges.first, program.network.graph.atoms.values[edge] == WalkGraph.anyWord {
      follow(edge, overBreak, program.network.graph)
      edges.removeFirst()
    }
    if Int(symbol) < program.symbols.count {
      let atoms = program.symbols.atomsOfSymbol
      collect(atoms.values, atoms.range(Int32(symbol)), of: edges, overBreak, program.network.graph)
    } else if symbol < SymbolTable.sentenceBreak {
      let atoms = text.unions.atoms(of: symbol)
      collect(atoms, atoms.indices, of: edges, overBreak, program.network.graph)
    }
  }

  /// The same for some atoms among some edges, both ascending: each of the fewer is looked for among the others by bisection.
  @inline(__always)
  private mutating func collect<Atoms: RandomAccessCollection<Int32>>(
    _ atoms: Atoms, _ own: Range<Int>, of edges: Range<Int>, _ overBreak: Bool, _ graph: borrowing WalkGraph
  ) where Atoms.Index == Int {
    let wanted = graph.atoms.values
    if own.count < edges.count {
      for index in own {
        let atom = atoms[index]
        var edge = wanted.firstIndex(notBelow: atom, inSorted: edges)
        while edge < edges.upperBound, wanted[edge] == atom {
          follow(edge, overBreak, graph)
          edge += 1
        }
      }
    } else {
      for edge in edges {
        let index = atoms.firstIndex(notBelow: wanted[edge], inSorted: own)
        if index < own.upperBound, atoms[index] == wanted[edge] { follow(edge, overBreak, graph) }
      }
    }
  }

  private mutating func follow(_ edge: Int, _ overBreak: Bool, _ graph: borrowing WalkGraph) {
    let target = graph.targets[edge]
    if !overBreak || !target.staysInSentence { found.append(target.node) }
  }

  // MARK: States

  private var isFull: Bool { states.count > mostStates || nodes.count + filters.count > Limits.automatonNodes }

  /// The state of `found`: a known one, or a new one.
  private mutating func state(isOverBreak: Bool, _ program: borrowing Program) -> State {
    if found.count == 1, !isOverBreak {
      let node = Int(found[0])
      if stateOfNode[node] == 0 { stateOfNode[node] = newState(isOverBreak: false, program) }
      return State(bits: stateOfNode[node])
    }
    var slot = PhraseAutomaton.hash(isOverBreak, found[...]) & (numbers.count &- 1)
    while numbers[slot] != 0 {
      let number = Int(numbers[slot])
      if areOverBreaks[number] == isOverBreak,
        nodes[Int(starts[number])..<Int(starts[number + 1])].elementsEqual(found)
      {
        return State(bits: states[number])
      }
      slot = (slot &+ 1) & (numbers.count &- 1)
    }
    numbers[slot] = UInt32(states.count)
    let state = State(bits: newState(isOverBreak: isOverBreak, program))
    if states.count * 2 > numbers.count { growNumbers() }
    return state
  }

  /// Makes a state of `found`. Returns its bits.
  private mutating func newState(isOverBreak: Bool, _ program: borrowing Program) -> UInt32 {
    let bits = UInt32(states.count) << 2 | self.bits(isOverBreak, program.network.graph)
    areOverBreaks.append(isOverBreak)
    nodes += found
    starts.append(Int32(nodes.count))
    habits.append(habit(program))
    states.append(bits)
    return bits
  }

  /// Makes the filter of the state of `found`: a bit for each symbol of each atom that an edge asks for.
  private mutating func habit(_ program: borrowing Program) -> Habit {
    wanted.removeAll(keepingCapacity: true)
    for node in found {
      for edge in program.network.graph.edges(node) {
        let atom = program.network.graph.atoms.values[edge]
        if atom != WalkGraph.anyWord { wanted.append(atom) }
      }
    }
    wanted.sort()
    var symbols = 0
    var last = WalkGraph.anyWord
    for atom in wanted where atom != last {
      last = atom
      symbols += program.symbols.symbolsOfAtom.range(atom).count
    }
    var words = 1
    while words * 8 < symbols { words *= 2 }
    let first = filters.count
    for _ in 0..<words { filters.append(0) }
    last = WalkGraph.anyWord
    for atom in wanted where atom != last {
      last = atom
      for index in program.symbols.symbolsOfAtom.range(atom) {
        let place = Habit.place(UInt32(program.symbols.symbolsOfAtom.values[index]))
        filters[first + Int(place >> 6) & (words - 1)] |= 1 << UInt64(place & 63)
      }
    }
    // Most filters are one word, which then stands where it is asked.
    let filter = words > 1 ? UInt64(first) : filters.removeLast()
    return Habit(filter: filter, mask: UInt32(words - 1), other: Habit.unknown)
  }

  /// The same of any symbol; the end of a sentence is like no other.
  @inline(__always)
  private func wants(
    _ habit: Habit, _ symbol: UInt32, _ text: borrowing SymbolText, _ program: borrowing Program
  ) -> Bool {
    if Int(symbol) < program.symbols.count { return wants(habit, symbol) }
    return symbol >= SymbolTable.sentenceBreak || text.unions.mayHold(symbol) { wants(habit, $0) }
  }

  /// Whether a state may want a symbol of the table: its filter passes all that it does and few others.
  @inline(__always)
  private func wants(_ habit: Habit, _ symbol: UInt32) -> Bool {
    let place = Habit.place(symbol)
    let word =
      habit.mask == 0
      ? habit.filter : filters[Int(truncatingIfNeeded: habit.filter) &+ Int(place >> 6 & habit.mask)]
    return word >> UInt64(place & 63) & 1 != 0
  }

  private func bits(_ isOverBreak: Bool, _ graph: borrowing WalkGraph) -> UInt32 {
    var isEnd = false
    var goesOn = false
    for node in found {
      isEnd = isEnd || !isOverBreak && graph.isEnd(node)
      goesOn = goesOn || graph.edges(node).contains { !isOverBreak || !graph.targets[$0].staysInSentence }
    }
    return (isEnd ? 1 : 0) | (goesOn ? 2 : 0)
  }

  private static func hash(_ isOverBreak: Bool, _ nodes: ArraySlice<Int32>) -> Int {
    var hash: UInt64 = isOverBreak ? 1 : 0
    for node in nodes { hash = TokenHash.mix(hash &+ UInt64(UInt32(bitPattern: node))) }
    return Int(truncatingIfNeeded: hash)
  }

  private mutating func growNumbers() {
    numbers = Array(repeating: 0, count: numbers.count * 2)
    for number in 1..<states.count {
      let own = nodes[Int(starts[number])..<Int(starts[number + 1])]
      if own.count == 1, !areOverBreaks[number] { continue }
      var slot = PhraseAutomaton.hash(areOverBreaks[number], own) & (numbers.count &- 1)
      while numbers[slot] != 0 { slot = (slot &+ 1) & (numbers.count &- 1) }
      numbers[slot] = UInt32(number)
    }
  }

  /// Forgets all states, and so all transitions.
  private mutating func removeStates() {
    forgetTransitions()
    areOverBreaks = [false]
    starts = [0, 0]
    nodes.removeAll(keepingCapacity: true)
    states = [0]
    habits = [Habit()]
    filters = [0]
    numbers = Array(repeating: 0, count: 1 << 10)
    for index in stateOfNode.indices { stateOfNode[index] = 0 }
  }
}

extension RandomAccessCollection<Int32> where Index == Int {
  /// The first index in a range with a value that is not below another; values ascend there. O(log(range)).
  @inline(__always)
  fileprivate func firstIndex(notBelow value: Int32, inSorted range: Range<Int>) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low &+ high) / 2
      if self[middle] < value { low = middle &+ 1 } else { high = middle }
    }
    return low
  }
}
