import AssayTestSupport
internal import Glibc
import Testing

/// What the pages say that commands print is what they print. `ASSAY_UPDATE_GOLDENS=1 swift test` writes it anew.
@Suite("Pages", .enabled(if: Shell.hasBinary, "assay is not built"))
struct ReadmeTests {
  /// All pages of the repository that may hold transcripts.
  static let pages: [String] =
    Shell.run("ls *.md Documentation/*.md Corpora/README.md Rules/README.md Examples/README.md 2>/dev/null").lines

  @Test("Transcripts", arguments: pages)
  func transcripts(path: String) throws {
    let text = String(decoding: try #require(TextFile.read(Shell.root + "/" + path)), as: UTF8.self)
    let page = Page(text)
    let place = Workplace()
    let outputs = page.commands.map { command in
      Self.isRun(command) ? Self.output(of: command, in: place) : page.expected(command)
    }
    if TextFile.isSet("ASSAY_UPDATE_GOLDENS") {
      let updated = page.updated(outputs)
      if updated != text { #expect(TextFile.write(Array(updated.utf8), to: Shell.root + "/" + path)) }
      return
    }
    for (command, output) in zip(page.commands, outputs) {
      let expected = page.expected(command)
      #expect(
        Page.matches(output[...], expected[...]),
        "\(path):\(command.line + 1): \(command.text)\nprints:\n\(output.joined(separator: "\n"))")
    }
  }

  @Test("There are pages, and the front page shows something")
  func pagesExist() throws {
    #expect(Self.pages.contains("README.md"))
    let front = Page(String(decoding: try #require(TextFile.read(Shell.root + "/README.md")), as: UTF8.self))
    #expect(front.commands.count { Self.isRun($0) } >= 5)
  }

  /// Building and testing are what happens already.
  static func isRun(_ command: Page.Command) -> Bool {
    !["swift test", "swift build", "git clone"].contains { command.text.hasPrefix($0) }
  }

  static func output(of command: Page.Command, in place: Workplace) -> [String] {
    let script = command.text.replacing("swift run -c release assay", with: "assay")
    var lines = Shell.run("exec 2>&1\n" + script, in: place.path).text.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(
      String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

/// Where the commands of a page are run: a folder that looks like the repository's root, with room for what a page makes.
final class Workplace {
  private let folder = TemporaryFolder()

  var path: String { folder.path }

  init() { _ = Shell.run("ln -s '\(Shell.root)'/* .", in: folder.path) }

  // Links are removed, not what they lead to.
  deinit { _ = Shell.run("rm -rf -- *", in: folder.path) }
}

@Suite("What runs the commands")
struct ShellTests {
  @Test("Who writes to a pipe that nobody reads ends without a word, even if this process ignores broken pipes")
  func brokenPipes() {
    // Other tests of this process set it too; none relies on the default.
    _ = signal(SIGPIPE, SIG_IGN)
    let result = Shell.run("yes | head -1")
    #expect(result.text == "y\n" && result.errorText == "")
  }
}

@Suite("Transcripts of pages")
struct PageTests {
  private let page = Page(
    """
    Text
    ```sh
    $ not this
    ```
    ```console
    $ first
    one
    two

    $ second \\
    >
    > more
    …
    end
    ```
    """)

  @Test("Commands and outputs are told apart")
  func commands() {
    #expect(page.commands.map(\.text) == ["first", "second \\\n\nmore"])
    #expect(page.commands.map(page.expected) == [["one", "two"], ["…", "end"]])
  }

  @Test("An ellipsis stands for any lines")
  func ellipsis() {
    #expect(Page.matches(["a", "b", "c"], ["a", "…", "c"]))
    #expect(Page.matches(["a", "c"], ["a", "…", "c"]))
    #expect(Page.matches(["a", "b"], ["a", "…"]))
    #expect(!Page.matches(["a", "b"], ["…", "a"]))
    #expect(!Page.matches(["a"], ["a", "b"]))
    #expect(!Page.matches(["a", "b"], ["a"]))
  }

  @Test("New outputs keep what was left out")
  func update() {
    let updated = page.updated([["uno"], ["x", "y", "z"]])
    #expect(Page(updated).commands.count == 2)
    #expect(updated.contains("$ first\nuno\n\n$ second"))
    #expect(updated.contains("> more\n…\nz\n```"))
  }
}
