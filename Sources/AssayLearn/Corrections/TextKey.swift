public import AssayCore

/// Makes keys by which texts are one: the folded words and things of title and text in their order, whatever the case, accents, white
/// space and punctuation. What training counts is the same for texts with one key.
public struct TextKey: Sendable {
  private var reading = TokenReading()

  /// A maker of keys.
  public init() {}

  /// The key of a ticket's title and text; of one without any word, its bytes. O(bytes).
  public mutating func key(of ticket: borrowing Ticket) -> [UInt8] {
    reading.read(ticket)
    var key: [UInt8] = []
    var isEmpty = true
    for token in reading.tokens {
      switch token.kind {
      case .sentenceBreak: continue
      case .fieldBreak: key.append(0)
      default:
        key.append(contentsOf: reading.spelling(token).utf8)
        key.append(0x20)
        isEmpty = false
      }
    }
    return isEmpty ? Array(ticket.bytes[ticket.range(of: .title)] + [0] + ticket.bytes[ticket.range(of: .text)]) : key
  }

  /// A hash of title and text as they were written.
  public static func fingerprint(of ticket: borrowing Ticket) -> UInt64 {
    TokenHash.hash(Array(ticket.bytes[ticket.range(of: .title)] + [0] + ticket.bytes[ticket.range(of: .text)]))
  }
}
