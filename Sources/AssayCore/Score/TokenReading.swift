/// Reads tokens out of text by itself, for training, for compiling phrases, and for tests: the same stages that `classify` runs.
public struct TokenReading: Sendable {
  private var folded = FoldedText()
  private var recognizer = ThingRecognizer()
  private var shape = TextShape()
  /// What was read last, with the hashes of the tokens.
  public private(set) var buffer = TokenBuffer()

  /// A reader that has read nothing yet.
  public init() {}

  /// Reads the given fields of a ticket, title before text.
  public mutating func read(_ ticket: borrowing Ticket, _ fields: [TextField] = [.title, .text]) {
    folded.removeAll()
    buffer.removeAll()
    shape.removeAll()
    for field in fields where !ticket.range(of: field).isEmpty {
      let start = folded.count
      let first = buffer.count
      let source = ticket.bytes
      folded.fold(source.span, ticket.range(of: field))
      buffer.tokenise(folded, start..<folded.count, source: source.span, field: field)
      guard buffer.hasDigits else { continue }
      let bytes = folded.bytes
      recognizer.join(&buffer, from: first, bytes.span)
      buffer.hasDigits = false
    }
  }

  /// Reads one text.
  public mutating func read(_ text: String) {
    var ticket = Ticket()
    ticket.set(.text, text)
    read(ticket)
  }

  /// The tokens, breaks included.
  public var tokens: ArraySlice<Token> { buffer.tokens[0..<buffer.count] }

  /// The folded spelling of a token.
  public func spelling(_ token: Token) -> String { String(decoding: bytes(token), as: UTF8.self) }

  /// The bytes of a token's folded spelling.
  public func bytes(_ token: Token) -> ArraySlice<UInt8> { folded.bytes[Int(token.start)..<Int(token.end)] }

  /// Puts the hashes of a word's runs of letters in place of what `hashes` holds, in order.
  public func runs(_ token: Token, into hashes: inout [UInt64]) {
    hashes.removeAll(keepingCapacity: true)
    let bytes = folded.bytes.span
    var runs = LetterRuns(bytes, Int(token.start), Int(token.end))
    while let hash = runs.next(bytes) { hashes.append(hash) }
  }

  /// The hash of the token at an index of `tokens`.
  public func hash(_ index: Int) -> UInt64 { buffer.hashes[index] }

  /// A number of the shape of the ticket read last (`Feature.isOfText`); NaN for a ratio of nothing. O(text) once a ticket.
  public mutating func value(_ feature: Feature, _ ticket: borrowing Ticket) -> Double {
    shape.value(feature, ticket, buffer, count: buffer.count, folded)
  }

  /// The byte of the last field read that a folded offset came from.
  public func source(of folded: Int) -> Int { self.folded.source(of: folded) }
}
