/// Runs benchmarks one after the other and reports what came of them.
package struct BenchmarkSession {
  /// Rounds that count.
  package var rounds = 9
  /// How many tickets inputs are generated with at the most; nil: as many as the definitions say.
  package var mostTickets: Int?
  /// Where files lie that are not part of the repository.
  package var data: String?

  package init() {}

  /// What a session came to.
  package struct Result {
    /// For people.
    package var text: String
    package var json: String
    /// Whether something wrote other than expected. A missed mark is no failure: figures are records, not tests.
    package var hasFailures: Bool
  }

  /// - Parameter status: is told what is being done.
  /// - Throws: when a command can't be run or fails.
  package func run(
    _ benchmarks: [Benchmark], status: @escaping (String) -> Void
  ) throws(BenchFailure) -> Result {
    let folder = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(folder) }
    var machine = Machine(folder: folder)
    var files = InputFiles(folder: folder, data: data, most: mostTickets)
    var outcomes: [Outcome] = []
    for benchmark in benchmarks {
      outcomes.append(try Contest(benchmark, folder: folder, status: status).run(rounds, &files))
    }
    machine.notePeakFloor()
    let report = Report(machine: machine, rounds: rounds, outcomes: outcomes)
    return Result(
      text: report.text, json: report.json.text() + "\n", hasFailures: outcomes.contains { !$0.failures.isEmpty })
  }
}
