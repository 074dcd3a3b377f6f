import AssayTestSupport
import Testing

/// What the program says, and how it ends, when something around it goes wrong.
@Suite("The program: failures", .enabled(if: Shell.hasBinary, "assay is not built"))
struct FailureTests {
  static let samples = SameBytesTests.samples

  /// A command line, its exit status and what it says on standard error.
  struct Case: CustomTestStringConvertible, Sendable {
    var script: String
    var status: Int32
    var says: String

    var testDescription: String { script }

    init(_ script: String, _ status: Int32, _ says: String) {
      self.script = script
      self.status = status
      self.says = says
    }
  }

  static let cases: [Case] = [
    Case("assay classify /dev/null/nothing", 74, "assay: cannot open '/dev/null/nothing': Not a directory"),
    Case(
      "assay classify no-such-file.ndjson", 74, "assay: cannot open 'no-such-file.ndjson': No such file or directory"),
    Case("assay classify /tmp", 74, "assay: cannot open '/tmp': Is a directory"),
    Case("assay explain no-such-file.ndjson -t t001", 74, "cannot open 'no-such-file.ndjson'"),
    Case(
      "assay classify '\(samples)' > /dev/full", 74, "assay: cannot write 'standard output': No space left on device"),
    Case(
      "assay classify --output-file /dev/full '\(samples)'", 74, "cannot write '/dev/full': No space left on device"),
    Case("echo oh | assay classify --rejects /dev/full", 74, "/dev/full"),
    Case("echo hi | assay explain > /dev/full", 74, "No space left on device"),
    Case("assay help classify > /dev/full", 74, "No space left on device"),
    Case("assay classify '\(samples)' >&-", 74, "cannot write 'standard output'"),
    Case("assay classify <&-", 74, "cannot read 'standard input'"),
    Case("assay classify --output-file no/such/folder '\(samples)'", 74, "cannot open 'no/such/folder'"),
    Case("assay classify --rules no-such-folder '\(samples)'", 74, "cannot open 'no-such-folder'"),
    Case("assay classify --rules default '\(samples)'", 2, "there is no folder `default`\n  where only a folder"),
    Case("assay rules test default", 2, "Rules/default of Assay's repository"),
    Case("assay rules check README.md", 2, "README.md is a file, and this takes a folder of rules"),
    Case("assay rules show --rules README.md code", 2, "give the folder that it was built from"),
    Case(
      "assay tune --precision 0.9 --rules README.md -o x '\(samples)'", 2, "README.md is a pack file, and an overlay"),
    Case("assay classify --rules Corpora '\(samples)'", 74, "no rule files in Corpora"),
    Case("assay classify --rules Rules/default --model no-such-file", 74, "cannot open 'no-such-file'"),
    Case("assay classify --job 2", 2, "unknown flag --job for classify\n  did you mean --jobs?"),
    Case("assay clasify", 2, "unknown command \"clasify\"\n  did you mean `assay classify`?"),
    Case("assay", 2, "Usage: assay COMMAND"),
    Case("assay classify --jobs many", 2, "--jobs"),
    Case("assay classify --fail-on child_saftey", 2, "did you mean child_safety?"),
    Case("assay classify --model no-such-file", 74, "cannot open 'no-such-file'"),
    Case(
      "assay classify --rules Examples/escape-rooms --model Rules/default/model.assay", 65,
      "Rules/default/model.assay is the model of another pack"),
    Case("assay explain '\(samples)'", 2, "has 48 tickets"),
    Case("assay explain '\(samples)' -t nobody", 65, "no ticket \"nobody\""),
    Case("assay classify --fail-on any '\(samples)' > /dev/null", 1, ""),
    Case("assay rules check Rules/default > /dev/null", 0, ""),
    Case("assay --version", 0, ""),
  ]

  @Test("Each has its exit status and its message", arguments: cases)
  func failure(_ test: Case) {
    let run = Shell.run(test.script)
    #expect(run.status == test.status, "\(run.errorText)")
    #expect(run.errorText.contains(test.says), "\(run.errorText)")
    #expect(run.errors.isEmpty == test.says.isEmpty, "\(run.errorText)")
  }

  @Test("A reader that goes away is no failure")
  func closedPipe() {
    let script = """
      \(SameBytesTests.manyBlocks) > "$1"
      { assay classify "$1"; echo "status $?" >&2; } | head -1
      """
    let files = TemporaryFolder()
    let run = Shell.run("set -- '\(files.path("tickets"))'\n" + script)
    #expect(run.lines.count == 1)
    #expect(run.errorText == "status 0\n")
  }

  @Test("A file that is missing is told after all that came before it")
  func missingAmongOthers() {
    let run = Shell.run("assay classify '\(Self.samples)' no-such-file.ndjson")
    #expect(run.status == 74)
    #expect(run.lines.count == 48)
    #expect(run.errorText.contains("no-such-file.ndjson"))
  }

  @Test("A damaged model is refused before anything is read", arguments: ["truncated", "corrupted", "empty", "other"])
  func damagedModel(kind: String) throws {
    var bytes = try #require(TextFile.read(Shell.root + "/Rules/default/model.assay"))
    switch kind {
    case "truncated": bytes = Array(bytes.dropLast(bytes.count / 3))
    case "corrupted": bytes[bytes.count / 2] ^= 0x40
    case "empty": bytes = []
    default: bytes = Array("{\"ticket_id\": \"a\"}\n".utf8)
    }
    let files = TemporaryFolder()
    files.write(bytes, to: "model.assay")
    let run = Shell.run("assay classify --rules Rules/default --model '\(files.path("model.assay"))' '\(Self.samples)'")
    #expect(run.status == 65)
    #expect(run.output.isEmpty)
    #expect(run.errorText.contains(files.path("model.assay")))
    #expect(run.errorText.contains("train"))
  }

  @Test("Rules with errors are refused before anything is read")
  func brokenRules() {
    let files = TemporaryFolder()
    files.write(Array("pack broken\n  version \"1\"\nrule nothing +1\n  wy \"x\"\n".utf8), to: "pack.rules")
    let run = Shell.run("assay classify --rules '\(files.path)' '\(Self.samples)'")
    #expect(run.status == 65)
    #expect(run.output.isEmpty)
    #expect(run.errorText.contains("assay rules check"))
    let check = Shell.run("assay rules check '\(files.path)'")
    #expect(check.status == 1)
  }
}
