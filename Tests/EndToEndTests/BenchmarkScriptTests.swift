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
      python3 Benchmarks/endurance.py --assay "$(command -v assay)" --tickets 300 --every 0.02 --json '\(files.path)/endurance.json'
      """)
    #expect(run.status == 0, "\(run.errorText)")
    let page = try page()
    #expect(page.contains("| tickets in, verdicts out | 300 = 300 |"))
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
}
