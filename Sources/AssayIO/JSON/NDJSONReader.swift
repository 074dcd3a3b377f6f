public import AssayCore

/// What a reader made of one record.
public enum ReadOutcome: Equatable, Sendable {
  /// The ticket is filled.
  case ticket
  /// Only white space: no record at all.
  case blank
  /// No ticket; the offset is an index into the bytes that were handed over.
  case rejected(RejectReason, offset: Int)
}

/// Reads tickets from JSON, one object a line (RFC 8259).
///
/// The line is copied into the ticket whole; fields are ranges of it. Strings with escapes or bytes above 0x7F are copied behind it,
/// unescaped and repaired; unknown keys are checked and passed over. Time is linear in the length of the line; a reader that has seen
/// its longest record allocates nothing.
public struct NDJSONReader: Sendable {
  var scanner = JSONScanner()
  var filler = TicketFiller()
  private let tree: FieldTree
  /// One bit for each known key: whether the record has had it.
  private var seen: [UInt64]
  /// For each known key the one that came after it in the last record, for each object (behind the keys) the one that came first;
  /// −1 where none did. Records of one export have their keys in one order: most are known before they are read.
  private var followers: [Int16]
  /// The list that objects in it add to.
  var list = ListField.labels
  /// Where the line begins.
  private var lineStart = 0

  /// A reader that understands the names of `fields`.
  public init(fields: FieldMap = FieldMap()) { self.init(FieldTree.of(fields)) }

  init(_ tree: FieldTree) {
    self.tree = tree
    seen = Array(repeating: 0, count: (tree.meanings.count + 63) / 64)
    followers = Array(repeating: -1, count: tree.meanings.count + tree.nodeCount)
  }

  /// See `RecordReader.refusesWrongRaters`.
  var refusesWrongRaters: Bool {
    get { filler.refusesWrongRaters }
    set { filler.refusesWrongRaters = newValue }
  }

  /// What was noticed about the last record.
  public var notes: Notes { filler.notes }

  /// Whether the last record has a list of labels, empty or not. One with something else in it is none: who knows what was meant.
  var isLabelled: Bool { filler.has(.list(.labels)) && !filler.hasWrongLabels }

  /// The rank of the name that filled a field of the last record.
  func rank(of field: RecordField) -> UInt16? { filler.rank(of: field) }

  /// Reads the line that takes `line` of `bytes` (with or without its newline) into `ticket`, which is emptied first.
  public mutating func read(_ bytes: Span<UInt8>, _ line: Range<Int>, into ticket: inout Ticket) -> ReadOutcome {
    scanner.at = line.lowerBound
    scanner.end = line.upperBound
    scanner.skipSpace(bytes)
    if scanner.at == scanner.end { return .blank }
    ticket.removeAll()
    filler.removeAll()
    for index in seen.indices { seen[index] = 0 }
    let start = scanner.at
    lineStart = line.lowerBound
    ticket.append(bytes, line)
    do throws(Rejection) {
      if scanner.peek(bytes) != UInt8(ascii: "{") {
        // Any other JSON value is well-formed but no record; anything else is no JSON.
        try scanner.skipValue(bytes, depth: 0)
        throw Rejection(reason: .notAnObject, offset: start)
      }
      try readObject(bytes, FieldTree.root, depth: 1, into: &ticket)
      scanner.skipSpace(bytes)
      if scanner.at < scanner.end {
        let isNul = bytes[scanner.at] == 0
        throw Rejection(reason: isNul ? .nulByte : .trailingCharacters, offset: scanner.at)
      }
    } catch {
      return .rejected(error.reason, offset: error.offset)
    }
    if let reason = filler.finish(&ticket) { return .rejected(reason, offset: start) }
    return .ticket
  }

  /// Reads the object whose brace stands at the scanner; it is the `depth`-th around its values.
  mutating func readObject(
    _ bytes: Span<UInt8>, _ node: UInt16, depth: Int, into ticket: inout Ticket
  ) throws(Rejection) {
    guard try scanner.enter(bytes, until: UInt8(ascii: "}"), depth: depth) else { return }
    var previous = tree.meanings.count &+ Int(node)
    repeat {
      var index = Int(followers[previous])
      if index < 0 || !scanner.take(bytes, tree.spellings[index]) {
        guard scanner.peek(bytes) == UInt8(ascii: "\"") else { throw scanner.failure(bytes) }
        let key = try scanner.scanString(bytes)
        index = find(bytes, key, node, &ticket)
        if index >= 0 { followers[previous] = Int16(index) }
      }
      try scanner.skipColon(bytes)
      scanner.skipSpace(bytes)
      if index >= 0 {
        try readValue(bytes, index, depth: depth, into: &ticket)
        previous = index
      } else {
        try scanner.skipValue(bytes, depth: depth)
      }
    } while try scanner.hasNext(bytes, until: UInt8(ascii: "}"))
  }

  /// The meaning of a key, or −1.
  private func find(
    _ bytes: Span<UInt8>, _ key: JSONScanner.StringToken, _ node: UInt16, _ ticket: inout Ticket
  ) -> Int {
    if key.isPlain { return tree.find(bytes, key.range, in: node) }
    // A key with escapes is rare enough to be spelled out at the end of the ticket.
    let start = ticket.end
    _ = append(bytes, key.range, .backslash, to: &ticket)
    defer { ticket.truncate(to: start) }
    return tree.find(ticket.bytes.span, start..<ticket.end, in: node)
  }

  /// Reads the value of a known key.
  private mutating func readValue(
    _ bytes: Span<UInt8>, _ index: Int, depth: Int, into ticket: inout Ticket
  ) throws(Rejection) {
    let meaning = tree.meanings[index]
    let bit: UInt64 = 1 << UInt64(index & 63)
    let isRepeated = seen[index >> 6] & bit != 0
    seen[index >> 6] |= bit
    switch meaning.field {
    case .field(let field):
      if isRepeated { noteRepeated(field, meaning, in: &ticket) }
      guard filler.accepts(field, rank: meaning.rank) else { return try scanner.skipValue(bytes, depth: depth) }
      try readField(bytes, field, meaning, depth: depth, into: &ticket)
    case .none:
      if isRepeated { filler.notes.insert(.duplicateKey) }
      try readGroup(bytes, meaning.child, depth: depth, into: &ticket)
    case .listItem:
      // Objects in a list have this key once each.
      guard try readItem(bytes, into: &ticket) else { return try passWrongType(bytes, .list(list), depth: depth) }
    case .highlightStart: try readHighlightEnd(bytes, isStart: true, depth: depth)
    case .highlightEnd: try readHighlightEnd(bytes, isStart: false, depth: depth)
    }
  }

  /// A key came twice: the value that follows replaces the one of the same name.
  private mutating func noteRepeated(_ field: RecordField, _ meaning: KeyMeaning, in ticket: inout Ticket) {
    filler.notes.insert(.duplicateKey)
    if filler.isFilled(field, byRank: meaning.rank) { filler.remove(field, from: &ticket) }
  }

  /// Reads the value of a field, whatever its type.
  private mutating func readField(
    _ bytes: Span<UInt8>, _ field: RecordField, _ meaning: KeyMeaning, depth: Int, into ticket: inout Ticket
  ) throws(Rejection) {
    switch scanner.peek(bytes) {
    case UInt8(ascii: "\""):
      let range = try readString(bytes, into: &ticket)
      filler.setString(field, rank: meaning.rank, range, in: &ticket)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let range = try scanner.scanNumber(bytes)
      filler.setNumber(field, rank: meaning.rank, bytes, range, in: &ticket)
    case UInt8(ascii: "t"):
      try scanner.scan(.true, bytes)
      filler.setFlag(field, rank: meaning.rank, true, in: &ticket)
    case UInt8(ascii: "f"):
      try scanner.scan(.false, bytes)
      filler.setFlag(field, rank: meaning.rank, false, in: &ticket)
    case UInt8(ascii: "n"): try scanner.scan(.null, bytes)
    case UInt8(ascii: "["):
      try readList(bytes, field, rank: meaning.rank, depth: depth + 1, into: &ticket)
    case UInt8(ascii: "{"):
      if meaning.child != 0 {
        try readObject(bytes, meaning.child, depth: depth + 1, into: &ticket)
      } else if field == .text(.highlight) {
        try readObject(bytes, FieldTree.highlight, depth: depth + 1, into: &ticket)
      } else {
        try passWrongType(bytes, field, depth: depth)
      }
    default: throw scanner.failure(bytes)
    }
  }

  /// Reads the object of a group, or the first of a list of them; anything else is passed over.
  private mutating func readGroup(
    _ bytes: Span<UInt8>, _ node: UInt16, depth: Int, into ticket: inout Ticket
  ) throws(Rejection) {
    switch scanner.peek(bytes) {
    case UInt8(ascii: "{"): try readObject(bytes, node, depth: depth + 1, into: &ticket)
    case UInt8(ascii: "["):
      var isFirst = true
      try readItems(bytes, depth: depth + 1) { (reader: inout NDJSONReader) throws(Rejection) in
        guard isFirst, reader.scanner.peek(bytes) == UInt8(ascii: "{") else {
          return try reader.scanner.skipValue(bytes, depth: depth + 1)
        }
        isFirst = false
        try reader.readObject(bytes, node, depth: depth + 2, into: &ticket)
      }
    default: try scanner.skipValue(bytes, depth: depth)
    }
  }

  /// Reads the string at the scanner: where it stands in the ticket's bytes.
  @inline(__always)
  mutating func readString(_ bytes: Span<UInt8>, into ticket: inout Ticket) throws(Rejection) -> Range<Int> {
    let token = try scanner.scanString(bytes)
    if token.isPlain { return inTicket(token.range) }
    let start = ticket.end
    filler.notes.formUnion(append(bytes, token.range, .backslash, to: &ticket))
    return start..<ticket.end
  }

  /// Where a range of the line stands in the ticket's bytes.
  @inline(__always)
  func inTicket(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound &- lineStart..<range.upperBound &- lineStart
  }

  mutating func passWrongType(
    _ bytes: Span<UInt8>, _ field: RecordField, depth: Int
  ) throws(Rejection) {
    filler.wrongType(field)
    try scanner.skipValue(bytes, depth: depth)
  }
}
