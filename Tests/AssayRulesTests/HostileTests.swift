import AssayTestSupport
import Testing

@testable import AssayRules

/// Whatever stands in a rule file, compiling it ends soon and says what is wrong.
struct HostileTests {
  private static let start = """
    guideline ads
      title "T"
      severity 2
      prior -5
      route a within 1h
      exposure none
    rule tested +4.0
      why "W"
      flag "x"
      pass "y"

    """

  /// Compiles a text, beside a whole pack clause, and renders all that is said of it.
  @discardableResult
  private func compile(_ text: String, lists: [SourceFile] = []) -> Compilation {
    let rules = [
      SourceFile(path: "hostile.rules", text: text), SourceFile(path: "pack.rules", text: Goldens.packClause),
    ]
    let compilation = PackCompiler.compile(PackSource(rules: rules, wordLists: lists))
    #expect((compilation.program == nil) == compilation.hasErrors)
    #expect(compilation.diagnostics.count <= 3 * ([Diagnostic].mostOfOneFile + 1))
    let shown = compilation.diagnostics.map { DiagnosticRenderer.text($0, compilation.files) }.joined()
    #expect(shown.utf8.count < 2000 * (compilation.diagnostics.count + 1))
    _ = DiagnosticRenderer.json(compilation.diagnostics, compilation.files)
    return compilation
  }

  private func clause(_ text: String) -> [DiagnosticCode] {
    compile(HostileTests.start + "  " + text + "\n").diagnostics.map(\.code)
  }

  @Test("100,000 parentheses, nots, options and gaps")
  func nesting() {
    let many = 100_000
    func repeated(_ text: String) -> String { String(repeating: text, count: many) }
    #expect(clause("match " + repeated("(") + "\"a\"" + repeated(")")) == [.nestedTooDeep])
    #expect(clause("match " + repeated("(")) == [.nestedTooDeep])
    #expect(clause("match \"a\"" + repeated(")")) == [.expectedSomethingElse])
    #expect(clause("where " + repeated("(") + "stars = 1" + repeated(")")) == [.nestedTooDeep])
    #expect(clause("where " + repeated("not ") + "stars = 1") == [.nestedTooDeep])
    #expect(clause("match \"b\" \"a\"" + repeated("?")) == [.expectedSomethingElse])
    #expect(clause("match " + repeated("..3 ")) == [.phraseTooLong])
    #expect(clause("match " + repeated("\"a\" ")) == [.phraseTooLong])
    #expect(clause("match \"" + repeated("a ") + "\"") == [.phraseTooLong])
    #expect(clause("match " + repeated("|")) == [.expectedSomethingElse])
    #expect(clause("match \"a\" " + repeated("| \"a\" ")) == [])
  }

  @Test("Parentheses up to the limit are read")
  func nestingLimit() {
    let deep = String(repeating: "(", count: Parser.nesting) + "\"a\"" + String(repeating: ")", count: Parser.nesting)
    #expect(clause("match " + deep) == [])
    #expect(clause("match (" + deep + ")") == [.nestedTooDeep])
  }

  @Test("Long chains of conditions and alternatives")
  func chains() {
    let phrases = (0..<20_000).map { "\"w\($0) x\($0)\"" }.joined(separator: " | ")
    #expect(clause("match " + phrases) == [])
    let conditions = (0..<20_000).map { "words > \($0)" }
    #expect(clause("where " + conditions.joined(separator: " and ")) == [])
    #expect(clause("where " + conditions.joined(separator: " or ")) == [])
  }

  @Test("Long lists in a row don't multiply; what repeats them too often is refused before it is built")
  func branches() {
    let entries = (0..<2_000).map { "word\($0) other\($0)" }.joined(separator: "\n")
    let lists = [SourceFile(path: "lists/many.txt", text: entries)]
    let text = "list many from \"many.txt\"\n" + HostileTests.start
    #expect(compile(text + "  match many many\n", lists: lists).diagnostics.map(\.code) == [])
    let options = String(repeating: "many? ", count: 30)
    #expect(compile(text + "  match \(options) \"a\"\n", lists: lists).diagnostics.map(\.code) == [.phraseTooLarge])
    let same = String(repeating: "many | ", count: 20_000)
    #expect(compile(text + "  match \(same) \"a\"\n", lists: lists).diagnostics.map(\.code) == [])
  }

  @Test("A megabyte on one line", arguments: [" a", "\"a\" ", "& ", "é"])
  func megabyte(_ piece: String) {
    compile(HostileTests.start + "  match " + String(repeating: piece, count: (1 << 20) / piece.utf8.count))
  }

  @Test("Long lines of one thing")
  func oneLine() {
    let pieces = [
      "a", "<a> ", "„x ", "'a", "/a", "\\", "\"\\", "9", "..9", "+", "- ", ". ", "\u{202E}", "<", "in title: ",
      "near 3: ", "¿?",
    ]
    for piece in pieces {
      let line = String(repeating: piece, count: 20_000 / piece.utf8.count)
      compile(line)
      compile(HostileTests.start + "  match " + line)
      compile(HostileTests.start + "  unless " + line)
      compile(HostileTests.start + "  where " + line)
    }
  }

  @Test("Many faulty declarations")
  func manyDeclarations() {
    compile(String(repeating: "rule a\n", count: 5_000))
    compile(String(repeating: "rulle a +4\n", count: 2_000))
    compile(HostileTests.start + String(repeating: "mtch \"a\"\n", count: 2_000))
    compile((0..<3_000).map { "list l\($0) = \"a\"\n" }.joined() + HostileTests.start + "match k0 | k1 | k2\n")
    compile(HostileTests.start + "match " + (0..<3_000).map { "k\($0)" }.joined(separator: " | ") + "\n")
  }

  @Test("Long chains and large circles of rules that wait for one another")
  func hits() {
    func rules(_ count: Int, _ asks: (Int) -> Int) -> String {
      (0..<count).map { index in
        "rule r\(index) +1\n  match \"a\"\n  where hit(r\(asks(index)))\n  why \"W\"\n  flag \"x\"\n  pass \"y\"\n"
      }.joined()
    }
    let start = HostileTests.start + "  match \"b\"\n"
    #expect(compile(start + rules(3_000) { ($0 + 1) % 3_000 }).diagnostics.map(\.code) == [.hitCycle])
    let chain = compile(
      start + "rule end +1\n  match \"a\"\n  why \"W\"\n  flag \"x\"\n  pass \"y\"\n" + rules(3_000) { $0 + 1 })
    #expect(chain.diagnostics.map(\.code).contains(.unknownRule))
    let long = start + rules(3_000) { $0 + 1 }.replacing("hit(r3000)", with: "hit(tested)")
    #expect(compile(long).diagnostics.map(\.code) == [.hitTooDeep])
    #expect(compile(start + rules(500) { _ in 500 }.replacing("r500", with: "tested")).program != nil)
  }

  @Test("Overlays of overlays, of nothing, and with everything twice")
  func overlays() {
    let pieces = [
      "extend list a = \"x\"\n", "extend guideline ads\n", "change rule tested +1\n", "pack p extends default\n",
    ]
    for piece in pieces {
      let overlay = "pack p extends \"b\"\n  version \"1\"\n" + String(repeating: piece, count: 500)
      let own = PackSource(rules: [SourceFile(path: "o.rules", text: overlay)], wordLists: [])
      let base = PackSource(
        rules: [
          SourceFile(path: "b.rules", text: HostileTests.start + "  match \"b\"\n"),
          SourceFile(path: "pack.rules", text: Goldens.packClause),
        ], wordLists: [])
      for source in [own, PackSource(own, on: base), PackSource(own, on: own), PackSource(base, on: own)] {
        let compilation = PackCompiler.check(source)
        #expect((compilation.program == nil) == compilation.hasErrors)
      }
    }
  }

  @Test("Numbers beyond all bounds")
  func numbers() {
    let huge = String(repeating: "9", count: 400)
    for number in [huge, "-" + huge, "1e999", "99999999999", "0." + huge, "-0.0", "999999999"] {
      let text = """
        guideline ads
          title "T"
          severity \(number)
          prior \(number)
          threshold \(number)
          uncertain \(number)
          route a within \(number)h
          exposure none
        group g cap \(number)
        rule tested \(number) group g
          match "a" ..\(number) "b"
          with near \(number): "c"
          where stars = \(number) and count(<url>) > \(number)
          severity \(number)
          why "W"
          flag "x" given stars = \(number)
          pass "y"
        """
      #expect(compile(text).hasErrors)
    }
  }

  @Test("Random bytes and random pieces of the language", arguments: 0..<60)
  func random(_ seed: UInt64) {
    var random = RepeatableGenerator(seed: seed)
    let bytes = (0..<random.below(4_000)).map { _ in UInt8(random.below(256)) }
    compile(String(decoding: bytes, as: UTF8.self))
    let pieces = [
      "pack", "guideline", "list", "group", "rule", "match", "with", "unless", "where", "near", "in", "title", "flag",
      "pass",
      "given", "why", "x", "ads", "\"a\"", "\"b*\"", "\"*\"", "\"\"", "<url>", "<word>", "<x>", "..3", "4", "-5.0",
      "0.5", "3h",
      "|", "(", ")", "?", ",", ":", "=", "<", ">=", "and", "or", "not", "count", "has", "present", "stars", "\n", "\n",
      "\n  ",
      "extends", "extend", "change", "status", "shadow", "disabled", "deprecated", "version", "hit", "tested",
      "default",
      "#", "\"", "/", "*", "“", "é", "\u{0}", "from", "cap", "severity", "route", "within", "language", "en", "true",
      "verified",
    ]
    let text = (0..<random.below(600)).map { _ in random.pick(pieces) }.joined(separator: random.once(in: 3) ? "" : " ")
    compile(text)
    compile(HostileTests.start + "  match " + text)
  }

  @Test("A good file cut off anywhere, or with any line missing, is read to its end", arguments: [7, 11])
  func truncated(_ step: Int) {
    let whole =
      HostileTests.start + """
          match ("use" | "enter")? "code" ..3 <code> | gifts
          unless near 6: "did not work" | "refused"
          where stars <= 2 and not (count(<url> not in business_domains) >= 1 or has("x" in comment))
        list gifts = "gift card", "voucher"
        """
    #expect(compile(whole).program != nil)
    let scalars = Array(whole.unicodeScalars)
    for length in stride(from: 0, to: scalars.count, by: step) {
      compile(String(String.UnicodeScalarView(scalars[..<length])))
    }
    let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices {
      compile((lines[..<index] + lines[(index + 1)...]).joined(separator: "\n"))
    }
  }
}
