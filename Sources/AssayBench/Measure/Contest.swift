/// What came of one benchmark.
struct Outcome: Sendable {
  let benchmark: Benchmark
  var inputs: [InputFile] = []
  var measured: [Measured] = []
  /// Runs that could not be made, with the reason; a benchmark without any inputs has one for itself.
  var skipped: [(name: String, reason: String)] = []
  /// What was expected and did not come.
  var failures: [String] = []

  /// The figure of a mark; nil when one of its runs was skipped.
  func sample(_ mark: Benchmark.Mark) -> Sample? {
    guard let run = measured.first(where: { $0.run.name == mark.run }) else { return nil }
    let other = mark.other.flatMap { name in measured.first { $0.run.name == name } }
    guard mark.other == nil || other != nil else { return nil }
    return mark.measure.sample(of: run, against: other)
  }
}

/// Runs the commands of one benchmark in turn and checks all that they write.
struct Contest {
  private let benchmark: Benchmark
  private let folder: String
  private let status: (String) -> Void

  /// - Parameters:
  ///   - folder: where outputs go; each is deleted once it is checked.
  ///   - status: is told what is being done.
  init(_ benchmark: Benchmark, folder: String, status: @escaping (String) -> Void) {
    self.benchmark = benchmark
    self.folder = folder
    self.status = status
  }

  private struct Entry {
    var command: ChildCommand
    var result: Measured
  }

  /// One round to warm up, in which outputs are checked, then `rounds` that count, whose outputs must be the same.
  ///
  /// - Throws: when a command fails; what is missing is skipped.
  func run(_ rounds: Int, _ files: inout InputFiles) throws(BenchFailure) -> Outcome {
    var outcome = Outcome(benchmark: benchmark)
    var values = ["folder": folder]
    for input in benchmark.inputs {
      status("\(benchmark.name): making \(input.name)")
      do throws(BenchFailure) {
        let file = try files.file(input.source)
        values[input.name] = file.path
        outcome.inputs.append(file)
      } catch {
        outcome.skipped.append((benchmark.name, error.message))
        return outcome
      }
    }
    for preparation in benchmark.preparations {
      status("\(benchmark.name): preparing")
      let command: ChildCommand
      do throws(BenchFailure) { command = try self.command(preparation, values) } catch {
        outcome.skipped.append((benchmark.name, error.message))
        return outcome
      }
      _ = try command.run(output: folder + "/prepared")
    }
    var entries: [Entry] = []
    for run in benchmark.runs {
      guard let index = benchmark.inputs.firstIndex(where: { $0.name == run.input }) else { continue }
      do throws(BenchFailure) {
        entries.append(
          Entry(command: try command(run.command, values), result: Measured(run: run, input: outcome.inputs[index])))
      } catch { outcome.skipped.append((run.name, error.message)) }
    }
    for round in 0...rounds {
      for index in entries.indices {
        let name = entries[index].result.run.name
        status("\(benchmark.name): \(round == 0 ? "warming up" : "round \(round) of \(rounds)"), \(name)")
        let output = "\(folder)/output"
        let cost = try entries[index].command.run(output: output)
        defer { Files.delete(output) }
        let checksum = try Files.checksum(output)
        if round == 0 {
          entries[index].result.checksum = checksum
          try check(entries[index].result, output, entries.map(\.result), &outcome)
        } else {
          entries[index].result.costs.append(cost)
          guard checksum != entries[index].result.checksum else { continue }
          outcome.failures.append("\(name) wrote something else in round \(round)")
        }
      }
    }
    outcome.measured = entries.map(\.result)
    return outcome
  }

  private func command(_ words: [String], _ values: [String: String]) throws(BenchFailure) -> ChildCommand {
    try ChildCommand(words.map { Placeholder.replace(in: $0, values) })
  }

  private func check(
    _ measured: Measured, _ output: String, _ all: [Measured], _ outcome: inout Outcome
  ) throws(BenchFailure) {
    let name = measured.run.name
    for check in benchmark.checks where check.run == name {
      switch check.expectation {
      case .lines(let count):
        let expected = count ?? measured.input.lines
        let lines = try Files.countLines(output)
        if lines != expected { outcome.failures.append("\(name) wrote \(lines) lines, not \(expected)") }
      case .begins(let words):
        let expected = words.map { Placeholder.replace(in: $0, ["count": "\(measured.input.lines)"]) }
        let found = Files.text(output).split(whereSeparator: \.isWhitespace).prefix(expected.count).map(String.init)
        if found != expected {
          outcome.failures.append(
            "\(name) wrote \(found.joined(separator: " ")), not \(expected.joined(separator: " "))")
        }
      case .same(let other):
        guard let reference = all.first(where: { $0.run.name == other }), !reference.checksum.isEmpty else { continue }
        if reference.checksum != measured.checksum {
          outcome.failures.append("\(name) did not write the same as \(other)")
        }
      }
    }
  }
}
