import AssayCore

/// Texts that no reviewer writes: endless words, no words, all kinds of things, broken and foreign characters.
enum HostileTexts {
  private static let pieces = [
    " ", " ", "\n", ".", "!!!", "\u{200B}", "\u{0}", "\u{FFFD}", "\u{1F600}", "42", "https://example.com/a?b", "@me",
    "50%",
    "\u{202E}", "\u{301}", "\u{FB01}", "'", "-", "s c a m", "sc@m", "\u{4F60}", "<url>",
  ]

  /// A word of a small vocabulary, so that models and texts share many.
  static func word(_ generator: inout SeededGenerator) -> String {
    let letters = ["a", "b", "\u{E9}", "zz", "\u{DF}", "it's"]
    return (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      letters[Int.random(in: 0..<letters.count, using: &generator)]
    }
    .joined()
  }

  static func make(_ count: Int, seed: UInt64) -> [Ticket] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      var text = ""
      for _ in 0..<Int.random(in: 0...(number == 0 ? 3_000 : 60), using: &generator) {
        if Int.random(in: 0..<4, using: &generator) > 0 {
          text += word(&generator) + (Bool.random(using: &generator) ? " " : "")
        } else {
          text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        }
      }
      var ticket = Ticket()
      ticket.set(.text, text)
      if Bool.random(using: &generator) { ticket.set(.title, word(&generator)) }
      return ticket
    }
  }
}
