/// What a byte of the folded view is to the tokenizer; several may apply.
enum ByteClass {
  static let letter: UInt8 = 1
  static let digit: UInt8 = 2
  /// A byte of a letter outside ASCII: the folded view has no others.
  static let wide: UInt8 = 4
  /// Ends a sentence when white space follows.
  static let sentenceEnd: UInt8 = 8
  /// Begins something other than a word: see `Tokenizer.special`.
  static let special: UInt8 = 16
  /// May stand inside a disguised word.
  static let mask: UInt8 = 32
  /// May continue a URL, an e-mail address or a number after a word.
  static let joint: UInt8 = 64

  static let word = letter | digit | wide

  static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { table[Int(byte)] = letter }
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(byte)] = digit }
    for byte in 0x80...0xFF { table[byte] = wide }
    for byte in [Stand.emoji, Stand.single, Stand.pound, Stand.euro, Stand.otherCurrency] { table[Int(byte)] = special }
    func add(_ characters: String, _ value: UInt8) {
      for byte in characters.utf8 { table[Int(byte)] |= value }
    }
    add(".!?\n", sentenceEnd)
    add("@$", special)
    add("*@$!|#+", mask)
    add(".@:'*-_+,%/", joint)
    return table
  }()
}

/// A set of ASCII characters, asked in a few instructions.
struct ByteSet: Sendable {
  private let low: UInt64
  private let high: UInt64

  init(_ characters: StaticString) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for byte in characters.description.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    self.low = low
    self.high = high
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }

  /// What may stand in an address besides letters and digits, and what at its end belongs to the sentence around it.
  static let address = ByteSet("-._~:/?#@!$&*+=%")
  static let addressEnd = ByteSet(".:?!*$&#")
  /// What may set the groups of one number apart.
  static let digitGap = ByteSet(" -./()")
  /// What may stand in a disguised word besides letters and digits, and what of it may begin or end one.
  static let disguise = ByteSet("*@$!|#+.-_'")
  static let disguiseStart = ByteSet("@$!")
  static let disguiseEnd = ByteSet("$@*")
}
