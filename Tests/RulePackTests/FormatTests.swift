import AssayTestSupport
import Testing

/// The formatter on the default pack.
@Suite(.enabled(if: Shell.hasBinary))
struct FormatTests {
  @Test("It is laid out: `assay rules fmt Rules/default` has nothing to do")
  func layout() {
    let result = Shell.run("assay rules fmt --check Rules/default")
    #expect(result.status == 0, "\(result.text)\(result.errorText)")
  }

  @Test("Spoilt by other white space and laid out anew, it is the same text, and so the same program")
  func sameText() {
    let result = Shell.run(
      #"""
      work=$(mktemp -d) && trap 'rm -r "$work"' EXIT
      cp -r Rules/default "$work/spoilt"
      for file in "$work"/spoilt/*.rules; do
        sed -e 's/ | /|/g' -e "s/^  /$(printf '\t')/" "$file" > "$work/one"
        printf '\n\n' >> "$work/one"
        mv "$work/one" "$file"
      done
      cmp -s "$work/spoilt/hate_speech.rules" Rules/default/hate_speech.rules || echo spoilt
      assay rules fmt "$work/spoilt" > "$work/said" 2>&1 || cat "$work/said"
      diff -r Rules/default "$work/spoilt" && echo same
      """#)
    #expect(result.lines == ["spoilt", "same"], "\(result.text)\(result.errorText)")
  }
}
