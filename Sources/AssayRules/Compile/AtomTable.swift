internal import AssayCore

/// What one place of a phrase accepts: any of some words, of words by their beginning or end, of classes of things.
struct Leaf: Hashable {
  var words: Set<String> = []
  var prefixes: Set<String> = []
  var suffixes: Set<String> = []
  /// `TokenKind.rawValue`s, and the two classes below.
  var kinds: Set<UInt8> = []

  static let code: UInt8 = 100
  static let name: UInt8 = 101
  static let anyWord: UInt8 = 102

  mutating func formUnion(_ other: Leaf) {
    words.formUnion(other.words)
    prefixes.formUnion(other.prefixes)
    suffixes.formUnion(other.suffixes)
    kinds.formUnion(other.kinds)
  }

  /// One line that two leaves share only when they are equal; also gives atoms their order.
  var key: String {
    [
      words.sorted(), prefixes.sorted().map { $0 + "*" }, suffixes.sorted().map { "*" + $0 },
      kinds.sorted().map { "<\($0)>" },
    ]
    .joined().joined(separator: " ")
  }

  /// The class of a name of the rule language; nil where there is none.
  static func kind(named name: String) -> UInt8? {
    switch name {
    case "code": code
    case "name": Leaf.name
    case "word": anyWord
    case "url": TokenKind.url.rawValue
    case "email": TokenKind.email.rawValue
    case "phone": TokenKind.phone.rawValue
    case "card": TokenKind.card.rawValue
    case "iban": TokenKind.iban.rawValue
    case "postcode": TokenKind.postcode.rawValue
    case "money": TokenKind.money.rawValue
    case "percent": TokenKind.percent.rawValue
    case "number": TokenKind.number.rawValue
    case "date": TokenKind.date.rawValue
    case "handle": TokenKind.handle.rawValue
    case "emoji": TokenKind.emoji.rawValue
    default: nil
    }
  }

  static let classNames = [
    "url", "email", "phone", "card", "iban", "postcode", "money", "percent", "number", "date", "handle", "code",
    "emoji", "name", "word",
  ]
}

/// The atoms of a pack: equal leaves are one.
struct AtomTable {
  private(set) var leaves: [Leaf] = []
  private var numbers: [Leaf: Int32] = [:]

  mutating func atom(_ leaf: Leaf) -> Int32 {
    if leaf.kinds == [Leaf.anyWord] { return PatternNetwork.anyWord }
    if let known = numbers[leaf] { return known }
    let number = Int32(leaves.count)
    leaves.append(leaf)
    numbers[leaf] = number
    return number
  }
}

/// A phrase with its places resolved.
indirect enum PhraseTree: Hashable {
  case leaf(Leaf)
  case sequence([PhraseTree])
  case alternatives([PhraseTree])
  case optional(PhraseTree)
  case gap(Int)
  /// A regular expression, by its number: stands for a whole phrase, never inside one.
  case regex(Int32)

  /// One line that only equal phrases share.
  var key: String {
    switch self {
    case .leaf(let leaf): "{\(leaf.key)}"
    case .sequence(let parts): "(" + parts.map(\.key).joined(separator: " ") + ")"
    case .alternatives(let parts): "[" + parts.map(\.key).joined(separator: " | ") + "]"
    case .optional(let part): part.key + "?"
    case .gap(let width): "..\(width)"
    case .regex(let number): "/\(number)/"
    }
  }

  /// The most words it takes.
  var longest: Int {
    switch self {
    case .leaf: 1
    case .sequence(let parts): parts.reduce(0) { $0 + $1.longest }
    case .alternatives(let parts): parts.map(\.longest).max() ?? 0
    case .optional(let part): part.longest
    case .gap(let width): width
    case .regex: 0
    }
  }

  var canBeEmpty: Bool {
    switch self {
    case .leaf, .regex: false
    case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
    case .alternatives(let parts): parts.contains(where: \.canBeEmpty)
    case .optional, .gap: true
    }
  }

  /// Whether `<word>` may be its first word.
  var canBeginWithAnyWord: Bool {
    switch self {
    case .leaf(let leaf): leaf.kinds.contains(Leaf.anyWord)
    case .optional(let part): part.canBeginWithAnyWord
    case .alternatives(let parts): parts.contains(where: \.canBeginWithAnyWord)
    case .sequence(let parts):
      parts.prefix(1 + (parts.firstIndex { !$0.canBeEmpty } ?? parts.count)).contains(where: \.canBeginWithAnyWord)
    case .gap, .regex: false
    }
  }

  /// Whether a gap may be what it begins or ends with, since what stands outside it may be left out.
  var canHaveGapAtEdge: Bool { canHaveGap(atEnd: false) || canHaveGap(atEnd: true) }

  private func canHaveGap(atEnd isEnd: Bool) -> Bool {
    switch self {
    case .leaf, .regex: return false
    case .gap: return true
    case .optional(let part): return part.canHaveGap(atEnd: isEnd)
    case .alternatives(let parts): return parts.contains { $0.canHaveGap(atEnd: isEnd) }
    case .sequence(let parts):
      for part in isEnd ? parts.reversed() : parts {
        if part.canHaveGap(atEnd: isEnd) { return true }
        if !part.canBeEmpty { return false }
      }
      return false
    }
  }

  /// The words written out in it.
  var words: Set<String> {
    switch self {
    case .leaf(let leaf): leaf.words.union(leaf.prefixes).union(leaf.suffixes)
    case .sequence(let parts), .alternatives(let parts): parts.reduce(into: []) { $0.formUnion($1.words) }
    case .optional(let part): part.words
    case .gap, .regex: []
    }
  }
}
