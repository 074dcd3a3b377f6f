// Matches of regular expressions, beside those of phrases. They know bytes of the folded text, not tokens; the tokens that they
// touch are worked out where a rule's guards must count words. They are looked for in the plain view alone.

extension Scratch {
  /// Finds the matches of regular expressions; marks the rules that they trigger. Those that only rules of other languages than the
  /// `spoken` ones ask for are left out.
  mutating func matchRegexes(_ expressions: RegexProgram, spoken: UInt32, _ program: borrowing Program) {
    let bytes = folded.bytes
    regexes?.find(bytes.span, folded.count, expressions, spoken: spoken)
    guard let regexes, !regexes.hits.isEmpty else { return }
    if regexes.overflowed { verdict.notes.insert(.matchesTruncated) }
    var last: Int32 = -1
    for hit in regexes.hits where hit.regex != last {
      last = hit.regex
      for pattern in expressions.patternsOfRegex.range(hit.regex) {
        for entry in program.rulesOfPattern.range(expressions.patternsOfRegex.values[pattern]) {
          trigger(program.rulesOfPattern.values[entry])
        }
      }
    }
  }

  /// The hits of all expressions.
  var regexHits: [RegexHit] { regexes?.hits ?? [] }

  /// The indices of the hits of one expression: they stand in one run.
  private func hits(of regex: Int32) -> Range<Int> {
    let hits = regexHits
    return hits.partitioningIndex { $0.regex >= regex }..<hits.partitioningIndex { $0.regex > regex }
  }

  /// Appends a rule's matches by regular expressions to `firedSpans`, those that no other covers, in reading order.
  mutating func addRegexSpans(of pattern: Int32, _ fields: FieldMask, _ expressions: RegexProgram) {
    let first = firedSpans.count
    for entry in expressions.regexesOfPattern.range(pattern) {
      var left = Limits.matchesPerRule
      for hit in hits(of: expressions.regexesOfPattern.values[entry]) where left > 0 {
        left -= 1
        if let span = span(ofHit: hit, fields) { firedSpans.append(span) }
      }
    }
    guard expressions.regexesOfPattern.range(pattern).count > 1, firedSpans.count > first + 1 else { return }
    let all = firedSpans[first...].sorted { one, other in
      let (one, other) = (regexHits[Int(one.regexHit)], regexHits[Int(other.regexHit)])
      return (one.start, other.end, one.regex) < (other.start, one.end, other.regex)
    }
    firedSpans.removeLast(all.count)
    var end: UInt32 = 0
    for span in all where regexHits[Int(span.regexHit)].end > end {
      end = regexHits[Int(span.regexHit)].end
      firedSpans.append(span)
    }
  }

  /// The tokens that a hit touches: none, as an empty range before the next token, where it is punctuation alone. nil when it stands
  /// in another field, or behind the last token that was read.
  private func span(ofHit index: Int, _ fields: FieldMask) -> MatchedSpan? {
    let hit = regexHits[index]
    let first = (0..<baseCount).partitioningIndex { buffer.tokens[$0].end > hit.start }
    guard first < baseCount, fields.holds(buffer.tokens[first].field) else { return nil }
    let last = (0..<baseCount).partitioningIndex { buffer.tokens[$0].start >= hit.end } - 1
    return MatchedSpan(first: Int32(first), last: Int32(last), isDecoded: false, regexHit: Int32(index))
  }

  /// Whether a regular expression of a pattern matches in some of the fields, between the tokens around a range.
  func regexOccurs(_ pattern: Int32, _ fields: FieldMask, _ range: Range<Int>, _ expressions: RegexProgram) -> Bool {
    var before = range.lowerBound
    // The decoded view begins with a field: what stands before that, stands before it in the plain view.
    if before == baseCount, before < buffer.count {
      before = (0..<baseCount).partitioningIndex { buffer.tokens[$0].end > buffer.tokens[baseCount].start }
    }
    // Breaks between sentences stand on the punctuation that makes them.
    while before > 0, buffer.tokens[before - 1].kind == .sentenceBreak { before -= 1 }
    var behind = range.upperBound
    while behind < buffer.count, buffer.tokens[behind].kind == .sentenceBreak { behind += 1 }
    let low = before > 0 ? buffer.tokens[before - 1].end : 0
    let high = behind < buffer.count ? buffer.tokens[behind].start : UInt32(folded.count)
    let isEverywhere = range == 0..<buffer.count
    for entry in expressions.regexesOfPattern.range(pattern) {
      for index in hits(of: expressions.regexesOfPattern.values[entry]) {
        let hit = regexHits[index]
        guard isEverywhere || hit.start >= low && hit.end <= high else { continue }
        if span(ofHit: index, fields) != nil { return true }
      }
    }
    return false
  }

  /// Counts what a pattern with regular expressions finds in title and text: matches of both kinds that do not overlap, from the left.
  mutating func count(_ pattern: Int32, with expressions: RegexProgram, _ program: borrowing Program) -> Int {
    countedRanges.removeAll(keepingCapacity: true)
    for start in 0..<baseCount
    where text.mayBegin(pattern, text.symbols[start], program) && FieldMask.review.holds(buffer.tokens[start].field) {
      guard let last = finder.end(of: pattern, from: start, limit: baseCount, text, program) else { continue }
      countedRanges.append(buffer.tokens[start].start..<max(buffer.tokens[start].start, buffer.tokens[last].end))
    }
    for entry in expressions.regexesOfPattern.range(pattern) {
      for index in hits(of: expressions.regexesOfPattern.values[entry]) where span(ofHit: index, .review) != nil {
        countedRanges.append(regexHits[index].start..<regexHits[index].end)
      }
    }
    countedRanges.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    var count = 0
    var end: UInt32 = 0
    for range in countedRanges where range.lowerBound >= end {
      count += 1
      end = range.upperBound
    }
    return count
  }
}
