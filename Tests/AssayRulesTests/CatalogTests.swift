import AssayCore
import Testing

@testable import AssayRules

/// What can be looked up about rules.
struct CatalogTests {
  /// A phrase and what it stands for.
  static let phrases: [(String, Int, ClosedRange<Int>)] = [
    ("\"a\"", 1, 1...1),
    ("\"a b\" | \"c\"", 2, 1...2),
    ("(\"a\" | \"b\") (\"c\" | \"d\" | \"e\")", 6, 2...2),
    ("\"a\" (\"b\" | \"c\")? \"d\"", 3, 2...3),
    ("\"a\" ..3 \"b\"", 1, 2...5),
    ("\"a\" | \"a\"", 1, 1...1),
    ("\"refund*\" | <url> | \"*ware\"", 3, 1...1),
    ("\"don't\"", 2, 1...1),
    ("three \"x\"", 3, 2...3),
    ("hundred hundred hundred hundred hundred", PhraseSummary.most, 5...5),
  ]

  @Test("Phrases are counted", arguments: phrases)
  func counts(_ phrase: String, _ count: Int, _ words: ClosedRange<Int>) throws {
    let hundred = (0..<100).map { "\"w\($0)\"" }.joined(separator: ", ")
    let catalog = try catalog(
      "list three = \"a\", \"b\", \"c d\"\nlist hundred = \(hundred)\n"
        + "rule one +4.0\n  match \(phrase)\n  why \"W\"\n  flag \"x\"\n  pass \"y\"\n")
    let summary = try #require(catalog.source(of: 0)?.match)
    #expect(summary.count == count)
    #expect(summary.words == words)
  }

  /// Phrases with regular expressions: how many, of them regular expressions, and the words of the others.
  static let regexes: [(String, Int, Int, ClosedRange<Int>?)] = [
    ("/ab+/", 1, 1, nil), ("/ab+/ | /cd/", 2, 2, nil), ("\"a b\" | /ab+/ | \"c\"", 3, 1, 1...2),
  ]

  @Test("A regular expression is one phrase of unknown length", arguments: regexes)
  func regexCounts(_ phrase: String, _ count: Int, _ regexes: Int, _ words: ClosedRange<Int>?) throws {
    let catalog = try catalog("rule one +4.0\n  match \(phrase)\n  why \"W\"\n  flag \"x\"\n  pass \"y\"\n")
    let summary = try #require(catalog.source(of: 0)?.match)
    #expect(summary.count == count && summary.regexes == regexes && summary.words == words)
  }

  @Test("Status, hits and what an overlay changes")
  func standing() throws {
    func rule(_ name: String, _ clauses: String) -> String {
      "rule \(name) +1.0\n  \(clauses)\n  why \"W\"\n  flag \"x\"\n  pass \"y\"\n"
    }
    let overlay = PackSource(
      rules: [
        SourceFile(
          path: "o/o.rules",
          text: """
            pack site extends "../p"
              version "1"

            # A comment.
            change rule told
              status  shadow  # a comment inside
              pass    "z"

            change rule asker +0.0
            """)
      ], wordLists: [])
    let catalog = try catalog(
      rule("told", "match \"a\"") + rule("gone", "match \"b\"\n  status disabled")
        + rule("old", "match \"c\"\n  status deprecated \"use told\"\n  version \"7\"")
        + rule("fact", "match \"d\"") + rule("asker", "where hit(fact) and (stars = 1 or not hit(fact))"),
      under: overlay)
    #expect(catalog.program.rules.map(\.id) == ["told", "old", "fact", "asker"])
    #expect((0..<4).map { catalog.standing(of: $0) } == [.shadow, .deprecated, .live, .watched])
    #expect((0..<4).map { catalog.askers(of: $0) } == [[], [], [3], []])
    #expect(catalog.source(of: 3)?.rules == ["fact"])
    let change = try #require(catalog.source(of: 0)?.changes.first)
    #expect(change.path == "o/o.rules" && change.line == 5)
    #expect(change.definition == "change rule told\n  status  shadow  # a comment inside\n  pass    \"z\"")
    #expect(catalog.source(of: 3)?.changes.map(\.definition) == ["change rule asker +0.0"])
    #expect(catalog.source(of: 0)?.path == "p/tested.rules")
    #expect(catalog.source(of: 0)?.passes == 2)
    #expect(catalog.source(of: 2)?.changes.isEmpty == true)
    // What is disabled is no part of the program, but can be looked up.
    #expect(catalog.rules.map(\.id) == ["told", "old", "fact", "asker", "gone"])
    #expect(catalog.index(of: "gone") == 4 && catalog.standing(of: 4) == .disabled)
    #expect(catalog.source(of: 4)?.definition.hasPrefix("rule gone") == true)
    #expect(catalog.askers(of: 4).isEmpty && catalog.groupMates(of: 4).isEmpty && catalog.twins(of: 4).isEmpty)
  }

  private func catalog(_ body: String, under overlay: PackSource? = nil) throws -> RuleCatalog {
    let base = PackSource(
      rules: [
        SourceFile(path: "p/pack.rules", text: Goldens.packClause),
        SourceFile(path: "p/tested.rules", text: SmallPack.guideline + body),
      ], wordLists: [SourceFile(path: "p/lists/long.txt", text: "# words\none\ntwo\n")])
    let source = overlay.map { PackSource($0, on: base) } ?? base
    let compilation = PackCompiler.compile(source)
    let shown = compilation.diagnostics.map { DiagnosticRenderer.text($0, compilation.files) }.joined()
    return RuleCatalog(try #require(compilation.program, "\(shown)"), source)
  }

  @Test("A rule's source is where it is written, with what it uses")
  func source() throws {
    let catalog = try catalog(
      """
      list long from "long.txt"
      list short = "a", "b"
      group g cap 5.0
      rule first +4.0 group g
        match   short "x"   # a comment inside
        unless  near 3: long
        where   stars = 1 and words > 0 and (not present(title) or count(<url> not in business_domains) > 1) and has(short in comment)
                and stars < 5
        why     "W"
        flag    "x"
        flag    "y"
        pass    "z"

      # a comment that belongs to what follows
      rule second +0.0 group g
        match   short "x"
        why     "V"
        flag    "x"
        pass    "y"
      rule third -1.0
        where   stars = 1
        why     "U"
        flag    "x"
        pass    "y"
      rule fourth +1.0
        where   stars = 1
        why     "T"
        flag    "x"
        pass    "y"
      rule fifth +1.0
        where   has("rareword" "again")
        why     "S"
        flag    "x"
        pass    "y"
      """)
    let first = try #require(catalog.source(of: 0))
    #expect(first.path == "p/tested.rules")
    #expect(first.line == 10)
    #expect(first.definition.hasPrefix("rule first +4.0 group g\n  match   short \"x\"   # a comment inside\n"))
    #expect(first.definition.hasSuffix("pass    \"z\""))
    #expect(first.group == "g")
    #expect(first.guards.map(\.count) == [2])
    #expect(first.asks == ["stars", "words", "title", "<url>", "business_domains", "comment"])
    #expect(first.needs == ["stars"])
    #expect(first.lists.map(\.name) == ["short", "long"])
    #expect(first.lists.map(\.entries) == [2, 2])
    #expect(first.lists.map(\.line) == [8, 7])
    #expect(first.flags == 2 && first.passes == 1)
    #expect(catalog.groupMates(of: 0) == [1])
    #expect(catalog.twins(of: 1) == [0])
    #expect(catalog.twins(of: 2).isEmpty && catalog.groupMates(of: 2).isEmpty)
    #expect((0..<3).map { catalog.standing(of: $0) } == [.live, .watched, .live])
    #expect(
      (0..<5).map { catalog.occasion(of: $0) }
        == [.matchFound, .matchFound, .aboutToLabel, .numberKnown, .phraseFound])
    #expect(catalog.index(of: "third") == 2)
    #expect(catalog.index(of: "sixth") == nil)
  }

  /// Conditions, and when a rule with one is looked at.
  static let occasions: [(String, RuleOccasion)] = [
    ("words > 3", .always), ("not (account_age_days >= 3)", .always), ("has(\"the\")", .always),
    ("account_age_days < 3", .numberKnown), ("experience_age_days > 3 and words > 2", .numberKnown),
    ("copies_elsewhere >= 9 or copies_by_others >= 9", .numberKnown), ("account_age_days < 3 or words > 3", .always),
    ("account_age_days < 3 and has(\"rareword\")", .phraseFound),
    ("account_age_days < 3 or has(\"rareword\")", .factFound), ("count(\"rareword\") >= 2", .phraseFound),
    ("count(\"rareword\") < 2", .always),
    // Common, but looked for in any case.
    ("hit(other)", .phraseFound), ("has(\"and\")", .phraseFound),
  ]

  @Test("What a rule waits for", arguments: occasions)
  func occasion(_ condition: String, _ occasion: RuleOccasion) throws {
    let catalog = try catalog(
      """
      rule waiting +1.0
        where   \(condition)
        why     "W"
        flag    "x"
        pass    "y"
      rule other +1.0
        match   "and"
        why     "V"
        flag    "x"
        pass    "y"

      """)
    #expect(catalog.occasion(of: 0) == occasion)
  }

  @Test("A program without its files has no sources")
  func builtIn() throws {
    let catalog = RuleCatalog(try SmallPack(rules: ["match \"a\""]).program)
    #expect(catalog.source(of: 0) == nil)
    #expect(catalog.standing(of: 0) == .live)
  }
}
