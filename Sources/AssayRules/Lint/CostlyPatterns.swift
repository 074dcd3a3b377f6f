internal import AssayCore

/// Phrases that are tried at common words, or whose lists are repeated often, and regular expressions that every text is searched for.
enum CostlyPatterns {
  /// Tries per 100,000 words from which one phrase is felt: a rule of the default pack takes some ten.
  private static let manyTries = 2_500.0
  /// Edges of the graph of walks from which compiling and memory are felt.
  private static let manyEdges = 50_000

  static func look(at pack: inout LintedPack) {
    for (index, (rule, _)) in pack.pack.rules.enumerated() {
      checkRegexes(rule, &pack)
      // What only speaks against a guideline is looked for where that is about to be given, not in every ticket.
      let isAlwaysLookedFor = rule.weight.value >= 0 || rule.tag != nil
      // Without a match, what its condition counts is counted in every ticket. (`has` ends at the first find, so common words
      // are soon done with.)
      if rule.match == nil, isAlwaysLookedFor {
        for phrase in rule.condition?.countedPhrases ?? [] {
          for alternative in pack.alternatives(phrase) { checkTries(alternative, &pack) }
        }
      }
      for phrase in pack.matches[index]?.alternatives ?? [] {
        let size = pack.phrases.facts(phrase.tree).size
        if size.edges > manyEdges {
          pack.report(
            .costlyPattern, "the lists of this phrase are repeated until it has \(size.edges) words", phrase.span,
            help:
              "what comes behind a gap or a part that may be left out is repeated; shorten it, or ask for it `with near N:`"
          )
        } else if isAlwaysLookedFor {
          checkTries(phrase, &pack)
        }
      }
    }
  }

  /// All expressions of a pack are looked for in one pass, whatever they are for, and those without letters of their own in every text.
  private static func checkRegexes(_ rule: RuleSyntax, _ pack: inout LintedPack) {
    // `language` keeps the pass from other languages' texts; a disabled rule is not in the pack.
    guard rule.languages.isEmpty, rule.ruleStatus != .disabled else { return }
    for expression in rule.phrases.flatMap(\.regexes) {
      guard let tree = try? RegexParser.parse(expression), RequiredLiterals.of(tree).isEmpty else { continue }
      pack.report(
        .costlyPattern, "every text is searched for this expression: nothing in it tells where to look",
        expression.span,
        help: "give it three characters or more in a row that must be there, or its rule a `language`")
    }
  }

  private static func checkTries(_ phrase: LintedPack.Alternative, _ pack: inout LintedPack) {
    let tries = pack.phrases.facts(phrase.tree).frequency
    guard tries > manyTries else { return }
    let perThousand = Int((tries / 100).rounded())
    pack.report(
      .costlyPattern,
      "even the rarest words of this phrase are common: it is tried at about \(perThousand) of 1,000 words",
      phrase.span, help: "put a rarer word beside them, or make this a `with near N:` of a rarer phrase")
  }
}

extension ConditionSyntax {
  /// The phrases that it counts.
  fileprivate var countedPhrases: [PhraseSyntax] {
    switch self {
    case .and(let sides), .or(let sides): sides.flatMap(\.countedPhrases)
    case .not(let inner): inner.countedPhrases
    case .countPhrase(let phrase, _, _): [phrase]
    default: []
    }
  }
}
