/// The tokenizer's decisions outside its inner loop: what joins words, what begins a thing, what ends a sentence.
enum Tokenizer {
  /// What the byte behind a word means.
  enum Extension {
    case no
    /// The word goes on at the given position.
    case inside(Int, TokenFlags)
    /// The word ends there, its apostrophe included: l'eau, d'accord.
    case elision(Int)
    /// The word is the beginning of a thing that ends there.
    case thing(TokenKind, Int)
  }

  static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Where the run of letters and digits that begins at `start` ends; `seen` gathers their classes. Eight bytes at a time where
  /// they are ASCII. The folded text has only small letters, and ends with padding that is no word.
  @inline(__always)
  static func runEnd(_ bytes: Span<UInt8>, _ start: Int, _ seen: inout UInt8) -> Int {
    var position = start
    while true {
      let word = bytes.load8(position)
      if word & Lanes.highs != 0 { return runEndWide(bytes, position, &seen) }
      let letters = Lanes.below(0x7B, word) & ~Lanes.below(0x61, word)
      let digits = Lanes.below(0x3A, word) & ~Lanes.below(0x30, word)
      let others = Lanes.highs & ~(letters | digits)
      // The bytes before the first that is neither.
      let inside = others == 0 ? UInt64.max : (others & (0 &- others)) &- 1
      if letters & inside != 0 { seen |= ByteClass.letter }
      if digits & inside != 0 { seen |= ByteClass.digit }
      if others != 0 { return position &+ others.trailingZeroBitCount >> 3 }
      position &+= 8
    }
  }

  private static func runEndWide(_ bytes: Span<UInt8>, _ start: Int, _ seen: inout UInt8) -> Int {
    var position = start
    while isWord(bytes[position]) {
      let byte = bytes[position]
      seen |= byte >= 0x80 ? ByteClass.wide : isDigit(byte) ? ByteClass.digit : ByteClass.letter
      position &+= 1
    }
    return position
  }

  /// Decides on `bytes[position]`, the joint behind the word that began at `start`.
  static func extend(
    _ bytes: Span<UInt8>, _ start: Int, _ position: Int, _ end: Int, seen: UInt8,
    _ addresses: inout AddressHint
  ) -> Extension {
    let next = position + 1 < end ? bytes[position + 1] : 0
    let isNumber = seen == ByteClass.digit
    switch bytes[position] {
    case UInt8(ascii: "'"):
      guard isWord(next), !isDigit(next) else { return .no }
      return isElision(bytes, start, position, end) ? .elision(position + 1) : .inside(position + 1, .hasApostrophe)
    case UInt8(ascii: "*"):
      return mask(bytes, start, position, end)
    case UInt8(ascii: ","):
      return isNumber && isDigit(next) ? .inside(position + 1, []) : .no
    case UInt8(ascii: "%"):
      return isNumber ? .thing(.percent, position + 1) : .no
    case UInt8(ascii: ":"):
      if isNumber && isDigit(next) { return .inside(position + 1, []) }
      guard next == UInt8(ascii: "/") else { return .no }
      return address(bytes, start, end)
    case UInt8(ascii: "."):
      if isNumber && isDigit(next) { return .inside(position + 1, []) }
      return isWord(next) ? address(bytes, start, end) : .no
    case UInt8(ascii: "@"):
      return isWord(next) ? address(bytes, start, end) : .no
    default:  // - _ + / only ever lead on to an e-mail address
      return isWord(next) && addresses.mayBe(bytes) ? address(bytes, start, end) : .no
    }
  }

  private static func address(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Extension {
    guard let found = Address.scan(bytes, start, end) else { return .no }
    return .thing(found.kind, found.end)
  }

  /// `f**k`: asterisks between letters belong to the word.
  private static func mask(_ bytes: Span<UInt8>, _ start: Int, _ position: Int, _ end: Int) -> Extension {
    guard !isDigit(bytes[start]) else { return .no }
    var next = position
    while next < end, bytes[next] == UInt8(ascii: "*") { next += 1 }
    guard next < end, next - position <= 8, isWord(bytes[next]) else { return .no }
    return .inside(next, .masked)
  }

  /// French and Italian articles and pronouns that lose their vowel: l' d' qu' … dell' all' un'.
  private static func isElision(_ bytes: Span<UInt8>, _ start: Int, _ position: Int, _ end: Int) -> Bool {
    let next = bytes[position + 1]
    let isVowel = next >= 0x80 || "aeiouhy".utf8.contains(next)
    switch position - start {
    case 1:
      return isVowel && "ldjnscmt".utf8.contains(bytes[start]) && position + 2 < end && isWord(bytes[position + 2])
    case 2:
      return isVowel
        && ((bytes[start] == UInt8(ascii: "q") && bytes[start + 1] == UInt8(ascii: "u"))
          || (bytes[start] == UInt8(ascii: "u") && bytes[start + 1] == UInt8(ascii: "n")))
    case 3...5:
      return isVowel && bytes[position - 1] == UInt8(ascii: "l") && bytes[position - 2] == UInt8(ascii: "l")
        && position + 3 < end && isWord(bytes[position + 2]) && isWord(bytes[position + 3])
    default: return false
    }
  }

  /// Whether a mark of sentence end really ends one: not inside an abbreviation or a number.
  static func endsSentence(
    _ bytes: Span<UInt8>, _ position: Int, _ end: Int, _ tokens: borrowing MutableSpan<Token>, _ writer: TokenWriter
  ) -> Bool {
    let byte = bytes[position]
    if byte == 0x0A { return true }
    if position + 1 < end {
      let next = bytes[position + 1]
      guard
        next == 0x20 || next == 0x0A || next == UInt8(ascii: "\"") || next == UInt8(ascii: ")") || next == byte
          || next == Stand.emoji || next == Stand.single
      else { return false }
    }
    guard byte == UInt8(ascii: "."), writer.count > 0 else { return true }
    let last = tokens[writer.count - 1]
    guard last.kind == .word, Int(last.end) == position, position - Int(last.start) <= 8 else { return true }
    let word = bytes.load8(Int(last.start)) & UInt64.max >> UInt64((8 - (position - Int(last.start))) * 8)
    return !abbreviations.contains(word)
  }

  /// Short words whose full stop does not end a sentence.
  private static let abbreviations = PackedWords(
    "mr mrs ms dr st no vs nr tel str sr sra e g i z b inc ltd prof hr fr sig dott ca bzw approx")

  /// Whether the word at `start..<end` may hide another: see `Decoder`.
  @inline(__always)
  static func isSuspect(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ seen: UInt8, _ flags: TokenFlags, _ nextClass: UInt8,
    _ classes: Span<UInt8>
  ) -> Bool {
    if seen & ByteClass.letter != 0 && seen & (ByteClass.digit | ByteClass.wide) != 0 { return true }
    if seen & ByteClass.wide != 0 { return true }
    if nextClass & ByteClass.mask != 0 && seen & ByteClass.letter != 0 { return true }
    return end &- start == 1 && seen & ByteClass.letter != 0 && isSpaced(bytes, start) || flags.contains(.masked)
  }

  /// Whether a single letter may be one of several in a row, or glued to something: "I" and "a" in a sentence are neither.
  private static func isSpaced(_ bytes: Span<UInt8>, _ position: Int) -> Bool {
    if position > 0, bytes[position &- 1] > 0x20 { return true }
    if bytes[position &+ 1] > 0x20 { return true }
    // The next letter of a spaced word stands at most three bytes on, see `Decoder`.
    var next = position &+ 1
    while next <= position &+ 4, !isWord(bytes[next]) { next &+= 1 }
    return next <= position &+ 4 && !isWord(bytes[next &+ 1])
  }

  /// Handles a byte that begins something other than a word; returns the position behind it.
  static func special(
    _ bytes: Span<UInt8>, _ position: Int, _ end: Int, _ writer: inout TokenWriter,
    _ tokens: inout MutableSpan<Token>, _ hashes: inout MutableSpan<UInt64>
  ) -> Int {
    var next = position + 1
    switch bytes[position] {
    case Stand.emoji, Stand.single:
      guard next < end else { return end }
      next += bytes.scalar(at: next).length
      // Marks that found no letter to join (vowel signs, tones) stay with their letter.
      if bytes[position] == Stand.single {
        let table = ScalarTable.shared
        while next < end, bytes[next] >= 0x80 {
          let scalar = bytes.scalar(at: next)
          guard table.scalarClass(table.record(of: scalar.value)) == .mark else { break }
          next += scalar.length
        }
      }
      let kind: TokenKind = bytes[position] == Stand.emoji ? .emoji : .word
      if kind == .word { writer.hasWide = true }
      writer.put(
        position + 1, next, kind, kind == .word ? .hasWide : [], TokenHash.hash(bytes, position + 1, next), &tokens,
        &hashes)
    case UInt8(ascii: "@"):
      while next < end, isWord(bytes[next]) || bytes[next] == UInt8(ascii: "_") || bytes[next] == UInt8(ascii: ".") {
        next += 1
      }
      while bytes[next - 1] == UInt8(ascii: ".") { next -= 1 }
      let length = next - position - 1
      let isAlone = position == 0 || !isWord(bytes[position - 1])
      guard isAlone, length >= 2, length <= 40 else { return position + 1 }
      writer.put(position, next, .handle, [], TokenHash.hash(bytes, position, next), &tokens, &hashes)
    default:  // currency signs
      writer.hasDigits = true
      writer.put(position, next, .currency, [], TokenHash.hash(bytes, position, next), &tokens, &hashes)
    }
    return next
  }
}

/// Whether a text holds an @ at all: looked for once, when a word first goes on behind a hyphen or the like.
struct AddressHint {
  private let range: Range<Int>
  private var answer: Bool?

  init(_ range: Range<Int>) { self.range = range }

  mutating func mayBe(_ bytes: Span<UInt8>) -> Bool {
    if let answer { return answer }
    let found = bytes.contains(UInt8(ascii: "@"), in: range)
    answer = found
    return found
  }
}
