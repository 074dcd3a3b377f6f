/// Finds matches of single patterns at given places by walking the network's positions over the tokens.
///
/// Every walk is bounded by the pattern's length, `Limits.phraseLength` tokens and the breaks between them.
struct MatchFinder: Sendable {
  private var current = PositionSet()
  private var next = PositionSet()
  private var memo = ListMemo()

  /// Forgets what it remembers when that has become too much; call between tickets.
  mutating func trim() { if memo.isFull { memo.removeAll() } }

  /// Forgets everything: when symbols change their meaning.
  mutating func removeAll() { memo.removeAll() }

  /// The longest match through `position` at token `index`: its first and last token. nil when there is none.
  mutating func grow(_ position: Int32, at index: Int, _ text: borrowing SymbolText, _ program: borrowing Program) -> (first: Int, last: Int)? {
    if program.network.standsAlone(position) { return (index, index) }
    guard let last = walkForward(from: position, at: index, limit: text.count, text, program) else { return nil }
    guard let first = walkBack(from: position, at: index, text, program) else { return nil }
    return (first, last)
  }

  /// The longest match of `pattern` that begins at token `start` and ends before `limit`: its last token.
  mutating func end(of pattern: Int32, from start: Int, limit: Int, _ text: borrowing SymbolText, _ program: borrowing Program) -> Int? {
    let symbol = text.symbols[start]
    guard text.mayBegin(pattern, symbol, program), start < limit else { return nil }
    var longest: Int?
    for entry in accepting(.firsts, pattern, symbol, text, program) {
      let first = memo.values[entry]
      if program.network.followers.range(first).isEmpty {
        longest = longest ?? start
      } else if let last = walkForward(from: first, at: start, limit: limit, text, program) { longest = max(longest ?? last, last) }
    }
    return longest
  }

  /// The positions of a list that accept the symbol: a range of `memo.values`. Long lists are read through once for each symbol and
  /// remembered; short ones are read anew.
  @inline(__always)
  private mutating func accepting(
    _ kind: ListMemo.Kind, _ list: Int32, _ symbol: UInt32, _ text: borrowing SymbolText, _ program: borrowing Program
  ) -> Range<Int> {
    let lists = kind == .firsts ? program.network.firsts : kind == .followers ? program.network.followers : program.network.predecessors
    let range = lists.range(list)
    if range.count <= ListMemo.scratch {
      var count = 0
      for entry in range {
        let position = lists.values[entry]
        if text.accepts(program.network.atoms[Int(position)], symbol, program.symbols) {
          memo.values[count] = position
          count &+= 1
        }
      }
      return 0..<count
    }
    if let known = memo.find(kind, list, symbol) { return known }
    return collect(kind, list, symbol, text, program)
  }

  @inline(never)
  private mutating func collect(
    _ kind: ListMemo.Kind, _ list: Int32, _ symbol: UInt32, _ text: borrowing SymbolText, _ program: borrowing Program
  ) -> Range<Int> {
    let start = memo.values.count
    let lists = kind == .firsts ? program.network.firsts : kind == .followers ? program.network.followers : program.network.predecessors
    for entry in lists.range(list) {
      let position = lists.values[entry]
      if text.accepts(program.network.atoms[Int(position)], symbol, program.symbols) { memo.values.append(position) }
    }
    return memo.add(kind, list, symbol, from: start)
  }

  private mutating func walkForward(
    from position: Int32, at start: Int, limit: Int, _ text: borrowing SymbolText, _ program: borrowing Program
  ) -> Int? {
    var last: Int? = program.network.completes[Int(position)] ? start : nil
    if program.network.followers.range(position).isEmpty { return last }
    current.set(position)
    var index = start &+ 1
    var crossesSentence = false
    while index < limit {
      let symbol = text.symbols[index]
      if symbol == SymbolTable.fieldBreak { return last }
      if symbol == SymbolTable.sentenceBreak {
        crossesSentence = true
        index &+= 1
        continue
      }
      next.removeAll()
      for entry in 0..<current.count {
        for found in accepting(.followers, current[entry], symbol, text, program) {
          let to = memo.values[found]
          if crossesSentence && program.network.staysInSentence[Int(to)] || next.contains(to) { continue }
          next.append(to)
          if program.network.completes[Int(to)] { last = index }
        }
      }
      if next.count == 0 { return last }
      swap(&current, &next)
      crossesSentence = false
      index &+= 1
    }
    return last
  }

  private mutating func walkBack(
    from position: Int32, at start: Int, _ text: borrowing SymbolText, _ program: borrowing Program
  ) -> Int? {
    var first: Int? = program.network.begins[Int(position)] ? start : nil
    if program.network.predecessors.range(position).isEmpty { return first }
    current.set(position)
    var index = start &- 1
    var crossesSentence = false
    while index >= 0 {
      let symbol = text.symbols[index]
      if symbol == SymbolTable.fieldBreak { return first }
      if symbol == SymbolTable.sentenceBreak {
        crossesSentence = true
        index &-= 1
        continue
      }
      next.removeAll()
      for entry in 0..<current.count {
        let to = current[entry]
        if crossesSentence && program.network.staysInSentence[Int(to)] { continue }
        for found in accepting(.predecessors, to, symbol, text, program) {
          let from = memo.values[found]
          if next.contains(from) { continue }
          next.append(from)
          if program.network.begins[Int(from)] { first = index }
        }
      }
      if next.count == 0 { return first }
      swap(&current, &next)
      crossesSentence = false
      index &-= 1
    }
    return first
  }
}

/// A handful of positions: an array that is emptied and filled without a call into the library.
struct PositionSet: Sendable {
  private var values: [Int32] = Array(repeating: 0, count: 64)
  private(set) var count = 0

  subscript(index: Int) -> Int32 {
    @inline(__always) get { values[index] }
  }

  @inline(__always)
  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func set(_ position: Int32) {
    values[0] = position
    count = 1
  }

  @inline(__always)
  mutating func append(_ position: Int32) {
    if count == values.count { values.append(contentsOf: repeatElement(0, count: count)) }
    values[count] = position
    count &+= 1
  }

  @inline(__always)
  func contains(_ position: Int32) -> Bool {
    for index in 0..<count where values[index] == position { return true }
    return false
  }
}

/// Remembers which positions of a list accept a symbol: the transitions of the phrase automaton as far as texts have needed them.
///
/// At most `Limits.transitions` are kept; then all are forgotten and found anew, with the same results.
struct ListMemo: Sendable {
  enum Kind: UInt64 {
    case firsts = 1
    case followers
    case predecessors
  }

  /// The longest list that is not worth remembering; the first so many `values` are scratch for those.
  static let scratch = 8

  /// The positions of all remembered lists, one after another.
  var values: [Int32] = Array(repeating: 0, count: scratch)
  private var keys: [UInt64]
  private var starts: [Int32]
  private var ends: [Int32]
  private var used = 0

  init() {
    keys = Array(repeating: 0, count: 1 << 12)
    starts = Array(repeating: 0, count: 1 << 12)
    ends = starts
  }

  var isFull: Bool { used > Limits.transitions || values.count > Limits.transitions * 8 }

  mutating func removeAll() { self = ListMemo() }

  /// List and symbol in one word. Lists are below 2^30, symbols below 2^32.
  @inline(__always)
  private static func key(_ kind: Kind, _ list: Int32, _ symbol: UInt32) -> UInt64 {
    kind.rawValue << 62 | UInt64(UInt32(bitPattern: list)) << 32 | UInt64(symbol)
  }

  @inline(__always)
  func find(_ kind: Kind, _ list: Int32, _ symbol: UInt32) -> Range<Int>? {
    let key = ListMemo.key(kind, list, symbol)
    var index = Int(truncatingIfNeeded: TokenHash.mix(key)) & (keys.count &- 1)
    while keys[index] != 0 {
      if keys[index] == key { return Int(starts[index])..<Int(ends[index]) }
      index = (index &+ 1) & (keys.count &- 1)
    }
    return nil
  }

  /// Remembers what was appended to `values` from `start` on.
  mutating func add(_ kind: Kind, _ list: Int32, _ symbol: UInt32, from start: Int) -> Range<Int> {
    if used * 2 >= keys.count { grow() }
    insert(ListMemo.key(kind, list, symbol), Int32(start), Int32(values.count))
    return start..<values.count
  }

  private mutating func insert(_ key: UInt64, _ start: Int32, _ end: Int32) {
    var index = Int(truncatingIfNeeded: TokenHash.mix(key)) & (keys.count - 1)
    while keys[index] != 0 { index = (index + 1) & (keys.count - 1) }
    keys[index] = key
    starts[index] = start
    ends[index] = end
    used += 1
  }

  private mutating func grow() {
    let old = (keys, starts, ends)
    keys = Array(repeating: 0, count: old.0.count * 2)
    starts = Array(repeating: 0, count: keys.count)
    ends = starts
    used = 0
    for index in old.0.indices where old.0[index] != 0 { insert(old.0[index], old.1[index], old.2[index]) }
  }
}

/// A ticket's tokens as the phrases see them: one symbol each.
struct SymbolText: Sendable {
  /// As long as `count` or longer.
  var symbols: [UInt32] = []
  var count = 0
  /// The symbols that the program does not have.
  var unions: SymbolUnions

  init(unions: SymbolUnions) { self.unions = unions }

  mutating func reserve(_ capacity: Int) {
    if symbols.count < capacity { symbols.append(contentsOf: repeatElement(0, count: capacity - symbols.count)) }
  }

  /// Whether a match of the pattern may begin with a token of this symbol. Passes all that do and few others.
  @inline(__always)
  func mayBegin(_ pattern: Int32, _ symbol: UInt32, _ program: borrowing Program) -> Bool {
    if symbol == 0 { return false }
    return Int(symbol) >= program.symbols.count || program.network.beginnings.mayHold(pattern, symbol)
  }

  /// Whether the tokens around `index` can be what an anchor needs. Passes all that grow into matches and few others.
  @inline(__always)
  func mayGrow(_ needs: Anchor, _ index: Int, _ table: borrowing SymbolTable) -> Bool {
    if needs.after >= 0 {
      let symbol = symbols[index &+ 1]  // every field ends with a break, so there is one
      if !accepts(needs.after, symbol, table) && !(symbol == SymbolTable.sentenceBreak || needs.afterReach > 1)
        || (needs.afterReach > 1 && !occursAfter(needs.after, index, Int(needs.afterReach), table))
      {
        return false
      }
    }
    if needs.before >= 0 {
      if index == 0 { return false }
      let symbol = symbols[index &- 1]
      if !accepts(needs.before, symbol, table) && !(symbol == SymbolTable.sentenceBreak || needs.beforeReach > 1)
        || (needs.beforeReach > 1 && !occursBefore(needs.before, index, Int(needs.beforeReach), table))
      {
        return false
      }
    }
    return true
  }

  /// Whether a token with the atom stands among the next `reach` words of the field.
  private func occursAfter(_ atom: Int32, _ index: Int, _ reach: Int, _ table: borrowing SymbolTable) -> Bool {
    var left = reach
    var position = index &+ 1
    while left > 0 {
      let symbol = symbols[position]
      if symbol == SymbolTable.fieldBreak { return false }
      if symbol != SymbolTable.sentenceBreak {
        if accepts(atom, symbol, table) { return true }
        left &-= 1
      }
      position &+= 1
    }
    return false
  }

  private func occursBefore(_ atom: Int32, _ index: Int, _ reach: Int, _ table: borrowing SymbolTable) -> Bool {
    var left = reach
    var position = index &- 1
    while left > 0, position >= 0 {
      let symbol = symbols[position]
      if symbol == SymbolTable.fieldBreak { return false }
      if symbol != SymbolTable.sentenceBreak {
        if accepts(atom, symbol, table) { return true }
        left &-= 1
      }
      position &-= 1
    }
    return false
  }

  /// Whether a token with this symbol is accepted where `atom` is wanted. O(1) for nearly all that are not.
  @inline(__always)
  func accepts(_ atom: Int32, _ symbol: UInt32, _ table: borrowing SymbolTable) -> Bool {
    if atom == PatternNetwork.anyWord { return true }
    if symbol == 0 { return false }
    if Int(symbol) < table.count { return table.holds(symbol, atom) }
    return symbol < SymbolTable.sentenceBreak && unions.atoms(of: symbol).contains(atom)
  }
}
