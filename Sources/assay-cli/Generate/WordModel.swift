/// Sentences with slots, prepared so that writing one is a few copies of bytes.
///
/// Text is kept as it will stand inside a JSON string, so that nothing is escaped while generating.
struct WordModel {
  /// A piece of a sentence: bytes of the pool, or a slot to fill.
  fileprivate enum Piece {
    case text(Range<Int>)
    case slot(Slot)
  }

  /// A set of sentences to draw from.
  struct Sentences {
    fileprivate var pieces: [[Piece]]
    var count: Int { pieces.count }
  }

  /// A set of words to draw from: ranges of the pool.
  struct Words {
    fileprivate var ranges: [Range<Int>]
    var count: Int { ranges.count }
  }

  /// What is different from review to review and must not change within one.
  struct Subject {
    var trade: Trade
    var business: Int
  }

  /// The words of one kind of business.
  struct Trade {
    var contentType: Words
    var category: Words
    var business: Words
    var thing: Words
    var staff: Words
    var job: Words
    var fault: Words
  }

  private var pool: [UInt8] = []
  private var common: [Slot: Words] = [:]
  private(set) var trades: [Trade] = []

  init() {
    for (slot, text) in ReviewWords.common { common[slot] = words(text) }
    trades = ReviewWords.trades.map { trade in
      Trade(
        contentType: words(trade.contentType), category: words(trade.category), business: words(trade.business),
        thing: words(trade.thing), staff: words(trade.staff), job: words(trade.job), fault: words(trade.fault))
    }
  }

  // MARK: Preparing

  /// Words separated by commas.
  mutating func words(_ text: String) -> Words {
    Words(ranges: text.split(separator: ",").map { store($0.drop { $0 == " " || $0 == "\n" }) })
  }

  /// Sentences, one a line, slots in braces.
  mutating func sentences(_ text: String) -> Sentences {
    Sentences(pieces: text.split(separator: "\n").map { pieces($0) })
  }

  private mutating func pieces(_ line: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var rest = line
    while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(store(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      guard let slot = Slot(rawValue: name) else { preconditionFailure("no slot {\(name)}") }
      pieces.append(.slot(slot))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(store(rest))) }
    return pieces
  }

  private mutating func store(_ text: Substring) -> Range<Int> {
    let start = pool.count
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { pool.append(UInt8(ascii: "\\")) }
      pool.append(byte)
    }
    return start..<pool.count
  }

  // MARK: Writing

  /// Appends one of the words.
  func append(_ words: Words, _ index: Int, to output: inout [UInt8]) { output += pool[words.ranges[index]] }

  /// Appends a web domain for the business under the top-level domain that is reserved for examples (RFC 2606).
  func appendDomain(_ subject: Subject, to output: inout [UInt8]) {
    for byte in pool[subject.trade.business.ranges[subject.business]] {
      let lower = byte | 0x20
      if lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "z") { output.append(lower) }
    }
    output += Array(".example".utf8)
  }

  /// Appends one of the sentences, each slot filled anew.
  func append(
    _ sentences: Sentences, _ index: Int, _ subject: Subject, _ random: inout SeededRandom, to output: inout [UInt8]
  ) {
    for piece in sentences.pieces[index] {
      switch piece {
      case .text(let range): output += pool[range]
      case .slot(let slot): fill(slot, subject, &random, to: &output)
      }
    }
  }

  /// Appends something that fits a slot.
  func fill(_ slot: Slot, _ subject: Subject, _ random: inout SeededRandom, to output: inout [UInt8]) {
    switch slot {
    case .thing: draw(subject.trade.thing, &random, &output)
    case .staff: draw(subject.trade.staff, &random, &output)
    case .job: draw(subject.trade.job, &random, &output)
    case .fault: draw(subject.trade.fault, &random, &output)
    case .business: append(subject.trade.business, subject.business, to: &output)
    case .number: output.appendDecimal(random.within(2...12))
    case .year: output.appendDecimal(random.within(2014...2025))
    case .price:
      // The pound sign, then whole pounds or pounds and pence.
      output += [0xC2, 0xA3]
      output.appendDecimal(random.within(8...950))
      if random.chance(300) { output += [UInt8(ascii: "."), UInt8(ascii: "9"), UInt8(ascii: "9")] }
    case .time:
      output.appendDecimal(random.within(7...19))
      output.append(UInt8(ascii: ":"))
      output.appendDecimal(random.below(4) * 15, digits: 2)
    case .phone:
      // Numbers that Ofcom keeps for drama: nobody's phone rings.
      output += Array("07700 900".utf8)
      output.appendDecimal(random.below(1000), digits: 3)
    case .code:
      draw(common[.code], &random, &output)
      output.appendDecimal(random.within(5...50))
    default: draw(common[slot], &random, &output)
    }
  }

  private func draw(_ words: Words?, _ random: inout SeededRandom, _ output: inout [UInt8]) {
    guard let words, words.count > 0 else { return }
    output += pool[words.ranges[random.below(words.count)]]
  }
}

/// What may stand in braces in a sentence.
enum Slot: String, Hashable, Sendable {
  case thing, staff, job, fault, business
  case number, year, price, time, phone, code
  case name, surname, town, street, site, day, month, span, good, bad, fine, very, weather, companion, channel
}

extension Array where Element == UInt8 {
  /// Appends a number that is not negative, with leading zeros up to so many digits.
  mutating func appendDecimal(_ value: Int, digits: Int = 1) {
    var power = 1
    var count = 1
    while value / power >= 10 || count < digits {
      power *= 10
      count += 1
    }
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(value / power % 10))
      power /= 10
    }
  }
}
