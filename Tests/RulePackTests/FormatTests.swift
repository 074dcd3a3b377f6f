import AssayCore
import AssayRules
import Testing

/// The formatter on the default pack.
struct FormatTests {
  @Test("Laid out anew, the default pack compiles to the same program")
  func sameProgram() throws {
    let listNames = RuleFormatter.listNames(Repository.source.rules)
    var source = Repository.source
    for (index, file) in source.rules.enumerated() {
      source.rules[index] = SourceFile(
        path: file.path, text: try #require(RuleFormatter.format(file, listNames: listNames).text))
    }
    for (index, file) in source.wordLists.enumerated() {
      source.wordLists[index] = SourceFile(path: file.path, text: RuleFormatter.format(wordList: file))
    }
    let anew = try #require(PackCompiler.compile(source).program)
    let isSame = PackFile.encode(anew) == PackFile.encode(try Repository.program())
    #expect(isSame)
  }
}
