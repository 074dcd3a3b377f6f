import AssayCore
import AssayRules
import AssayTestSupport
import Foundation
import Testing

/// What `--fix` makes of rule files. A pair needs no code: `fixes/NAME.rules` and what becomes of it, `NAME.fixed`.
struct FixerTests {
  static let cases = Goldens.files(in: "fixes", ending: ".rules")

  @Test("Every pair", arguments: cases)
  func pair(_ name: String) throws {
    var files = try Goldens.sources(name)
    for _ in 0..<10 {
      let compilation = PackCompiler.check(files)
      let (changed, mended) = Fixer.fixed(compilation.diagnostics, compilation.files)
      if mended.isEmpty { break }
      files = PackSource(
        rules: Array(changed.prefix(files.rules.count)), wordLists: Array(changed.dropFirst(files.rules.count)))
    }
    #expect(Fixer.fixed(PackCompiler.check(files).diagnostics, files.rules + files.wordLists).mended.isEmpty)
    let shown = (files.rules + files.wordLists).filter { $0.path != "pack.rules" }
    let text = shown.map { $0.path.hasPrefix("lists/") ? "#= \($0.path)\n\($0.text)" : $0.text }.joined()
    try Goldens.compare(text, with: name.replacingEnding(".rules", by: ".fixed"))
  }

  @Test("There are pairs")
  func some() { #expect(FixerTests.cases.count >= 6) }

  @Test(
    "Every change lies in its file, and mends at least one thing or brings another to light",
    arguments: GoldenTests.cases)
  func changes(_ name: String) throws {
    let source = try Goldens.sources(name)
    let before = PackCompiler.check(source)
    for edit in before.diagnostics.flatMap(\.edits) {
      let count = before.files[edit.span.file].text.utf8.count
      #expect(edit.span.start >= 0 && edit.span.start <= edit.span.end && edit.span.end <= count, "\(name)")
    }
    let (files, mended) = Fixer.fixed(before.diagnostics, before.files)
    guard !mended.isEmpty else { return }
    let after = PackCompiler.check(
      PackSource(rules: Array(files.prefix(source.rules.count)), wordLists: Array(files.dropFirst(source.rules.count))))
    #expect(after.diagnostics != before.diagnostics, "\(name)")
  }

  /// What warnings take out was never needed: the same rules fire without it.
  @Test("Mending warnings changes no verdict", arguments: 0..<30)
  func sameVerdicts(seed: UInt64) throws {
    var random = RepeatableGenerator(seed: seed)
    let words = ["code", "codes", "code*", "i'm", "im", "a b", "a", "b", "a-b", "*ode"]
    func phrases() -> String {
      (0..<(2 + random.below(5))).map { _ in
        let word = "\"\(random.pick(words))\""
        return random.once(in: 4)
          ? "(\(word) | \"\(random.pick(words))\")" : word + (random.once(in: 5) ? " \"b\"?" : "")
      }.joined(separator: " | ")
    }
    let rules = (0..<3).map { index in
      """
      rule r\(index) +4.0
        match \(phrases())
        \(random.once(in: 2) ? "unless \(phrases()) \"zz\"" : "where has(\(phrases())) or stars = 1")
        why "W"
        flag "x"
        pass "y"

      """
    }
    let text = SmallPack.guideline + rules.joined()
    let source = PackSource(
      rules: [SourceFile(path: "pack.rules", text: Goldens.packClause), SourceFile(path: "t.rules", text: text)],
      wordLists: [])
    var files = source.rules
    for _ in 0..<20 {
      let compilation = PackCompiler.check(PackSource(rules: files, wordLists: []))
      try #require(!compilation.hasErrors)
      let (changed, mended) = Fixer.fixed(compilation.diagnostics, files)
      if mended.isEmpty { break }
      files = changed
    }
    let body = { (files: [SourceFile]) in String(files[1].text.dropFirst(SmallPack.guideline.count)) }
    let before = try SmallPack(body(source.rules))
    let after = try SmallPack(body(files))
    for _ in 0..<30 {
      let text = (0..<random.below(5)).map { _ in
        random.pick(["code", "codes", "i'm", "im", "a", "b", "zz", "c0de", "encode", "x"])
      }.joined(separator: " ")
      #expect(before.fired(text) == after.fired(text), "\(text)\n\(files[1].text)")
    }
  }
}
