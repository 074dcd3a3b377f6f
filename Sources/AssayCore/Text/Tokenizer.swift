/// The tokens of a ticket, in reading order, with their hashes beside them.
public struct TokenBuffer: Sendable {
  /// Room for tokens, of which the first `count` are the ticket's.
  public internal(set) var tokens: [Token] = []
  /// The hash of each token's folded bytes (see `TokenHash`).
  public internal(set) var hashes: [UInt64] = []
  /// How many tokens there are, breaks included.
  public internal(set) var count = 0
  /// Tokens that may be disguised words, in order.
  var suspects: [Int32] = []
  /// Whether any token has a digit or stands for a currency: only then are things made of several tokens looked for.
  var hasDigits = false
  /// Whether any token has letters outside ASCII.
  var hasWide = false
  /// Whether the text was longer than `Limits.tokens`.
  public internal(set) var isTruncated = false

  /// A buffer without tokens.
  public init() {}

  mutating func removeAll() {
    count = 0
    suspects.removeAll(keepingCapacity: true)
    hasDigits = false
    hasWide = false
    isTruncated = false
  }

  mutating func reserve(_ capacity: Int) {
    guard tokens.count < capacity else { return }
    let missing = max(capacity, tokens.count * 2) - tokens.count
    tokens.append(contentsOf: repeatElement(Token(0, 0, .fieldBreak, .text), count: missing))
    hashes.append(contentsOf: repeatElement(0, count: missing))
  }

  /// Appends a run of the buffer's own tokens, with their hashes.
  mutating func append(copyOf range: Range<Int>) {
    reserve(count + range.count)
    let end = count
    count += range.count
    move(range, to: end)
  }

  /// Whether any of the first `end` tokens is no break.
  func hasContent(upTo end: Int) -> Bool {
    tokens[0..<end].contains { $0.kind != .fieldBreak && $0.kind != .sentenceBreak }
  }

  /// How many of the first `end` tokens are of each kind.
  func countKinds(upTo end: Int) -> InlineArray<16, Int32> {
    var counts = InlineArray<16, Int32>(repeating: 0)
    let tokens = self.tokens.span
    // Words are what is left: adding to one place again and again would wait for itself.
    var others: Int32 = 0
    for index in 0..<end where tokens[index].kind != .word {
      counts[Int(tokens[index].kind.rawValue)] &+= 1
      others &+= 1
    }
    counts[Int(TokenKind.word.rawValue)] = Int32(end) &- others
    return counts
  }

  /// How many tokens from `start` on can begin nothing that takes several: all but digits, currencies, and what stands before them.
  func plainRun(from start: Int) -> Int {
    let tokens = self.tokens.span
    var index = start
    while index < count, tokens[index].isPlain { index &+= 1 }
    // The last may be a month before its day.
    return index == count || index == start ? index &- start : index &- start &- 1
  }

  /// Copies a run of tokens with their hashes to a place before it or behind its end.
  mutating func move(_ range: Range<Int>, to target: Int) {
    if range.lowerBound == target { return }
    var tokens = self.tokens.mutableSpan
    for offset in 0..<range.count { tokens[target &+ offset] = tokens[range.lowerBound &+ offset] }
    var hashes = self.hashes.mutableSpan
    for offset in 0..<range.count { hashes[target &+ offset] = hashes[range.lowerBound &+ offset] }
  }

  /// Appends a token whose hash nobody asks for.
  mutating func append(_ token: Token) {
    reserve(count + 1)
    tokens[count] = token
    hashes[count] = 0
    count += 1
  }
}

extension TokenBuffer {
  /// Appends the tokens of `folded.bytes[range]`, then a field break. O(n).
  ///
  /// `source` is the original text that `folded` was made from; capitals are read off it.
  mutating func tokenise(_ folded: borrowing FoldedText, _ range: Range<Int>, source: Span<UInt8>, field: TextField) {
    let room = min(range.count, Limits.tokens - count)
    reserve(count + room + 2)
    var writer = TokenWriter(field: field, count: count, limit: Limits.tokens - 2, suspects: suspects)
    suspects = []  // the writer has them, so that appending copies nothing
    var capitals = CapitalReader(folded, at: range.lowerBound)
    let bytes = folded.bytes.span
    let classTable = ByteClass.table
    let classes = classTable.span
    var addresses = AddressHint(range)
    var tokenStore = exchange(&self.tokens, with: [])
    var hashStore = exchange(&self.hashes, with: [])
    var tokens = tokenStore.mutableSpan
    var hashes = hashStore.mutableSpan

    var position = range.lowerBound
    let end = range.upperBound
    while position < end {
      if let plain = PlainWord(bytes, position), plain.endsQuietly(bytes, position, classes) {
        let next = position &+ plain.length
        writer.put(position, next, .word, capitals.flags(source, position, next), plain.hash, &tokens, &hashes)
        if writer.overflowed { break }
        position = plain.stop == 0x20 ? next &+ 1 : next
        continue
      }
      var byteClass = classes[Int(bytes[position])]
      if byteClass & ByteClass.word == 0 {
        if byteClass & (ByteClass.sentenceEnd | ByteClass.special) == 0 {
          position &+= 1
          continue
        }
        if byteClass & ByteClass.special != 0 {
          position = Tokenizer.special(bytes, position, end, &writer, &tokens, &hashes)
          continue
        }
        if Tokenizer.endsSentence(bytes, position, end, tokens, writer) { writer.sentenceBreak(position, &tokens) }
        position &+= 1
        continue
      }

      // A word: the run of letters and digits, extended over what may stand inside one.
      let start = position
      var seen: UInt8 = 0
      var kind = TokenKind.word
      var flags: TokenFlags = []
      run: while true {
        position = Tokenizer.runEnd(bytes, position, &seen)
        byteClass = classes[Int(bytes[position])]
        if byteClass & ByteClass.joint == 0 || position >= end { break }
        switch Tokenizer.extend(bytes, start, position, end, seen: seen, &addresses) {
        case .no:
          break run
        case .inside(let next, let extra):
          flags.formUnion(extra)
          position = next
          byteClass = classes[Int(bytes[position])]
        case .elision(let next):
          position = next
          break run
        case .thing(let found, let next):
          kind = found
          position = next
          break run
        }
      }
      if kind == .word {
        if seen == ByteClass.digit { kind = .number }
        if seen & ByteClass.digit != 0 {
          flags.insert(.hasDigit)
          writer.hasDigits = true
        }
        if seen & ByteClass.wide != 0 {
          flags.insert(.hasWide)
          writer.hasWide = true
        }
        flags.formUnion(capitals.flags(source, start, position))
        let next = position < end ? bytes[position] : 0
        if Tokenizer.isSuspect(bytes, start, position, seen, flags, classes[Int(next)], classes) {
          writer.suspects.append(Int32(truncatingIfNeeded: writer.count))
        }
      } else if kind == .percent {
        writer.hasDigits = true
      }
      writer.put(start, position, kind, flags, TokenHash.hash(bytes, start, position), &tokens, &hashes)
      if writer.overflowed { break }  // what follows would only be dropped
    }
    // Swapped, not assigned: a second owner would make the next write copy the whole buffer.
    swap(&self.tokens, &tokenStore)
    swap(&self.hashes, &hashStore)
    count = writer.count
    suspects = writer.suspects
    hasDigits = hasDigits || writer.hasDigits
    hasWide = hasWide || writer.hasWide
    if writer.overflowed { isTruncated = true }
    append(Token(end, end, .fieldBreak, field))
  }
}

/// Where the next token goes, and what the writer has seen.
struct TokenWriter {
  let field: TextField
  var count: Int
  let limit: Int
  var atSentenceStart = true
  var suspects: [Int32]
  var hasDigits = false
  var hasWide = false
  var overflowed = false

  init(field: TextField, count: Int, limit: Int, suspects: consuming [Int32]) {
    self.field = field
    self.count = count
    self.limit = limit
    self.suspects = suspects
  }

  @inline(__always)
  mutating func put(
    _ start: Int, _ end: Int, _ kind: TokenKind, _ flags: TokenFlags, _ hash: UInt64,
    _ tokens: inout MutableSpan<Token>, _ hashes: inout MutableSpan<UInt64>
  ) {
    guard count < limit else {
      overflowed = true
      return
    }
    tokens[count] = Token(start, end, kind, field, flags: atSentenceStart ? flags.union(.startsSentence) : flags)
    hashes[count] = hash
    count &+= 1
    atSentenceStart = false
  }

  mutating func sentenceBreak(_ position: Int, _ tokens: inout MutableSpan<Token>) {
    guard !atSentenceStart, count < limit else { return }
    tokens[count] = Token(position, position, .sentenceBreak, field)
    count += 1
    atSentenceStart = true
  }
}

/// Reads the capitals of tokens off the original text, walking the offset map once.
struct CapitalReader {
  private var segments: [FoldedText.Segment]
  private var next: Int
  private var shift: Int

  init(_ folded: borrowing FoldedText, at start: Int) {
    segments = folded.segments
    next = segments.count
    while next > 0, segments[next - 1].folded >= start { next -= 1 }
    shift = folded.source(of: start) - start
  }

  /// Capital flags of the token at folded `start..<end`. Amortised O(1), O(length) for words in capitals.
  @inline(__always)
  mutating func flags(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> TokenFlags {
    while next < segments.count, segments[next].folded <= start {
      shift = segments[next].source &- segments[next].folded
      next &+= 1
    }
    let first = start &+ shift
    guard isCapital(source[first]) else { return [] }
    guard end &- start > 1, first &+ 1 < source.count, isCapital(source[first &+ 1]) else { return .capitalised }
    for index in (first &+ 2)..<max(first &+ 2, min(end &+ shift, source.count))
    where source[index] >= 0x61 && source[index] <= 0x7A {
      return .capitalised
    }
    return [.capitalised, .allCapitals]
  }

  @inline(__always)
  private func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
}
