import AssayTestSupport
import Testing

/// `assay rules fmt` on files, folders and standard input.
@Suite("The program: rules fmt", .enabled(if: Shell.hasBinary, "assay is not built"))
struct FormatCommandTests {
  private let folder = TemporaryFolder()
  private let ugly = "list things=\"a\"   ,\"b\"\n# why\nlist more = \"c\"\n\n\n"
  private let fair = "list things = \"a\", \"b\"\n# why\nlist more = \"c\"\n"

  /// Runs a script in a pack with one rule file to lay out, one that is well, one with an error, and two word lists.
  private func run(_ script: String, input: String = "") -> Shell.Result {
    folder.write(Array(ugly.utf8), to: "ugly.rules")
    folder.write(Array(fair.utf8), to: "fair.rules")
    // A list that another file declares begins a line here.
    folder.write(
      Array("rule one +4.0\n  match \"a\"\n  things \"b\"\n  why \"W\"\n".utf8), to: "uses.rules")
    return Shell.run(
      "mkdir -p lists && printf ' b  c\\n\\n\\n' > lists/x.txt && printf 'b\\n' > lists/y.txt\n" + script,
      in: folder.path, input: Array(input.utf8))
  }

  private func text(_ name: String) -> String { String(decoding: folder.read(name) ?? [], as: UTF8.self) }

  @Test("A folder is rewritten in place, its changed files are listed, and the second time there are none")
  func folderInPlace() {
    let run = run("assay rules fmt . ; echo status $?; cat lists/x.txt; assay rules fmt . ; echo status $?")
    #expect(run.text == "./ugly.rules\n./uses.rules\n./lists/x.txt\nstatus 0\nb c\nstatus 0\n")
    #expect(run.errorText.isEmpty)
    #expect(text("ugly.rules") == fair)
    #expect(text("fair.rules") == fair)
    #expect(text("uses.rules") == "rule one +4.0\n  match   \"a\"\n          things \"b\"\n  why     \"W\"\n")
  }

  @Test("--check changes nothing, lists what would change and exits with 1")
  func check() {
    let run = run("assay rules fmt --check . ; echo status $?; assay rules fmt --check fair.rules; echo status $?")
    #expect(run.text == "./ugly.rules\n./uses.rules\n./lists/x.txt\nstatus 1\nstatus 0\n")
    #expect(text("ugly.rules") == ugly)
  }

  @Test("Standard input goes to standard output")
  func standardInput() {
    #expect(run("assay rules fmt -", input: ugly).text == fair)
    #expect(run("assay rules fmt", input: fair).text == fair)
    let check = run("assay rules fmt --check -; echo status $?", input: ugly)
    #expect(check.text == "<stdin>\nstatus 1\n")
    let twice = run("assay rules fmt - -")
    #expect(twice.status == 2 && twice.errorText.contains("only once"))
  }

  @Test("A file with errors is left alone and shown; the others are laid out all the same")
  func faulty() {
    let run = run("printf 'rule  x +1\\n  match \"a\" ||\\n' > bad.rules; assay rules fmt bad.rules ugly.rules")
    #expect(run.status == 65)
    #expect(run.text == "ugly.rules\n")
    #expect(run.errorText.hasPrefix("error[E003]: expected a phrase, found `|`\n --> bad.rules:2:14\n"))
    #expect(text("bad.rules") == "rule  x +1\n  match \"a\" ||\n")
    #expect(self.run("assay rules fmt - ; echo status $?", input: "rule \"").text == "status 65\n")
  }

  @Test("Bytes that are no UTF-8 would be lost, so such a file is refused")
  func encoding() {
    let run = run(
      "printf 'list  a = \"b\" # caf\\351\\n' > latin.rules; assay rules fmt latin.rules; cat latin.rules | wc -c")
    #expect(run.errorText == "assay: latin.rules is not UTF-8\n  save it as UTF-8\n")
    #expect(run.lines.last?.trimmingPrefix(" ") == "21")
  }

  @Test("What is not there or can't be written")
  func missing() {
    let missing = run("assay rules fmt no-such.rules")
    #expect(missing.status == 74 && missing.errorText.contains("cannot open 'no-such.rules'"))
    let empty = run("mkdir -p empty; assay rules fmt empty")
    #expect(empty.status == 74 && empty.errorText.contains("no rule files in empty"))
    let full = run("assay rules fmt - > /dev/full", input: fair)
    #expect(full.status == 74 && full.errorText.contains("No space left"))
  }
}
