import AssayCore
import AssayRules
import Testing

/// The formatter on the default pack.
struct FormatTests {
  @Test("It is laid out: `assay rules fmt Rules/default` has nothing to do")
  func layout() {
    let listNames = RuleFormatter.listNames(Repository.source.rules)
    for file in Repository.source.rules {
      let isSame = RuleFormatter.format(file, listNames: listNames).text == file.text
      #expect(isSame, "\(file.path)")
    }
    for file in Repository.source.wordLists {
      let isSame = RuleFormatter.format(wordList: file) == file.text
      #expect(isSame, "\(file.path)")
    }
  }

  @Test("Spoilt by other white space and laid out anew, it compiles to the same program")
  func sameProgram() throws {
    let listNames = RuleFormatter.listNames(Repository.source.rules)
    var source = Repository.source
    for (index, file) in source.rules.enumerated() {
      let spoilt = SourceFile(
        path: file.path, text: file.text.replacing(" | ", with: "|").replacing("\n  ", with: "\n\t") + "\n\n")
      source.rules[index] = SourceFile(
        path: file.path, text: try #require(RuleFormatter.format(spoilt, listNames: listNames).text))
    }
    for (index, file) in source.wordLists.enumerated() {
      source.wordLists[index] = SourceFile(path: file.path, text: RuleFormatter.format(wordList: file))
    }
    let anew = try #require(PackCompiler.compile(source).program)
    let isSame = PackFile.encode(anew) == PackFile.encode(try Repository.program())
    #expect(isSame)
  }
}
