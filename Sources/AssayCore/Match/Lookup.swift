extension TokenBuffer {
  /// Finds every token in the vocabulary and gives it its symbol. One table look-up per word; O(tokens).
  ///
  /// Words with accents are looked up a second time without them, and `manager's` as `manager`. Unknown words that are stretched
  /// (three of one letter in a row) join the suspects.
  mutating func lookUp(
    _ program: borrowing Program, bytes: Span<UInt8>, _ text: inout SymbolText, plain: inout [UInt8]
  ) {
    text.reserve(tokens.count)
    text.count = count
    let slots = program.vocabulary.slots
    let mask = program.vocabulary.indexMask
    let symbolOfWord = program.symbols.symbolOfWord
    var stretched = false
    // Taken out, so that writing to them asks no questions about owners.
    var tokenStore = exchange(&self.tokens, with: [])
    var symbolStore = exchange(&text.symbols, with: [])
    let hashStore = self.hashes
    let hashes = hashStore.span
    var tokens = tokenStore.mutableSpan
    var symbols = symbolStore.mutableSpan
    for index in 0..<count {
      let token = tokens[index]
      guard token.kind == .word else {
        symbols[index] = symbolOfThing(&tokens[index], hashes[index], &text.unions, program)
        continue
      }
      let word = Vocabulary.find(hashes[index], slots, mask)
      var symbol: UInt32 = 0
      if word >= 0 {
        tokens[index].word = word
        symbol = symbolOfWord[Int(word)]
      } else {
        symbol = affixSymbol(token, bytes, &text.unions, program)
        if token.range.count >= 5, isStretched(token, bytes) {
          suspects.append(Int32(index))
          stretched = true
        }
      }
      if !token.flags.isDisjoint(with: [.hasWide, .hasApostrophe, .capitalised]) {
        symbol = otherReadings(of: token, symbol, bytes, &text.unions, program, &plain)
      }
      symbols[index] = symbol
    }
    swap(&self.tokens, &tokenStore)
    swap(&text.symbols, &symbolStore)
    if stretched { suspects.sort() }
  }

  /// The symbol of what is no word; gives numbers and the like the word that they may be, too.
  private func symbolOfThing(
    _ token: inout Token, _ hash: UInt64, _ unions: inout SymbolUnions, _ program: borrowing Program
  ) -> UInt32 {
    switch token.kind {
    case .fieldBreak: return SymbolTable.fieldBreak
    case .sentenceBreak: return SymbolTable.sentenceBreak
    case .number, .emoji, .handle, .url: token.word = program.vocabulary.find(hash)
    default: break
    }
    let symbol = program.symbols.symbolOfKind[Int(token.kind.rawValue)]
    return token.word < 0 ? symbol : unions.union(symbol, program.symbols.symbolOfWord[Int(token.word)], program)
  }

  /// A word's symbol with those of what else it may be: itself without accents or possessive, a code, a name.
  private func otherReadings(
    of token: Token, _ symbol: UInt32, _ bytes: Span<UInt8>, _ unions: inout SymbolUnions, _ program: borrowing Program,
    _ plain: inout [UInt8]
  ) -> UInt32 {
    var symbol = symbol
    if !token.flags.isDisjoint(with: [.hasWide, .hasApostrophe]) {
      symbol = unions.union(symbol, plainSymbol(token, bytes, &unions, program, &plain), program)
    }
    if looksLikeCode(token) { symbol = unions.union(symbol, program.symbols.codeSymbol, program) }
    if looksLikeName(token) { symbol = unions.union(symbol, program.symbols.nameSymbol, program) }
    return symbol
  }

  /// Capitals and digits (SAVE20), or a word of four or more capitals.
  private func looksLikeCode(_ token: Token) -> Bool {
    token.flags.contains(.allCapitals) && token.range.count >= 4 && token.range.count <= 20
  }

  /// A capitalised word inside a sentence; "I" and its contractions are none.
  @inline(__always)
  private func looksLikeName(_ token: Token) -> Bool {
    token.flags.contains(.capitalised) && token.flags.isDisjoint(with: [.startsSentence, .allCapitals])
      && token.end &- token.start >= (token.flags.contains(.hasApostrophe) ? 5 : 2)
  }

  private func isStretched(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
    var position = Int(token.start) + 2
    while position < Int(token.end) {
      if bytes[position] == bytes[position &- 1] && bytes[position] == bytes[position &- 2] { return true }
      position &+= 1
    }
    return false
  }

  private func affixSymbol(
    _ token: Token, _ bytes: Span<UInt8>, _ unions: inout SymbolUnions, _ program: borrowing Program
  ) -> UInt32 {
    var symbol: UInt32 = 0
    let start = Int(token.start)
    let end = Int(token.end)
    func add(_ table: borrowing AffixTable, _ from: Int, _ to: Int) {
      let other = table.symbol(TokenHash.hash(bytes, from, to))
      if other != 0 { symbol = unions.union(symbol, other, program) }
    }
    // All lengths up to the word's own.
    let fitting = UInt64.max >> UInt64(63 &- min(63, end &- start))
    var lengths = program.symbols.prefixes.mayHold(bytes.load8(start)) & fitting
    while lengths != 0 {
      add(program.symbols.prefixes, start, start &+ lengths.trailingZeroBitCount)
      lengths &= lengths &- 1
    }
    for length in program.symbols.prefixes.longLengths where start &+ length <= end {
      add(program.symbols.prefixes, start, start &+ length)
    }
    let shortest = program.symbols.suffixes.shortest
    if end &- start < shortest { return symbol }
    lengths = program.symbols.suffixes.mayHold(bytes.load8(end &- shortest)) & fitting
    while lengths != 0 {
      add(program.symbols.suffixes, end &- lengths.trailingZeroBitCount, end)
      lengths &= lengths &- 1
    }
    for length in program.symbols.suffixes.longLengths where start &+ length <= end {
      add(program.symbols.suffixes, end &- length, end)
    }
    return symbol
  }

  /// The symbol of the word without its accents, and of the word without a possessive 's.
  private func plainSymbol(
    _ token: Token, _ bytes: Span<UInt8>, _ unions: inout SymbolUnions, _ program: borrowing Program,
    _ plain: inout [UInt8]
  ) -> UInt32 {
    plain.removeAll(keepingCapacity: true)
    var end = Int(token.end)
    if token.flags.contains(.hasApostrophe), end - Int(token.start) > 3, bytes[end - 2] == UInt8(ascii: "'"),
      bytes[end - 1] == UInt8(ascii: "s")
    {
      end -= 2
    }
    let shared = ScalarTable.shared
    var position = Int(token.start)
    while position < end {
      let byte = bytes[position]
      if byte < 0x80 {
        plain.append(byte)
        position += 1
        continue
      }
      let scalar = bytes.scalar(at: position)
      let base = shared.base(shared.record(of: scalar.value))
      if base.isEmpty {
        for offset in 0..<scalar.length { plain.append(bytes[position + offset]) }
      } else {
        for index in base { plain.append(shared.bytes[index]) }
      }
      position += scalar.length
    }
    let count = plain.count
    plain.pad()
    let span = plain.span
    let word = program.vocabulary.find(TokenHash.hash(span, 0, count))
    if word >= 0 { return program.symbols.symbolOfWord[Int(word)] }
    return affixSymbol(Token(0, count, .word, token.field), span, &unions, program)
  }
}
