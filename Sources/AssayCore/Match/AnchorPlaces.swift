/// The places of a text where a match may be: tokens that can be anchors and whose neighbours can be what these need.
struct AnchorPlaces: Sendable {
  /// An anchor of the network, and the token that may take its position.
  struct Place: Sendable {
    var anchor: Int32
    var token: Int32

    init(_ anchor: Int32, _ token: Int) {
      self.anchor = anchor
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
    let anchors = program.network.symbolAnchors.span
    let starts = program.network.anchorsOfSymbol.starts.span
    let numbers = program.network.anchorsOfSymbol.values.span
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
          places[count] = Place(numbers[index], token)
          count &+= neighbours.mayServe(anchors[index])
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
    let neighbours = Neighbours(of: token, text.symbols.span, program.symbols.count)
    let anchors = program.network.anchors.span
    for index in text.unions.anchorRange(of: symbol) {
      let anchor = text.unions.anchors[index]
      if neighbours.mayServe(anchors[Int(anchor)]) == 0 { continue }
      if count == places.count { places.append(contentsOf: repeatElement(Place(0, 0), count: max(256, count))) }
      places[count] = Place(anchor, token)
      count += 1
    }
  }
}

/// What stands around a token, two before it and two behind: their places in the filters of anchors.
private struct Neighbours {
  private let before: UInt32
  private let secondBefore: UInt32
  private let after: UInt32
  private let secondAfter: UInt32

  @inline(__always)
  init(of token: Int, _ symbols: Span<UInt32>, _ known: Int) {
    // Every field ends with a break, so there is a next token; the one behind it may be of another text, which does no harm.
    after = SymbolFilter.place(symbols[token &+ 1], known: known)
    before = token > 0 ? SymbolFilter.place(symbols[token &- 1], known: known) : SymbolFilter.open
    // A phrase passes over the end of a sentence: what stands beyond one may be the first neighbour.
    secondAfter =
      after == SymbolFilter.open ? after : SymbolFilter.place(symbols[token &+ 2], known: known)
    secondBefore =
      before == SymbolFilter.open || token < 2
      ? SymbolFilter.open : SymbolFilter.place(symbols[token &- 2], known: known)
  }

  /// 1 if they may be what an anchor needs, else 0; no branches.
  @inline(__always)
  func mayServe(_ anchor: Anchor) -> Int {
    Int(
      truncatingIfNeeded: anchor.after.has(after) & anchor.secondAfter.has(secondAfter) & anchor.before.has(before)
        & anchor.secondBefore.has(secondBefore))
  }
}
