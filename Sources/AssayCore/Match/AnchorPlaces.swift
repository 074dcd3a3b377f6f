/// The places of a text where a match may be: tokens that can be anchors and whose neighbours can be what these need.
struct AnchorPlaces: Sendable {
  /// An anchor's position in the network, and the token that may take it.
  struct Place: Sendable {
    var position: Int32
    var token: Int32

    init(_ position: Int32, _ token: Int) {
      self.position = position
      self.token = Int32(truncatingIfNeeded: token)
    }
  }

  private var places: [Place] = []
  private(set) var count = 0

  @inline(__always)
  subscript(index: Int) -> Place { places[index] }

  /// Finds the places of a text in reading order: all anchors that grow into matches and few others. O(tokens + anchors).
  mutating func find(_ text: borrowing SymbolText, _ program: borrowing Program) {
    count = 0
    var token = 0
    while token < text.count {
      token = addOwn(from: token, text, program)
      guard token < text.count else { return }
      // A symbol that the program does not have, or no room.
      let symbol = text.symbols[token]
      if symbol >= UInt32(program.symbols.count) {
        addUnion(symbol, token, text, program)
        token += 1
      } else {
        places.append(contentsOf: repeatElement(Place(0, 0), count: max(256, program.network.anchors.count)))
      }
    }
  }

  /// Adds the anchors of tokens whose symbol the program has. Returns the first other one, or the first for which there is no room.
  private mutating func addOwn(from start: Int, _ text: borrowing SymbolText, _ program: borrowing Program) -> Int {
    let symbols = text.symbols.span
    let known = program.symbols.count
    let filter = program.symbols.filter.bits.span
    let anchors = program.network.anchors.span
    let starts = program.network.anchorStarts.span
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
      let own = Int(starts[Int(symbol)])..<Int(starts[Int(symbol) &+ 1])
      if !own.isEmpty {
        guard count &+ own.count <= places.count else { break }
        let neighbours = Neighbours(of: token, symbols, known)
        for index in own {
          // Written in any case and kept if the neighbours may do: a branch here would be guessed wrong too often.
          places[count] = Place(anchors[index].position, token)
          count &+= neighbours.mayServe(anchors[index], filter)
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
    _ symbol: UInt32, _ token: Int, _ text: borrowing SymbolText, _ program: borrowing Program
  ) {
    let filter = program.symbols.filter.bits.span
    let neighbours = Neighbours(of: token, text.symbols.span, program.symbols.count)
    let anchors = text.unions.anchors.span
    for index in text.unions.anchorRange(of: symbol) where neighbours.mayServe(anchors[index], filter) != 0 {
      if count == places.count { places.append(contentsOf: repeatElement(Place(0, 0), count: max(256, count))) }
      places[count] = Place(anchors[index].position, token)
      count += 1
    }
  }
}

/// What stands before and behind a token.
private struct Neighbours {
  private let before: UInt32
  private let after: UInt32
  /// 1 where anything may stand, so that the filter need not be asked. The symbols of a worker's own are rare, and behind a
  /// sentence's end stands we don't know what.
  private let anyBefore: UInt64
  private let anyAfter: UInt64

  @inline(__always)
  init(of token: Int, _ symbols: Span<UInt32>, _ known: Int) {
    // Every field ends with a break, so there is a next token. No atom is a field break's.
    before = token > 0 ? symbols[token &- 1] : SymbolTable.fieldBreak
    after = symbols[token &+ 1]
    anyBefore = Int(before) >= known && before != SymbolTable.fieldBreak ? 1 : 0
    anyAfter = Int(after) >= known && after != SymbolTable.fieldBreak ? 1 : 0
  }

  /// 1 if they may be what an anchor needs, else 0; no branches.
  @inline(__always)
  func mayServe(_ anchor: Anchor, _ filter: Span<UInt64>) -> Int {
    let behind = anyAfter | needsNone(anchor.after) | PairFilter.bit(anchor.after, after, filter)
    let ahead = anyBefore | needsNone(anchor.before) | PairFilter.bit(anchor.before, before, filter)
    return Int(truncatingIfNeeded: behind & ahead)
  }

  /// 1 for −1, else 0.
  @inline(__always)
  private func needsNone(_ atom: Int32) -> UInt64 { UInt64(UInt32(bitPattern: atom) >> 31) }
}
