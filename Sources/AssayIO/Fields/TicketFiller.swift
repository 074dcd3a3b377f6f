import AssayCore

/// Puts values into the fields of a ticket: the rules that NDJSON and CSV share.
///
/// Several names may mean one field; the name of the lowest rank wins, whatever the order. An optional field of the
/// wrong type is left missing with the note `wrong_type`; the id and the text must be there in the end.
struct TicketFiller {
  /// What was noticed about the record.
  var notes: Notes = []
  /// For each field the rank of the name that filled it.
  private var ranks = InlineArray<49, UInt16>(repeating: Self.unset)
  private var hasWrongID = false
  private var hasWrongText = false
  private var hasWrongRaters = false
  /// Whether the labels, or one of them, are neither text nor number, nor an object with an `id`.
  var hasWrongLabels = false
  /// Whether a record whose `raters` can't be read is rejected: for measuring, where leaving them out would change what is measured.
  /// Elsewhere they are a field like any other.
  var refusesWrongRaters = false
  private var highlightStart = -1
  private var highlightEnd = -1

  private static let unset = UInt16.max

  /// Prepares for the next record.
  mutating func removeAll() {
    notes = []
    for index in ranks.indices { ranks[index] = Self.unset }
    hasWrongID = false
    hasWrongText = false
    hasWrongRaters = false
    hasWrongLabels = false
    highlightStart = -1
    highlightEnd = -1
  }

  /// Whether a name of `rank` may fill the field: no better one has.
  @inline(__always)
  func accepts(_ field: RecordField, rank: UInt16) -> Bool { rank <= ranks[field.ordinal] }

  /// Whether the field has a value.
  func has(_ field: RecordField) -> Bool { ranks[field.ordinal] != Self.unset }

  /// The rank of the name that filled the field; nil without a value.
  func rank(of field: RecordField) -> UInt16? { has(field) ? ranks[field.ordinal] : nil }

  /// Whether the field has its value from the name of this rank.
  func isFilled(_ field: RecordField, byRank rank: UInt16) -> Bool { ranks[field.ordinal] == rank }

  /// Notes that a value of a field is of the wrong type; the field stays as it was.
  mutating func wrongType(_ field: RecordField) {
    if field == .text(.ticketID) { hasWrongID = true }
    if field == .text(.text) { hasWrongText = true }
    if field == .list(.raters) { hasWrongRaters = true }
    if field == .list(.labels) { hasWrongLabels = true }
    notes.insert(.wrongType)
  }

  /// Makes a field missing again, because a key came twice.
  mutating func remove(_ field: RecordField, from ticket: inout Ticket) {
    ranks[field.ordinal] = Self.unset
    switch field {
    case .text(let field): ticket.remove(field)
    case .number(let field): ticket.remove(field)
    case .flag(let field): ticket.remove(field)
    case .list(let field): ticket.removeItems(of: field)
    }
    if field == .text(.highlight) {
      highlightStart = -1
      highlightEnd = -1
    }
  }

  /// Begins a list: the items follow with `addItem`.
  mutating func beginList(_ list: ListField, rank: UInt16, in ticket: inout Ticket) {
    if has(.list(list)) { ticket.removeItems(of: list) }
    if list == .labels { hasWrongLabels = false }
    ranks[RecordField.list(list).ordinal] = rank
  }

  /// Gives the field a string that stands in the ticket's bytes.
  mutating func setString(_ field: RecordField, rank: UInt16, _ range: Range<Int>, in ticket: inout Ticket) {
    switch field {
    case .text(let field): ticket.set(field, range: range)
    case .list(.raters): return wrongType(field)
    case .list(let list):
      beginList(list, rank: rank, in: &ticket)
      ticket.add(list, range: range)
    case .number(let number):
      let value = decimalNumber(ticket.bytes.span, trimmed(ticket.bytes.span, range))
      guard let value, value >= 0 else { return wrongType(field) }
      ticket.set(number, value)
    case .flag(let flag):
      let value = truthValue(ticket.bytes.span, trimmed(ticket.bytes.span, range))
      guard let value else { return wrongType(field) }
      ticket.set(flag, value)
    }
    ranks[field.ordinal] = rank
  }

  /// Gives the field a number of the input.
  mutating func setNumber(
    _ field: RecordField, rank: UInt16, _ bytes: Span<UInt8>, _ range: Range<Int>, in ticket: inout Ticket
  ) {
    switch field {
    case .text(let text) where RecordField.acceptsDigits(text):
      let start = ticket.end
      ticket.append(bytes, range)
      ticket.set(text, range: start..<ticket.end)
    case .number(let number):
      guard let value = decimalNumber(bytes, range), value >= 0 else { return wrongType(field) }
      ticket.set(number, value)
    default: return wrongType(field)
    }
    ranks[field.ordinal] = rank
  }

  /// Gives the field a truth value.
  mutating func setFlag(_ field: RecordField, rank: UInt16, _ value: Bool, in ticket: inout Ticket) {
    guard case .flag(let flag) = field else { return wrongType(field) }
    ticket.set(flag, value)
    ranks[field.ordinal] = rank
  }

  /// Remembers one end of a highlight, in Unicode scalars of the text.
  mutating func setHighlight(start: Int? = nil, end: Int? = nil) {
    if let start { highlightStart = start }
    if let end { highlightEnd = end }
  }

  /// Resolves what needs the whole record, and says what it lacks.
  mutating func finish(_ ticket: inout Ticket) -> RejectReason? {
    if ticket.range(of: .ticketID).isEmpty { return hasWrongID ? .wrongTypeOfID : .missingID }
    if !ticket.has(.text) { return hasWrongText ? .wrongTypeOfText : .missingText }
    if hasWrongRaters, refusesWrongRaters { return .wrongTypeOfRaters }
    if highlightStart >= 0 || highlightEnd >= 0, !ticket.has(.highlight) {
      if let range = scalarRange(ticket, highlightStart, highlightEnd) {
        ticket.set(.highlight, range: range)
      } else {
        notes.insert(.wrongType)
      }
    }
    return nil
  }

  /// The bytes of the text from scalar `start` to scalar `end`, if it is that long.
  private func scalarRange(_ ticket: Ticket, _ start: Int, _ end: Int) -> Range<Int>? {
    guard start >= 0, end >= start else { return nil }
    let text = ticket.range(of: .text)
    let bytes = ticket.bytes.span
    var scalars = 0
    var from: Int?
    for index in text {
      guard bytes[index] & 0xC0 != 0x80 else { continue }
      if scalars == start { from = index }
      if scalars == end { return from.map { $0..<index } }
      scalars += 1
    }
    guard scalars == end else { return nil }
    return (from ?? text.upperBound)..<text.upperBound
  }
}

/// A range without the spaces and tabs at its ends.
func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
  var start = range.lowerBound
  var end = range.upperBound
  while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
  while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
  return start..<end
}

/// The truth value of a word: true, yes, 1 or false, no, 0, in any case.
private func truthValue(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool? {
  guard range.count <= 5 else { return nil }
  switch bytes.loadUpTo8(range) | 0x2020_2020_2020_2020 >> UInt64(64 - range.count * 8) {
  case 0x6575_7274, 0x73_6579, 0x31: return true
  case 0x65_736C_6166, 0x6F6E, 0x30: return false
  default: return nil
  }
}
