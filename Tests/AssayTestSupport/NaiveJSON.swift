/// A JSON value, as read by the oracle: keys in order, duplicates kept, numbers as they were spelled.
public indirect enum NaiveJSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([NaiveJSON])
  case object([(key: String, value: NaiveJSON)])

  /// Whether two values are the same, keys in the same order.
  public static func == (left: NaiveJSON, right: NaiveJSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)), (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}

/// A JSON reader without any cleverness, to compare the fast one with. Slow; not for anything else.
public struct NaiveJSONReader {
  /// The text is not JSON.
  public struct Malformed: Error {}

  private var bytes: [UInt8]
  private var at = 0
  private let nesting: Int

  /// Reads one value, with white space around it.
  ///
  /// - Parameter nesting: how deep lists and objects may nest.
  public static func read(_ bytes: [UInt8], nesting: Int) throws -> NaiveJSON {
    var reader = NaiveJSONReader(bytes: bytes, nesting: nesting)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.at == bytes.count else { throw Malformed() }
    return value
  }

  private init(bytes: [UInt8], nesting: Int) {
    self.bytes = bytes
    self.nesting = nesting
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[at...].starts(with: text.utf8) else { return false }
    at += text.utf8.count
    return true
  }

  private mutating func value(depth: Int) throws -> NaiveJSON {
    skipSpace()
    if take("null") { return .null }
    if take("true") { return .bool(true) }
    if take("false") { return .bool(false) }
    if next == UInt8(ascii: "\"") { return .string(try string()) }
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "[") {
      guard depth < nesting else { throw Malformed() }
      return next == UInt8(ascii: "{") ? try object(depth: depth + 1) : try array(depth: depth + 1)
    }
    return .number(try number())
  }

  private mutating func object(depth: Int) throws -> NaiveJSON {
    var pairs: [(key: String, value: NaiveJSON)] = []
    _ = take("{")
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw Malformed() }
      let key = try string()
      skipSpace()
      guard take(":") else { throw Malformed() }
      pairs.append((key, try value(depth: depth)))
      skipSpace()
      if take("}") { return .object(pairs) }
      guard take(",") else { throw Malformed() }
    }
  }

  private mutating func array(depth: Int) throws -> NaiveJSON {
    var items: [NaiveJSON] = []
    _ = take("[")
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      items.append(try value(depth: depth))
      skipSpace()
      if take("]") { return .array(items) }
      guard take(",") else { throw Malformed() }
    }
  }

  private mutating func number() throws -> String {
    let start = at
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() throws {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    guard at > start else { throw Malformed() }
  }

  /// Collects the string's bytes and lets the standard library repair them.
  private mutating func string() throws -> String {
    var text: [UInt8] = []
    at += 1
    while let byte = next {
      at += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      guard byte >= 0x20 else { throw Malformed() }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      // An escape ends an incomplete sequence before it; only whole runs are repaired.
      text = Array(String(decoding: text, as: UTF8.self).utf8)
      guard let escape = next else { throw Malformed() }
      at += 1
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
      case UInt8(ascii: "b"): text.append(8)
      case UInt8(ascii: "f"): text.append(12)
      case UInt8(ascii: "n"): text.append(10)
      case UInt8(ascii: "r"): text.append(13)
      case UInt8(ascii: "t"): text.append(9)
      case UInt8(ascii: "u"):
        var units = [try codeUnit()]
        while UTF16.isLeadSurrogate(units[units.count - 1]), bytes[at...].starts(with: [0x5C, 0x75]) {
          at += 2
          units.append(try codeUnit())
        }
        text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
      default: throw Malformed()
      }
    }
    throw Malformed()
  }

  private mutating func codeUnit() throws -> UInt16 {
    guard at + 4 <= bytes.count else { throw Malformed() }
    let text = String(decoding: bytes[at..<at + 4], as: UTF8.self)
    guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
      let unit = UInt16(text, radix: 16)
    else { throw Malformed() }
    at += 4
    return unit
  }
}
