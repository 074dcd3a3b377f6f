import AssayCore
import Foundation
import Testing

@testable import AssayRules

/// The pages under Documentation that speak of rules are executed, so they can't go stale.
struct DocumentTests {
  private static let folder = Goldens.repository.appendingPathComponent("Documentation")

  private static let reference =
    (try? String(contentsOf: folder.appendingPathComponent("Rules.md"), encoding: .utf8)) ?? ""

  /// The code spans in the first column of the table under a heading.
  private static func spans(under heading: String) -> [String] {
    let section = reference.split(separator: "\n").drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
    return section.filter { $0.hasPrefix("| `") }.flatMap { row in
      var spans: [String] = []
      var rest = row.dropFirst(2)
      while rest.first == "`", let end = rest.dropFirst().firstIndex(of: "`") {
        spans.append(String(rest[rest.index(after: rest.startIndex)..<end]).replacing("\\|", with: "|"))
        rest = rest[rest.index(after: end)...].drop { $0 == "," || $0 == " " }
      }
      return spans
    }
  }

  /// A block as a pack: what it leaves out is supplied.
  private func compile(_ block: PageBlock) -> Compilation {
    let text = block.declarations
    let needsGuideline = (block.isClauses || block.has("rule") || block.has("group")) && !block.has("guideline")
    var rules = [SourceFile(path: block.page, text: (needsGuideline ? SmallPack.guideline : "") + text)]
    if !block.has("pack") { rules.append(SourceFile(path: "pack.rules", text: Goldens.packClause)) }
    let lists = [SourceFile(path: "lists/body_parts.txt", text: "head\nhands\n")]
    return PackCompiler.compile(PackSource(rules: rules, wordLists: lists))
  }

  @Test("There are blocks to execute, of all kinds")
  func someBlocks() {
    let ofReference = PageBlock.all.filter { $0.page == "Documentation/Rules.md" }
    #expect(ofReference.count >= 20)
    #expect(ofReference.count(where: \.isClauses) >= 10)
    #expect(ofReference.count { $0.fault != nil } >= 1)
    #expect(ofReference.count { $0.has("flag") } >= 10)
  }

  @Test("Blocks are found, with what is supplied to them")
  func findingBlocks() throws {
    let page = "```sh\n```rules\n```\n```rules E110\nrule x\n```\n```clauses\nflag \"a\"\n```\n```\n```clauses\n```\n"
    let blocks = PageBlock.blocks(page, page: "x.md")
    try #require(blocks.count == 2)
    #expect(blocks.map(\.text) == ["rule x\n", "flag \"a\"\n"])
    #expect(blocks.map(\.fault) == ["E110", nil])
    #expect(blocks.map(\.line) == [5, 8])
    #expect(blocks[1].declarations == "rule shown +4.0\n  why \"W\"\n  pass \"\"\n  flag \"a\"\n")
  }

  @Test("Every block of rules compiles, and its examples do as they should", arguments: PageBlock.all)
  func block(_ block: PageBlock) throws {
    let compilation = compile(block)
    let faults = compilation.diagnostics.filter { $0.code != .unusedList }
    if let fault = block.fault {
      #expect(Set(faults.map(\.code.rawValue)) == [fault])
      return
    }
    for one in faults { Issue.record("\(block): \(DiagnosticRenderer.text(one, compilation.files))") }
    guard let program = compilation.program else { return }
    for failure in RuleTester.failures(program, compilation.examples) {
      Issue.record("\(block): \(ExampleReport(program, compilation.files).line(failure))")
    }
  }

  @Test("Every block is laid out in the house style", arguments: PageBlock.all)
  func layout(_ block: PageBlock) throws {
    let file = SourceFile(
      path: block.page, text: block.isClauses ? "rule shown +4.0\n" + indented(block.text) : block.text)
    let formatted = try #require(RuleFormatter.format(file, listNames: []).text)
    #expect(formatted == file.text)
  }

  private func indented(_ text: String) -> String { text.split(separator: "\n").map { "  \($0)\n" }.joined() }

  @Test("Every phrase of the table compiles")
  func phrases() throws {
    let phrases = DocumentTests.spans(under: "## Phrases")
    #expect(phrases.count >= 9)
    _ = try SmallPack(rules: phrases.map { "match \($0)" }, lists: "list invitations = \"visit\"\n")
  }

  @Test("The grammar names every keyword")
  func grammar() {
    let grammar = DocumentTests.reference.split(separator: "## Grammar").last ?? ""
    let keywords =
      Parser.declarations + Parser.clauseNames.sorted() + [
        "near", "before", "after", "given", "cap", "from", "extends", "hit",
      ]
      + RuleStatus.allCases.map(\.rawValue)
    for keyword in keywords { #expect(grammar.contains("\"\(keyword)\""), "\(keyword)") }
  }

  @Test("The parser reads whatever the grammar makes", arguments: 0..<10)
  func grammarIsParsed(_ seed: Int) {
    let grammar = PageGrammar(DocumentTests.reference.split(separator: "## Grammar").last ?? "")
    #expect(grammar.names.isSuperset(of: ["file", "pack", "guideline", "rule", "clause", "phrases", "condition"]))
    var size = 0
    for number in 0..<20 {
      let text = grammar.file(seed: UInt64(seed * 100 + number))
      size += text.utf8.count
      let file = SourceFile(path: "grammar.rules", text: text)
      var lexer = Lexer(file, file: 0)
      let tokens = lexer.tokens()
      var parser = Parser(tokens, lexer.diagnostics, listNames: ["some_thing"])
      _ = parser.declarationsOfFile()
      // That a clause may stand only once is no matter of grammar.
      for fault in parser.diagnostics where fault.code != .duplicateClause {
        Issue.record("\(DiagnosticRenderer.text(fault, [file]))")
      }
    }
    #expect(size > 1_000)
  }

  @Test("The grammar makes everything")
  func grammarMakesEverything() {
    let grammar = PageGrammar(DocumentTests.reference.split(separator: "## Grammar").last ?? "")
    let all = (0..<200).map { grammar.file(seed: UInt64($0)) }.joined()
    for word in Parser.declarations + Parser.clauseNames.sorted() { #expect(all.contains("\n \(word) "), "\(word)") }
    for text in [
      "extends \"", "extend list", "extend guideline", "change rule", "status deprecated \"", "hit ( ", "| /a[b-d]",
    ] { #expect(all.contains(text), "\(text)") }
  }

  @Test("Links to sections lead somewhere")
  func links() {
    let headings = Set(
      DocumentTests.reference.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
        heading.drop { $0 == "#" || $0 == " " }.lowercased().filter { !",'".contains($0) }.replacing(" ", with: "-")
      })
    for match in DocumentTests.reference.matches(of: /\]\(#([^)]*)\)/) {
      #expect(headings.contains(String(match.output.1)), "\(match.output.1)")
    }
  }

  @Test("Every condition of the table compiles")
  func conditions() throws {
    let conditions = DocumentTests.spans(under: "## Conditions")
    #expect(conditions.count >= 8)
    let asked = "rule promo_code +1.0\n why \"W\"\n match \"a\"\n flag \"a\"\n pass \"b\"\n"
    _ = try SmallPack(rules: conditions.map { "where \($0)" }, lists: asked)
  }

  @Test("The page names every feature, class, field, exposure and quote style, and none besides")
  func names() {
    func listed(after start: String) -> Set<String> {
      guard let found = DocumentTests.reference.range(of: start) else { return [] }
      let rest = DocumentTests.reference[found.upperBound...].drop { $0 != "`" }.dropFirst()
      return Set(rest.prefix { $0 != "`" }.split(whereSeparator: \.isWhitespace).map(String.init))
    }
    #expect(listed(after: "Number features:") == Set(Feature.allCases.map(\.name)))
    for name in Exposure.names + ["plain", "masked", "hidden"] {
      #expect(DocumentTests.reference.contains(name), "\(name)")
    }
    for name in [
      "url", "email", "phone", "card", "iban", "postcode", "money", "percent", "number", "date", "handle", "code",
      "emoji", "name", "word",
    ] {
      #expect(DocumentTests.reference.contains("<\(name)>"), "\(name)")
    }
    let fields =
      TextField.allCases.map(\.name) + NumberField.allCases.map(\.name) + FlagField.allCases.map(\.name)
      + ListField.allCases.map(\.name)
    let given = listed(after: "Examples may give any of these fields:")
    let notGiven: Set = [
      "ticket_id", "text", "labels", "labels_optional", "raters", "primary", "decided_by", "decided_at",
      "decision_source", "decision", "appeal_outcome",
    ]
    #expect(given == Set(fields).subtracting(notGiven))
    let compared = listed(after: "Fields that can be compared:")
    for name in compared {
      let value = FlagField.allCases.contains { $0.name == name } ? "true" : "x"
      #expect(throws: Never.self) { try SmallPack(rules: ["where \(name) = \(value)"]) }
    }
    for name in fields where !compared.contains(name) && !Feature.allCases.contains(where: { $0.name == name }) {
      #expect(throws: (any Error).self, "\(name)") { try SmallPack(rules: ["where \(name) = x"]) }
    }
  }

  @Test("The limits that the page names are those of the code")
  func limits() {
    for text in [
      "(\(Limits.gap) at most)", "\(Limits.phraseLength) words", "\(Limits.guidelines) guidelines",
      "\(Parser.nesting) deep", "from rule to rule | \(Limits.hitDepth) |", "| \(Int(Checker.farthest)) words |",
      "| \(Int(Checker.largestWeight)) bits |",
      "| \(Checker.languages) each |", "in one ticket | \(Limits.matchesPerRule) |",
    ] {
      #expect(DocumentTests.reference.contains(text), "\(text)")
    }
  }

  @Test("Documentation/Diagnostics.md is the table of codes")
  func diagnostics() throws {
    var page = """
      # What the rule checker says

      Generated from the table in `Sources/AssayRules/Diagnostics`; a test keeps it equal. Codes are stable: one is never
      given another meaning. A pack with an error (`E…`) is not used; a warning (`W…`) does not stop it. W301 and
      warnings beyond W303 are looked for only where there are no errors. `assay rules check --fix` mends what needs no judgement.


      """
    for code in DiagnosticCode.allCases {
      page += "## \(code.rawValue): \(code.title)\n\n\(code.advice)\n\n"
      if !code.example.isEmpty { page += "```\n\(code.example)\n```\n\n" }
    }
    page.removeLast()
    try Goldens.compare(page, withFile: DocumentTests.folder.appendingPathComponent("Diagnostics.md"))
  }
}
