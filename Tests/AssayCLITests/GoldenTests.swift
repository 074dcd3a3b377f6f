import Testing

@testable import assay_cli

/// What people see, compared with files. A new case is a new file; `ASSAY_UPDATE_GOLDENS=1 swift test` writes what is
/// expected of it, to be read before it is committed.
@Suite("Golden files")
struct GoldenTests {
  @Test("Command lines", arguments: Files.names(in: Files.goldens + "/cli", ending: ".args"))
  func commandLine(name: String) throws {
    let path = "\(Files.goldens)/cli/\(name)"
    let line = try #require(Files.read(path + ".args"))
    let arguments = line.split(whereSeparator: \.isWhitespace).map(String.init)
    try compare(CommandRun(arguments).transcript, with: path + ".out")
  }

  @Test("Explanations", arguments: Files.names(in: Files.goldens + "/explain", ending: ".case"))
  func explanation(name: String) throws {
    let path = "\(Files.goldens)/explain/\(name)"
    let explanation = try ExplainCase(try #require(Files.read(path + ".case"))).explanation
    try compare(explanation.text, with: path + ".out")
    if !explanation.layout.usesColor {
      for line in explanation.text.split(separator: "\n") {
        #expect(ColumnWidth.of(line) <= explanation.layout.width, "\(line)")
      }
    }
  }

  @Test("There are cases")
  func cases() {
    #expect(Files.names(in: Files.goldens + "/cli", ending: ".args").count > 10)
    #expect(Files.names(in: Files.goldens + "/explain", ending: ".case").count > 5)
  }

  private func compare(_ actual: String, with path: String) throws {
    if Files.updatesGoldens {
      #expect(Files.write(actual, to: path))
      return
    }
    let expected = try #require(Files.read(path), "no \(path): run with ASSAY_UPDATE_GOLDENS=1")
    #expect(actual == expected)
  }
}
