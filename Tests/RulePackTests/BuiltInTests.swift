import Assay
import AssayRules
import AssayTestSupport
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

  @Test(
    "An overlay that says nothing changes nothing, and brings the built-in model along",
    .enabled(if: Shell.hasBinary))
  func nothing() {
    let files = TemporaryFolder()
    let result = Shell.run(
      #"""
      mkdir site; trap 'rm -r site' EXIT
      printf 'pack site extends default\n  version "7"\n' > site/pack.rules
      assay generate --count 2000 > tickets.ndjson
      assay classify tickets.ndjson > plain
      assay classify --rules site tickets.ndjson > site.out
      grep -c '"words":' plain
      sed 's/"ruleset":{[^}]*}//' plain > plain.bare
      sed 's/"ruleset":{[^}]*}//' site.out | diff -q - plain.bare > /dev/null && echo same
      grep -o '"name":"[^"]*","version":"[^"]*"' plain | sort -u
      grep -o '"name":"[^"]*","version":"[^"]*"' site.out | sort -u
      """#, in: files.path)
    let lines = result.lines
    guard lines.count == 4, result.errorText.isEmpty else {
      Issue.record("\(result.text)\(result.errorText)")
      return
    }
    #expect(Int(lines[0]).map { $0 > 10 } == true)
    #expect(lines[1] == "same")
    #expect(lines[3] == lines[2].replacing("default", with: "default+site").dropLast() + "+7\"")
  }
}
