/// Finds matches of single phrases at given places by walking the automaton over the tokens.
///
/// Every walk is bounded by the phrase's length, `Limits.phraseLength` tokens and the breaks between them.
struct MatchFinder: Sendable {
  private var automaton: PhraseAutomaton

  init(_ network: PatternNetwork, mostStates: Int = Limits.automatonStates) {
    automaton = PhraseAutomaton(network, mostStates: mostStates)
  }

  /// Call when symbols change their meaning.
  mutating func forgetSymbols() { automaton.forgetTransitions() }

  /// The longest match with `anchor` at token `index`: its first and last token. nil when there is none.
  mutating func grow(_ anchor: Int32, at index: Int, _ text: borrowing SymbolText, _ program: borrowing Program) -> (
    first: Int, last: Int
  )? {
    let back = automaton.state(at: program.network.nodeBeforeAnchor[Int(anchor)], program)
    guard let first = walk(back, from: index, by: -1, limit: -1, text, program) else { return nil }
    let forward = automaton.state(at: program.network.nodeBehindAnchor[Int(anchor)], program)
    guard let last = walk(forward, from: index, by: 1, limit: text.count, text, program) else { return nil }
    return (first, last)
  }

  /// The longest match of `pattern` that begins at token `start` and ends before `limit`: its last token.
  mutating func end(
    of pattern: Int32, from start: Int, limit: Int, _ text: borrowing SymbolText, _ program: borrowing Program
  ) -> Int? {
    let symbol = text.symbols[start]
    guard text.mayBegin(pattern, symbol, program), start < limit else { return nil }
    let beginning = automaton.state(at: program.network.beginningOfPattern[Int(pattern)], program)
    let state = automaton.step(beginning, symbol, text, program)
    return walk(state, from: start, by: 1, limit: limit, text, program)
  }

  /// Walks from a state reached at token `start` towards `limit` (exclusive), by 1 forward or by −1 back. Returns the farthest
  /// token at which a match ends (begins); nil when there is none.
  @inline(__always)
  private mutating func walk(
    _ start: PhraseAutomaton.State, from index: Int, by step: Int, limit: Int, _ text: borrowing SymbolText,
    _ program: borrowing Program
  ) -> Int? {
    var state = start
    var index = index
    var reached = -1
    while true {
      if state.isEnd { reached = index }
      index &+= step
      if !state.goesOn || index == limit { break }
      let symbol = text.symbols[index]
      if symbol == SymbolTable.fieldBreak { break }
      state = automaton.step(state, symbol, text, program)
    }
    return reached < 0 ? nil : reached
  }
}
