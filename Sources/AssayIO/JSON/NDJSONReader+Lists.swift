import AssayCore

// Values that are lists: of names, of objects with names, and the two ends of a highlight.

extension NDJSONReader {
  /// Reads a list as the value of a field.
  mutating func readList(
    _ bytes: Span<UInt8>, _ field: RecordField, rank: UInt16, depth: Int, into ticket: inout Ticket
  ) throws(Rejection) {
    switch field {
    case .list(.raters): try readRaters(bytes, field, rank: rank, depth: depth, into: &ticket)
    case .list(let list):
      self.list = list
      filler.beginList(list, rank: rank, in: &ticket)
      try readItems(bytes, depth: depth) { (reader: inout NDJSONReader) throws(Rejection) in
        if try reader.readItem(bytes, into: &ticket) { return }
        switch reader.scanner.peek(bytes) {
        case UInt8(ascii: "{"):
          let count = ticket.items.count
          try reader.readObject(bytes, FieldTree.listItem, depth: depth + 1, into: &ticket)
          if list == .labels, ticket.items.count == count { reader.filler.hasWrongLabels = true }
        case UInt8(ascii: "n"): try reader.scanner.scan(.null, bytes)
        default: try reader.passWrongType(bytes, field, depth: depth)
        }
      }
    case .text(.highlight):
      var count = 0
      try readItems(bytes, depth: depth) { (reader: inout NDJSONReader) throws(Rejection) in
        count += 1
        try reader.readHighlightEnd(bytes, isStart: count == 1, depth: depth)
      }
      if count != 2 {
        filler.remove(field, from: &ticket)
        filler.wrongType(field)
      }
    case .text(.statedReason):
      // Trustpilot gives `reasons`: the first is what the ticket is about.
      try readItems(bytes, depth: depth) { (reader: inout NDJSONReader) throws(Rejection) in
        guard reader.scanner.peek(bytes) == UInt8(ascii: "\""), !reader.filler.isFilled(field, byRank: rank) else {
          return try reader.scanner.skipValue(bytes, depth: depth)
        }
        let range = try reader.readString(bytes, into: &ticket)
        reader.filler.setString(field, rank: rank, range, in: &ticket)
      }
    default: try passWrongType(bytes, field, depth: depth - 1)
    }
  }

  /// Reads a list with a list of labels for each rater. What is anything else is worth nothing as a whole: with one rater missing, those
  /// left would agree otherwise.
  private mutating func readRaters(
    _ bytes: Span<UInt8>, _ field: RecordField, rank: UInt16, depth: Int, into ticket: inout Ticket
  ) throws(Rejection) {
    list = .raters
    filler.beginList(.raters, rank: rank, in: &ticket)
    var isWrong = false
    try readItems(bytes, depth: depth) { (reader: inout NDJSONReader) throws(Rejection) in
      guard reader.scanner.peek(bytes) == UInt8(ascii: "[") else {
        isWrong = true
        return try reader.scanner.skipValue(bytes, depth: depth)
      }
      ticket.beginRater()
      try reader.readItems(bytes, depth: depth + 1) { (reader: inout NDJSONReader) throws(Rejection) in
        guard reader.scanner.peek(bytes) == UInt8(ascii: "\"") else {
          isWrong = true
          return try reader.scanner.skipValue(bytes, depth: depth + 1)
        }
        ticket.add(.raters, range: try reader.readString(bytes, into: &ticket))
      }
    }
    if isWrong {
      filler.remove(field, from: &ticket)
      filler.wrongType(field)
    }
  }

  /// Calls `body` with the scanner at each item of the list whose bracket stands there.
  mutating func readItems(
    _ bytes: Span<UInt8>, depth: Int, _ body: (inout NDJSONReader) throws(Rejection) -> Void
  ) throws(Rejection) {
    guard try scanner.enter(bytes, until: UInt8(ascii: "]"), depth: depth) else { return }
    repeat {
      try body(&self)
    } while try scanner.hasNext(bytes, until: UInt8(ascii: "]"))
  }

  /// Adds a string or a number to the list being read; false if something else stands there.
  mutating func readItem(_ bytes: Span<UInt8>, into ticket: inout Ticket) throws(Rejection) -> Bool {
    let next = scanner.peek(bytes)
    if next == UInt8(ascii: "\"") {
      ticket.add(list, range: try readString(bytes, into: &ticket))
    } else if next == UInt8(ascii: "-") || isDigit(next) {
      ticket.add(list, range: inTicket(try scanner.scanNumber(bytes)))
    } else {
      return false
    }
    return true
  }

  /// Reads one end of a highlight.
  mutating func readHighlightEnd(_ bytes: Span<UInt8>, isStart: Bool, depth: Int) throws(Rejection) {
    let next = scanner.peek(bytes)
    guard next == UInt8(ascii: "-") || isDigit(next) else {
      return try passWrongType(bytes, .text(.highlight), depth: depth)
    }
    let range = try scanner.scanNumber(bytes)
    guard let number = decimalNumber(bytes, range), let whole = Int(exactly: number), whole >= 0 else {
      return filler.wrongType(.text(.highlight))
    }
    filler.setHighlight(start: isStart ? whole : nil, end: isStart ? nil : whole)
  }
}
