extension TokenBuffer {
  /// Finds every token in the vocabulary and gives it its symbol. One table look-up per word; O(tokens).
  ///
  /// Words with accents are looked up a second time without them, and `manager's` as `manager`. Unknown words that are stretched
  /// (three of one letter in a row) join the suspects.
  mutating func lookUp(
    _ table: borrowing SymbolTable, _ vocabulary: borrowing Vocabulary, bytes: Span<UInt8>, _ text: inout SymbolText, plain: inout [UInt8]
  ) {
    text.reserve(tokens.count)
    text.count = count
    let slots = vocabulary.slots.span
    let mask = vocabulary.indexMask
    let symbolOfWord = table.symbolOfWord.span
    var stretched = false
    for index in 0..<count {
      let token = tokens[index]
      guard token.kind == .word else {
        if token.kind == .sentenceBreak || token.kind == .fieldBreak {
          text.symbols[index] = token.kind == .fieldBreak ? SymbolTable.fieldBreak : SymbolTable.sentenceBreak
          continue
        }
        var symbol = table.symbolOfKind[Int(token.kind.rawValue)]
        if token.kind == .number || token.kind == .emoji || token.kind == .handle || token.kind == .url {
          let word = Vocabulary.find(hashes[index], slots, mask)
          tokens[index].word = word
          if word >= 0 { symbol = text.unions.union(symbol, symbolOfWord[Int(word)], table) }
        }
        text.symbols[index] = symbol
        continue
      }
      let word = Vocabulary.find(hashes[index], slots, mask)
      var symbol: UInt32 = 0
      if word >= 0 {
        tokens[index].word = word
        symbol = symbolOfWord[Int(word)]
      } else {
        symbol = affixSymbol(token, bytes, &text.unions, table)
        if token.range.count >= 5, isStretched(token, bytes) {
          suspects.append(Int32(index))
          stretched = true
        }
      }
      if !token.flags.isDisjoint(with: [.hasWide, .hasApostrophe]) {
        let other = plainSymbol(token, bytes, &text.unions, table, slots, mask, &plain)
        symbol = text.unions.union(symbol, other, table)
      }
      if table.codeSymbol != 0, looksLikeCode(token) { symbol = text.unions.union(symbol, table.codeSymbol, table) }
      if table.nameSymbol != 0, token.flags.contains(.capitalised), token.flags.isDisjoint(with: [.startsSentence, .allCapitals]) {
        symbol = text.unions.union(symbol, table.nameSymbol, table)
      }
      text.symbols[index] = symbol
    }
    if stretched { suspects.sort() }
  }

  /// Capitals and digits (SAVE20), or a word of four or more capitals.
  private func looksLikeCode(_ token: Token) -> Bool {
    token.flags.contains(.allCapitals) && token.range.count >= 4 && token.range.count <= 20
  }

  private func isStretched(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
    var position = Int(token.start) + 2
    while position < Int(token.end) {
      if bytes[position] == bytes[position &- 1] && bytes[position] == bytes[position &- 2] { return true }
      position &+= 1
    }
    return false
  }

  private func affixSymbol(_ token: Token, _ bytes: Span<UInt8>, _ unions: inout SymbolUnions, _ table: borrowing SymbolTable) -> UInt32 {
    var symbol: UInt32 = 0
    for length in table.prefixes.lengths {
      guard Int(length) <= token.range.count else { break }
      let hash = TokenHash.hash(bytes, Int(token.start), Int(token.start) + Int(length))
      symbol = unions.union(symbol, table.prefixes.symbol(hash), table)
    }
    for length in table.suffixes.lengths {
      guard Int(length) <= token.range.count else { break }
      let hash = TokenHash.hash(bytes, Int(token.end) - Int(length), Int(token.end))
      symbol = unions.union(symbol, table.suffixes.symbol(hash), table)
    }
    return symbol
  }

  /// The symbol of the word without its accents, and of the word without a possessive 's.
  private func plainSymbol(
    _ token: Token, _ bytes: Span<UInt8>, _ unions: inout SymbolUnions, _ table: borrowing SymbolTable, _ slots: Span<UInt64>, _ mask: Int,
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
    for _ in 0..<8 { plain.append(0) }
    let span = plain.span
    let word = Vocabulary.find(TokenHash.hash(span, 0, count), slots, mask)
    if word >= 0 { return table.symbolOfWord[Int(word)] }
    return affixSymbol(Token(0, count, .word, token.field), span, &unions, table)
  }
}
