/// A deterministic automaton over the states of a `RegexNetwork`, made as texts need it (Thompson 1968; as in RE2 and ripgrep).
///
/// Its state is a set of the network's states, with what the last symbol means to assertions and the expressions that matched just
/// before that symbol. The table of steps is bounded: when it is full it is thrown away, and when that happens too often on one text
/// the sets are walked without being remembered. Making a step visits each state and transition of the network at most once, so time
/// is linear in the text, whatever the expressions are.
struct LazyAutomaton: Sendable {
  /// A row of the table, that is a state; with `special` set one that needs a look: it has matches, or leads nowhere.
  typealias Row = UInt32

  static let special: UInt32 = 1 << 31
  private static let unknown: UInt32 = .max
  /// The state that no symbol leaves.
  static let dead: Row = special

  /// What stands on the side of a place that has been read.
  enum Context: UInt8 {
    case edge, other, word
    /// Between a stand and its scalar: nothing begins here.
    case stand
  }

  private struct Record {
    var members: Range<Int>
    /// How many of them are expressions that matched; the others are states.
    var matches: Int
    /// Which expressions may begin at every place: a list of `RegexProgram.lists`.
    var list: Int32
    var context: Context
    var hash: UInt64
  }

  private let isBackward: Bool
  private let width: Int
  private let mostEntries: Int
  private var table: [UInt32] = []
  private var records: [Record] = []
  private var members: [Int32] = []
  /// Open addressing over records, each plus one.
  private var slots: [Int32] = Array(repeating: 0, count: 64)
  private var generation = 0
  private var visited: SparseSet
  private var targets: SparseSet
  private var stack: [Int32] = []
  private var key: [Int32] = []
  /// The members of the two states that are walked without being remembered.
  private var loose: [[Int32]] = [[], []]
  private var isFirstLoose = false
  /// How often the table was thrown away since `beginText`.
  private var forgotten = 0
  /// States and transitions of the network that were visited, in all: what tests count.
  private(set) var work = 0

  init(_ network: RegexNetwork, _ classes: SymbolClasses, isBackward: Bool, mostEntries: Int) {
    self.isBackward = isBackward
    width = classes.count
    self.mostEntries = mostEntries
    visited = SparseSet(count: network.states.count)
    targets = visited
    forget()
  }

  /// The table was thrown away so often that what comes next need not be remembered.
  private var isLoose: Bool { forgotten > Limits.regexTablesPerText }

  /// Call at the beginning of each text.
  mutating func beginText() { forgotten = 0 }

  private mutating func forget() {
    generation += 1
    forgotten += 1
    table.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = 0 }
    // The dead state and the two loose ones.
    for number in 0..<3 {
      table.append(contentsOf: repeatElement(number == 0 ? LazyAutomaton.dead : LazyAutomaton.unknown, count: width))
      records.append(Record(members: 0..<0, matches: 0, list: 0, context: .edge, hash: 0))
    }
  }

  /// The state from which the expressions of a list are looked for at every place, or (with list 0) `state` is walked from here alone.
  mutating func begin(list: Int32, state: Int32 = -1, _ context: Context = .edge) -> Row {
    key.removeAll(keepingCapacity: true)
    if state >= 0 { key.append(state) }
    return intern(matches: 0, list, context) & ~LazyAutomaton.special
  }

  /// The state after one more symbol, of class `symbol`.
  @inline(__always)
  mutating func step(_ row: Row, _ symbol: UInt16, _ program: RegexProgram) -> Row {
    let next = table[Int(row) &+ Int(symbol)]
    return next == LazyAutomaton.unknown ? make(row, symbol, program) : next
  }

  /// The expressions that matched just before the symbol that led to the state.
  func matches(_ row: Row) -> ArraySlice<Int32> {
    let number = Int(row & ~LazyAutomaton.special) / width
    let record = records[number]
    if number == 1 || number == 2 { return loose[number - 1][..<record.matches] }
    return members[record.members].prefix(record.matches)
  }

  // MARK: Making states

  private mutating func make(_ row: Row, _ symbolClass: UInt16, _ program: RegexProgram) -> Row {
    let number = Int(row) / width
    let symbol = program.classes.symbols[Int(symbolClass)]
    let record = records[number]
    let side = isBackward ? LazyAutomaton.right(symbol) : LazyAutomaton.left(symbol)
    stack.removeAll(keepingCapacity: true)
    if number == 1 || number == 2 {
      stack.append(contentsOf: loose[number - 1][record.matches...])
    } else {
      stack.append(contentsOf: members[record.members].dropFirst(record.matches))
    }
    if isBackward {
      walk(program.backward, symbol, left: LazyAutomaton.left(symbol), right: record.context, record.list, program)
    } else {
      walk(program.forward, symbol, left: record.context, right: LazyAutomaton.right(symbol), record.list, program)
    }
    let matched = key.count
    key.sort()
    targets.sort()
    for target in targets.dense { key.append(target) }
    if key.isEmpty, record.list == 0 { return remember(LazyAutomaton.dead, row, symbolClass, generation) }
    let before = generation
    return remember(intern(matches: matched, record.list, side), row, symbolClass, before)
  }

  /// Fills `targets` with the states behind the symbol and `key` with the expressions that match before it.
  private mutating func walk(
    _ network: borrowing RegexNetwork, _ symbol: UInt16, left: Context, right: Context, _ list: Int32,
    _ program: RegexProgram
  ) {
    if list > 0, isBackward || left != .stand {
      for index in program.lists.range(list) {
        stack.append(network.starts[Int(program.lists.values[index])])
      }
    }
    visited.removeAll()
    targets.removeAll()
    key.removeAll(keepingCapacity: true)
    while let state = stack.popLast() {
      guard visited.insert(state) else { continue }
      work &+= 1
      let record = network.states[Int(state)]
      switch record.kind {
      case .split:
        stack.append(record.a)
        stack.append(record.b)
      case .assertion:
        if LazyAutomaton.holds(record.a, left, right) { stack.append(record.b) }
      case .match:
        if !key.contains(record.a) { key.append(record.a) }
      case .symbols:
        for index in Int(record.a)..<Int(record.b) {
          work &+= 1
          let transition = network.transitions[index]
          if transition.low <= symbol, symbol <= transition.high { _ = targets.insert(transition.next) }
        }
      }
    }
  }

  private static func holds(_ assertion: Int32, _ left: Context, _ right: Context) -> Bool {
    switch RegexNetwork.Assertion(rawValue: assertion) {
    case .fieldStart: left == .edge
    case .fieldEnd: right == .edge
    case .wordBoundary: (left == .word) != (right == .word)
    default: (left == .word) == (right == .word)
    }
  }

  /// What a symbol means to the place to its right.
  static func left(_ symbol: UInt16) -> Context {
    switch symbol {
    case RegexSymbol.edge: .edge
    case RegexSymbol.emojiStand, RegexSymbol.singleStand: .stand
    default: RegexSymbol.isOfWord(symbol) ? .word : .other
    }
  }

  /// What a symbol means to the place to its left.
  static func right(_ symbol: UInt16) -> Context {
    symbol == RegexSymbol.edge ? .edge : RegexSymbol.isOfWord(symbol) ? .word : .other
  }

  /// Puts the step into the table, unless one of its ends is not remembered.
  private mutating func remember(_ next: Row, _ row: Row, _ symbol: UInt16, _ before: Int) -> Row {
    let target = Int(next & ~LazyAutomaton.special) / width
    let source = Int(row) / width
    if before == generation, source > 2, target == 0 || target > 2 { table[Int(row) + Int(symbol)] = next }
    return next
  }

  /// The row of the state whose members are `key`.
  private mutating func intern(matches: Int, _ list: Int32, _ context: Context) -> Row {
    var hash = UInt64(UInt32(bitPattern: list)) << 32 | UInt64(matches) << 8 | UInt64(context.rawValue)
    for member in key { hash = (hash ^ UInt64(UInt32(bitPattern: member))) &* TokenHash.factor &+ hash >> 29 }
    hash ^= hash >> 32
    if let known = find(hash, matches, list, context) { return known }
    if table.count + width > mostEntries || members.count + key.count > mostEntries {
      if isLoose { return putLoose(matches, list, context) }
      forget()
    }
    let number = records.count
    records.append(
      Record(
        members: members.count..<(members.count + key.count), matches: matches, list: list, context: context, hash: hash
      ))
    members.append(contentsOf: key)
    table.append(contentsOf: repeatElement(LazyAutomaton.unknown, count: width))
    insert(number)
    return row(number)
  }

  private func row(_ number: Int) -> Row {
    Row(number * width) | (records[number].matches > 0 ? LazyAutomaton.special : 0)
  }

  private mutating func putLoose(_ matches: Int, _ list: Int32, _ context: Context) -> Row {
    isFirstLoose.toggle()
    let number = isFirstLoose ? 1 : 2
    loose[number - 1].removeAll(keepingCapacity: true)
    loose[number - 1].append(contentsOf: key)
    records[number] = Record(members: 0..<0, matches: matches, list: list, context: context, hash: 0)
    return row(number)
  }

  private func find(_ hash: UInt64, _ matches: Int, _ list: Int32, _ context: Context) -> Row? {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0 {
      let number = Int(slots[place] - 1)
      let record = records[number]
      if record.list == list, record.context == context, record.matches == matches,
        record.members.count == key.count, members[record.members].elementsEqual(key)
      {
        return row(number)
      }
      place = (place + 1) & mask
    }
    return nil
  }

  private mutating func insert(_ number: Int) {
    if records.count * 2 > slots.count {
      slots = Array(repeating: 0, count: slots.count * 2)
      for earlier in 3..<number { put(earlier) }
    }
    put(number)
  }

  private mutating func put(_ number: Int) {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: records[number].hash) & mask
    while slots[place] != 0 { place = (place + 1) & mask }
    slots[place] = Int32(number + 1)
  }
}

/// A set of numbers below a bound that is emptied in O(1) (Briggs and Torczon 1993).
struct SparseSet: Sendable {
  private(set) var dense: [Int32] = []
  private var places: [Int32]

  init(count: Int) { places = Array(repeating: 0, count: count) }

  mutating func removeAll() { dense.removeAll(keepingCapacity: true) }

  /// Whether it was new.
  mutating func insert(_ value: Int32) -> Bool {
    let place = Int(places[Int(value)])
    if place < dense.count, dense[place] == value { return false }
    places[Int(value)] = Int32(dense.count)
    dense.append(value)
    return true
  }

  /// Orders `dense`; afterwards the set must be emptied before anything is inserted.
  mutating func sort() { dense.sort() }
}
