import AssayTestSupport
import Testing

@testable import AssayBench

/// Benchmarks of ordinary programs, as this process is no `assay`.
@Suite("Running benchmarks")
struct ContestTests {
  let files = TemporaryFolder()

  init() {
    files.write(Array("one\ntwo\n\nthree\n".utf8), to: "input")
    files.write(Array("four\n".utf8), to: "other")
  }

  func run(_ lines: String, rounds: Int = 2, data: String? = nil) throws -> Outcome {
    let text = "benchmark b\n input a = file \(files.path("input"))\n" + lines
    var inputs = InputFiles(folder: files.path, data: data, most: nil)
    let benchmark = try #require(try DefinitionParser.parse(text, file: "x").first)
    return try Contest(benchmark, folder: files.path) { _ in }.run(rounds, &inputs)
  }

  @Test("Every run has a cost for each round, and figures can be made of them")
  func costs() throws {
    let outcome = try run(
      "run cat on a: cat {a}\n run sleep on a: sleep 0.02\n mark rate: tickets cat\n mark ratio: time sleep / cat\n"
        + " mark peak: peak cat <= 100000\n expect cat lines\n expect cat lines 3\n expect cat prints one two",
      rounds: 3)
    #expect(outcome.failures.isEmpty && outcome.skipped.isEmpty)
    #expect(outcome.inputs.map(\.lines) == [3] && outcome.inputs[0].bytes == 15)
    for measured in outcome.measured { #expect(measured.costs.count == 3) }
    #expect(try #require(outcome.measured.last).wall.low >= 0.02)
    let samples = try outcome.benchmark.marks.map { try #require(outcome.sample($0)) }
    #expect(samples.allSatisfy { $0.values.count == 3 && $0.low > 0 })
    #expect(outcome.benchmark.marks[2].target?.isMet(by: samples[2].median) == true)
  }

  @Test(
    "What a run should have written, and has not, is a failure",
    arguments: [
      ("expect cat lines 4", "cat wrote 3 lines, not 4"),
      ("expect cat prints {count} lines", "cat wrote one two, not 3 lines"),
      ("expect echo lines", "echo wrote 1 lines, not 3"),
      ("expect echo same cat", "echo did not write the same as cat"),
    ])
  func failures(check: String, failure: String) throws {
    let outcome = try run("run cat on a: cat {a}\n run echo on a: echo one\n \(check)", rounds: 1)
    #expect(outcome.failures == [failure])
  }

  @Test("Other output than in the first round is a failure")
  func changes() throws {
    // Each run adds a file, and lists them.
    let outcome = try run("run list on a: ls {folder}\n run touch on a: touch {folder}/another", rounds: 1)
    #expect(outcome.failures == ["list wrote something else in round 1"])
  }

  @Test("What is missing is skipped, and said")
  func skips() throws {
    let outcome = try run(
      "run cat on a: cat {a}\n run none on a: no-such-program {a}\n mark x: speed none / cat", rounds: 1)
    #expect(outcome.measured.map(\.run.name) == ["cat"])
    #expect(outcome.skipped.map(\.reason) == ["no-such-program is not installed"])
    #expect(outcome.sample(outcome.benchmark.marks[0]) == nil)

    let prepared = try run("prepare no-such-program\n run cat on a: cat {a}", rounds: 1)
    #expect(prepared.measured.isEmpty && prepared.skipped.count == 1)
  }

  @Test("Files that are not part of the repository may be missing, and may be there")
  func outside() throws {
    let lines = "input o = outside other\n run cat on o: cat {o}"
    #expect(try run(lines).skipped.first?.reason.contains("--data") == true)
    #expect(try run(lines, data: files.path("nowhere")).skipped.first?.reason.hasPrefix("there is no") == true)
    #expect(try run(lines, rounds: 1, data: files.path).measured.count == 1)
  }

  @Test("A command that fails ends the run, with what it said")
  func fails() throws {
    let failure = #expect(throws: BenchFailure.self) {
      try run("run cat on a: cat {a} \(files.path("no-such-file"))", rounds: 1)
    }
    #expect(failure?.message.contains("exit status 1") == true)
    #expect(failure?.message.contains("no-such-file") == true)
  }
}
