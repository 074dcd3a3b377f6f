/// A reported review with what is known about it.
///
/// A flat record made to be reused: all strings stand in one byte buffer, fields are ranges of it. Readers fill it with
/// `append` and `set`; `removeAll` keeps the memory. Everything but the id and the text may be missing.
public struct Ticket: Sendable {
  /// Bytes that the fields are ranges of, each of them well-formed UTF-8; what stands between them is of no meaning.
  public private(set) var bytes: [UInt8] = []
  // Inside the record, so that setting a field asks no questions about owners. A test sets every field.
  private var texts: InlineArray<30, Range<Int32>>
  private var numbers: InlineArray<10, Double>
  private var flags: InlineArray<3, Int8>
  /// The items of lists, in order, with the list each belongs to.
  public private(set) var items: [ListItem] = []

  /// One item of a list field.
  public struct ListItem: Sendable {
    /// The list it belongs to.
    public var list: ListField
    /// Its value: a range of `bytes`.
    public var range: Range<Int32>
  }

  private static let absent: Range<Int32> = -1 ..< -1

  /// A ticket with all fields missing.
  public init() {
    texts = InlineArray(repeating: Ticket.absent)
    numbers = InlineArray(repeating: .nan)
    flags = InlineArray(repeating: -1)
  }

  /// The same ticket in memory of its own, with no more room than it needs: to be kept while other records are read. O(bytes).
  public func detached() -> Ticket {
    var ticket = self
    ticket.bytes = Array(bytes[...])
    ticket.items = Array(items[...])
    return ticket
  }

  /// Empties the ticket for the next record.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
    for index in texts.indices { texts[index] = Ticket.absent }
    for index in numbers.indices { numbers[index] = .nan }
    for index in flags.indices { flags[index] = -1 }
  }

  // MARK: Reading

  /// Whether a text field was given (it may be empty).
  public func has(_ field: TextField) -> Bool { texts[Int(field.rawValue)].lowerBound >= 0 }

  /// The range of `bytes` that a text field takes; empty when it is missing.
  public func range(of field: TextField) -> Range<Int> {
    let range = texts[Int(field.rawValue)]
    return range.lowerBound < 0 ? 0..<0 : Int(range.lowerBound)..<Int(range.upperBound)
  }

  /// A text field as a string; empty when it is missing.
  public func string(_ field: TextField) -> String { String(decoding: bytes[range(of: field)], as: UTF8.self) }

  /// A number, or NaN when it is missing.
  public func number(_ field: NumberField) -> Double { numbers[Int(field.rawValue)] }

  /// A flag, or nil when it is missing.
  public func flag(_ field: FlagField) -> Bool? {
    let value = flags[Int(field.rawValue)]
    return value < 0 ? nil : value == 1
  }

  /// The items of one list; for `raters`, the labels of all of them, see `ratings`.
  public func strings(_ list: ListField) -> [String] {
    items.filter { $0.list == list && $0.range != Ticket.absent }.map {
      String(decoding: bytes[Int($0.range.lowerBound)..<Int($0.range.upperBound)], as: UTF8.self)
    }
  }

  /// What several people said of the ticket, in their order: the labels that each gave, none for nothing.
  public var ratings: [[String]] {
    var ratings: [[String]] = []
    for item in items where item.list == .raters {
      if item.range == Ticket.absent {
        ratings.append([])
      } else if !ratings.isEmpty {
        let range = Int(item.range.lowerBound)..<Int(item.range.upperBound)
        ratings[ratings.count - 1].append(String(decoding: bytes[range], as: UTF8.self))
      }
    }
    return ratings
  }

  // MARK: Filling

  /// Where the next appended byte goes.
  public var end: Int { bytes.count }

  /// Appends a byte of a string that is being read.
  @inlinable
  public mutating func append(_ byte: UInt8) { _append(byte) }

  @usableFromInline
  mutating func _append(_ byte: UInt8) { bytes.append(byte) }

  /// Appends a run of bytes.
  public mutating func append(_ source: Span<UInt8>, _ range: Range<Int>) {
    // Safe because: the pointer lives only inside the closure, and `append` copies what it points to.
    unsafe source.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Takes back what was appended from `start` on.
  public mutating func truncate(to start: Int) { bytes.removeLast(bytes.count - start) }

  /// Makes a range of `bytes` the value of a field (it may be part of another field's value).
  public mutating func set(_ field: TextField, range: Range<Int>) {
    precondition(range.upperBound <= bytes.count)
    texts[Int(field.rawValue)] = Int32(range.lowerBound)..<Int32(range.upperBound)
  }

  /// Makes a range of `bytes` an item of a list.
  public mutating func add(_ list: ListField, range: Range<Int>) {
    precondition(range.upperBound <= bytes.count)
    items.append(ListItem(list: list, range: Int32(range.lowerBound)..<Int32(range.upperBound)))
  }

  /// Makes a string the value of a text field.
  public mutating func set(_ field: TextField, _ value: String) {
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    set(field, range: start..<bytes.count)
  }

  /// Sets a number; NaN makes it missing.
  public mutating func set(_ field: NumberField, _ value: Double) { numbers[Int(field.rawValue)] = value }

  /// Sets a flag.
  public mutating func set(_ field: FlagField, _ value: Bool) { flags[Int(field.rawValue)] = value ? 1 : 0 }

  /// Adds a string to a list.
  public mutating func add(_ list: ListField, _ value: String) {
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    add(list, range: start..<bytes.count)
  }

  /// Begins what a further rater said: labels added to `raters` from here on are that person's.
  public mutating func beginRater() { items.append(ListItem(list: .raters, range: Ticket.absent)) }

  /// Makes a text field missing again.
  public mutating func remove(_ field: TextField) { texts[Int(field.rawValue)] = Ticket.absent }

  /// Makes a number missing again.
  public mutating func remove(_ field: NumberField) { numbers[Int(field.rawValue)] = .nan }

  /// Makes a flag missing again.
  public mutating func remove(_ field: FlagField) { flags[Int(field.rawValue)] = -1 }

  /// Empties a list (a later key of the same name replaces an earlier one).
  public mutating func removeItems(of list: ListField) { items.removeAll { $0.list == list } }
}

/// The text fields of the ticket record.
public enum TextField: UInt8, Sendable, CaseIterable {
  case ticketID, title, text, comment, highlight
  case contentType, language, createdAt, updatedAt, experiencedAt, businessID, category
  case authorID, reporterType, reporterID, statedReason, reportedAt
  case channel, priority, status, queue, dueAt, appealOf, source
  case primary, decidedBy, decision, appealOutcome, decidedAt, decisionSource
}

/// The number fields. Counts are whole; `stars` may have halves; ages are in days.
public enum NumberField: UInt8, Sendable, CaseIterable {
  case stars, mediaCount, accountAgeDays, reviewCount, priorUpheld, reportCount, reporterUpheld, reporterTotal
  case copiesElsewhere, copiesByOthers
}

/// The yes-or-no fields.
public enum FlagField: UInt8, Sendable, CaseIterable {
  case verified, legalLetter, executive
}

/// The list fields.
public enum ListField: UInt8, Sendable, CaseIterable {
  case businessNames, businessDomains, publicContacts, labels, optionalLabels, raters
}

extension TextField {
  /// The name in the ticket record and in rules.
  public var name: String {
    switch self {
    case .ticketID: "ticket_id"
    case .title: "title"
    case .text: "text"
    case .comment: "comment"
    case .highlight: "highlight"
    case .contentType: "content_type"
    case .language: "language"
    case .createdAt: "created_at"
    case .updatedAt: "updated_at"
    case .experiencedAt: "experienced_at"
    case .businessID: "business_id"
    case .category: "category"
    case .authorID: "author_id"
    case .reporterType: "reporter_type"
    case .reporterID: "reporter_id"
    case .statedReason: "stated_reason"
    case .reportedAt: "reported_at"
    case .channel: "channel"
    case .priority: "priority"
    case .status: "status"
    case .queue: "queue"
    case .dueAt: "due_at"
    case .appealOf: "appeal_of"
    case .source: "source"
    case .primary: "primary"
    case .decidedBy: "decided_by"
    case .decision: "decision"
    case .appealOutcome: "appeal_outcome"
    case .decidedAt: "decided_at"
    case .decisionSource: "decision_source"
    }
  }
}

extension NumberField {
  /// The name in the ticket record and in rules.
  public var name: String {
    switch self {
    case .stars: "stars"
    case .mediaCount: "media_count"
    case .accountAgeDays: "account_age_days"
    case .reviewCount: "review_count"
    case .priorUpheld: "prior_upheld"
    case .reportCount: "report_count"
    case .reporterUpheld: "reporter_upheld"
    case .reporterTotal: "reporter_total"
    case .copiesElsewhere: "copies_elsewhere"
    case .copiesByOthers: "copies_by_others"
    }
  }
}

extension FlagField {
  /// The name in the ticket record and in rules.
  public var name: String {
    switch self {
    case .verified: "verified"
    case .legalLetter: "legal_letter"
    case .executive: "executive"
    }
  }
}

extension ListField {
  /// The name in the ticket record and in rules.
  public var name: String {
    switch self {
    case .businessNames: "business_names"
    case .businessDomains: "business_domains"
    case .publicContacts: "public_contacts"
    case .labels: "labels"
    case .optionalLabels: "labels_optional"
    case .raters: "raters"
    }
  }
}
