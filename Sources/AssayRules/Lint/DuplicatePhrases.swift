/// Phrases of one list, or alternatives of one phrase, of which one says what another says already.
enum DuplicatePhrases {
  /// Longer lists are looked at for equal entries only: comparing each with each would take too long.
  private static let mostCompared = 2_000

  static func look(at pack: inout LintedPack) {
    for name in pack.pack.lists.keys.sorted() {
      guard let list = pack.pack.lists[name], !list.isFaulty else { continue }
      let entries = list.entries.flatMap { pack.alternatives(.words($0)) }
      compare(entries, &pack, isFile: list.isFile)
    }
    for (rule, _) in pack.pack.rules {
      for phrase in rule.phrases { look(at: phrase, &pack) }
    }
  }

  /// Looks at the alternatives of a phrase and of its parts.
  private static func look(at phrase: PhraseSyntax, _ pack: inout LintedPack) {
    switch phrase {
    case .alternatives(let parts):
      compare(pack.alternatives(phrase), &pack, isFile: false)
      for part in parts { lookInside(part, &pack) }
    default: lookInside(phrase, &pack)
    }
  }

  private static func lookInside(_ phrase: PhraseSyntax, _ pack: inout LintedPack) {
    switch phrase {
    case .sequence(let parts): for part in parts { look(at: part, &pack) }
    case .optional(let part): look(at: part, &pack)
    case .alternatives(let parts): for part in parts { lookInside(part, &pack) }
    default: break
    }
  }

  private static func compare(_ phrases: [LintedPack.Alternative], _ pack: inout LintedPack, isFile: Bool) {
    guard phrases.count > 1 else { return }
    var first: [PhraseTree: Int] = [:]
    var isReported = Array(repeating: false, count: phrases.count)
    for (index, phrase) in phrases.enumerated() {
      guard let earlier = first[phrase.tree] else {
        first[phrase.tree] = index
        continue
      }
      isReported[index] = true
      let other = phrases[earlier].span
      let isSame = pack.text(other) == pack.text(phrase.span)
      pack.report(
        .duplicatePhrase,
        isSame
          ? "\(pack.shown(phrase.syntax)) stands twice"
          : "\(pack.shown(phrase.syntax)) says the same as \(pack.shown(phrases[earlier].syntax))",
        phrase.span, help: Hint("delete one", edits: deleting(index, phrases, pack, isFile)))
    }
    guard phrases.count <= mostCompared else { return }
    // Only what is more than a row of words can cover something else.
    let wide = phrases.indices.filter { !isReported[$0] && !pack.phrases.isPlain(phrases[$0].tree) }
    let words = wide.map { pack.phrases.texts(phrases[$0].tree) }
    for index in phrases.indices where !isReported[index] && !wide.isEmpty {
      // A word is also found disguised if it is written out, so stars do not make it idle.
      let decodable = pack.phrases.texts(phrases[index].tree).filter { $0.unicodeScalars.count >= 4 }
      let cover = zip(wide, words).first { cover, words in
        cover != index && !isReported[cover] && decodable.isSubset(of: words)
          && pack.covers(phrases[cover].tree, phrases[index].tree)
      }
      guard let (cover, _) = cover else { continue }
      isReported[index] = true
      pack.report(
        .coveredPhrase,
        "\(pack.shown(phrases[cover].syntax)) finds whatever \(pack.shown(phrases[index].syntax)) finds",
        phrases[index].span,
        help: Hint(
          help(pack.text(phrases[cover].span), pack.text(phrases[index].span)),
          edits: deleting(index, phrases, pack, isFile)))
    }
  }

  private static func help(_ cover: String, _ covered: String) -> String {
    cover.contains("'") && !covered.contains("'")
      ? "delete it: a word with an apostrophe also matches without" : "delete it"
  }

  private static func deleting(
    _ index: Int, _ phrases: [LintedPack.Alternative], _ pack: LintedPack, _ isFile: Bool
  ) -> [TextEdit] {
    if isFile { return pack.deletingLines(phrases[index].span) }
    return index > 0
      ? pack.deleting(phrases[index].span, after: phrases[index - 1].span)
      : pack.deleting(phrases[index].span, before: phrases[index + 1].span)
  }
}

extension PhraseTable {
  /// Whether it is one word, or words in a row, without any choice.
  fileprivate func isPlain(_ tree: PhraseTree) -> Bool {
    switch shape(tree) {
    case .leaf(let terms): terms.count == 1 && term(terms.lowerBound) >= Terms.firstWord
    case .sequence(let parts): parts.allSatisfy { isPlain(part($0)) }
    default: false
    }
  }
}

extension RuleSyntax {
  /// All phrases in it.
  var phrases: [PhraseSyntax] {
    [match?.phrase].compactMap { $0 } + guards.map(\.clause.phrase) + (condition?.phrases ?? [])
  }
}

extension ConditionSyntax {
  /// All phrases in it.
  var phrases: [PhraseSyntax] {
    switch self {
    case .and(let sides), .or(let sides): sides.flatMap(\.phrases)
    case .not(let inner): inner.phrases
    case .countPhrase(let phrase, _, _): [phrase]
    case .has(let clause): [clause.phrase]
    default: []
    }
  }
}
