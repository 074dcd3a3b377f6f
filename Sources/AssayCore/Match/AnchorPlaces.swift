/// The places of a text where a match may be: tokens that can be anchors and whose neighbours can be what these need.
struct AnchorPlaces: Sendable {
  /// A token that may be an anchor.
  struct Place: Sendable {
    private let bits: UInt64

    @inline(__always)
    init(_ entry: Int, _ token: Int) { bits = UInt64(truncatingIfNeeded: token &<< 32 | entry) }

    /// An index into the network's `anchorsOfSymbol.values`.
    var entry: Int { Int(bits & 0xFFFF_FFFF) }
    var token: Int { Int(bits >> 32) }
  }

  private var places: [Place] = []
  private(set) var count = 0
  /// The bit of each token in the filters of anchors, from the third on; before and behind them stand two of nothing.
  private var bits: [UInt64] = []

  @inline(__always)
  subscript(index: Int) -> Place { places[index] }

  /// Finds the places of a text in reading order: all anchors that grow into matches and few others; without `inAllLanguages` only those
  /// of phrases that matter in the pack's main language. O(tokens + anchors).
  mutating func find(_ text: borrowing SymbolText, inAllLanguages: Bool, _ program: borrowing Program) {
    count = 0
    readBits(text, known: program.symbols.count)
    var token = 0
    while token < text.count {
      token = addOwn(from: token, text, inAllLanguages, program)
      guard token < text.count else { return }
      // A symbol that the program does not have, or no room.
      let symbol = text.symbols[token]
      if symbol >= UInt32(program.symbols.count) {
        addUnion(symbol, token, text, inAllLanguages, program)
        token += 1
      } else {
        places += Array(repeating: Place(0, 0), count: max(256, program.network.patternOfAnchor.count))
      }
    }
  }

  private mutating func readBits(_ text: borrowing SymbolText, known: Int) {
    let length = text.count + 4
    if bits.count < length { bits += repeatElement(SymbolFilter.open, count: length - bits.count) }
    let symbols = text.symbols.span
    var bits = self.bits.mutableSpan
    let known = UInt32(known)
    for token in 0..<text.count { bits[token &+ 2] = SymbolFilter.bit(symbols[token], known: known) }
    for place in (length - 2)..<length { bits[place] = SymbolFilter.open }
  }

  /// Adds the anchors of tokens whose symbol the program has. Returns the first other one, or the first for which there is no room.
  private mutating func addOwn(
    from start: Int, _ text: borrowing SymbolText, _ inAllLanguages: Bool, _ program: borrowing Program
  ) -> Int {
    let symbols = text.symbols.span
    let bitStore = self.bits
    let bits = bitStore.span
    let known = program.symbols.count
    let excluded = program.network.neighbours
    let starts = program.network.anchorsOfSymbol.starts
    let lists = inAllLanguages ? 2 : 1
    // Taken out, so that writing to it asks no questions about owners.
    var store = exchange(&self.places, with: [])
    var places = store.mutableSpan
    var count = self.count
    var token = start
    while token < text.count {
      let symbol = symbols[token]
      guard symbol < known else {
        if symbol < SymbolTable.sentenceBreak { break }
        token &+= 1
        continue
      }
      let first = Int(symbol) &* 2
      let own = Int(starts[first])..<Int(starts[first &+ lists])
      if !own.isEmpty {
        guard count &+ own.count <= places.count else { break }
        precondition(own.lowerBound >= 0 && own.upperBound <= excluded.count)
        let neighbours = Neighbours(of: token, bits)
        for entry in own {
          // Written in any case and kept if the neighbours may do: a branch here would be guessed wrong too often.
          // Safe because: both bounds were checked for the whole list, and no entry makes the count grow by more than one.
          unsafe places[unchecked: count] = Place(entry, token)
          count &+= neighbours.mayServe(unsafe excluded[unchecked: entry])
        }
      }
      token &+= 1
    }
    swap(&self.places, &store)
    self.count = count
    return token
  }

  /// Adds the anchors of a token with a symbol of the worker's own.
  private mutating func addUnion(
    _ symbol: UInt32, _ token: Int, _ text: borrowing SymbolText, _ inAllLanguages: Bool, _ program: borrowing Program
  ) {
    let neighbours = Neighbours(of: token, bits.span)
    for index in text.unions.anchorRange(of: symbol, inAllLanguages: inAllLanguages) {
      let entry = Int(text.unions.anchors[index])
      if neighbours.mayServe(program.network.neighbours[entry]) == 0 { continue }
      if count == places.count { places.append(contentsOf: repeatElement(Place(0, 0), count: max(256, count))) }
      places[count] = Place(entry, token)
      count += 1
    }
  }
}

extension PatternNetwork {
  /// The phrase that may be found at a place.
  func pattern(of place: AnchorPlaces.Place) -> Int32 {
    patternOfAnchor[Int(anchorsOfSymbol.values[place.entry])]
  }
}

/// What stands around a token, two before it and two behind: their bits in the filters of anchors.
private struct Neighbours {
  private let after: UInt64
  private let secondAfter: UInt64
  private let before: UInt64
  private let secondBefore: UInt64

  @inline(__always)
  init(of token: Int, _ bits: Span<UInt64>) {
    after = bits[token &+ 3]
    before = bits[token &+ 1]
    // A phrase passes over the end of a sentence: what stands beyond one may be the first neighbour.
    let (second, secondBack) = (bits[token &+ 4], bits[token])
    secondAfter = after == SymbolFilter.open ? after : second
    secondBefore = before == SymbolFilter.open ? before : secondBack
  }

  /// 1 if an anchor that excludes some neighbours may stand between these, else 0; no branches.
  @inline(__always)
  func mayServe(_ excluded: SIMD4<UInt64>) -> Int {
    let found =
      after & excluded[0] | secondAfter & excluded[1] | before & excluded[2] | secondBefore & excluded[3]
    return Int(truncatingIfNeeded: (found | (0 &- found)) >> 63 ^ 1)
  }
}
