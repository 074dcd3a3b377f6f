// JSON appended to a byte buffer. Nothing here allocates, once the buffer is large enough.

extension Array where Element == UInt8 {
  /// Appends ASCII or UTF-8 text that is known when the program is built, as it is.
  @inline(__always)
  public mutating func append(literal text: StaticString) {
    // Safe because: the text is part of the program, and as long as it says.
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }

  /// Appends `"key":`; the key must need no escapes.
  public mutating func append(key: StaticString) {
    append(UInt8(ascii: "\""))
    append(literal: key)
    append(UInt8(ascii: "\""))
    append(UInt8(ascii: ":"))
  }

  /// Appends a range of well-formed UTF-8 as a JSON string with its quotes.
  ///
  /// Only quotes, backslashes and control characters are escaped. Linear; a string without them is copied whole.
  public mutating func append(jsonString bytes: Span<UInt8>, _ range: Range<Int>) {
    append(UInt8(ascii: "\""))
    var runStart = range.lowerBound
    while true {
      let stop = bytes.firstStringStop(in: runStart..<range.upperBound)
      append(bytes, runStart..<stop)
      if stop == range.upperBound { break }
      appendEscaped(bytes[stop])
      runStart = stop &+ 1
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a string as a JSON string with its quotes.
  public mutating func append(jsonString text: String) {
    var text = text
    text.makeContiguousUTF8()
    let span = text.utf8Span.span
    append(jsonString: span, 0..<span.count)
  }

  /// Appends bytes as they are.
  public mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    // Safe because: `extracting` checks the range, and the pointer does not leave the closure.
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x20...: append(byte)
    default:
      append(literal: "u00")
      append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      append(digit(byte & 0x0F))
    }
  }

  private func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// Appends a whole number in decimal.
  public mutating func append(integer value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digits: value.magnitude, atLeast: 1)
  }

  /// Appends a number with `decimals` digits behind the point, from 0 to 9, or without the zeroes at its end if
  /// `isTrimmed` (`5.100` becomes `5.1`, `4.000` becomes `4`).
  ///
  /// Halves are rounded away from zero. What is not finite, or too large to have that many digits, is written `null`,
  /// as JSON has no name for it. The same bytes on every platform.
  public mutating func append(decimal value: Double, decimals: Int, isTrimmed: Bool = false) {
    precondition(decimals >= 0 && decimals <= 9)
    var unit: UInt = 1
    for _ in 0..<decimals { unit *= 10 }
    let scaled = (value.magnitude * Double(unit)).rounded(.toNearestOrAwayFromZero)
    // Beyond 2^53 the digits would be invented.
    guard scaled < 0x1p53 else { return append(literal: "null") }
    let whole = UInt(scaled)
    if value < 0 && whole > 0 { append(UInt8(ascii: "-")) }
    append(digits: whole / unit, atLeast: 1)
    var fraction = whole % unit
    var length = decimals
    if isTrimmed {
      while length > 0 && fraction % 10 == 0 {
        fraction /= 10
        length -= 1
      }
    }
    guard length > 0 else { return }
    append(UInt8(ascii: "."))
    append(digits: fraction, atLeast: length)
  }

  /// Appends decimal digits, with zeroes in front up to a length.
  private mutating func append(digits value: UInt, atLeast length: Int) {
    let start = count
    var rest = value
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0 || count - start < length
    // Not `self[start...].reverse()`, which would copy the whole buffer.
    var (low, high) = (start, count - 1)
    while low < high {
      swapAt(low, high)
      low += 1
      high -= 1
    }
  }
}
