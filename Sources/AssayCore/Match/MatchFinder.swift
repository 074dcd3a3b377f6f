/// Finds matches of single patterns at given places by walking the network's positions over the tokens.
///
/// Every walk is bounded by the pattern's length, `Limits.phraseLength` tokens and the breaks between them.
struct MatchFinder: Sendable {
  /// The positions at the token at hand and at the next, one half each; a walk swaps the halves. A half holds all positions of a
  /// pattern, so it never overflows.
  private var sets: [Int32]
  private let half: Int
  private var memo = ListMemo()

  init(_ network: PatternNetwork) {
    half = max(1, network.patterns.reduce(0) { max($0, $1.positions.count) })
    sets = Array(repeating: 0, count: half * 2)
  }

  /// Forgets what it remembers when that has become too much; call between tickets.
  mutating func trim() { if memo.isFull { memo.removeAll() } }

  /// Forgets everything: when symbols change their meaning.
  mutating func removeAll() { memo.removeAll() }

  /// The longest match through `position` at token `index`: its first and last token. nil when there is none.
  mutating func grow(_ position: Int32, at index: Int, _ text: borrowing SymbolText, _ program: borrowing Program) -> (
    first: Int, last: Int
  )? {
    guard let last = walk(.followers, from: position, at: index, limit: text.count, text, program) else { return nil }
    guard let first = walk(.predecessors, from: position, at: index, limit: -1, text, program) else { return nil }
    return (first, last)
  }

  /// The longest match of `pattern` that begins at token `start` and ends before `limit`: its last token.
  mutating func end(
    of pattern: Int32, from start: Int, limit: Int, _ text: borrowing SymbolText, _ program: borrowing Program
  ) -> Int? {
    let symbol = text.symbols[start]
    guard text.mayBegin(pattern, symbol, program), start < limit else { return nil }
    var longest: Int?
    let range = program.network.firsts.range(pattern)
    if range.count <= ListMemo.worthwhile {
      for entry in range {
        let first = program.network.firsts.values[entry]
        guard text.accepts(program.network.atoms[Int(first)], symbol, program.symbols),
          let last = walk(.followers, from: first, at: start, limit: limit, text, program)
        else { continue }
        longest = max(longest ?? last, last)
      }
    } else {
      for entry in remembered(.firsts, pattern, symbol, text, program) {
        guard let last = walk(.followers, from: memo.values[entry], at: start, limit: limit, text, program) else {
          continue
        }
        longest = max(longest ?? last, last)
      }
    }
    return longest
  }

  /// The positions of a long list that accept the symbol: a range of `memo.values`. The list is read through once for each symbol.
  private mutating func remembered(
    _ kind: ListKind, _ list: Int32, _ symbol: UInt32, _ text: borrowing SymbolText, _ program: borrowing Program
  ) -> Range<Int> {
    if let known = memo.find(kind, list, symbol) { return known }
    let start = memo.values.count
    switch kind {
    case .firsts: collect(program.network.firsts, list, symbol, text, program)
    case .followers: collect(program.network.followers, list, symbol, text, program)
    case .predecessors: collect(program.network.predecessors, list, symbol, text, program)
    }
    return memo.add(kind, list, symbol, from: start)
  }

  private mutating func collect(
    _ lists: borrowing IndexLists, _ list: Int32, _ symbol: UInt32, _ text: borrowing SymbolText,
    _ program: borrowing Program
  ) {
    for entry in lists.range(list) {
      let position = lists.values[entry]
      if text.accepts(program.network.atoms[Int(position)], symbol, program.symbols) { memo.values.append(position) }
    }
  }

  /// Walks from a position that token `start` takes towards `limit` (exclusive), forward over followers or back over predecessors.
  /// Returns the farthest token at which a match may end (begin); nil when there is none.
  private mutating func walk(
    _ kind: ListKind, from position: Int32, at start: Int, limit: Int, _ text: borrowing SymbolText,
    _ program: borrowing Program
  ) -> Int? {
    let isForward = kind == .followers
    var reached: Int? =
      (isForward ? program.network.completes[Int(position)] : program.network.begins[Int(position)]) ? start : nil
    let step = isForward ? 1 : -1
    var index = start &+ step
    var crossesSentence = false
    var count = 1
    var base = 0
    sets[0] = position
    while index != limit {
      let symbol = text.symbols[index]
      if symbol == SymbolTable.fieldBreak { return reached }
      if symbol == SymbolTable.sentenceBreak {
        crossesSentence = true
        index &+= step
        continue
      }
      let other = half &- base
      var found = 0
      for entry in 0..<count {
        let from = sets[base &+ entry]
        // Walking back, it is the place behind the break that must not be crossed to.
        if crossesSentence && !isForward && program.network.staysInSentence[Int(from)] { continue }
        let range = isForward ? program.network.followers.range(from) : program.network.predecessors.range(from)
        if range.count <= ListMemo.worthwhile {
          for candidate in range {
            let to =
              isForward ? program.network.followers.values[candidate] : program.network.predecessors.values[candidate]
            if text.accepts(program.network.atoms[Int(to)], symbol, program.symbols) {
              add(to, other, &found, crossesSentence && isForward, program)
            }
          }
        } else {
          for candidate in remembered(kind, from, symbol, text, program) {
            add(memo.values[candidate], other, &found, crossesSentence && isForward, program)
          }
        }
      }
      if found == 0 { return reached }
      for entry in 0..<found
      where isForward
        ? program.network.completes[Int(sets[other &+ entry])] : program.network.begins[Int(sets[other &+ entry])]
      {
        reached = index
      }
      base = other
      count = found
      crossesSentence = false
      index &+= step
    }
    return reached
  }

  /// Adds a position to the half that begins at `base`, unless it is there or would cross the end of a sentence.
  @inline(__always)
  private mutating func add(
    _ position: Int32, _ base: Int, _ count: inout Int, _ crossesSentence: Bool, _ program: borrowing Program
  ) {
    if crossesSentence && program.network.staysInSentence[Int(position)] { return }
    for entry in 0..<count where sets[base &+ entry] == position { return }
    sets[base &+ count] = position
    count &+= 1
  }
}

/// The lists of positions that are walked along.
enum ListKind: UInt64 {
  case firsts = 1
  case followers
  case predecessors
}

/// Remembers which positions of a list accept a symbol: the transitions of the phrase automaton as far as texts have needed them.
///
/// At most `Limits.transitions` are kept; then all are forgotten and found anew, with the same results.
struct ListMemo: Sendable {
  /// Lists no longer than this are read anew each time.
  static let worthwhile = 8

  /// The positions of all remembered lists, one after another.
  var values: [Int32] = []
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
  private static func key(_ kind: ListKind, _ list: Int32, _ symbol: UInt32) -> UInt64 {
    kind.rawValue << 62 | UInt64(UInt32(bitPattern: list)) << 32 | UInt64(symbol)
  }

  @inline(__always)
  func find(_ kind: ListKind, _ list: Int32, _ symbol: UInt32) -> Range<Int>? {
    let key = ListMemo.key(kind, list, symbol)
    var index = Int(truncatingIfNeeded: TokenHash.mix(key)) & (keys.count &- 1)
    while keys[index] != 0 {
      if keys[index] == key { return Int(starts[index])..<Int(ends[index]) }
      index = (index &+ 1) & (keys.count &- 1)
    }
    return nil
  }

  /// Remembers what was appended to `values` from `start` on.
  mutating func add(_ kind: ListKind, _ list: Int32, _ symbol: UInt32, from start: Int) -> Range<Int> {
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
      if needs.afterReach > 1 {
        if !occursAfter(needs.after, index, Int(needs.afterReach), table) { return false }
      } else {
        let symbol = symbols[index &+ 1]  // every field ends with a break, so there is one
        if symbol != SymbolTable.sentenceBreak && !mayAccept(needs.after, symbol, table) { return false }
      }
    }
    if needs.before >= 0 {
      if index == 0 { return false }
      if needs.beforeReach > 1 { return occursBefore(needs.before, index, Int(needs.beforeReach), table) }
      let symbol = symbols[index &- 1]
      return symbol == SymbolTable.sentenceBreak || mayAccept(needs.before, symbol, table)
    }
    return true
  }

  /// `accepts` without the exact look-up: may say yes wrongly, never no.
  @inline(__always)
  private func mayAccept(_ atom: Int32, _ symbol: UInt32, _ table: borrowing SymbolTable) -> Bool {
    if symbol == 0 { return false }
    if Int(symbol) < table.count { return table.filter.mayHold(atom, symbol) }
    return symbol < SymbolTable.sentenceBreak && unions.atoms(of: symbol).contains(atom)
  }

  /// Whether a token with the atom stands among the next `reach` words of the field.
  private func occursAfter(_ atom: Int32, _ index: Int, _ reach: Int, _ table: borrowing SymbolTable) -> Bool {
    var left = reach
    var position = index &+ 1
    while left > 0 {
      let symbol = symbols[position]
      if symbol == SymbolTable.fieldBreak { return false }
      if symbol != SymbolTable.sentenceBreak {
        if mayAccept(atom, symbol, table) { return true }
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
        if mayAccept(atom, symbol, table) { return true }
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
