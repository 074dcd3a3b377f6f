import AssayCore

/// The words of a ticket that nobody should read by chance, whether or not they count: a moderator who explains a clear ticket with
/// a quoted slur, or one with more swear words than are shown as evidence, has not asked to read them.
///
/// They are what a rule finds that could label the ticket by itself, in at most two words, where its guideline masks quotes.
struct StrongWords {
  private var words: [TextField: [Footnotes.Piece]] = [:]

  /// None.
  init() {}

  /// O(size of the program): for one ticket, not for many.
  init(_ ticket: Ticket, _ program: Program) {
    let unguarded = program.withoutObjections
    var scratch = Scratch(unguarded)
    scratch.isExhaustive = true
    unguarded.classify(ticket, &scratch)
    for fired in scratch.everyFired {
      let rule = program.rules[Int(fired.rule)]
      let guideline = program.guidelines[Int(rule.guideline)]
      guard guideline.quote == .masked, rule.weight + guideline.prior >= guideline.uncertain else { continue }
      for passage in scratch.evidence(of: fired, ticket, most: Limits.matchesPerRule) where passage.kind != .metadata {
        let range = Int(passage.start)..<Int(passage.end)
        let start = ticket.range(of: passage.field).lowerBound
        let spaces = ticket.bytes[start + range.lowerBound..<start + range.upperBound].count { $0 == UInt8(ascii: " ") }
        if spaces <= 1 { words[passage.field, default: []].append(Footnotes.Piece(range: range, style: .masked)) }
      }
    }
    for field in words.keys { words[field]?.sort { $0.range.lowerBound < $1.range.lowerBound } }
  }

  /// The parts of a field's range in reading order, without gaps or overlaps, each with the style in which it is shown.
  func pieces(of range: Range<Int>, in field: TextField) -> [Footnotes.Piece] {
    var pieces: [Footnotes.Piece] = []
    var position = range.lowerBound
    for word in words[field] ?? [] {
      let start = max(position, word.range.lowerBound)
      let end = min(range.upperBound, word.range.upperBound)
      guard start < end else { continue }
      if position < start { pieces.append(Footnotes.Piece(range: position..<start, style: .plain)) }
      pieces.append(Footnotes.Piece(range: start..<end, style: word.style))
      position = end
    }
    if position < range.upperBound { pieces.append(Footnotes.Piece(range: position..<range.upperBound, style: .plain)) }
    return pieces
  }
}
