import Testing

@testable import AssayReport

@Suite("Markup")
struct MarkupTests {
  @Test(
    "Text stays text",
    arguments: [
      ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("\"'", "&quot;&#39;"),
      ("</script><script>", "&lt;/script&gt;&lt;script&gt;"),
      ("\u{0}\u{1B}[31m\u{7F}\u{9B}", "\u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD}"), ("a\nb\tc", "a\nb\tc"),
      ("&amp;", "&amp;amp;"),
      ("Größe 馬 👍🏽", "Größe 馬 👍🏽"), ("", ""),
    ])
  func escaping(text: String, expected: String) { #expect(Markup.escaped(text) == expected) }

  @Test("Elements nest and are closed; attributes keep their order")
  func elements() {
    var html = Markup()
    html.element("p", ["class": "a\"b", "id": "x"]) { html in
      html.text("1 < 2")
      html.empty("br")
      html.element("b", "c")
    }
    #expect(html.source == "<p class=\"a&quot;b\" id=\"x\">1 &lt; 2<br/><b>c</b></p>")
  }

  @Test("Whatever text comes in, no mark-up comes out")
  func everyScalar() {
    for value in UInt32(0)...0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = Markup.escaped("a\(scalar)b").unicodeScalars
      #expect(!text.contains { "<>\"'".unicodeScalars.contains($0) || ($0.value < 0x20 && $0 != "\n" && $0 != "\t") })
    }
  }
}
