import AssayCore
import AssayRules
import Foundation
import Testing

/// The pages under Documentation that speak of rules are executed, so they can't go stale.
struct DocumentTests {
  private static let folder = Goldens.repository.appendingPathComponent("Documentation")

  private static let reference =
    (try? String(contentsOf: folder.appendingPathComponent("Rules.md"), encoding: .utf8)) ?? ""

  private static let advice =
    (try? String(contentsOf: Goldens.repository.appendingPathComponent("Rules/README.md"), encoding: .utf8)) ?? ""

  /// The blocks of Rules.md and of the page beside the rules that are marked ```` ```rules ````.
  static let blocks: [String] = {
    var blocks: [String] = []
    var block: [Substring]?
    for line in (reference + advice).split(separator: "\n", omittingEmptySubsequences: false) {
      if let lines = block {
        if line == "```" {
          blocks.append(lines.joined(separator: "\n") + "\n")
          block = nil
        } else {
          block = lines + [line]
        }
      } else if line == "```rules" {
        block = []
      }
    }
    return blocks
  }()

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
  private func compile(_ block: String) -> Compilation {
    let names = block.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    let isRule = names.contains("rule") || names.contains("group")
    var rules = [
      SourceFile(path: "block.rules", text: (isRule && !names.contains("guideline") ? SmallPack.guideline : "") + block)
    ]
    if !names.contains("pack") { rules.append(SourceFile(path: "pack.rules", text: Goldens.packClause)) }
    let lists = [SourceFile(path: "lists/body_parts.txt", text: "head\nhands\n")]
    return PackCompiler.compile(PackSource(rules: rules, wordLists: lists))
  }

  @Test("There are blocks to execute")
  func someBlocks() {
    #expect(DocumentTests.blocks.count >= 5)
    #expect(DocumentTests.blocks.contains { $0.contains("flag ") })
  }

  @Test("Every block marked as rules compiles, and its examples do as they should", arguments: blocks)
  func block(_ block: String) throws {
    let compilation = compile(block)
    for one in compilation.diagnostics where one.code != .unusedList {
      Issue.record("\(DiagnosticRenderer.text(one, compilation.files))")
    }
    guard let program = compilation.program else { return }
    for failure in RuleTester.failures(program, compilation.examples) {
      Issue.record("\(RuleTester.text(failure, program, compilation.files))")
    }
  }

  @Test("Every condition of the table compiles")
  func conditions() throws {
    let conditions = DocumentTests.spans(under: "### Conditions")
    #expect(conditions.count >= 8)
    _ = try SmallPack(rules: conditions.map { "where \($0)" })
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
      "ticket_id", "text", "labels", "labels_optional", "primary", "decided_by", "decision", "appeal_outcome",
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
      "(\(Limits.gap) at most)", "\(Limits.phraseLength) words", "\(Limits.guidelines) guidelines", "64 deep",
    ] {
      #expect(DocumentTests.reference.contains(text), "\(text)")
    }
  }

  @Test("Documentation/Diagnostics.md is the table of codes")
  func diagnostics() throws {
    var page = """
      # What the rule checker says

      Generated from the table in `Sources/AssayRules/Diagnostics`; a test keeps it equal. Codes are stable: one is never
      given another meaning. A pack with an error (`E…`) is not used; a warning (`W…`) does not stop it. Warnings beyond
      W303 are looked for only where there are no errors. `assay rules check --fix` mends what needs no judgement.


      """
    for code in DiagnosticCode.allCases {
      page += "## \(code.rawValue): \(code.title)\n\n\(code.advice)\n\n"
      if !code.example.isEmpty { page += "```\n\(code.example)\n```\n\n" }
    }
    page.removeLast()
    try Goldens.compare(page, withFile: DocumentTests.folder.appendingPathComponent("Diagnostics.md"))
  }
}
