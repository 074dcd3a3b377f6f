import AssayCore

extension TokenKind {
  /// The kind's name in model files: that of its class in the rule language. Part of the file format; names are never
  /// reused.
  var featureName: String {
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

  /// Whether the scorer counts tokens of this kind as a thing: neither words, which it counts by spelling, nor breaks.
  var isThing: Bool { self != .word && self != .sentenceBreak && self != .fieldBreak }
}
