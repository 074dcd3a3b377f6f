import AssayCore
import AssayRules
import Testing

@testable import assay_cli

/// The page about the default pack's guidelines.
struct GuidelinePageTests {
  /// Made once for all tests.
  private static let catalog = Result { RuleCatalog(try Repository.program(), Repository.source) }
  private static let page = Result {
    var page = GuidePage(try catalog.get())
    return page.text()
  }

  @Test("Documentation/Guidelines.md is what `assay rules guide` writes")
  func page() throws {
    try GeneratedPage.compare(try Self.page.get(), with: "Documentation/Guidelines.md")
  }

  @Test("Every guideline says what it means, what counts and what does not")
  func texts() throws {
    let catalog = try Self.catalog.get()
    for (index, guideline) in catalog.program.guidelines.enumerated() {
      let source = try #require(catalog.source(ofGuideline: index))
      #expect(source.means.hasSuffix("."), "\(guideline.id)")
      #expect(source.counts.count >= 2 && source.excludes.count >= 2, "\(guideline.id)")
      for text in source.counts + source.excludes { #expect(!text.hasSuffix("."), "\(guideline.id): \(text)") }
      let all = [source.means] + source.counts + source.excludes
      #expect(all.allSatisfy { OffensiveWords.unmasked(in: $0, mayBeHarmless: false).isEmpty }, "\(guideline.id)")
    }
  }

  @Test("What is quoted masked or not at all can't be read on it")
  func masks() throws {
    let program = try Repository.program()
    let page = try Self.page.get()
    var scratch = RuleTester.scratch(program)
    var count = 0
    for (index, rule) in program.rules.enumerated() {
      let style = program.guidelines[Int(rule.guideline)].quote
      guard style != .plain, let example = Repository.pack.examples.first(where: { $0.rule == index && $0.mustFire })
      else { continue }
      count += 1
      program.classify(example.ticket, &scratch)
      let found = scratch.everyFired.filter { Int($0.rule) == index }.flatMap {
        scratch.evidence(of: $0, example.ticket)
      }
      // A single letter, or what has none, stays as it is, and so does a word of which asterisks leave one letter.
      let text = Array(example.ticket.string(.text).utf8)
      guard
        style == .hidden
          || found.contains(where: {
            $0.kind != .metadata && $0.field == .text && $0.end - $0.start > 3
              && text[Int($0.start)..<Int($0.end)].count { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 } > 1
          })
      else { continue }
      let isReadable = page.contains("“\(Markdown.escaped(example.text))”")
      #expect(!isReadable, "\(rule.id): \(example.text)")
    }
    #expect(count > 100)
  }
}
