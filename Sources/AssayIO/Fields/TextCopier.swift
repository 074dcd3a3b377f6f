import AssayCore

/// What a string must be rid of when it is copied into a ticket.
enum Quoting: UInt8 {
  /// Nothing but invalid UTF-8.
  case none = 0xFF
  /// The escapes of JSON, already checked by the scanner.
  case backslash = 0x5C
  /// Doubled quotes of CSV.
  case doubledQuote = 0x22
}

/// Appends a string of the input to a ticket: unquoted, and well-formed UTF-8 whatever the input was.
///
/// Runs that need no change are copied whole; between them stand escapes and U+FFFD for what is invalid.
/// - Returns: what had to be repaired.
func append(
  _ bytes: Span<UInt8>, _ range: Range<Int>, _ quoting: Quoting, to ticket: inout Ticket
) -> Notes {
  var notes: Notes = []
  let stop = quoting.rawValue
  var runStart = range.lowerBound
  var at = runStart
  while at < range.upperBound {
    if at &+ 8 <= bytes.count {
      let word = bytes.load8(at)
      let stops = (word & Lanes.highs) | Lanes.equal(stop, word)
      if stops == 0 {
        at &+= 8
        continue
      }
      at &+= Lanes.first(stops)
      if at >= range.upperBound { break }
    }
    let byte = bytes[at]
    if byte >= 0x80 {
      let sequence = bytes.sequence(at: at, end: range.upperBound)
      if sequence.isValid {
        at &+= sequence.length
        continue
      }
      ticket.append(bytes, runStart..<at)
      appendScalar(0xFFFD, to: &ticket)
      notes.insert(.repairedUTF8)
      at &+= sequence.length
      runStart = at
    } else if byte == stop {
      ticket.append(bytes, runStart..<at)
      if quoting == .doubledQuote {
        // Keep the first quote of two.
        runStart = at &+ 1
        at &+= 2
      } else {
        at = appendEscape(bytes, at, to: &ticket, &notes)
        runStart = at
      }
    } else {
      at &+= 1
    }
  }
  ticket.append(bytes, runStart..<range.upperBound)
  return notes
}

/// Appends what the escape at `offset` stands for.
/// - Returns: the offset behind it.
private func appendEscape(
  _ bytes: Span<UInt8>, _ offset: Int, to ticket: inout Ticket, _ notes: inout Notes
) -> Int {
  switch bytes[offset &+ 1] {
  case UInt8(ascii: "n"): ticket.append(0x0A)
  case UInt8(ascii: "t"): ticket.append(0x09)
  case UInt8(ascii: "r"): ticket.append(0x0D)
  case UInt8(ascii: "b"): ticket.append(0x08)
  case UInt8(ascii: "f"): ticket.append(0x0C)
  case UInt8(ascii: "u"):
    let unit = codeUnit(bytes, offset)
    let next = offset &+ 6
    guard unit & 0xF800 == 0xD800 else {
      appendScalar(unit, to: &ticket)
      return next
    }
    // A surrogate is half a character: only a high one with a low one behind it makes a whole. The byte at `next`
    // is at worst the closing quote.
    if unit < 0xDC00, bytes[next] == UInt8(ascii: "\\"), bytes[next &+ 1] == UInt8(ascii: "u") {
      let low = codeUnit(bytes, next)
      if low & 0xFC00 == 0xDC00 {
        appendScalar(0x10000 &+ (unit & 0x3FF) << 10 &+ (low & 0x3FF), to: &ticket)
        return next &+ 6
      }
    }
    notes.insert(.loneSurrogate)
    appendScalar(0xFFFD, to: &ticket)
    return next
  case let other: ticket.append(other)
  }
  return offset &+ 2
}

/// The value of the `\uXXXX` at `offset`; the scanner has checked its digits.
private func codeUnit(_ bytes: Span<UInt8>, _ offset: Int) -> UInt32 {
  var value: UInt32 = 0
  for index in offset &+ 2..<offset &+ 6 { value = value << 4 | (hexadecimalValue(bytes[index]) ?? 0) }
  return value
}

/// Appends the UTF-8 of one scalar.
func appendScalar(_ value: UInt32, to ticket: inout Ticket) {
  func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | value >> shift & 0x3F) }
  if value < 0x80 {
    ticket.append(UInt8(value))
  } else if value < 0x800 {
    ticket.append(UInt8(0xC0 | value >> 6))
    ticket.append(tail(0))
  } else if value < 0x10000 {
    ticket.append(UInt8(0xE0 | value >> 12))
    ticket.append(tail(6))
    ticket.append(tail(0))
  } else {
    ticket.append(UInt8(0xF0 | value >> 18))
    ticket.append(tail(12))
    ticket.append(tail(6))
    ticket.append(tail(0))
  }
}
