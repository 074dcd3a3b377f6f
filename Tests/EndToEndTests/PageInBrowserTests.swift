import AssayTestSupport
import Testing

/// What it takes to look at a page.
private enum Browser {
  static let isThere =
    Shell.run(
      "command -v python3 && { command -v chromium || command -v chromium-browser || command -v google-chrome; }"
    )
    .status == 0
}

/// The page of `assay evaluate` in a real browser, by `check-page.py`. Where there is no Chromium or no Python, this is skipped, and says so.
@Suite(
  "The page in a browser",
  .enabled(if: Shell.hasBinary && Browser.isThere, "there is no Chromium, or no Python to drive it"))
struct PageInBrowserTests {
  @Test("No error, nothing loaded, nothing too wide, small or faint; light and dark, phone and desk")
  func page() {
    let folder = TemporaryFolder()
    let made = Shell.run(
      """
      assay evaluate --rules Tests/EndToEndTests/Goldens/old Tests/EndToEndTests/Goldens/history.ndjson \
        --html '\(folder.path("report.html"))' > /dev/null 2>&1 &&
      python3 Tests/EndToEndTests/check-page.py '\(folder.path("report.html"))'
      """)
    #expect(made.text == "1 pages, 4 views each: 0 complaints\n")
    #expect(made.status == 0, "\(made.errorText)")
  }

  @Test(
    "The check can fail",
    arguments: [
      "<script>console.log(1)</script>", "<p style='width:2000px'>wide</p>", "<table><tr><th>x</table>",
      "<img src='other.png'>",
      "<p style='color:#bbb'>faint</p>", "<p style='font-size:6px'>small</p>", "<h5>x</h5><h2>x</h2><h4>x</h4>",
      "<p id=main>twice</p>",
      "<svg viewBox='0 0 9 9'></svg>", "<a href='#nowhere'>x</a>",
    ])
  func faults(fault: String) {
    let folder = TemporaryFolder()
    let page = """
      <!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>x</title>
      <style>.skip{position:absolute;left:0}</style><a class=skip href='#main'>Skip</a><h1>x</h1><main id=main>\(fault)</main></html>
      """
    folder.write(Array(page.utf8), to: "report.html")
    let run = Shell.run("python3 Tests/EndToEndTests/check-page.py '\(folder.path("report.html"))'")
    #expect(run.status == 1, "\(fault): \(run.text) \(run.errorText)")
  }
}
