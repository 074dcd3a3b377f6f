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

extension Program {
  /// For each anchor of the network the languages of the rules that ask for its phrase, all bits where one of them is for any; empty
  /// where no rule has a language. O(rules, guards, conditions and anchors).
  var languagesOfAnchors: [UInt32] {
    guard rules.contains(where: { $0.languages != 0 }) else { return [] }
    var languagesOfPattern = Array(repeating: UInt32(0), count: network.patternCount)
    func ask(_ pattern: Int32, _ languages: UInt32) {
      if pattern >= 0 { languagesOfPattern[Int(pattern)] |= languages == 0 ? .max : languages }
    }
    for rule in rules {
      ask(rule.pattern, rule.languages)
      for index in rule.guards { ask(guards[Int(index)].pattern, rule.languages) }
    }
    for node in conditions where node.kind == .has || node.kind == .countPattern { ask(node.a, 0) }
    return network.anchors.map { languagesOfPattern[Int(network.patternOf[Int($0.position)])] }
  }
}

extension Scratch {
  /// Whether title and text may be in one of some languages: the one named, or the one that their words show (people write in another
  /// one than their settings say); any, where neither is known.
  mutating func isWritten(in languages: UInt32) -> Bool {
    if let declared = language.declared, declared & languages != 0 { return true }
    if let identified = identifiedLanguage() { return identified & languages != 0 }
    return language.declared == nil
  }

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
