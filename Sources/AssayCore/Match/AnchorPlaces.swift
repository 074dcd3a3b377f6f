/// The places of a text where a match may be: tokens that can be anchors and whose neighbours can be what these need.
struct AnchorPlaces: Sendable {
  /// An anchor's position in the network, and the token that may take it.
  struct Place: Sendable {
    var position: Int32
    var token: Int32
  }

  private var places: [Place] = []
  private(set) var count = 0

  @inline(__always)
  subscript(index: Int) -> Place { places[index] }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ position: Int32, _ token: Int) {
    if count == places.count {
      places.append(contentsOf: repeatElement(Place(position: 0, token: 0), count: max(256, count)))
    }
    places[count] = Place(position: position, token: Int32(truncatingIfNeeded: token))
    count &+= 1
  }
}

extension SymbolText {
  /// Fills `places` in reading order. Passes all anchors that grow into matches and few others. O(tokens + anchors).
  func findAnchors(_ program: borrowing Program, into places: inout AnchorPlaces) {
    places.removeAll()
    let symbols = self.symbols.span
    let anchors = program.network.anchors.span
    let starts = program.network.anchorStarts.span
    let known = UInt32(program.symbols.count)
    for index in 0..<count {
      let symbol = symbols[index]
      if symbol == 0 { continue }
      guard symbol < known else {
        guard symbol < SymbolTable.sentenceBreak else { continue }
        for anchor in unions.anchors(of: symbol) where mayGrow(anchor, index, symbols, program.symbols) {
          places.append(anchor.position, index)
        }
        continue
      }
      var entry = Int(starts[Int(symbol)])
      let end = Int(starts[Int(symbol) &+ 1])
      while entry < end {
        if mayGrow(anchors[entry], index, symbols, program.symbols) { places.append(anchors[entry].position, index) }
        entry &+= 1
      }
    }
  }

  /// Whether the tokens around `index` can be what an anchor needs.
  @inline(__always)
  private func mayGrow(_ needs: Anchor, _ index: Int, _ symbols: Span<UInt32>, _ table: borrowing SymbolTable) -> Bool {
    // Every field ends with a break, so there is a next token.
    if needs.after >= 0, !mayBe(needs.after, symbols[index &+ 1], table) { return false }
    return needs.before < 0 || index > 0 && mayBe(needs.before, symbols[index &- 1], table)
  }

  /// Whether a neighbour may have the atom; behind a sentence's end stands we don't know what.
  @inline(__always)
  private func mayBe(_ atom: Int32, _ symbol: UInt32, _ table: borrowing SymbolTable) -> Bool {
    if Int(symbol) < table.count { return symbol != 0 && table.filter.mayHold(atom, symbol) }
    return symbol == SymbolTable.sentenceBreak || unionHolds(atom, symbol)
  }

  @inline(never)
  private func unionHolds(_ atom: Int32, _ symbol: UInt32) -> Bool {
    symbol < SymbolTable.sentenceBreak && unions.atoms(of: symbol).contains(atom)
  }
}
