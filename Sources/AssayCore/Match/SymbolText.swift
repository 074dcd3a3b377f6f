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
    if symbol == 0 || symbol >= SymbolTable.sentenceBreak { return false }
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
  func mayAccept(_ atom: Int32, _ symbol: UInt32, _ table: borrowing SymbolTable) -> Bool {
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
