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

  @Test("Spoilt by other white space and laid out anew, it is the same text, and so the same program")
  func sameText() throws {
    let listNames = RuleFormatter.listNames(Repository.source.rules)
    for file in Repository.source.rules {
      let spoilt = SourceFile(
        path: file.path, text: file.text.replacing(" | ", with: "|").replacing("\n  ", with: "\n\t") + "\n\n")
      let isSame = RuleFormatter.format(spoilt, listNames: listNames).text == file.text
      #expect(isSame, "\(file.path)")
    }
  }
}
