import Testing

@testable import assay_cli

/// Text of others on a page of Markdown.
@Suite("Markdown")
struct MarkdownTests {
  @Test(
    "Nothing in a text means anything",
    arguments: [
      ("plain text, (in) \"quotes\" - and 'more'", "plain text, (in) \"quotes\" - and 'more'"),
      ("*a* _b_ `c` ~d~ [e](f) <b> a|b & \\", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\[e\\](f) \\<b\\> a\\|b \\& \\\\"),
      ("see https://a.example or WWW.a.example", "see https\\://a.example or WWW\\.a.example"),
      ("at 12:30, $5 to $6", "at 12:30, &#36;5 to &#36;6"),
      ("one\ntwo\u{1B}[31m\u{202E}", "one␊two␛\\[31m\\<U+202E\\>"),
      ("", ""),
    ])
  func escaped(_ text: String, _ wanted: String) {
    let shown = Sanitizer.line(text)
    #expect(Markdown.escaped(text) == wanted)
    // With its backslashes resolved it is the text again.
    #expect(
      Markdown.escaped(text).replacing(/\\([^A-Za-z0-9])/) { $0.output.1 }.replacing("&#36;", with: "$") == shown)
  }

  @Test(
    "No item begins a heading or a list",
    arguments: [
      ("a", "- a\n"), ("# a", "- \\# a\n"), ("- a", "- \\- a\n"), ("+ a", "- \\+ a\n"), ("1. a", "- 1\\. a\n"),
      ("12) a", "- 12\\) a\n"), ("12 a", "- 12 a\n"), ("2026", "- 2026\n"), ("> a", "- \\> a\n"), ("", "- \n"),
    ])
  func item(_ text: String, _ wanted: String) { #expect(Markdown.item(text) == wanted) }

  @Test("Languages by name")
  func languages() {
    #expect(
      LanguageNames.list(["de"]) == "German" && LanguageNames.list(["de", "da", "q|"]) == "German, Danish and q\\|")
    #expect(LanguageNames.list([]) == "")
  }
}
