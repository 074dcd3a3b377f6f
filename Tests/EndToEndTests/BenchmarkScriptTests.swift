import AssayTestSupport
import Testing

/// The Python programs beside `assay bench`, on made-up records and a short run. What they measure is nobody's business here.
@Suite(
  "Benchmark scripts",
  .enabled(
    if: Shell.hasBinary && Shell.run("python3 --version").status == 0, "assay is not built, or there is no Python"))
struct BenchmarkScriptTests {
  let files = TemporaryFolder()

  /// A record of two programs and one that was skipped.
  static let rivals = """
    {"benchmark": "rivals", "format": 1, "date": "2026-01-31", "commit": "0123456789ab", "rounds": 3, "notes": ["pip could not install x"],
     "machine": {"processor": "A <processor>", "processors": 2, "system": "Linux", "load_before": 0.25},
     "tickets": 1000, "bytes": 1060000, "skipped": [{"name": "jq", "reason": "jq is not installed"}],
     "contenders": [
       {"name": "wc -w", "version": "wc 9", "does": "Counts words", "unfair": "For wc: all.", "command": "wc -w", "tickets": 1000,
        "text_bytes": 430000, "rounds": [], "megabytes_per_second": 43.0, "processor_microseconds_per_ticket": 10.0,
        "tickets_per_second": {"median": 100000, "low": 90000, "high": 110000}},
       {"name": "assay -j 2", "version": "assay 1", "does": "Labels", "unfair": "Ours.", "command": "assay", "tickets": 1000,
        "text_bytes": 430000, "rounds": [], "megabytes_per_second": 86.0, "processor_microseconds_per_ticket": 9.5,
        "tickets_per_second": {"median": 200000, "low": 190000, "high": 210000}}]}
    """

  func page() throws -> String {
    let run = Shell.run("python3 Benchmarks/pages/results.py '\(files.path)'")
    #expect(run.status == 0, "\(run.errorText)")
    return String(decoding: try #require(files.read("Results.md")), as: UTF8.self)
  }

  @Test("A record of rivals becomes a table, the fastest first, with what was skipped, and a chart without scripts")
  func rivalsPage() throws {
    files.write(Array(Self.rivals.utf8), to: "rivals-generated.json")
    let page = try page()
    #expect(
      page.contains("| **assay -j 2** | 200,000 (190,000–210,000) | 86.0 | 9.50 | 1.00 | 1,000 |\n| wc -w | 100,000"))
    #expect(page.contains("| 43.0 | 10.0 | 0.500 | 1,000 |"))
    #expect(page.contains("- **jq**: jq is not installed") && page.contains("pip could not install x"))
    let chart = String(decoding: try #require(files.read("rivals-generated.svg")), as: UTF8.self)
    #expect(chart.contains("A &lt;processor&gt;") && chart.contains("prefers-color-scheme: dark"))
    #expect(!chart.contains("<script") && chart.contains("class=\"ours\""))
    let parse = "python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])'"
    let parsed = Shell.run("\(parse) '\(files.path)/rivals-generated.svg'")
    #expect(parsed.status == 0, "\(parsed.errorText)")
  }

  @Test("What assay bench writes becomes a page")
  func benchPage() throws {
    let definition = """
      benchmark small
        input t = generated 20
        run one on t: assay classify -j 1 {t}
        expect one lines 21
        mark rate: tickets one >= 1000000000
      """
    files.write(Array(definition.utf8), to: "small.bench")
    let run = Shell.run("assay bench '\(files.path)/small.bench' --runs 2 --json '\(files.path)/bench.json'")
    #expect(run.status == 1)
    let page = try page()
    #expect(page.contains("### small") && page.contains("| ≥ 1e+09 | **missed** |"))
    #expect(page.contains("**Failed**: one wrote 20 lines, not 21."))
  }

  @Test("A long run, made short, counts every verdict")
  func endurance() throws {
    let run = Shell.run(
      """
      python3 Benchmarks/endurance.py --assay "$(command -v assay)" --tickets 3000 --every 0.02 --json '\(files.path)/endurance.json'
      """)
    #expect(run.status == 0, "\(run.errorText)")
    let page = try page()
    #expect(page.contains("| tickets in, verdicts out | 3,000 = 3,000 |"))
    #expect(files.read("endurance.svg") != nil)
  }

  @Test("Phrases and parts are what they are for Assay")
  func material() {
    // The ids of SplitTests: the same hash in another language.
    let script = #"""
      import sys; sys.path.insert(0, "Benchmarks/rivals")
      import material, pathlib
      ids = ["", "t001", "t002", "ordinary-001", "profanity-b01", "scam_fraud-b07", "TICKET-2026-000123", "gr\u00fcn"]
      print(*map(material.part, ids))
      found = material.phrases(pathlib.Path("Tests/EndToEndTests/Goldens/old"))
      print(all(" " in phrase and len(phrase) >= 10 and phrase == phrase.lower() for phrase in found))
      """#
    let run = Shell.run("python3 - <<'END'\n\(script)\nEND")
    #expect(run.status == 0, "\(run.errorText)")
    #expect(run.lines == ["train train dev train test train train train", "True"])
  }

  /// Texts of three sets, of which the others are missing.
  static let publicSets = [
    "sms_spam": """
    {"id": "a", "text": "Lunch at one?", "lang": "en", "labels": []}
    {"id": "b", "text": "WINNER!! Claim your prize, call 09061701461", "lang": "en", "labels": ["spam"]}
    {"id": "c", "text": "On my way.", "lang": "en", "labels": []}

    """,
    "pii_synthetic": """
    {"id": "a", "text": "Her number is 0161 496 0123, ring her.", "labels": ["phone_number", "person"]}
    {"id": "b", "text": "Anna went home.", "labels": ["person"]}

    """,
    "reviews_multilingual": """
    {"id": "a", "text": "Hurtig levering.", "title": "Fint", "lang": "da", "labels": []}
    {"id": "b", "text": "Snel geleverd.", "lang": "nl", "labels": []}

    """,
  ]

  @Test(
    "Public sets are asked about without the other programs; what is missing is said, and the page is the same each time"
  )
  func accuracy() throws {
    for (name, lines) in Self.publicSets { files.write(Array(lines.utf8), to: "\(name).ndjson") }
    func page(_ name: String) throws -> String {
      let run = Shell.run(
        """
        python3 Benchmarks/accuracy/compare.py --assay "$(command -v assay)" --assay-only --data '\(files.path)' \
          --json '\(files.path)/\(name).json' --markdown '\(files.path)/\(name).md'
        """)
      #expect(run.status == 0, "\(run.errorText)")
      #expect(run.errorText.contains("germeval2018.ndjson is not there: skipped"))
      return String(decoding: try #require(files.read("\(name).md")), as: UTF8.self)
    }
    let first = try page("first")
    #expect(first.contains("| `sms_spam`: spam, 1 of 3 | **Assay** |"))
    #expect(first.contains("| `pii_synthetic`: personal data, 1 of 2 | **Assay** |"))
    #expect(first.contains("| telephone number | 1 |") && first.contains("| IBAN | 0 | n/a |"))
    #expect(first.contains("| … da | 1 |") && first.contains("| … nl | 1 |"))
    #expect(
      first.contains("`fake_reviews`, `reviews_en`, `reviews_facebook_unlabelled`")
        && first.contains("other programs were not asked"))
    // All but the rate of texts.
    func lasting(_ page: String) -> [Substring] {
      page.split(separator: "\n").filter { !$0.hasPrefix("| **Assay** | assay") }
    }
    #expect(lasting(first) == lasting(try page("second")))
  }

  @Test("Figures about public sets are those of assay evaluate, and what nobody judged counts neither way")
  func accuracyFigures() {
    let script = #"""
      import sys; sys.path.insert(0, "Benchmarks/accuracy")
      import compare, figures, questions
      print(*(f"{value:.3f}" for value in figures.wilson(3, 10)), figures.wilson(0, 0), figures.wilson(4, 4)[2])
      print(*(f"{value:.3f}" for value in figures.f1(3, 3, 6)))
      print(figures.auc([0.9, 0.5], [0.5, 0.1]), figures.auc([1], []))
      found = figures.measure([True, True, False, None], [True, False, True, True], [0.9, 0.2, 0.4, 1])
      print(found["found"], found["wrong"], found["precision"][0], found["auc"])
      asked = questions.Question("x", "hate", ("hate",), ("hate_speech",))
      print(compare.truth(asked, [{"labels": ["hate"]}, {"labels": []}, {"labels": [], "unlabelled": ["hate"]}]))
      print(compare.ticket(7, {"id": "x", "text": "T", "lang": "de", "labels": ["hate"], "split": "test"}))
      import pathlib
      lines = [line for path in pathlib.Path("Rules/default").glob("*.rules") for line in path.read_text().splitlines()]
      known = {line.split()[1] for line in lines if line.startswith("guideline ")}
      print(all(set(one.guidelines) <= known and one.set in questions.ABOUT for one in questions.QUESTIONS))
      """#
    let run = Shell.run("python3 - <<'END'\n\(script)\nEND")
    #expect(run.status == 0, "\(run.errorText)")
    #expect(
      run.lines == [
        "0.300 0.108 0.603 None 1.0", "0.667 0.316 0.896", "0.875 None", "1 1 0.5 0.5",
        "[True, False, None]", "{'ticket_id': '7', 'text': 'T', 'language': 'de'}", "True",
      ])
  }
}
