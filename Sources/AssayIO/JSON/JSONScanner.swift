import AssayCore

/// The syntax of RFC 8259 over bytes: finds where values end and checks their form, but knows no field.
///
/// The bytes are handed to every call (a span cannot be stored here), the position is kept. Each function begins at
/// `at` and leaves `at` behind what it read. Nothing allocates, nothing recurses.
struct JSONScanner {
  /// The next byte to read.
  var at = 0
  /// The end of the record; bytes behind it are never judged.
  var end = 0

  /// A string found: the bytes between its quotes.
  struct StringToken {
    var range: Range<Int>
    /// Neither escapes nor bytes above 0x7F: may be copied as it is.
    var isPlain: Bool
  }

  /// What is wrong at `at`.
  func failure(_ bytes: Span<UInt8>) -> Rejection {
    if at >= end { return Rejection(reason: .unexpectedEnd, offset: end) }
    return Rejection(reason: bytes[at] == 0 ? .nulByte : .unexpectedCharacter, offset: at)
  }

  /// The byte at `at`, or 0 at the end (a NUL fails wherever it is looked for).
  @inline(__always)
  func peek(_ bytes: Span<UInt8>) -> UInt8 { at < end ? bytes[at] : 0 }

  @inline(__always)
  mutating func skipSpace(_ bytes: Span<UInt8>) {
    while at < end {
      let byte = bytes[at]
      guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      at &+= 1
    }
  }

  /// Passes the bracket that opens the `depth`-th object or list.
  ///
  /// - Returns: whether something stands in it; if not, its closing bracket is passed too.
  @inline(__always)
  mutating func enter(_ bytes: Span<UInt8>, until closing: UInt8, depth: Int) throws(Rejection) -> Bool {
    guard depth <= Limits.nesting else { throw Rejection(reason: .nestingTooDeep, offset: at) }
    at &+= 1
    skipSpace(bytes)
    guard peek(bytes) == closing else { return true }
    at &+= 1
    return false
  }

  /// Passes what stands after an entry of an object or list: a comma, or the closing bracket.
  ///
  /// - Returns: whether another entry must follow.
  @inline(__always)
  mutating func hasNext(_ bytes: Span<UInt8>, until closing: UInt8) throws(Rejection) -> Bool {
    skipSpace(bytes)
    let next = peek(bytes)
    guard next == UInt8(ascii: ",") || next == closing else { throw failure(bytes) }
    at &+= 1
    if next == closing { return false }
    skipSpace(bytes)
    return true
  }

  /// Reads the string whose opening quote stands at `at`.
  @inline(__always)
  mutating func scanString(_ bytes: Span<UInt8>) throws(Rejection) -> StringToken {
    at &+= 1
    let start = at
    var high: UInt64 = 0
    while at &+ 8 <= bytes.count {
      let word = bytes.load8(at)
      let stops = Lanes.stringStops(word)
      if stops == 0 {
        high |= word
        at &+= 8
        continue
      }
      high |= word & ((stops & (0 &- stops)) &- 1)
      at &+= Lanes.first(stops)
      if at < end && bytes[at] == UInt8(ascii: "\"") {
        at &+= 1
        return StringToken(range: start..<at &- 1, isPlain: high & Lanes.highs == 0)
      }
      break
    }
    return try scanUnusualString(bytes, from: start)
  }

  /// The rest of a string that has escapes, stands at the end of the buffer, or is broken.
  @inline(never)
  private mutating func scanUnusualString(_ bytes: Span<UInt8>, from start: Int) throws(Rejection) -> StringToken {
    while at < end {
      at = bytes.firstStringStop(in: at..<end)
      if at == end { break }
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        at &+= 1
        return StringToken(range: start..<at &- 1, isPlain: false)
      }
      if byte == UInt8(ascii: "\\") {
        try checkEscape(bytes)
      } else {
        throw Rejection(reason: byte == 0 ? .nulByte : .controlCharacter, offset: at)
      }
    }
    at = end
    throw Rejection(reason: .unterminatedString, offset: start &- 1)
  }

  /// Checks and passes the escape whose backslash stands at `at`.
  private mutating func checkEscape(_ bytes: Span<UInt8>) throws(Rejection) {
    guard at &+ 1 < end else { throw Rejection(reason: .unterminatedString, offset: at) }
    switch bytes[at &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at &+= 2
    case UInt8(ascii: "u"):
      guard at &+ 6 <= end, (2..<6).allSatisfy({ hexadecimalValue(bytes[at &+ $0]) != nil }) else {
        throw Rejection(reason: .invalidEscape, offset: at)
      }
      at &+= 6
    default: throw Rejection(reason: .invalidEscape, offset: at)
    }
  }

  /// Reads a number; its first byte, a digit or a minus, stands at `at`.
  mutating func scanNumber(_ bytes: Span<UInt8>) throws(Rejection) -> Range<Int> {
    let start = at
    if peek(bytes) == UInt8(ascii: "-") { at &+= 1 }
    if peek(bytes) == UInt8(ascii: "0") {
      at &+= 1
    } else {
      try scanDigits(bytes, of: start)
    }
    if peek(bytes) == UInt8(ascii: ".") {
      at &+= 1
      try scanDigits(bytes, of: start)
    }
    if peek(bytes) | 0x20 == UInt8(ascii: "e") {
      at &+= 1
      if peek(bytes) == UInt8(ascii: "-") || peek(bytes) == UInt8(ascii: "+") { at &+= 1 }
      try scanDigits(bytes, of: start)
    }
    // A second digit behind a leading zero, or a second point, is part of a malformed number.
    if isDigit(peek(bytes)) || peek(bytes) == UInt8(ascii: ".") {
      throw Rejection(reason: .invalidNumber, offset: start)
    }
    return start..<at
  }

  private mutating func scanDigits(_ bytes: Span<UInt8>, of start: Int) throws(Rejection) {
    guard isDigit(peek(bytes)) else { throw Rejection(reason: .invalidNumber, offset: start) }
    repeat { at &+= 1 } while isDigit(peek(bytes))
  }

  /// The three words of JSON; the raw value is their bytes, the first in the lowest bits.
  enum Literal: UInt64 {
    case `true` = 0x6575_7274
    case null = 0x6C6C_756E
    case `false` = 0x65_736C_6166
  }

  /// Reads one of the three words, which must stand at `at`.
  mutating func scan(_ literal: Literal, _ bytes: Span<UInt8>) throws(Rejection) {
    let length = literal == .false ? 5 : 4
    guard at &+ length <= end, bytes.loadUpTo8(at..<at &+ length) == literal.rawValue else { throw failure(bytes) }
    at &+= length
  }

  /// Passes a key that is spelled so, quotes included; otherwise returns false and stays.
  @inline(__always)
  mutating func take(_ bytes: Span<UInt8>, _ key: FieldTree.Spelling) -> Bool {
    let length = Int(key.length)
    guard at &+ length &+ 2 <= end, at &+ 9 <= bytes.count, length > 0, bytes[at] == UInt8(ascii: "\""),
      bytes[at &+ length &+ 1] == UInt8(ascii: "\""),
      bytes.load8(at &+ 1) & UInt64.max >> UInt64((8 &- min(8, length)) &* 8) == key.first,
      length <= 8 || bytes.load8(at &+ length &- 7) == key.last
    else { return false }
    at &+= length &+ 2
    return true
  }

  /// Passes the key whose quote must stand at `at`, and its colon.
  @inline(__always)
  mutating func skipKey(_ bytes: Span<UInt8>) throws(Rejection) {
    guard peek(bytes) == UInt8(ascii: "\"") else { throw failure(bytes) }
    _ = try scanString(bytes)
    try skipColon(bytes)
  }

  /// Passes the colon behind a key.
  @inline(__always)
  mutating func skipColon(_ bytes: Span<UInt8>) throws(Rejection) {
    skipSpace(bytes)
    guard peek(bytes) == UInt8(ascii: ":") else { throw failure(bytes) }
    at &+= 1
  }

  /// Passes a value of any kind, checking its form. `depth` is how many objects and lists are open around it.
  mutating func skipValue(_ bytes: Span<UInt8>, depth: Int) throws(Rejection) {
    // One bit for each open container, the innermost lowest: 1 is an object. 64 levels fit.
    var objects: UInt64 = 0
    var open = 0
    repeat {
      skipSpace(bytes)
      var isEmpty = false
      switch peek(bytes) {
      case UInt8(ascii: "\""): _ = try scanString(bytes)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = bytes[at] == UInt8(ascii: "{")
        guard depth &+ open < Limits.nesting else { throw Rejection(reason: .nestingTooDeep, offset: at) }
        objects = objects << 1 | (isObject ? 1 : 0)
        open &+= 1
        at &+= 1
        skipSpace(bytes)
        isEmpty = peek(bytes) == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        if !isEmpty {
          if isObject { try skipKey(bytes) }
          continue
        }
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try scanNumber(bytes)
      case UInt8(ascii: "t"): try scan(.true, bytes)
      case UInt8(ascii: "f"): try scan(.false, bytes)
      case UInt8(ascii: "n"): try scan(.null, bytes)
      default: throw failure(bytes)
      }
      // A value has ended: close containers until one goes on.
      while open > 0 {
        skipSpace(bytes)
        let isObject = objects & 1 == 1
        if peek(bytes) == UInt8(ascii: ",") && !isEmpty {
          at &+= 1
          skipSpace(bytes)
          if isObject { try skipKey(bytes) }
          break
        }
        guard peek(bytes) == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { throw failure(bytes) }
        isEmpty = false
        at &+= 1
        objects >>= 1
        open &-= 1
      }
    } while open > 0
  }
}

/// Whether an ASCII byte is a digit.
@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

/// The value of a hexadecimal digit.
@inline(__always)
func hexadecimalValue(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}
