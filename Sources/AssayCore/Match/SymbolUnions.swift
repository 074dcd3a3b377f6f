/// Symbols that a worker makes as it meets tokens with several meanings (a word with and without its accents, a known word
/// that is also a code): unions of the table's symbols, interned.
struct SymbolUnions: Sendable {
  private var known: [UInt64: UInt32] = [:]
  /// Some of them again, each at a place of its own, which is faster to find: the pair and its union.
  private var recent = Array(repeating: Recent(), count: 1 << Self.recentBits)
  private static let recentBits = 8

  private struct Recent: Sendable {
    var pair: UInt64 = 0
    var symbol: UInt32 = 0
  }
  private var starts: [Int32] = [0]
  private var atoms: [Int32] = []
  /// The two symbols of the table that each union is made of; `SymbolTable.fieldBreak` twice for unions of unions, which are rare.
  private var parts: [(UInt32, UInt32)] = []
  /// Which anchors each may be: indices into the network's `anchorsOfSymbol.values`, in two lists a symbol as there.
  private(set) var anchors: [Int32] = []
  private var anchorStarts: [Int32] = [0]

  /// Symbols at or above this are the worker's own.
  private let base: UInt32

  init(base: Int) { self.base = UInt32(base) }

  var count: Int { starts.count - 1 }

  mutating func removeAll() {
    known.removeAll(keepingCapacity: true)
    for place in recent.indices { recent[place] = Recent() }
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    atoms.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    anchors.removeAll(keepingCapacity: true)
    anchorStarts.removeAll(keepingCapacity: true)
    anchorStarts.append(0)
  }

  /// The symbol of all atoms of both.
  mutating func union(_ one: UInt32, _ other: UInt32, _ program: borrowing Program) -> UInt32 {
    if one == other || other == 0 { return one }
    if one == 0 { return other }
    let key = UInt64(min(one, other)) << 32 | UInt64(max(one, other))
    let place = Int(truncatingIfNeeded: (key &* TokenHash.factor) >> (64 - Self.recentBits))
    if recent[place].pair == key { return recent[place].symbol }
    let symbol = known[key] ?? add(one, other, key, program)
    recent[place] = Recent(pair: key, symbol: symbol)
    return symbol
  }

  private mutating func add(_ one: UInt32, _ other: UInt32, _ key: UInt64, _ program: borrowing Program) -> UInt32 {
    let symbol = base + UInt32(count)
    atoms.append(merging: atoms(of: one, program.symbols), atoms(of: other, program.symbols)) { $0 }
    starts.append(Int32(atoms.count))
    for list in 0..<2 {
      let (first, second) = (entries(of: one, list, program.network), entries(of: other, list, program.network))
      // By the anchors themselves: both symbols may have one of the same.
      anchors.append(merging: first, second) { program.network.anchorsOfSymbol.values[Int($0)] }
      anchorStarts.append(Int32(anchors.count))
    }
    parts.append(max(one, other) < base ? (one, other) : (SymbolTable.fieldBreak, SymbolTable.fieldBreak))
    known[key] = symbol
    return symbol
  }

  /// The anchors in the first or second list of any symbol, the table's or the worker's.
  private func entries(of symbol: UInt32, _ list: Int, _ network: borrowing PatternNetwork) -> [Int32] {
    if symbol < base { return network.anchorsOfSymbol.range(Int32(symbol) * 2 + Int32(list)).map { Int32($0) } }
    let first = Int(symbol - base) * 2 + list
    return Array(anchors[Int(anchorStarts[first])..<Int(anchorStarts[first + 1])])
  }

  /// Whether something may be said of a symbol of the worker's own, when a filter tells it of the table's: false only where it is false
  /// of both of its parts.
  @inline(__always)
  func mayHold(_ symbol: UInt32, _ filter: (UInt32) -> Bool) -> Bool {
    let (one, other) = parts[Int(symbol &- base)]
    return one == SymbolTable.fieldBreak || filter(one) || filter(other)
  }

  /// The atoms of any symbol, the table's or the worker's.
  func atoms(of symbol: UInt32, _ table: borrowing SymbolTable) -> [Int32] {
    symbol < base ? Array(table.atomsOfSymbol.list(Int32(symbol))) : Array(atoms(of: symbol))
  }

  /// The anchors that a token with a symbol of the worker's own may be: a range of `anchors`. See `PatternNetwork.places`.
  func anchorRange(of symbol: UInt32, inAllLanguages: Bool) -> Range<Int> {
    let first = Int(symbol - base) * 2
    return Int(anchorStarts[first])..<Int(anchorStarts[first + (inAllLanguages ? 2 : 1)])
  }

  /// The atoms of a symbol of the worker's own.
  func atoms(of symbol: UInt32) -> ArraySlice<Int32> {
    let own = Int(symbol - base)
    return atoms[Int(starts[own])..<Int(starts[own + 1])]
  }
}

extension [Int32] {
  /// Appends the numbers of two lists that ascend by their keys, ascending; of two with the same key the first list's.
  @inline(__always)
  fileprivate mutating func append(merging first: [Int32], _ second: [Int32], by key: (Int32) -> Int32) {
    var place = 0
    for number in first {
      while place < second.count, key(second[place]) < key(number) {
        append(second[place])
        place += 1
      }
      if place < second.count, key(second[place]) == key(number) { place += 1 }
      append(number)
    }
    append(contentsOf: second[place...])
  }
}
