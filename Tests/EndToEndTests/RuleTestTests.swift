import AssayTestSupport
import Testing

@Suite("The program: rules test", .enabled(if: Shell.hasBinary, "assay is not built"))
struct RuleTestTests {
  /// A pack of many rules of which every seventh fails, so that several threads meet failures.
  @Test("Any number of jobs gives the same bytes")
  func jobs() {
    let files = TemporaryFolder()
    var rules = String(
      decoding: TextFile.read(CommandGoldenTests.folder + "/failing/pack.rules") ?? [], as: UTF8.self)
    for number in 0..<140 {
      let word = number % 7 == 0 ? "else" : "word\(number)"
      rules +=
        "\nrule r\(number) +1.0\n  why   \"W\"\n  match \"word\(number)\"\n  flag  \"\(word) here\"\n  pass  \"no\"\n"
    }
    files.write(Array(rules.utf8), to: "pack.rules")
    let one = Shell.run("assay rules test --jobs 1 --junit one.xml .", in: files.path)
    #expect(one.status == 1)
    #expect(one.text.hasSuffix("264 passed, 27 failed\n"), "\(one.text.suffix(40))")
    for jobs in [2, 5] {
      let other = Shell.run(
        "assay rules test --jobs \(jobs) --junit other.xml . && exit 9\ncmp one.xml other.xml", in: files.path)
      #expect(other.output == one.output)
      #expect(other.status == 0, "\(other.errorText)")
    }
  }
}
