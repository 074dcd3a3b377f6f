import AssayTestSupport
import Testing

/// What `assay explain` shows and keeps from view.
@Suite("The program: explain", .enabled(if: Shell.hasBinary, "assay is not built"))
struct ExplainTests {
  private static let word = "f" + "uck"

  @Test(
    "Strong words are masked wherever they stand, counted or not",
    arguments: [
      "What a W W W W W place", "They shouted W at my wife, and W again. I reported them to the manager.",
      "The sign says W off, which is not nice.",
    ])
  func strongWords(text: String) {
    let review = Array(text.replacing(/\bW\b/, with: Self.word).utf8)
    let shown = Shell.run("assay explain --width 200", input: review).text
    #expect(!shown.contains(Self.word), "\(shown)")
    #expect(Shell.run("assay explain --width 200 --reveal", input: review).text.contains(Self.word))
  }

  @Test("What is no strong word is not")
  func innocentWords() {
    let text = "Our Muslim neighbours were kind, the chicken breast was dry and the dentist killed the pain."
    #expect(Shell.run("assay explain --width 200", input: Array(text.utf8)).text.contains(text))
  }
}
