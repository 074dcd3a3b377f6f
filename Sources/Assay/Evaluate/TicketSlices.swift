internal import AssayCore
public import AssayLearn

/// By what decided tickets are set apart.
public enum SliceField: Int, Sendable, CaseIterable {
  case language, length, stars, reporter, contentType

  /// The field's name in the ticket record; `length` is that of title and text.
  public var name: String {
    switch self {
    case .language: "language"
    case .length: "length"
    case .stars: "stars"
    case .reporter: "reporter_type"
    case .contentType: "content_type"
    }
  }
}

/// How right the labels are on some of the tickets.
public struct SliceFigures: Sendable, Equatable {
  /// How many tickets there are.
  public internal(set) var tickets = 0
  /// Those that break nothing, and of them those that got a label.
  public internal(set) var clean = 0
  /// See `clean`.
  public internal(set) var cleanFlagged = 0
  /// All guidelines' cases together.
  public internal(set) var tally = Tally()

  /// The share of clean tickets that got a label, and its 95 % interval; nil without such tickets.
  public var cleanShare: Double? { clean == 0 ? nil : Double(cleanFlagged) / Double(clean) }
  /// See `cleanShare`.
  public var cleanInterval: WilsonInterval? { WilsonInterval(cleanFlagged, of: clean) }

  mutating func add(predicted: GuidelineSet, gold: GuidelineSet, optional: GuidelineSet, guidelines: Int) {
    tickets += 1
    if gold.isEmpty, optional.isEmpty {
      clean += 1
      if !predicted.isEmpty { cleanFlagged += 1 }
    }
    let open = optional.subtracting(gold)
    for guideline in 0..<guidelines where !open.contains(guideline) {
      tally.add(isBreach: gold.contains(guideline), isLabelled: predicted.contains(guideline))
    }
  }

  static func + (one: SliceFigures, other: SliceFigures) -> SliceFigures {
    var sum = one
    sum.tickets += other.tickets
    sum.clean += other.clean
    sum.cleanFlagged += other.cleanFlagged
    sum.tally = one.tally + other.tally
    return sum
  }
}

/// A part of the tickets: those with one value of a field.
struct TicketSlice: Hashable {
  var field: SliceField
  /// Where values have an order of their own, the place in it.
  var rank = 0
  /// nil: the field is missing.
  var value: String?

  /// The slices of a ticket, one a field.
  static func slices(of ticket: borrowing Ticket) -> [TicketSlice] {
    [
      TicketSlice(field: .language, value: language(ticket)), length(ticket), stars(ticket),
      TicketSlice(field: .reporter, value: value(.reporterType, ticket)),
      TicketSlice(field: .contentType, value: value(.contentType, ticket)),
    ]
  }

  /// A field's value; long ones share what they begin with, so that none takes much memory.
  private static func value(_ field: TextField, _ ticket: borrowing Ticket) -> String? {
    let value = ticket.string(field)
    return value.isEmpty ? nil : String(value.prefix(40))
  }

  /// Regional forms (`en-GB`, `pt_BR`) count as their language.
  private static func language(_ ticket: borrowing Ticket) -> String? {
    guard let value = value(.language, ticket) else { return nil }
    let language = value.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return language.isEmpty ? nil : language
  }

  /// Where the lengths of texts are cut, in characters (Unicode scalars).
  private static let cuts = [100, 250, 500, 1000, 2000]

  private static func length(_ ticket: borrowing Ticket) -> TicketSlice {
    var length = 0
    let bytes = ticket.bytes.span
    for field in [TextField.title, .text] {
      for index in ticket.range(of: field) where bytes[index] & 0xC0 != 0x80 { length += 1 }
    }
    let rank = cuts.firstIndex { length < $0 } ?? cuts.count
    let name =
      rank == 0
      ? "under \(cuts[0])" : rank == cuts.count ? "\(cuts[rank - 1]) and more" : "\(cuts[rank - 1])–\(cuts[rank] - 1)"
    return TicketSlice(field: .length, rank: rank, value: name)
  }

  /// Halves count as the next whole star.
  private static func stars(_ ticket: borrowing Ticket) -> TicketSlice {
    let stars = ticket.number(.stars)
    guard stars >= 0, stars <= 10 else { return TicketSlice(field: .stars, rank: 11) }
    let whole = Int(stars.rounded(.toNearestOrAwayFromZero))
    return TicketSlice(field: .stars, rank: whole, value: String(whole))
  }
}
