import AssayTestSupport

/// Small rule sets and texts over few words, so that nearly everything overlaps with something.
struct RandomPhrases {
  var generator: RepeatableGenerator

  static let words = ["ab", "abc", "bc", "cab", "xa", "xb"]
  /// Classes with a text of that class.
  static let things = [
    ("url", "www.ab.com"), ("percent", "5%"), ("email", "a@ab.com"), ("number", "42"), ("emoji", "😡"),
  ]
  static let lists: [(name: String, entries: [[String]])] = [
    ("short", [["ab"], ["bc"], ["ab", "bc"]]), ("shared", [["ab", "ab"], ["ab", "cab", "ab"], ["abc"]]),
    ("single", [["xa"], ["xb"]]),
  ]

  static var listDeclarations: String {
    lists.map { list in
      "list \(list.name) = " + list.entries.map { "\"" + $0.joined(separator: " ") + "\"" }.joined(separator: ", ")
    }.joined(separator: "\n") + "\n"
  }

  /// A phrase that takes at least one word, begins with no gap and not with any word, as the compiler asks.
  mutating func phrase() -> OraclePhrase {
    while true {
      let phrase = sequence(depth: 2)
      if !phrase.canBeEmpty, !phrase.canBeginWithAnyWord, phrase.longest <= 40 { return phrase }
    }
  }

  private mutating func sequence(depth: Int) -> OraclePhrase {
    var parts: [OraclePhrase] = []
    for number in 0..<(1 + generator.below(4)) {
      // A gap stands between two parts that are there for certain.
      if number > 0, generator.once(in: 4), parts.last.map({ !$0.canBeEmpty && !$0.isGap }) ?? false {
        parts.append(.gap(1 + generator.below(3)))
        while true {
          let next = part(depth: depth)
          if !next.canBeEmpty, !next.beginsLoosely { parts.append(next); break }
        }
      } else {
        parts.append(part(depth: depth))
      }
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func part(depth: Int) -> OraclePhrase {
    switch generator.below(depth > 0 ? 12 : 8) {
    case 0...3: return .word(generator.pick(Self.words))
    case 4:
      return generator.once(in: 2)
        ? .prefix(generator.pick(["a", "ab", "x"])) : .suffix(generator.pick(["b", "bc", "a"]))
    case 5: return .thing(generator.pick(Self.things).0)
    case 6:
      let list = generator.pick(Self.lists)
      return .list(name: list.name, entries: list.entries)
    case 7: return generator.once(in: 3) ? .anyWord : .word(generator.pick(Self.words))
    case 8, 9: return .alternatives((0..<(2 + generator.below(2))).map { _ in sequence(depth: depth - 1) })
    case 10: return .optional(part(depth: 0))
    default: return .optional(.alternatives([sequence(depth: depth - 1), part(depth: 0)]))
    }
  }

  /// A text, with its tokens as the oracle writes them. Title and text are fields of their own.
  mutating func text() -> (title: String, text: String, tokens: [OracleToken]) {
    var tokens: [OracleToken] = []
    let title = generator.once(in: 3) ? field(&tokens, words: generator.below(4)) : ""
    return (title, field(&tokens, words: generator.below(14)), tokens)
  }

  private mutating func field(_ tokens: inout [OracleToken], words: Int) -> String {
    var text = ""
    var isOpen = false
    for _ in 0..<words {
      if generator.once(in: 7) {
        let thing = generator.pick(Self.things)
        text += thing.1
        tokens.append(.thing(thing.0))
      } else {
        let word = generator.once(in: 8) ? "zz" : generator.pick(Self.words)
        text += generator.once(in: 3) ? word.uppercased() : word
        tokens.append(.word(word))
      }
      isOpen = true
      if generator.once(in: 6) {
        text += generator.pick([" ! ", "\n", " ? "])
        if isOpen { tokens.append(.sentenceEnd) }
        isOpen = false
      } else {
        text += generator.pick([" ", " ", ", ", " - ", "  "])
      }
    }
    if !text.isEmpty { tokens.append(.fieldEnd) }
    return text
  }
}

extension OraclePhrase {
  var canBeEmpty: Bool {
    switch self {
    case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
    case .alternatives(let parts): parts.contains(where: \.canBeEmpty)
    case .optional, .gap: true
    default: false
    }
  }

  var isGap: Bool { if case .gap = self { true } else { false } }

  var canBeginWithAnyWord: Bool {
    switch self {
    case .anyWord, .gap: return true
    case .optional(let part): return part.canBeginWithAnyWord
    case .alternatives(let parts): return parts.contains(where: \.canBeginWithAnyWord)
    case .sequence(let parts):
      for part in parts {
        if part.canBeginWithAnyWord { return true }
        if !part.canBeEmpty { return false }
      }
      return false
    default: return false
    }
  }

  /// Whether it begins with something that may be left out.
  var beginsLoosely: Bool {
    switch self {
    case .optional: true
    case .sequence(let parts): parts.first?.beginsLoosely ?? false || parts.first?.canBeEmpty ?? false
    case .alternatives(let parts): parts.contains(where: \.beginsLoosely)
    default: false
    }
  }

  var longest: Int {
    switch self {
    case .sequence(let parts): parts.reduce(0) { $0 + $1.longest }
    case .alternatives(let parts): parts.map(\.longest).max() ?? 0
    case .optional(let part): part.longest
    case .gap(let width): width
    case .list(_, let entries): entries.map(\.count).max() ?? 0
    default: 1
    }
  }
}
