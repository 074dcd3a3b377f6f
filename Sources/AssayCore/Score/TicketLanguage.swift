/// What is known of a ticket's language: what its sender says, and, once asked, what its words say.
///
/// Languages are bits of language masks, as `Program.languages` numbers them; 0 is a language that the pack lacks, nil none that is known.
struct TicketLanguage: Sendable {
  private(set) var declared: UInt32?
  private(set) var identified: UInt32?
  private(set) var isIdentified = false

  /// The bits of the languages that are told apart.
  private let bits: [UInt32]

  init(_ program: borrowing Program) {
    let languages = program.languages
    bits = LanguageSigns.all.map { signs in languages.firstIndex(of: signs.code).map { 1 << UInt32($0) } ?? 0 }
  }

  /// Forgets the ticket before.
  mutating func begin(_ declared: UInt32?) {
    self.declared = declared
    identified = nil
    isIdentified = false
  }

  mutating func identify(as language: Int?) {
    identified = language.map { bits[$0] }
    isIdentified = true
  }
}

extension Program {
  /// The language that the ticket's sender names. Regional forms (`en-GB`, `pt_BR`) count as their language.
  func language(of ticket: borrowing Ticket) -> UInt32? {
    let value = ticket.bytes[ticket.range(of: .language)].prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    guard !value.isEmpty else { return nil }
    for (index, language) in languages.enumerated() where language.utf8.elementsEqual(value.lazy.map(Folder.ascii)) {
      return 1 << UInt32(index)
    }
    return 0
  }
}

/// Which languages something is for: those of the rules that ask for it.
public enum AskingLanguages {
  /// All bits: some rule of any language asks.
  static let any = UInt32.max
  /// The pack's main language, which is the first that its header names.
  public static let main: UInt32 = 1

  /// Of each of the program's `count` patterns. O(rules, guards and conditions).
  public static func ofPatterns(_ program: borrowing Program, count: Int) -> [UInt32] {
    var languagesOfPattern = Array(repeating: UInt32(0), count: count)
    var languagesOfNode = Array(repeating: UInt32(0), count: program.conditions.count)
    for rule in program.rules {
      let languages = rule.languages == 0 ? any : rule.languages
      if rule.pattern >= 0 { languagesOfPattern[Int(rule.pattern)] |= languages }
      for index in rule.guards { languagesOfPattern[Int(program.guards[Int(index)].pattern)] |= languages }
      if rule.condition >= 0 { languagesOfNode[Int(rule.condition)] |= languages }
    }
    // Children come before their parents, so from the last on all who ask for a node are known.
    for index in program.conditions.indices.reversed() {
      let node = program.conditions[index]
      switch node.kind {
      case .and, .or:
        languagesOfNode[Int(node.a)] |= languagesOfNode[index]
        languagesOfNode[Int(node.b)] |= languagesOfNode[index]
      case .not: languagesOfNode[Int(node.a)] |= languagesOfNode[index]
      case .has, .countPattern: languagesOfPattern[Int(node.a)] |= languagesOfNode[index]
      default: break
      }
    }
    return languagesOfPattern
  }

  /// Of each regular expression: those of the patterns that it is part of. O(patterns of all expressions).
  static func ofRegexes(_ expressions: RegexProgram, _ languagesOfPattern: [UInt32]) -> [UInt32] {
    (0..<Int32(expressions.count)).map { regex in
      expressions.patternsOfRegex.list(regex).reduce(0) { $0 | languagesOfPattern[Int($1)] }
    }
  }
}

extension Scratch {
  /// Whether title and text may be in one of some languages: the one named, or the one that their words show (people write in another
  /// one than their settings say); any, where neither is known.
  mutating func isWritten(in languages: UInt32) -> Bool { spokenLanguages & languages != 0 }

  /// Whether the pack knows nothing of the language: of the one that the words show, or where they show none, of the one named.
  var isUnsupportedLanguage: Bool {
    mutating get { (identifiedLanguage() ?? language.declared) == 0 }
  }

  /// The bits of the languages that the ticket may be written in.
  var spokenLanguages: UInt32 {
    mutating get {
      let identified = identifiedLanguage()
      guard let declared = language.declared else { return identified ?? .max }
      return declared | (identified ?? 0)
    }
  }

  /// The language of the words, identified when first asked for.
  private mutating func identifiedLanguage() -> UInt32? {
    if !language.isIdentified {
      let bytes = folded.bytes
      language.identify(as: LanguageIdentifier.language(buffer, upTo: reviewCount, bytes.span))
    }
    return language.identified
  }
}
