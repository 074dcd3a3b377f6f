internal import AssayCore

/// What one place of a phrase accepts: any of some words, of words by their beginning or end, of classes of things.
struct Leaf: Hashable {
  /// The numbers of its terms (`Terms`), ascending, each once: classes of things (`TokenKind.rawValue`s, and the three below), beginnings
  /// and ends, words.
  let terms: [Int32]

  static let code: UInt8 = 100
  static let name: UInt8 = 101
  static let anyWord: UInt8 = 102

  init(kind: UInt8) { terms = [Int32(kind)] }

  init(ascending terms: [Int32]) { self.terms = terms }

  /// What any of the leaves accepts. O(terms · log(terms)).
  init(union leaves: some Sequence<Leaf>) {
    var terms: [Int32] = []
    for leaf in leaves { terms += leaf.terms }
    terms.sort()
    terms.removeRepeats()
    self.terms = terms
  }

  var isEmpty: Bool { terms.isEmpty }

  var isAnyWord: Bool { contains(Int32(Leaf.anyWord)) }

  /// The beginnings and ends among its terms.
  var affixes: ArraySlice<Int32> {
    let rest = terms.drop { $0 < Terms.firstAffix }
    return rest.prefix { $0 < Terms.firstWord }
  }

  /// O(log(terms)).
  func contains(_ term: Int32) -> Bool {
    let place = terms.partitioningIndex { $0 >= term }
    return place < terms.count && terms[place] == term
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
