public import AssayCore

/// Quotes passages of tickets with offensive words masked as their guideline asks, and personal data masked always.
///
/// Phone numbers, e-mail addresses, card numbers and IBANs keep only their last two characters. They are recognised in the
/// whole field, as classifying does, so a number that a quote cuts in half is still known for one. One per worker: it holds
/// memory that is reused from ticket to ticket.
public struct Quoter: Sendable {
  /// How many characters of a piece of personal data stay readable, enough to tell two apart.
  public static let readableTail = 2

  private var reading = TokenReading()
  /// The field whose personal data is known, and what of it is starred, in bytes of `Ticket.bytes`.
  private var field: TextField?
  private var personal: [Range<Int>] = []

  /// A quoter that has seen no ticket yet.
  public init() {}

  /// Forgets the last ticket. Call it before the first quote of each.
  public mutating func begin() { field = nil }

  /// Appends the bytes `range` of a field's value, masked. O(quote), and O(field) once a field when the quote has digits or
  /// an `@`; allocates nothing in the steady state otherwise.
  public mutating func append(
    _ ticket: borrowing Ticket, _ field: TextField, _ range: Range<Int>, style: QuoteStyle,
    into output: inout [UInt8]
  ) {
    let whole = ticket.range(of: field)
    let start = min(max(0, range.lowerBound), whole.count)
    let end = min(max(start, range.upperBound), whole.count)
    let quote = whole.lowerBound + start..<whole.lowerBound + end
    let bytes = ticket.bytes
    guard bytes[quote].contains(where: Quoter.mayBePersonal) else {
      Masking.append(bytes.span, quote, style: style, into: &output)
      return
    }
    if self.field != field {
      findPersonalData(ticket, field)
      self.field = field
    }
    Masking.append(bytes.span, quote, style: style, personal: personal, into: &output)
  }

  /// All personal data has a digit or an `@`; digits of other scripts lie outside ASCII.
  private static func mayBePersonal(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "@") || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80
  }

  private mutating func findPersonalData(_ ticket: borrowing Ticket, _ field: TextField) {
    personal.removeAll(keepingCapacity: true)
    reading.read(ticket, [field])
    let bytes = ticket.bytes
    for token in reading.tokens {
      switch token.kind {
      case .phone, .email, .card, .iban: break
      default: continue
      }
      let start = reading.source(of: Int(token.start))
      var end = reading.source(of: Int(token.end) - 1)
      end += Scalars.length(bytes[end])
      // Step back over the characters that stay readable; what lies between them (a space, a hyphen) stays as well.
      var kept = 0
      while end > start, kept < Quoter.readableTail {
        end -= 1
        while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        if Scalars.kind(bytes.span, end) == .wordPart { kept += 1 }
      }
      personal.append(start..<end)
    }
  }
}
