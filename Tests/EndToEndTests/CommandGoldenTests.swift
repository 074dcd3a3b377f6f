import AssayTestSupport
import Testing

/// Scripts beside what they print. A new case is a new `.sh` in `Goldens/` and no code; `ASSAY_UPDATE_GOLDENS=1 swift test`
/// writes its `.out`, to be read before it is committed. Scripts run in that folder, where packs and tickets for them lie.
@Suite("The program: goldens", .enabled(if: Shell.hasBinary, "assay is not built"))
struct CommandGoldenTests {
  static let folder = Shell.root + "/Tests/EndToEndTests/Goldens"
  static let names = Shell.run("ls *.sh", in: folder).lines.map { String($0.dropLast(3)) }

  @Test("There are cases")
  func enough() { #expect(Self.names.count >= 4) }

  @Test("Scripts", arguments: names)
  func script(name: String) throws {
    let path = "\(Self.folder)/\(name)"
    let script = String(decoding: try #require(TextFile.read(path + ".sh")), as: UTF8.self)
    let run = Shell.run(script, in: Self.folder)
    #expect(run.status < 126 && !run.errorText.contains("crashed"), "\(run.errorText)")
    var actual = run.text
    if !run.errors.isEmpty { actual += "[standard error]\n" + run.errorText }
    actual += "[exit status \(run.status)]\n"
    if TextFile.isSet("ASSAY_UPDATE_GOLDENS") {
      #expect(TextFile.write(Array(actual.utf8), to: path + ".out"))
      return
    }
    let expected = String(
      decoding: try #require(TextFile.read(path + ".out"), "run with ASSAY_UPDATE_GOLDENS=1"), as: UTF8.self)
    #expect(actual == expected)
  }
}
