/// The phrases as a deterministic automaton, made as far as texts need it.
///
/// A state is the set of positions of one phrase at which a walk may stand; a transition leads from it over one token's symbol. Both
/// are found from the network when they are first needed. As a walk begins at one anchor of one phrase, sets stay small
/// and few: phrases that run beside each other never multiply.
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

  /// Where a state's walk comes from and leads.
  private enum Course: UInt8 {
    /// At the beginning of the pattern whose number stands in place of positions.
    case start
    case forward, back
    /// Over the end of a sentence, which some positions must not come behind. No match ends (begins) there.
    case forwardOverBreak, backOverBreak
  }

  /// Twenty bits of a target state below the 44 of state and symbol.
  private var transitions: [UInt64]
  /// Leaves as many bits of a hash as index the table.
  private var transitionShift = UInt64((fewestTransitions - 1).leadingZeroBitCount)
  /// How many were remembered since the table last grew.
  private var remembered = 0
  private var courses: [Course] = [.start]
  /// The positions of state s are `positions[starts[s]..<starts[s + 1]]`, ascending.
  private var starts: [Int32] = [0, 0]
  private var positions: [Int32] = []
  /// States by the hash of their course and positions: open addressing, 0 is free.
  private var numbers: [UInt32]
  /// The states with the two bits.
  private var states: [UInt32] = [0]
  /// What states do with symbols that they don't want.
  private var habits: [Habit] = [Habit()]
  /// The filters of all states, one after another.
  private var filters: [UInt64] = [0]
  /// States at which walks begin, 0 where not made yet: forward and back from each anchor, then at the beginning of each pattern.
  private var walkStarts: [UInt32]

  /// Positions found for the state at hand.
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
    walkStarts = Array(repeating: 0, count: network.anchors.count * 2 + network.patternCount)
  }

  /// Forgets all transitions: when symbols change their meaning.
  mutating func forgetTransitions() {
    for index in transitions.indices { transitions[index] = 0 }
    for index in habits.indices { habits[index].recent = SymbolTable.fieldBreak }
  }

  // MARK: Where walks begin

  /// Stands on an anchor's position, about to go forward.
  @inline(__always)
  mutating func forward(from anchor: Int32, _ program: borrowing Program) -> State {
    start(anchor, .forward, at: 2 &* Int(anchor), program)
  }

  /// Stands on an anchor's position, about to go back.
  @inline(__always)
  mutating func back(from anchor: Int32, _ program: borrowing Program) -> State {
    start(anchor, .back, at: 2 &* Int(anchor) &+ 1, program)
  }

  /// Stands before a pattern's first token.
  @inline(__always)
  mutating func beginning(of pattern: Int32, _ program: borrowing Program) -> State {
    start(pattern, .start, at: 2 &* program.network.anchors.count &+ Int(pattern), program)
  }

  @inline(__always)
  private mutating func start(_ number: Int32, _ course: Course, at index: Int, _ program: borrowing Program) -> State {
    let known = walkStarts[index]
    return known != 0 ? State(bits: known) : makeStart(number, course, at: index, program)
  }

  @inline(never)
  private mutating func makeStart(
    _ number: Int32, _ course: Course, at index: Int, _ program: borrowing Program
  ) -> State {
    if isFull { removeStates() }
    found.removeAll(keepingCapacity: true)
    found.append(course == .start ? number : program.network.anchors[Int(number)])
    let state = state(course, program)
    walkStarts[index] = state.bits
    return state
  }

  // MARK: Steps

  /// The state behind a token with this symbol, which is no field break. O(1) when it is remembered.
  @inline(__always)
  mutating func step(_ state: State, _ symbol: UInt32, _ text: borrowing SymbolText, _ program: borrowing Program)
    -> State
  {
    let habit = habits[state.number]
    if symbol == habit.recent { return State(bits: habit.recentTarget) }
    if Int(symbol) < program.symbols.count, habit.other != Habit.unknown, !wants(habit, symbol) {
      return State(bits: habit.other)
    }
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
    let other = habits[state.number].other
    // Of the table's symbols that has been asked already.
    if other != Habit.unknown, !wants(habits[state.number], symbol, text, program) { return State(bits: other) }
    found.removeAll(keepingCapacity: true)
    let own = Int(starts[state.number])..<Int(starts[state.number &+ 1])
    var course = courses[state.number]
    if symbol == SymbolTable.sentenceBreak {
      // Going on, positions behind a gap must not be come to; walking back, they must not be left.
      let isBack = course == .back || course == .backOverBreak
      if course != .start {
        for index in own where !isBack || !program.network.marks[Int(positions[index])].contains(.staysInSentence) {
          found.append(positions[index])
        }
      }
      course = isBack ? .backOverBreak : .forwardOverBreak
    } else {
      for index in own {
        switch course {
        case .start: collect(program.network.firsts, positions[index], symbol, text, program)
        case .forward: collect(program.network.followers, positions[index], symbol, text, program)
        case .forwardOverBreak:
          collect(program.network.followers, positions[index], symbol, text, program, overBreak: true)
        case .back, .backOverBreak:
          collect(program.network.predecessors, positions[index], symbol, text, program)
        }
      }
      course = course == .back || course == .backOverBreak ? .back : .forward
      found.sort()
      found.removeRepeats()
    }
    let isFull = self.isFull
    if isFull { removeStates() }
    let target = found.isEmpty ? State.dead : self.state(course, program)
    // After a clearing the old state's number means something else.
    if isFull { return target }
    if other == Habit.unknown, !wants(habits[state.number], symbol, text, program) {
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

  /// Adds the positions of a list that accept the symbol to `found`, where they may stand already.
  private mutating func collect(
    _ lists: borrowing IndexLists, _ list: Int32, _ symbol: UInt32, _ text: borrowing SymbolText,
    _ program: borrowing Program, overBreak: Bool = false
  ) {
    for entry in lists.range(list) {
      let position = lists.values[entry]
      if overBreak && program.network.marks[Int(position)].contains(.staysInSentence) { continue }
      if text.accepts(program.network.atoms[Int(position)], symbol, program.symbols) { found.append(position) }
    }
  }

  // MARK: States

  private var isFull: Bool { states.count > mostStates || positions.count + filters.count > Limits.automatonPositions }

  /// The state of `found`: a known one, or a new one.
  private mutating func state(_ course: Course, _ program: borrowing Program) -> State {
    var slot = PhraseAutomaton.hash(course, found[...]) & (numbers.count &- 1)
    while numbers[slot] != 0 {
      let number = Int(numbers[slot])
      if courses[number] == course, positions[Int(starts[number])..<Int(starts[number + 1])].elementsEqual(found) {
        return State(bits: states[number])
      }
      slot = (slot &+ 1) & (numbers.count &- 1)
    }
    let number = states.count
    numbers[slot] = UInt32(number)
    courses.append(course)
    positions += found
    starts.append(Int32(positions.count))
    habits.append(habit(course, program))
    states.append(UInt32(number) << 2 | bits(course, program.network))
    if states.count * 2 > numbers.count { growNumbers() }
    return State(bits: states[number])
  }

  /// Makes the filter of the state of `found`: a bit for each symbol of each atom that a next position asks for.
  private mutating func habit(_ course: Course, _ program: borrowing Program) -> Habit {
    wanted.removeAll(keepingCapacity: true)
    for position in found {
      switch course {
      case .start: want(program.network.firsts, position, program.network)
      case .forward, .forwardOverBreak: want(program.network.followers, position, program.network)
      case .back, .backOverBreak: want(program.network.predecessors, position, program.network)
      }
    }
    wanted.sort()
    var symbols = 0
    var last = PatternNetwork.anyWord
    for atom in wanted where atom != last {
      last = atom
      symbols += program.symbols.symbolsOfAtom.range(atom).count
    }
    var words = 1
    while words * 8 < symbols { words *= 2 }
    let first = filters.count
    for _ in 0..<words { filters.append(0) }
    last = PatternNetwork.anyWord
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

  private mutating func want(_ lists: borrowing IndexLists, _ list: Int32, _ network: borrowing PatternNetwork) {
    for entry in lists.range(list) {
      let atom = network.atoms[Int(lists.values[entry])]
      if atom != PatternNetwork.anyWord { wanted.append(atom) }
    }
  }

  /// The same of any symbol; the end of a sentence is like no other.
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

  private func bits(_ course: Course, _ network: borrowing PatternNetwork) -> UInt32 {
    var isEnd = false
    var goesOn = false
    for position in found {
      switch course {
      case .start: goesOn = true
      case .forward, .forwardOverBreak:
        isEnd = isEnd || course == .forward && network.marks[Int(position)].contains(.completes)
        goesOn = goesOn || !network.followers.range(position).isEmpty
      case .back, .backOverBreak:
        isEnd = isEnd || course == .back && network.marks[Int(position)].contains(.begins)
        goesOn = goesOn || !network.predecessors.range(position).isEmpty
      }
    }
    return (isEnd ? 1 : 0) | (goesOn ? 2 : 0)
  }

  private static func hash(_ course: Course, _ positions: ArraySlice<Int32>) -> Int {
    var hash = UInt64(course.rawValue)
    for position in positions { hash = TokenHash.mix(hash &+ UInt64(UInt32(bitPattern: position))) }
    return Int(truncatingIfNeeded: hash)
  }

  private mutating func growNumbers() {
    numbers = Array(repeating: 0, count: numbers.count * 2)
    for number in 1..<states.count {
      let own = positions[Int(starts[number])..<Int(starts[number + 1])]
      var slot = PhraseAutomaton.hash(courses[number], own) & (numbers.count &- 1)
      while numbers[slot] != 0 { slot = (slot &+ 1) & (numbers.count &- 1) }
      numbers[slot] = UInt32(number)
    }
  }

  /// Forgets all states, and so all transitions.
  private mutating func removeStates() {
    forgetTransitions()
    courses = [.start]
    starts = [0, 0]
    positions.removeAll(keepingCapacity: true)
    states = [0]
    habits = [Habit()]
    filters = [0]
    numbers = Array(repeating: 0, count: 1 << 10)
    for index in walkStarts.indices { walkStarts[index] = 0 }
  }
}
