import AssayIO
import AssayTestSupport
import Testing

@testable import AssayBench

@Suite("Benchmark definitions")
struct DefinitionTests {
  @Test("Every part is read")
  func reads() throws {
    let benchmarks = try DefinitionParser.parse(
      """
      # a comment
      benchmark workers
        about   How much a second worker gives.
        about   Not much here.
        input   tickets = generated 700 --breaches 0.5
        input   samples = file Corpora/samples/tickets.ndjson
        input   others = outside reviews.ndjson
        prepare assay rules build {folder}/rules
        run     one on tickets: assay classify -j 1 {tickets}
        run     two on tickets: assay classify -j 2 {tickets}
        expect  one lines
        expect  one lines 700
        expect  one prints {count} tickets
        expect  two same one
        mark    two workers to one: speed two / one >= 1.8
        mark    memory, MB: peak two <= 64
        mark    rate: megabytes one
      """, file: "x")
    var expected = Benchmark(name: "workers")
    expected.about = "How much a second worker gives. Not much here."
    expected.inputs = [
      .init(name: "tickets", source: .generated(count: 700, flags: ["--breaches", "0.5"])),
      .init(name: "samples", source: .file("Corpora/samples/tickets.ndjson")),
      .init(name: "others", source: .outside("reviews.ndjson")),
    ]
    expected.preparations = [["assay", "rules", "build", "{folder}/rules"]]
    expected.runs = [
      .init(name: "one", input: "tickets", command: ["assay", "classify", "-j", "1", "{tickets}"]),
      .init(name: "two", input: "tickets", command: ["assay", "classify", "-j", "2", "{tickets}"]),
    ]
    expected.checks = [
      .init(run: "one", expectation: .lines(nil)), .init(run: "one", expectation: .lines(700)),
      .init(run: "one", expectation: .begins(["{count}", "tickets"])), .init(run: "two", expectation: .same("one")),
    ]
    expected.marks = [
      .init(name: "two workers to one", measure: .speed, run: "two", other: "one", target: .atLeast(1.8)),
      .init(name: "memory, MB", measure: .peak, run: "two", target: .atMost(64)),
      .init(name: "rate", measure: .megabytes, run: "one"),
    ]
    #expect(benchmarks == [expected])
  }

  /// A definition with one line more.
  static func definition(_ line: String) -> String {
    """
    benchmark small
      input a = generated 5
      run one on a: wc -l {a}
      \(line)
    """
  }

  @Test(
    "What is wrong is said, with its line",
    arguments: [
      ("benchmark", "x:4: write `benchmark NAME`"), ("benchmark small", "benchmark small: it is defined twice"),
      ("benchmark large", "benchmark large: it runs nothing"),
      ("runs b on a: wc", "x:4: there is no `runs`"), ("input b", "x:4: write `input NAME ="),
      ("input b = generated many", "x:4: \"many\" is no number of tickets"),
      ("input b = generated 0", "x:4: \"0\" is no number of tickets"),
      ("input b = made 5", "x:4: an input is `generated COUNT`"),
      ("input b = file a b", "x:4: an input is `generated COUNT`"),
      ("input a = generated 6", "benchmark small: a is defined twice"),
      ("run two a: wc", "x:4: write `run NAME on INPUT: COMMAND`"), ("run one on a: cat", "one is defined twice"),
      ("run two on b: cat", "there is no input b"), ("run two on a: cat {b}", "there is no input b"),
      ("prepare cat {b}", "there is no input b"), ("expect one", "x:4: write `expect RUN lines"),
      ("expect one lines few", "x:4: \"few\" is no number of lines"), ("expect two lines", "there is no run two"),
      ("expect one same two", "there is no run two"), ("mark rate megabytes one", "x:4: write `mark NAME:"),
      ("mark rate: bytes one", "x:4: there is no measure `bytes`"), ("mark rate: megabytes two", "there is no run two"),
      ("mark ratio: speed one", "x:4: `speed` is of two runs"),
      ("mark rate: megabytes one / one", "x:4: `megabytes` is of one run"),
      ("mark ratio: speed one / two", "there is no run two"), ("mark rate: megabytes one > 3", "x:4: a mark ends with"),
      ("mark rate: megabytes one >= fast", "x:4: a mark ends with"),
    ])
  func complains(line: String, complaint: String) {
    let failure = #expect(throws: BenchFailure.self) { try DefinitionParser.parse(Self.definition(line), file: "x") }
    #expect(failure?.message.contains(complaint) == true, "\(failure?.message ?? "")")
  }

  @Test("Nothing, and lines before the first benchmark", arguments: ["", "# nothing", "about x"])
  func empty(text: String) {
    #expect(throws: BenchFailure.self) { try DefinitionParser.parse(text, file: "x") }
  }

  @Test("Its own benchmarks can be read, and have the marks")
  func builtIn() throws {
    let benchmarks = try DefinitionParser.parse(BuiltInBenchmarks.text, file: "default")
    #expect(benchmarks.map(\.name) == ["whole", "stages"])
    #expect(benchmarks[0].marks.count { $0.target != nil } == 6)
  }

  @Test("Those of the repository can be read, and none is defined twice")
  func committed() throws {
    let folder = Shell.root + "/Benchmarks/definitions"
    var names: [String] = []
    for name in try Folder.names(in: folder, ending: ".bench") {
      let text = String(decoding: try Folder.contents(of: folder + "/" + name), as: UTF8.self)
      names += try DefinitionParser.parse(text, file: name).map(\.name)
    }
    #expect(names.count >= 8)
    #expect(Set(names).count == names.count)
  }
}
