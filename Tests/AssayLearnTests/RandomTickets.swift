import AssayCore

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers from the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// Random labelled tickets whose words hang together with their labels, with things, breaks, capitals and accents in
/// between.
enum RandomTickets {
  static let plain = [
    "the", "staff", "was", "were", "very", "kind", "slow", "room", "Breakfast", "again", "never", "it's", "caf\u{E9}",
    "Gr\u{FC}\u{DF}e", "\u{4F60}\u{597D}",
  ]
  static let loaded = [
    ["discount", "code", "visit", "instagram"], ["solicitor", "defamatory", "court", "court"],
    ["idiot", "stupid", "useless", "clown"],
  ]
  static let things = [
    "https://example.com/a", "a@example.org", "£20", "50%", "12/05/2026", "42", "@handle", "😀", "01632 960471",
  ]
  static let marks = [" ", " ", " ", " ", " ", ". ", ", ", "! ", "\n", " - "]

  static func make(_ count: Int, seed: UInt64) -> [ReferenceLearner.Example] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      var labels: Set<Int> = []
      for guideline in loaded.indices where Int.random(in: 0..<5, using: &generator) == 0 { labels.insert(guideline) }
      var optional: Set<Int> = []
      if Int.random(in: 0..<6, using: &generator) == 0 { optional.insert(Int.random(in: 0..<3, using: &generator)) }
      var ticket = Ticket()
      ticket.set(.ticketID, "t\(number)")
      if Bool.random(using: &generator) { ticket.set(.title, text(3, labels, &generator)) }
      ticket.set(.text, text(20, labels, &generator))
      return ReferenceLearner.Example(ticket: ticket, labels: labels, optional: optional)
    }
  }

  private static func text(_ longest: Int, _ labels: Set<Int>, _ generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...longest, using: &generator) {
      let pick = Int.random(in: 0..<10, using: &generator)
      let source =
        pick == 0 ? things : pick < 4 ? loaded[labels.min() ?? Int.random(in: 0..<3, using: &generator)] : plain
      text += source[Int.random(in: 0..<source.count, using: &generator)]
      text += marks[Int.random(in: 0..<marks.count, using: &generator)]
    }
    return text
  }
}
