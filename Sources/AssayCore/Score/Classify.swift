extension Program {
  /// Classifies one ticket: the whole way from its text to `scratch.verdict`. O(bytes of text).
  public func classify(_ ticket: borrowing Ticket, notes: Notes = [], _ scratch: inout Scratch) {
    sum(ticket, notes: notes, &scratch)
    if !scratch.shadows.isEmpty { scratch.evaluateShadows(ticket, self) }
    scratch.decide(ticket, self)
  }

  /// Goes as far as the sums, `scratch.verdict.sums` and `scratch.fired`, for those who learn from them: no label, no evidence.
  /// O(bytes of text).
  ///
  /// Stage by stage over the scratch's flat buffers; read it from top to bottom to follow a ticket through the engine.
  public func sum(_ ticket: borrowing Ticket, notes: Notes = [], _ scratch: inout Scratch) {
    scratch.verdict.removeAll()
    scratch.verdict.notes = notes
    scratch.readText(ticket, self)
    scratch.lookUp(self)
    scratch.addDecodedView(self)
    scratch.match(ticket, self)
    // Here and not among the sums: calls between its loops made the compiler ask who owns the arrays, at each step anew.
    if !scratch.hitAnswers.isEmpty { scratch.prepareHits() }
    if !scratch.shadows.isEmpty { scratch.setShadowsAside() }
    scratch.score(ticket, self)
  }
}

extension Scratch {
  /// Folds and tokenises the fields that are read, then joins tokens into things.
  mutating func readText(_ ticket: borrowing Ticket, _ program: borrowing Program) {
    folded.removeAll()
    buffer.removeAll()
    shape.removeAll()
    kindCounts[0] = -1
    language.begin(program.language(of: ticket))
    var room = Limits.textBytes
    readField(.title, ticket, &room)
    readField(.text, ticket, &room)
    reviewCount = buffer.count
    if program.fields.contains(.comment) { readField(.comment, ticket, &room) }
    if program.fields.contains(.highlight) { readField(.highlight, ticket, &room) }
    if program.fields.contains(.business) { readBusiness(ticket, &room) }
    if buffer.isTruncated { verdict.notes.insert(.textTruncated) }
    baseCount = buffer.count
  }

  /// Reads the names of the business and its category: a few words that conditions ask for, and that nobody disguises.
  private mutating func readBusiness(_ ticket: borrowing Ticket, _ room: inout Int) {
    let suspects = buffer.suspects.count
    for item in ticket.items where item.list == .businessNames {
      read(Int(item.range.lowerBound)..<Int(item.range.upperBound), as: .category, ticket, &room)
    }
    readField(.category, ticket, &room)
    buffer.suspects.removeLast(buffer.suspects.count - suspects)
  }

  private mutating func readField(_ field: TextField, _ ticket: borrowing Ticket, _ room: inout Int) {
    read(ticket.range(of: field), as: field, ticket, &room)
  }

  private mutating func read(_ range: Range<Int>, as field: TextField, _ ticket: borrowing Ticket, _ room: inout Int) {
    var range = range
    guard !range.isEmpty else { return }
    if range.count > room {
      verdict.notes.insert(.textTruncated)
      var end = range.lowerBound + room
      while end > range.lowerBound, ticket.bytes[end] & 0xC0 == 0x80 { end -= 1 }
      range = range.lowerBound..<end
    }
    room -= range.count
    let start = folded.count
    let source = ticket.bytes.span
    folded.fold(source, range)
    let firstToken = buffer.count
    buffer.tokenise(folded, start..<folded.count, source: source, field: field)
    if buffer.hasDigits {
      let bytes = folded.bytes
      recognizer.join(&buffer, from: firstToken, bytes.span)
      buffer.hasDigits = false
    }
  }

  /// Gives every token its word number and its symbol.
  mutating func lookUp(_ program: borrowing Program) {
    if text.unions.count > Limits.symbolUnions {
      text.unions.removeAll()
      finder.forgetSymbols()
    }
    let bytes = folded.bytes
    buffer.lookUp(program, bytes: bytes.span, &text, plain: &plain)
  }

  /// Appends the decoded view: the tokens of each field that hides a word, with the word in place of its disguise.
  mutating func addDecodedView(_ program: borrowing Program) {
    guard !buffer.suspects.isEmpty else { return }
    let bytes = folded.bytes
    let lexicon = self.lexicon ?? Lexicon(program)
    self.lexicon = lexicon
    decoder.decode(buffer, bytes.span, end: folded.count, lexicon, into: &decoded)
    guard let first = decoded.first else { return }
    var next = 0
    var index = 0
    // Fields before the first decoded word have nothing new to say.
    while index < first.tokens.lowerBound {
      if buffer.tokens[index].kind == .fieldBreak { next = index + 1 }
      index += 1
    }
    index = next
    for found in decoded {
      copyTokens(index..<found.tokens.lowerBound)
      var token = buffer.tokens[found.tokens.lowerBound]
      token.start = UInt32(found.start)
      token.end = UInt32(found.end)
      token.word = decoder.words[found.words.lowerBound]
      token.kind = .word
      token.flags.insert(.decoded)
      var symbol: UInt32 = 0
      for word in decoder.words[found.words] {
        symbol = text.unions.union(symbol, program.symbols.symbolOfWord[Int(word)], program)
      }
      buffer.append(token)
      text.append(symbol)
      index = found.tokens.upperBound
    }
    copyTokens(index..<baseCount)
  }

  private mutating func copyTokens(_ range: Range<Int>) {
    buffer.append(copyOf: range)
    text.append(copyOf: range)
  }

  /// Grows every anchor of all views into a match; marks the rules that a match triggers, or what is known of the ticket.
  mutating func match(_ ticket: borrowing Ticket, _ program: borrowing Program) {
    hits.removeAll()
    for index in triggered.indices { triggered[index] = 0 }
    for rule in program.alwaysRules { trigger(rule) }
    triggerByNumbers(ticket, program)
    let languages = hasLanguages ? spokenLanguages : AskingLanguages.any
    let isForeign = languages & ~AskingLanguages.main != 0
    anchors.find(text, inAllLanguages: isForeign, program)
    for index in 0..<anchors.count {
      let place = anchors[index]
      let anchor = program.network.anchorsOfSymbol.values[place.entry]
      // What only rules of other languages ask for need not be grown.
      if isForeign {
        let asking = languagesOfPattern[Int(program.network.patternOfAnchor[Int(anchor)])]
        if asking != AskingLanguages.any, asking & languages == 0 { continue }
      }
      guard let match = finder.grow(anchor, at: place.token, text, program) else { continue }
      add(match.first, match.last, of: program.network.patternOfAnchor[Int(anchor)], program)
      // Once a match had to be dropped, growing more would only make more to drop.
      if hits.overflowed { break }
    }
    if let regexes = program.regexes { matchRegexes(regexes, spoken: languages, program) }
    if hits.overflowed { verdict.notes.insert(.matchesTruncated) }
  }

  private mutating func triggerByNumbers(_ ticket: borrowing Ticket, _ program: borrowing Program) {
    for index in 0..<program.rulesOfFeature.count {
      let range = program.rulesOfFeature.range(Int32(index))
      guard !range.isEmpty, let feature = Feature(rawValue: UInt8(index)), feature.isKnown(of: ticket) else { continue }
      for entry in range { trigger(program.rulesOfFeature.values[entry]) }
    }
  }

  mutating func trigger(_ rule: Int32) { triggered[Int(rule) >> 6] |= 1 << UInt64(rule & 63) }

  private mutating func add(_ first: Int, _ last: Int, of pattern: Int32, _ program: borrowing Program) {
    guard hits.add(pattern, first, last) else { return }
    for entry in program.rulesOfPattern.range(pattern) { trigger(program.rulesOfPattern.values[entry]) }
  }

  /// Adds up what speaks for and against each guideline.
  ///
  /// Work that can't change the verdict is left out: a guideline that would not even be uncertain if all its triggered rules fired
  /// is not evaluated, and rules that can only speak against one wait until it is at least uncertain.
  mutating func score(_ ticket: borrowing Ticket, _ program: borrowing Program) {
    if !program.bayes.further.ranges.isEmpty { measureRanges(ticket, program) }
    bayes.score(buffer, upTo: reviewCount, baseCount: baseCount, folded, program.bayes, into: &bayesSums)
    fired.removeAll(keepingCapacity: true)
    firedSpans.removeAll(keepingCapacity: true)
    for index in groupSums.indices { groupSums[index] = 0 }
    begin(program)
    forEachTriggered { rule, scratch in
      let weight = program.rules[rule].weight
      if weight > 0 { scratch.bounds[Int(program.rules[rule].guideline)] &+= weight }
    }
    forEachTriggered { rule, scratch in
      let guideline = Int(program.rules[rule].guideline)
      let matters = scratch.bounds[guideline] >= program.guidelines[guideline].uncertain || program.rules[rule].tag >= 0
      guard matters || scratch.evaluatesAllTriggered else { return }
      let before = scratch.fired.count
      scratch.evaluate(rule, ticket, program)
      let weight = program.rules[rule].weight
      // What has not fired can't count any more: the rules behind it may not matter now.
      if weight > 0, scratch.fired.count == before { scratch.bounds[guideline] &-= weight }
    }
    for index in fired.indices { addUp(index, program) }
    for guideline in verdict.sums.indices
    where verdict.sums[guideline] >= program.guidelines[guideline].uncertain || isExhaustive {
      for entry in program.exonerating.range(Int32(guideline)) {
        let before = fired.count
        evaluate(Int(program.exonerating.values[entry]), ticket, program)
        if fired.count > before { addUp(before, program) }
      }
    }
  }

  /// Sums before any rule: prior and words.
  private mutating func begin(_ program: borrowing Program) {
    let words = bayesSums
    var sums = verdict.sums.mutableSpan
    for guideline in sums.indices { sums[guideline] = program.guidelines[guideline].prior &+ words[guideline] }
    let begun = verdict.sums
    var bounds = self.bounds.mutableSpan
    for guideline in bounds.indices { bounds[guideline] = begun[guideline] }
  }

  private mutating func addUp(_ index: Int, _ program: borrowing Program) {
    let rule = Int(fired[index].rule)
    let group = Int(program.rules[rule].group)
    if group >= 0 {
      // A group gives at most its cap; what a rule adds beyond that is nothing.
      let room = max(0, program.groupCaps[group] - groupSums[group])
      fired[index].bits = min(fired[index].bits, room)
      groupSums[group] &+= max(0, fired[index].bits)
    }
    verdict.sums[Int(program.rules[rule].guideline)] &+= fired[index].bits
  }

  /// Calls `body` for each triggered rule, ascending.
  @inline(__always)
  private mutating func forEachTriggered(_ body: (Int, inout Scratch) -> Void) {
    for word in triggered.indices {
      var bits = triggered[word]
      while bits != 0 {
        body(word << 6 &+ bits.trailingZeroBitCount, &self)
        bits &= bits &- 1
      }
    }
  }
}
