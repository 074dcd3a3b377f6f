import AssayCore
import Foundation
import Testing

@testable import AssayRules

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reports of failing examples for programs: whatever stands in the rules, they can be read.
struct ExampleReportTests {
  /// A rule that fails on a text with everything that JSON and XML mind.
  private static func compilation(_ text: String) throws -> Compilation {
    let rules = """
      \(Goldens.packClause)guideline tested
        title    "Tested"
        severity 2
        prior    -5.0
        route    standard within 24h
        exposure none

      rule one +4.0
        match "deal"
        why   "A deal"
        flag  "\(text)"
        flag  "A deal."
        pass  "Wörter: a deal"
        pass  "nothing"

      """
    return PackCompiler.compile(
      PackSource(rules: [SourceFile(path: "a&b\"<c>'/pack\tx.rules", text: rules)], wordLists: []))
  }

  static let texts = [
    "plain", "<failure> & ]]> \\\"quoted\\\" 'text'", "&amp; &#0; <!-- x --> <?php ?>",
    "\u{7}\u{8}\u{1B}[31mred\u{1B}[0m",
    "\u{FFFE}\u{FFFF}\u{85}\u{2028}", "emoji 😀 and ünïcödé",
  ]

  @Test("JUnit is well-formed, with one test case an example and a failure for each that fails", arguments: texts)
  func junit(text: String) throws {
    let compilation = try Self.compilation(text)
    let program = try #require(compilation.program, "\(compilation.diagnostics)")
    let failures = RuleTester.failures(program, compilation.examples)
    #expect(failures.map(\.example.name) == ["flag 1", "pass 1"])
    let xml = JUnitReport(program, compilation.files).xml(compilation.examples, failures)
    let reader = JUnitReader()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))\n\(xml)")
    #expect(reader.cases == ["one flag 1", "one flag 2", "one pass 1", "one pass 2"])
    #expect(reader.files == ["a&b\"<c>'/pack\tx.rules"])
    #expect(reader.counts == ["4/2", "4/2"])
    #expect(reader.failures.count == 2)
    #expect(reader.failures[0].contains("must fire, but does not"))
    #expect(reader.failures[1].contains("on \"Wörter: a deal\""))
    #expect(reader.failures[0].contains(Self.readable(compilation.examples[0].text)))
  }

  /// What XML can hold of a text.
  private static func readable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { ($0.value < 0x20 || $0.value == 0xFFFE || $0.value == 0xFFFF) ? "\u{FFFD}" : $0 }))
  }

  @Test("JSON has one object a failure, and its offsets slice the text", arguments: texts)
  func json(text: String) throws {
    let compilation = try Self.compilation(text)
    let program = try #require(compilation.program)
    let report = ExampleReport(program, compilation.files)
    let objects = try RuleTester.failures(program, compilation.examples).map { failure in
      try #require(try JSONSerialization.jsonObject(with: Data(report.json(failure).utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["text"] as? String } == [compilation.examples[0].text, "Wörter: a deal"])
    #expect(objects[0]["reasons"] as? [String] == ["its `match` is found nowhere in title or text"])
    let fired = try #require((objects[1]["fired"] as? [[String: Any]])?.first)
    let evidence = try #require((fired["evidence"] as? [[String: Any]])?.first)
    let start = try #require(evidence["start"] as? Int)
    let end = try #require(evidence["end"] as? Int)
    #expect(Array("Wörter: a deal".unicodeScalars)[start..<end].map { String($0) }.joined() == "deal")
    #expect(evidence["quote"] as? String == "deal")
  }
}

private final class JUnitReader: NSObject, XMLParserDelegate {
  var cases: [String] = []
  var files: Set<String> = []
  var counts: [String] = []
  var failures: [String] = []
  private var isInFailure = false

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "testcase":
      cases.append(attributes["name"] ?? "")
      files.insert(attributes["file"] ?? "")
    case "testsuite", "testsuites": counts.append("\(attributes["tests"] ?? "")/\(attributes["failures"] ?? "")")
    case "failure":
      isInFailure = true
      failures.append("")
    default: break
    }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "failure" { isInFailure = false }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if isInFailure { failures[failures.count - 1] += text }
  }
}
