import Assay
import AssayCore
import AssayRules
import Foundation
import Testing

/// What the binary carries: the compiled pack, and the files that packs extend.
struct BuiltInTests {
  @Test(
    "The files in the binary are those of Rules/default; else run `.ci/default-sources > Sources/AssayDefaultPack/sources.c`"
  )
  func sources() throws {
    let built = DefaultPack.source
    let wanted = Repository.source
    #expect(built.rules.map(\.path) == wanted.rules.map { $0.path.replacing("Rules/default/", with: "default/") })
    #expect(
      built.wordLists.map(\.path) == wanted.wordLists.map { $0.path.replacing("Rules/default/", with: "default/") })
    #expect(
      built.rules.map(\.text) == wanted.rules.map(\.text), "a file changed: touch Sources/AssayDefaultPack/sources.c")
    #expect(built.wordLists.map(\.text) == wanted.wordLists.map(\.text))
    #expect(DefaultPack.model != nil)
  }

  @Test("An overlay that says nothing changes nothing, and brings the built-in model along")
  func nothing() throws {
    let own = PackSource(
      rules: [SourceFile(path: "site/pack.rules", text: "pack site extends default\n  version \"7\"\n")], wordLists: [])
    let program = try #require(PackFolder.compile(PackSource(own, on: DefaultPack.source), model: nil).program)
    let plain = try DefaultPack.program()
    #expect(program.name == "default+site" && program.version == plain.version + "+7" && program.hash != plain.hash)
    #expect(!program.bayes.isEmpty)
    var one = Scratch(program)
    var other = Scratch(plain)
    for example in Repository.pack.examples.prefix(300) {
      program.classify(example.ticket, &one)
      plain.classify(example.ticket, &other)
      #expect(one.verdict.sums == other.verdict.sums && one.verdict.outcome == other.verdict.outcome)
    }
  }
}
