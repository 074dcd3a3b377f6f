import AssayTestSupport
import Foundation
import Testing

@testable import AssayRules

/// Laying rules out anew changes white space and nothing else.
struct FormatTests {
  // MARK: What is compared

  /// The tree of a file as text, without places and the set of what is written, which has no order; nil after a fault.
  private func tree(_ text: String, _ listNames: Set<String>) -> String? {
    let file = SourceFile(path: "test.rules", text: text)
    var lexer = Lexer(file, file: 0)
    let tokens = lexer.tokens()
    var parser = Parser(tokens, lexer.diagnostics, listNames: listNames.union(Parser.listNames(tokens)))
    let declarations = parser.declarationsOfFile()
    guard parser.diagnostics.isEmpty else { return nil }
    return String(reflecting: declarations).replacing(/SourceSpan\([^)]*\)|written: Set\([^)]*\)/, with: "")
  }

  private func formatted(_ text: String, _ listNames: Set<String> = []) -> String? {
    RuleFormatter.format(SourceFile(path: "test.rules", text: text), listNames: listNames).text
  }

  /// All that must hold of a file that parses.
  private func check(_ text: String, _ listNames: Set<String> = [], compareTrees: Bool = true) throws {
    let once = try #require(formatted(text, listNames), "\(text)")
    #expect(formatted(once, listNames) == once, "\(text)")
    #expect(syntaxTokens(once).map(\.kind) == syntaxTokens(text).map(\.kind), "\(text)")
    #expect(comments(once) == comments(text), "\(text)")
    if compareTrees {
      let isSame = tree(once, listNames) == tree(text, listNames)
      #expect(isSame, "\(text)")
    }
    for line in once.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(line.last != " " && line.last != "\t" && line.last != "\r")
    }
    #expect(!once.contains("\n\n\n"))
    #expect(once.isEmpty || once.hasSuffix("\n") && !once.hasSuffix("\n\n"))
  }

  // MARK: Properties

  @Test("Random files keep their tree and comments, and stay as they are the second time", arguments: 0..<10)
  func random(_ seed: Int) throws {
    var parsed = 0
    for number in 0..<12 {
      let file = RandomRuleFile(seed: UInt64(seed * 1000 + number))
      // What the generator meant as a comment is one.
      #expect(comments(file.text) == file.comments)
      if tree(file.text, ["things"]) == nil { continue }
      parsed += 1
      try check(file.text, ["things"])
    }
    #expect(parsed >= 7)
  }

  static let realFiles: [String] = {
    let folders = ["Rules/default", "Examples/escape-rooms", "Examples/site"]
    return folders.flatMap { folder in
      let path = Goldens.repository.appendingPathComponent(folder).path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(".rules") }.sorted().map { folder + "/" + $0 }
    }
  }()

  private func contents(_ path: String) throws -> String {
    try String(contentsOf: Goldens.repository.appendingPathComponent(path), encoding: .utf8)
  }

  @Test("Real files", arguments: realFiles)
  func real(_ path: String) throws {
    // Every other list of the pack stands in the same file, or in none that a line begins with.
    try check(try contents(path), compareTrees: false)
  }

  @Test("Real files spoilt by other white space are laid out as before", arguments: realFiles)
  func spoilt(_ path: String) throws {
    let once = try #require(formatted(try contents(path)))
    let spoilt = once.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? "" : line.hasPrefix("#") ? line + "\t\r" : " \t" + line.replacing(" | ", with: "|") + "  \r"
    }
    #expect(formatted(spoilt.joined(separator: "\n")) == once)
  }

  @Test("There are real files")
  func enough() { #expect(FormatTests.realFiles.count >= 23) }

  @Test("Long lines, many clauses and many comments take time in proportion")
  func hostile() throws {
    let many = 1_500
    func repeated(_ text: String) -> String { String(repeating: text, count: many) }
    for text in [
      "rule r +1\n match \"a\"" + repeated("|(\"b\")\"c\""), "rule r +1\n match \"a\"" + repeated("\n|(\"b\"\n)"),
      "pack p\n" + repeated("outcome clear route low within 5d\n"), repeated("list a=\"b\" # c\n#d\n\n"),
      "list a=\"b\"" + repeated(", # c\n\"d\""), "rule r +1\n" + repeated("flag \"é\"\n"),
    ] {
      let once = try #require(formatted(text))
      #expect(formatted(once) == once)
    }
    #expect(formatted("rule r +1\n match " + repeated("(") + "\"a\"" + repeated(")")) == nil)
  }

  // MARK: Golden pairs

  static let cases = Goldens.files(in: "format", ending: ".rules")

  @Test("Every pair", arguments: cases)
  func pair(_ name: String) throws {
    let text = String(decoding: try Data(contentsOf: Goldens.folder.appendingPathComponent(name)), as: UTF8.self)
    let file = SourceFile(path: String(name.split(separator: "/").last ?? ""), text: text)
    let result = RuleFormatter.format(file, listNames: [])
    let faults = result.diagnostics.map { DiagnosticRenderer.text($0, [file]) }.joined(separator: "\n")
    #expect((result.text == nil) == !faults.isEmpty)
    try Goldens.compare(result.text ?? faults, with: name.replacingEnding(".rules", by: ".out"))
    if result.text != nil { try check(text) }
  }

  // MARK: Word lists

  @Test("Word lists")
  func wordList() {
    let text = "\u{FEFF}\n\n# title  \r\n\n\n  free   gift\t\r\nfree*#why\n\n\n   # aside\n\n"
    let once = RuleFormatter.format(wordList: SourceFile(path: "a.txt", text: text))
    #expect(once == "# title\n\nfree gift\nfree*  #why\n\n# aside\n")
    #expect(RuleFormatter.format(wordList: SourceFile(path: "a.txt", text: once)) == once)
    #expect(RuleFormatter.format(wordList: SourceFile(path: "a.txt", text: " \n\n")) == "")
  }

  @Test("Hostile word lists keep their entries", arguments: 0..<50)
  func randomWordList(_ seed: Int) {
    var random = RepeatableGenerator(seed: UInt64(seed))
    let pieces = ["a", "b c", " ", "\t", "\n", "\n\n", "\r\n", "#", "# x", "é", "  "]
    let text = (0..<random.below(60)).map { _ in random.pick(pieces) }.joined()
    let once = RuleFormatter.format(wordList: SourceFile(path: "a.txt", text: text))
    #expect(RuleFormatter.format(wordList: SourceFile(path: "a.txt", text: once)) == once)
    func entries(_ text: String) -> [[Substring]] {
      text.split(separator: /\n|\r\n/).map { line in
        (line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first ?? "").split(
          whereSeparator: \.isWhitespace)
      }.filter { !$0.isEmpty }
    }
    #expect(entries(once) == entries(text))
  }
}
