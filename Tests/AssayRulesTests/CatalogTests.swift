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

  private func catalog(_ body: String) throws -> RuleCatalog {
    let source = PackSource(
      rules: [
        SourceFile(path: "p/pack.rules", text: Goldens.packClause),
        SourceFile(path: "p/tested.rules", text: SmallPack.guideline + body),
      ], wordLists: [SourceFile(path: "p/lists/long.txt", text: "# words\none\ntwo\n")])
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
      (0..<5).map { catalog.occasion(of: $0) } == [.matchFound, .matchFound, .aboutToLabel, .always, .phraseFound])
    #expect(catalog.index(of: "third") == 2)
    #expect(catalog.index(of: "sixth") == nil)
  }

  @Test("A program without its files has no sources")
  func builtIn() throws {
    let catalog = RuleCatalog(try SmallPack(rules: ["match \"a\""]).program)
    #expect(catalog.source(of: 0) == nil)
    #expect(catalog.standing(of: 0) == .live)
  }
}
