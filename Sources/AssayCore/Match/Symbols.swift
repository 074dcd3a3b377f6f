/// What each word and kind of token means to the phrases.
///
/// An **atom** is a set of words or a class of things that some place in some phrase accepts. A **symbol** is the set of atoms that
/// a token satisfies; tokens with the same set share the symbol, so the automaton's alphabet is as small as the rules allow.
/// Symbol 0 is the empty set.
public struct SymbolTable: Sendable {
  /// The symbol of each word of the vocabulary.
  public var symbolOfWord: ConstantTable<UInt32> = []
  /// The symbol of each `TokenKind` by itself.
  public var symbolOfKind: [UInt32] = Array(repeating: 0, count: TokenKind.allCases.count)
  /// Added to tokens that look like a code, or like a name.
  public var codeSymbol: UInt32 = 0
  /// See `codeSymbol`.
  public var nameSymbol: UInt32 = 0
  /// The atoms of each symbol, ascending.
  public private(set) var atomsOfSymbol = IndexLists([[]])
  /// Words known by their first or last letters.
  public var prefixes = AffixTable()
  /// See `prefixes`.
  public var suffixes = AffixTable()

  /// The symbols that have each atom.
  private(set) var symbolsOfAtom = IndexLists()
  /// Which symbols have which atoms, roughly.
  private(set) var filter = PairFilter()

  /// Symbols of breaks: no word has them.
  public static let sentenceBreak: UInt32 = .max - 1
  /// Ends a field: see `sentenceBreak`.
  public static let fieldBreak: UInt32 = .max

  /// A table without words, with the empty symbol only.
  public init() {}

  /// How many symbols there are, the empty one included.
  @inline(__always)
  public var count: Int { atomsOfSymbol.starts.count &- 1 }

  /// Sets the atoms of all symbols. `count` is the number of atoms.
  public mutating func setAtoms(_ atomsOfSymbol: IndexLists, count: Int) {
    guard let symbolsOfAtom = atomsOfSymbol.turned(count: count) else {
      preconditionFailure("an atom without a number")
    }
    var pairs: [(Int32, UInt32)] = []
    for symbol in 0..<UInt32(atomsOfSymbol.count) {
      for atom in atomsOfSymbol.list(Int32(symbol)) { pairs.append((atom, symbol)) }
    }
    setAtoms(atomsOfSymbol, symbolsOfAtom, PairFilter(pairs))
  }

  /// The same with what was worked out before.
  mutating func setAtoms(_ atomsOfSymbol: IndexLists, _ symbolsOfAtom: IndexLists, _ filter: PairFilter) {
    self.atomsOfSymbol = atomsOfSymbol
    self.symbolsOfAtom = symbolsOfAtom
    self.filter = filter
  }

  /// Whether the symbol has the atom.
  @inline(__always)
  func holds(_ symbol: UInt32, _ atom: Int32) -> Bool {
    if !filter.mayHold(atom, symbol) { return false }
    return atomsOfSymbol.values.holds(atom, inSorted: atomsOfSymbol.range(Int32(bitPattern: symbol)))
  }
}

extension RandomAccessCollection where Element == Int32, Index == Int {
  /// Whether a value stands in a range whose values ascend. O(log(range)).
  @inline(__always)
  fileprivate func holds(_ value: Int32, inSorted range: Range<Int>) -> Bool {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low &+ high) / 2
      if self[middle] < value { low = middle &+ 1 } else { high = middle }
    }
    return low < range.upperBound && self[low] == value
  }
}

/// Symbols of words by their beginning (or end): for words outside the vocabulary.
public struct AffixTable: Sendable {
  /// The length of each affix in bytes.
  public private(set) var lengths: [Int32] = []
  /// The first (for endings the last) bytes of each affix, as many as the shortest has, packed.
  public private(set) var edges: [UInt64] = []
  /// The `TokenHash` of each affix.
  public private(set) var hashes: [UInt64] = []
  /// The symbol of each affix.
  public private(set) var symbols: [UInt32] = []
  private var index: Vocabulary?
  /// How many bytes an edge has.
  private(set) var shortest = 8
  /// For the edges of each class, by their hash, the lengths of affixes: one bit each, as far as 63 bytes.
  private var lengthsOfEdge: [UInt64] = [0]
  /// The lengths beyond.
  private(set) var longLengths: [Int] = []

  /// A table without affixes.
  public init() {}

  /// Makes the table of the given affixes, which are not empty. Returns nil on a hash collision.
  public init?(lengths: [Int32], hashes: [UInt64], symbols: [UInt32], edges: [UInt64]) {
    guard let index = Vocabulary(hashes: hashes), lengths.count == hashes.count, edges.count == hashes.count,
      symbols.count == hashes.count, lengths.allSatisfy({ $0 > 0 })
    else { return nil }
    shortest = Int(min(8, lengths.min() ?? 8))
    lengthsOfEdge = Array(repeating: 0, count: 1 << Self.edgeBits)
    for (edge, length) in zip(edges, lengths) where length < 64 {
      lengthsOfEdge[Self.place(edge)] |= 1 << UInt64(length)
    }
    longLengths = Set(lengths.lazy.filter { $0 >= 64 }.map(Int.init)).sorted()
    self.edges = edges
    self.lengths = lengths
    self.hashes = hashes
    self.symbols = symbols
    self.index = index
  }

  private static let edgeBits: UInt64 = 10

  @inline(__always)
  private static func place(_ edge: UInt64) -> Int {
    Int(truncatingIfNeeded: (edge &* TokenHash.factor) >> (64 - edgeBits))
  }

  var isEmpty: Bool { lengths.isEmpty }

  /// The lengths up to 63, one bit each, that affixes of a word may have. `edge` is its first or last `shortest` bytes, or more.
  @inline(__always)
  func mayHold(_ edge: UInt64) -> UInt64 {
    isEmpty ? 0 : lengthsOfEdge[Self.place(edge & (UInt64.max >> UInt64((8 &- shortest) &* 8)))]
  }

  func symbol(_ hash: UInt64) -> UInt32 {
    guard let number = index?.find(hash), number >= 0 else { return 0 }
    return symbols[Int(number)]
  }
}

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
    merge(one, other, program.symbols)
    starts.append(Int32(atoms.count))
    for list in 0..<2 {
      mergeAnchors(one, other, list, program.network)
      anchorStarts.append(Int32(anchors.count))
    }
    parts.append(max(one, other) < base ? (one, other) : (SymbolTable.fieldBreak, SymbolTable.fieldBreak))
    known[key] = symbol
    return symbol
  }

  /// Appends the atoms of two symbols, ascending, each once.
  private mutating func merge(_ one: UInt32, _ other: UInt32, _ table: borrowing SymbolTable) {
    let (first, second) = (atoms(of: one, table), atoms(of: other, table))
    var place = 0
    for atom in first {
      while place < second.count, second[place] < atom {
        atoms.append(second[place])
        place += 1
      }
      if place < second.count, second[place] == atom { place += 1 }
      atoms.append(atom)
    }
    atoms.append(contentsOf: second[place...])
  }

  /// Appends the anchors in the first or second list of two symbols, ascending, each once.
  private mutating func mergeAnchors(
    _ one: UInt32, _ other: UInt32, _ list: Int, _ network: borrowing PatternNetwork
  ) {
    let (first, second) = (entries(of: one, list, network), entries(of: other, list, network))
    let anchorOfEntry = network.anchorsOfSymbol.values
    var place = 0
    for entry in first {
      let anchor = anchorOfEntry[Int(entry)]
      while place < second.count, anchorOfEntry[Int(second[place])] < anchor {
        anchors.append(second[place])
        place += 1
      }
      if place < second.count, anchorOfEntry[Int(second[place])] == anchor { place += 1 }
      anchors.append(entry)
    }
    anchors.append(contentsOf: second[place...])
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

  /// Whether a symbol of the worker's own has the atom. O(log(its atoms)).
  func holds(_ symbol: UInt32, _ atom: Int32) -> Bool {
    let own = Int(symbol &- base)
    return atoms.holds(atom, inSorted: Int(starts[own])..<Int(starts[own &+ 1]))
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
