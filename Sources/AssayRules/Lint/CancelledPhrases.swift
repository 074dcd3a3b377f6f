internal import AssayCore

/// Phrases, and choices within them, whose own words meet an `unless` of their rule, so that they never fire.
enum CancelledPhrases {
  static func look(at pack: inout LintedPack) {
    let shared = listsOfSeveral(pack.pack.rules.lazy.map(\.syntax))
    for (index, (rule, _)) in pack.pack.rules.enumerated() {
      guard let match = pack.matches[index],
        let objections = Objections(rule.guards.filter { $0.looksAtWords(of: match.clause) }, but: shared, &pack),
        // Of rules that never fire at all `SilentRules` has spoken.
        !pack.diagnostics.contains(where: { $0.code == .neverFires && objections.stand(at: $0.span) })
      else { continue }
      for phrase in match.alternatives where pack.phrases.mayTake(objections.words, in: phrase.tree) {
        objections.look(at: phrase.syntax, phrase.tree, &pack)
      }
    }
  }

  /// The lists that several phrases of rules name.
  private static func listsOfSeveral(_ rules: some Sequence<RuleSyntax>) -> Set<String> {
    var seen: Set<String> = []
    var shared: Set<String> = []
    for phrase in rules.flatMap(\.phrases) {
      let named = Set(phrase.lists.map(\.value))
      shared.formUnion(named.intersection(seen))
      seen.formUnion(named)
    }
    return shared
  }
}

/// What each `unless` of a rule looks for that words of the match itself may meet.
private struct Objections {
  private let all: [(syntax: GuardSyntax, tree: PhraseTree)]
  /// All words that they have somewhere.
  let words: Leaf
  /// Lists of which nothing is said: an `unless` may be there to take words out of them for this one match.
  private let shared: Set<String>

  /// nil where there are none.
  init?(_ clauses: [GuardSyntax], but shared: Set<String>, _ pack: inout LintedPack) {
    var all: [(syntax: GuardSyntax, tree: PhraseTree)] = []
    for clause in clauses { if let tree = pack.tree(clause.clause.phrase) { all.append((clause, tree)) } }
    guard !all.isEmpty else { return nil }
    self.all = all
    self.shared = shared
    words = Leaf(union: all.flatMap { pack.phrases.leaves($0.tree) })
  }

  /// Whether one of them stands there.
  func stand(at span: SourceSpan) -> Bool { all.contains { $0.syntax.clause.phrase.span == span } }

  /// The first that finds something in whatever a phrase finds.
  func first(against phrase: PhraseTree, _ pack: inout LintedPack) -> GuardSyntax? {
    guard pack.phrases.takes(words, inAllOf: phrase) else { return nil }
    return all.first { pack.meets($0.tree, phrase) }?.syntax
  }

  /// Looks at one of several choices, and where it can fire at those that it leaves.
  func look(at choice: PhraseSyntax, _ tree: PhraseTree?, _ pack: inout LintedPack) {
    switch choice {
    case .words, .thing, .sequence:
      guard let tree, pack.phrases.canBeFound(tree), let clause = first(against: tree, &pack) else { break }
      report("\(pack.shown(choice)) never fires", clause, tree, choice.span, &pack)
      return
    default: break
    }
    look(inside: choice, &pack)
  }

  /// Looks at the choices that a phrase leaves. Whatever stands around it, what is cancelled by itself is cancelled there.
  private func look(inside phrase: PhraseSyntax, _ pack: inout LintedPack) {
    switch phrase {
    case .alternatives(let parts): for part in parts { look(at: part, pack.tree(part), &pack) }
    case .optional(let part): look(at: part, pack.tree(part), &pack)
    case .list(let name): look(at: name, &pack)
    case .sequence(let parts): for part in parts { look(inside: part, &pack) }
    case .words, .thing, .gap, .regex: break
    }
  }

  /// Looks at the words of a list.
  private func look(at list: Located<String>, _ pack: inout LintedPack) {
    guard !shared.contains(list.value), let entries = pack.pack.lists[list.value]?.entries,
      let tree = pack.tree(.list(list)), pack.phrases.mayTake(words, in: tree)
    else { return }
    var silent: [(word: String, tree: PhraseTree, clause: GuardSyntax)] = []
    for entry in entries {
      guard let tree = pack.tree(.words(entry)), let clause = first(against: tree, &pack) else { continue }
      silent.append(("`\(entry.value)`", tree, clause))
    }
    guard let first = silent.first else { return }
    let words = silent.prefix(3).map(\.word).joined(separator: ", ")
    let more = silent.count > 3 ? " and \(silent.count - 3) more" : ""
    let verb = silent.count > 1 ? "fire" : "fires"
    report("\(words)\(more) of the list `\(list.value)` never \(verb)", first.clause, first.tree, list.span, &pack)
  }

  /// Names the words of an `unless` that cancel a phrase, and where they stand.
  private func report(
    _ what: String, _ clause: GuardSyntax, _ phrase: PhraseTree, _ span: SourceSpan, _ pack: inout LintedPack
  ) {
    let alone = pack.alternatives(clause.clause.phrase).first { pack.meets($0.tree, phrase) }
    let words = alone.map { pack.shown($0.syntax) } ?? "one of several phrases"
    let reach = clause.distance.map { " near \(Checker.shown($0.value)):" } ?? ""
    let place = pack.place((alone?.syntax ?? clause.clause.phrase).span, from: span)
    pack.report(
      .cancelledPhrase, "\(what), cancelled by the rule's own `unless\(reach)`", span,
      help: "by \(words) in \(place): narrow that, as with `before` or `after`, or take this out")
  }
}
