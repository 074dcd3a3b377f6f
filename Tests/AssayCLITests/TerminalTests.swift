import Testing

@testable import assay_cli

@Suite("The terminal")
struct TerminalTests {
  @Test(
    "Hostile text is shown, not obeyed",
    arguments: [
      ("\u{1B}[31mred", "␛[31mred"), ("\u{9B}2J", "<U+009B>2J"), ("a\u{08}b\u{7F}", "a␈b␡"), ("a\0b", "a␀b"),
      ("\u{202E}evil\u{2066}", "<U+202E>evil<U+2066>"), ("a\r\nb\tc", "a␍␊b␉c"), ("\u{2028}", "<U+2028>"),
      ("plain, Größe 馬 👍🏽", "plain, Größe 馬 👍🏽"), ("", ""),
    ])
  func lines(text: String, expected: String) { #expect(Sanitizer.line(text) == expected) }

  @Test(
    "Blocks keep their line breaks",
    arguments: [
      ("a\r\nb\rc\nd\te", "a\nb\nc\nd e"), ("\r\r\n\n", "\n\n\n"), ("\u{1B}\n", "␛\n"), ("a\u{85}b", "a<U+0085>b"),
    ])
  func blocks(text: String, expected: String) { #expect(Sanitizer.block(text) == expected) }

  @Test("Whatever comes in, nothing dangerous comes out")
  func everyScalar() {
    for value in UInt32(0)...0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(scalar) + "b"
      #expect(!Sanitizer.line(text).unicodeScalars.contains(where: Sanitizer.isDangerous))
      #expect(!Sanitizer.block(text).unicodeScalars.contains { $0 != "\n" && Sanitizer.isDangerous($0) })
    }
  }

  @Test(
    "Columns",
    arguments: [
      ("abc", 3), ("馬鹿", 4), ("ｗｉｄｅ", 8), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("é", 1), ("e\u{301}", 1), ("❤\u{FE0F}", 2),
      ("한국", 4), ("a\u{200B}b", 2), ("", 0),
    ])
  func columns(text: String, expected: Int) { #expect(ColumnWidth.of(text) == expected) }

  @Test("Text is wrapped at spaces; indented lines stay; long words are not cut")
  func wrapping() {
    #expect(TextWrapper.wrap("one two three four", width: 10) == "one two\nthree four")
    #expect(
      TextWrapper.wrap("one\n\n  as it stands, however long\ntwo", width: 10)
        == "one\n\n  as it stands, however long\ntwo")
    #expect(TextWrapper.wrap("a abcdefghijklmnop b", width: 10, indent: "") == "a\nabcdefghijklmnop\nb")
    #expect(TextWrapper.wrap("馬鹿 馬鹿 馬鹿", width: 10) == "馬鹿 馬鹿\n馬鹿")
    #expect(TextWrapper.wrap("", width: 10) == "")
  }

  @Test(
    "Colour",
    arguments: [
      (AutomaticChoice.auto, true, nil, "xterm", true), (.auto, false, nil, "xterm", false),
      (.auto, true, "1", "xterm", false),
      (.auto, true, "", "xterm", true), (.auto, true, nil, "dumb", false), (.always, false, "1", "dumb", true),
      (.never, true, nil, "xterm", false),
    ] as [(AutomaticChoice, Bool, String?, String, Bool)])
  func color(choice: AutomaticChoice, isTerminal: Bool, noColor: String?, term: String, expected: Bool) {
    let facts = TerminalFacts(outputIsTerminal: isTerminal, noColorVariable: noColor, termVariable: term)
    #expect(facts.usesColor(choice) == expected)
  }

  @Test(
    "Width",
    arguments: [(100, "60", 100), (nil, "60", 60), (nil, "0", 80), (nil, "wide", 80), (nil, nil, 80)]
      as [(Int?, String?, Int)])
  func width(terminal: Int?, variable: String?, expected: Int) {
    #expect(TerminalFacts(terminalColumns: terminal, columnsVariable: variable).columns == expected)
  }

  @Test(
    "Numbers",
    arguments: [
      (1.005, 2, "1.00"), (0.5, 0, "1"), (-0.001, 2, "0.00"), (-5, 2, "-5.00"), (1234.56, 1, "1234.6"),
      (.nan, 1, "n/a"),
      (.infinity, 1, "n/a"), (99.95, 1, "100.0"),
    ])
  func numbers(value: Double, digits: Int, expected: String) { #expect(Decimal.fixed(value, digits) == expected) }

  @Test("Grouping", arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func grouping(value: Int, expected: String) { #expect(Decimal.grouped(value) == expected) }
}

@Suite("Progress")
struct ProgressTests {
  func line(_ choice: AutomaticChoice, isTerminal: Bool, columns: Int = 80) -> (ProgressLine, Recorder) {
    let errors = Recorder()
    let facts = TerminalFacts(errorsAreTerminal: isTerminal, terminalColumns: columns)
    let console = Console(output: Recorder().sink(), errors: errors.sink(capacity: 1), facts: facts)
    return (ProgressLine(console, choice, now: 1_000), errors)
  }

  @Test(
    "What it says",
    arguments: [
      (38_200_000, 76_400_000, 1.0, "12,000 tickets, 38.2 MB/s, 50 %, 1 s left"),
      (1_000_000, 1_000_000, 1.0, "12,000 tickets, 1.0 MB/s, 100 %"), (1_000_000, nil, 2.0, "12,000 tickets, 0.5 MB/s"),
      (1_000_000, 101_000_000, 1.0, "12,000 tickets, 1.0 MB/s, 0 %, 1 min 40 s left"),
      (1_000_000, 9_000_000_000, 1.0, "12,000 tickets, 1.0 MB/s, 0 %, 2 h 29 min left"),
      (0, 100, 0.0, "12,000 tickets, 0.0 MB/s, 0 %"),
    ] as [(Int, Int?, Double, String)])
  func text(bytes: Int, total: Int?, seconds: Double, expected: String) {
    #expect(ProgressLine.text(bytes: bytes, totalBytes: total, tickets: 12_000, seconds: seconds) == expected)
  }

  @Test("Ten times a second at most, and cleared at the end")
  func rate() {
    var (progress, errors) = line(.auto, isTerminal: true)
    for millisecond in 0..<1000 {
      progress.update(bytes: 1, totalBytes: nil, tickets: 1, now: UInt64(millisecond) * 1_000_000 + 1_000)
    }
    progress.finish()
    #expect(errors.text.split(separator: "\r").count == 10)
    #expect(errors.text.hasSuffix("\r\u{1B}[K"))
  }

  @Test("Silent in a pipe, unless asked; never wider than the terminal")
  func silence() {
    var (progress, errors) = line(.auto, isTerminal: false)
    progress.update(bytes: 1, totalBytes: 2, tickets: 1, now: 1_000_000_000)
    progress.finish()
    #expect(errors.text.isEmpty)
    var (asked, heard) = line(.always, isTerminal: false, columns: 20)
    asked.update(bytes: 1, totalBytes: 2, tickets: 1, now: 1_000_000_000)
    #expect(heard.text.count == 4 + 19 - 0)
  }
}
