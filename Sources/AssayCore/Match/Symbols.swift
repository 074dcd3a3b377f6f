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
  public private(set) var symbolsOfAtom = IndexLists()

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
    setAtoms(atomsOfSymbol, symbolsOfAtom)
  }

  /// The same with what was worked out before.
  mutating func setAtoms(_ atomsOfSymbol: IndexLists, _ symbolsOfAtom: IndexLists) {
    self.atomsOfSymbol = atomsOfSymbol
    self.symbolsOfAtom = symbolsOfAtom
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
