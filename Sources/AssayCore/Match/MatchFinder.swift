/// Finds matches of single patterns at given places by walking the network's positions over the tokens.
///
/// Every walk is bounded by the pattern's length, `Limits.phraseLength` tokens and the breaks between them.
struct MatchFinder: Sendable {
  private var current: [Int32] = []
  private var next: [Int32] = []

  /// The longest match through `position` at token `index`: its first and last token. nil when there is none.
  mutating func grow(_ position: Int32, at index: Int, _ text: borrowing SymbolText, _ program: borrowing Program) -> (first: Int, last: Int)? {
    guard let last = walkForward(from: position, at: index, limit: text.count, text, program) else { return nil }
    guard let first = walkBack(from: position, at: index, text, program) else { return nil }
    return (first, last)
  }

  /// The longest match of `pattern` that begins at token `start` and ends before `limit`: its last token.
  mutating func end(of pattern: Int32, from start: Int, limit: Int, _ text: borrowing SymbolText, _ program: borrowing Program) -> Int? {
    guard start < limit else { return nil }
    let symbol = text.symbols[start]
    let positions = program.network.patterns[Int(pattern)].positions
    var longest: Int?
    for entry in program.network.firsts.range(pattern) {
      let first = program.network.firsts.values[entry]
      guard positions.contains(first), text.accepts(program.network.atoms[Int(first)], symbol, program.symbols),
        let last = walkForward(from: first, at: start, limit: limit, text, program)
      else { continue }
      longest = max(longest ?? last, last)
    }
    return longest
  }

  private mutating func walkForward(
    from position: Int32, at start: Int, limit: Int, _ text: borrowing SymbolText, _ program: borrowing Program
  ) -> Int? {
    var last: Int? = program.network.completes[Int(position)] ? start : nil
    current.removeAll(keepingCapacity: true)
    current.append(position)
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
      next.removeAll(keepingCapacity: true)
      for from in current {
        for entry in program.network.followers.range(from) {
          let to = program.network.followers.values[entry]
          guard text.accepts(program.network.atoms[Int(to)], symbol, program.symbols),
            !(crossesSentence && program.network.staysInSentence[Int(to)]), !next.contains(to)
          else { continue }
          next.append(to)
          if program.network.completes[Int(to)] { last = index }
        }
      }
      if next.isEmpty { return last }
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
    current.removeAll(keepingCapacity: true)
    current.append(position)
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
      next.removeAll(keepingCapacity: true)
      for to in current where !(crossesSentence && program.network.staysInSentence[Int(to)]) {
        for entry in program.network.predecessors.range(to) {
          let from = program.network.predecessors.values[entry]
          guard text.accepts(program.network.atoms[Int(from)], symbol, program.symbols), !next.contains(from) else { continue }
          next.append(from)
          if program.network.begins[Int(from)] { first = index }
        }
      }
      if next.isEmpty { return first }
      swap(&current, &next)
      crossesSentence = false
      index &-= 1
    }
    return first
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

  /// Whether the tokens around `index` can be what an anchor needs. Passes all that grow into matches and few others.
  @inline(__always)
  func mayGrow(_ after: Int32, _ before: Int32, _ index: Int, _ table: borrowing SymbolTable) -> Bool {
    if after >= 0 {
      let symbol = symbols[index &+ 1]  // every field ends with a break, so there is one
      if symbol != SymbolTable.sentenceBreak && !accepts(after, symbol, table) { return false }
    }
    if before >= 0 {
      if index == 0 { return false }
      let symbol = symbols[index &- 1]
      if symbol != SymbolTable.sentenceBreak && !accepts(before, symbol, table) { return false }
    }
    return true
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
