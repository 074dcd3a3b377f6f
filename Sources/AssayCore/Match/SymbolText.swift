/// A ticket's tokens as the phrases see them: one symbol each.
struct SymbolText: Sendable {
  /// Longer than `count`: what stands behind the last token may be asked for.
  var symbols: [UInt32] = []
  var count = 0
  /// The symbols that the program does not have.
  var unions: SymbolUnions

  init(unions: SymbolUnions) { self.unions = unions }

  mutating func reserve(_ capacity: Int) {
    if symbols.count <= capacity { symbols.append(contentsOf: repeatElement(0, count: capacity + 1 - symbols.count)) }
  }

  mutating func append(_ symbol: UInt32) {
    reserve(count + 1)
    symbols[count] = symbol
    count += 1
  }

  /// Appends a run of the text's own symbols.
  mutating func append(copyOf range: Range<Int>) {
    reserve(count + range.count)
    let end = count
    count += range.count
    var symbols = self.symbols.mutableSpan
    for offset in 0..<range.count { symbols[end &+ offset] = symbols[range.lowerBound &+ offset] }
  }

  /// Whether a match of the pattern may begin with a token of this symbol. Passes all that do and few others.
  @inline(__always)
  func mayBegin(_ pattern: Int32, _ symbol: UInt32, _ program: borrowing Program) -> Bool {
    if symbol == 0 || symbol >= SymbolTable.sentenceBreak { return false }
    if Int(symbol) < program.symbols.count { return program.network.beginnings.mayHold(pattern, symbol) }
    return mayBeginWithUnion(pattern, symbol, program)
  }

  @inline(never)
  private func mayBeginWithUnion(_ pattern: Int32, _ symbol: UInt32, _ program: borrowing Program) -> Bool {
    unions.mayHold(symbol) { program.network.beginnings.mayHold(pattern, $0) }
  }
}
