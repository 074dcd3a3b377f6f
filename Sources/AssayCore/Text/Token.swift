/// One token: a word, a thing (a URL, a price …), or a break between sentences or fields. 16 bytes.
public struct Token: Sendable {
  /// Where it begins in the folded text, in bytes.
  public var start: UInt32
  /// Where it ends, exclusive.
  public var end: UInt32
  /// Its number in the vocabulary, or −1.
  public var word: Int32
  /// What it is.
  public var kind: TokenKind
  /// What else is known of it.
  public var flags: TokenFlags
  /// The field it stands in.
  public var field: TextField

  init(_ start: Int, _ end: Int, _ kind: TokenKind, _ field: TextField, flags: TokenFlags = []) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.word = -1
    self.kind = kind
    self.flags = flags
    self.field = field
  }

  var range: Range<Int> { Int(start)..<Int(end) }

  /// A word of `longWord` letters or more, all ASCII: one that `unpronounceable_ratio` looks at.
  @inline(__always)
  var isLongWord: Bool {
    Int(end &- start) >= Token.longWord && kind == .word && flags.isDisjoint(with: Token.notPlainLetters)
  }

  static let longWord = 5
  static let notPlainLetters: TokenFlags = [.hasWide, .hasDigit]

  /// Neither has a digit nor stands for a currency.
  @inline(__always)
  var isPlain: Bool { kind != .number && kind != .currency && !flags.contains(.hasDigit) }
}

/// What a token is. The names are those of the classes of the rule language.
public enum TokenKind: UInt8, Sendable, CaseIterable {
  case word
  case number
  case url
  case email
  case phone
  case card
  case iban
  case postcode
  case money
  case percent
  case date
  case handle
  case emoji
  /// A currency sign; joined with its number to `money`, or dropped.
  case currency
  /// A sentence ends here. Gaps in phrases do not cross it.
  case sentenceBreak
  /// A field ends here. Nothing crosses it.
  case fieldBreak

  /// Whether it stands for a thing: neither for a word nor for a break.
  public var isThing: Bool { self != .word && self != .sentenceBreak && self != .fieldBreak }

  /// The name of its class in the rule language, and in model files: names are never reused.
  public var name: String {
    switch self {
    case .word: "word"
    case .number: "number"
    case .url: "url"
    case .email: "email"
    case .phone: "phone"
    case .card: "card"
    case .iban: "iban"
    case .postcode: "postcode"
    case .money: "money"
    case .percent: "percent"
    case .date: "date"
    case .handle: "handle"
    case .emoji: "emoji"
    case .currency: "currency"
    case .sentenceBreak: "sentence_break"
    case .fieldBreak: "field_break"
    }
  }
}

/// What else is known of a token.
public struct TokenFlags: OptionSet, Sendable {
  /// One bit a flag.
  public let rawValue: UInt8
  /// The flags with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Begins with an ASCII capital.
  public static let capitalised = TokenFlags(rawValue: 1)
  /// Two or more letters, all ASCII capitals (digits allowed).
  public static let allCapitals = TokenFlags(rawValue: 2)
  /// Has an ASCII digit.
  public static let hasDigit = TokenFlags(rawValue: 4)
  /// Has bytes outside ASCII.
  public static let hasWide = TokenFlags(rawValue: 8)
  /// Has an apostrophe inside, as in `don't`.
  public static let hasApostrophe = TokenFlags(rawValue: 16)
  /// First word of a sentence.
  public static let startsSentence = TokenFlags(rawValue: 32)
  /// Made by the decoder from a disguised spelling.
  public static let decoded = TokenFlags(rawValue: 64)
  /// Has a mask character between letters.
  public static let masked = TokenFlags(rawValue: 128)
}
