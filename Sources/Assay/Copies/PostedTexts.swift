internal import AssayCore

/// A text with where it was posted and by whom. 128 bytes.
struct PostedText: Sendable {
  let sketch: TextSketch
  /// A hash of the business's id or, without one, of its first name; 0 where neither is known.
  let business: UInt64
  /// A hash of the author's id; 0 where it is not known.
  let author: UInt64
  let place: TicketPlace
}

/// The texts of some tickets, those that are long enough to be told apart.
struct PostedTexts: Countable {
  var texts: [PostedText] = []

  mutating func add(_ other: PostedTexts) { texts += other.texts }
}

/// One worker's reading of texts.
struct PostedTextCounter: TicketCounter {
  var count = PostedTexts()
  private var reading = TokenReading()

  mutating func look(at ticket: borrowing Ticket, isLabelled: Bool, _ place: TicketPlace) {
    reading.read(ticket, [.text])
    guard let sketch = TextSketch(reading) else { return }
    let author = hash(ticket, ticket.range(of: .authorID))
    count.texts.append(PostedText(sketch: sketch, business: business(of: ticket), author: author, place: place))
  }

  private func business(of ticket: borrowing Ticket) -> UInt64 {
    let id = ticket.range(of: .businessID)
    guard id.isEmpty, let name = ticket.items.first(where: { $0.list == .businessNames }) else {
      return hash(ticket, id)
    }
    return hash(ticket, Int(name.range.lowerBound)..<Int(name.range.upperBound))
  }

  private func hash(_ ticket: borrowing Ticket, _ range: Range<Int>) -> UInt64 {
    range.isEmpty ? 0 : TokenHash.hash(ticket.bytes.span, in: range)
  }
}
