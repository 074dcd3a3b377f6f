public import AssayCore

/// The outcome of all examples as JUnit XML, which build servers show as tests.
///
/// There is no standard; this is what Jenkins, GitLab, GitHub's actions and Maven's schema have in common. One suite a guideline,
/// one test case an example, named after its rule: the name stays the same when its text is mended. Without times, so that the
/// same outcome gives the same bytes.
public struct JUnitReport: Sendable {
  private let report: ExampleReport

  /// A report on examples of this program, with the files that their spans refer to.
  public init(_ program: Program, _ files: [SourceFile]) { report = ExampleReport(program, files) }

  /// The document, in UTF-8. `failures` are those of `examples`, in the same order. O(examples).
  public func xml(_ examples: [RuleExample], _ failures: [RuleTester.Failure]) -> String {
    let program = report.program
    var suites: [[(example: RuleExample, failure: RuleTester.Failure?)]] = Array(
      repeating: [], count: program.guidelines.count)
    var rest = failures[...]
    for example in examples {
      let fails = rest.first.map { $0.example.span == example.span } ?? false
      suites[Int(program.rules[example.rule].guideline)].append((example, fails ? rest.removeFirst() : nil))
    }
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(XMLText.attribute(program.name))" tests="\(examples.count)" failures="\(failures.count)" errors="0">

      """
    for (guideline, cases) in zip(program.guidelines, suites) where !cases.isEmpty {
      text += """
          <testsuite name="\(XMLText.attribute(guideline.id))" tests="\(cases.count)" \
        failures="\(cases.count { $0.failure != nil })" errors="0" skipped="0">

        """
      for (example, failure) in cases { text += testCase(example, failure, guideline.id) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private func testCase(_ example: RuleExample, _ failure: RuleTester.Failure?, _ guideline: String) -> String {
    let file = report.files[example.span.file]
    let start = """
          <testcase classname="\(XMLText.attribute(guideline))" \
      name="\(XMLText.attribute("\(report.program.rules[example.rule].id) \(example.name)"))" \
      file="\(XMLText.attribute(file.path))" line="\(file.position(of: example.span.start).line)"
      """
    guard let failure else { return start + "/>\n" }
    return start + """
      >
            <failure type="\(example.mustFire ? "flag" : "pass")" message="\(XMLText.attribute(report.complaint(failure)))">\
      \(XMLText.content(report.line(failure)))</failure>
          </testcase>

      """
  }
}

/// Text made fit for XML 1.0.
enum XMLText {
  /// For the value of an attribute in double quotes: line breaks and tabs are written as references, or they would be read as spaces.
  static func attribute(_ text: String) -> String { escaped(text, keepsBreaks: false) }

  /// For the content of an element.
  static func content(_ text: String) -> String { escaped(text, keepsBreaks: true) }

  private static func escaped(_ text: String, keepsBreaks: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: result.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: result.append(contentsOf: "&gt;".unicodeScalars)
      case 0x22: result.append(contentsOf: "&quot;".unicodeScalars)
      case 0x0D: result.append(contentsOf: "&#13;".unicodeScalars)
      case 0x09, 0x0A:
        if keepsBreaks { result.append(scalar) } else { result.append(contentsOf: "&#\(scalar.value);".unicodeScalars) }
      // What XML can't hold in any form: control characters and the two that are no characters.
      case 0..<0x20, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
