import AssayCore
import AssayIO

/// Measures what `assay bench --check` guards.
package struct Gauge {
  private let tickets: Int
  private let samples: String
  private let status: (String) -> Void

  /// - Parameters:
  ///   - samples: the committed tickets.
  ///   - status: is told what is being done.
  package init(
    tickets: Int, samples: String = "Corpora/samples/tickets.ndjson", status: @escaping (String) -> Void
  ) {
    self.tickets = tickets
    self.samples = samples
    self.status = status
  }

  /// All figures.
  ///
  /// - Throws: when a process fails; what the machine lacks is `missing`.
  package func readings() throws(BenchFailure) -> [GuardedFigure: Reading] {
    let folder = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(folder) }
    status("making \(tickets) tickets")
    let once = folder + "/once"
    _ = try ChildCommand(["assay", "generate", "--count", "\(tickets)"]).run(output: once)
    // The same tickets over and over: what their words make the program remember is remembered in the first pass, so the
    // difference is what goes on for ever.
    let twice = try Self.copy(once, times: 2, to: folder + "/twice")
    let eightTimes = try Self.copy(once, times: 8, to: folder + "/eight-times")

    var readings: [GuardedFigure: Reading] = [:]
    let isDebug = Machine.configuration == "debug"
    if isDebug {
      for figure in [GuardedFigure.allocations, .instructions, .peak, .growth] {
        readings[figure] = .missing("a debug build")
      }
    } else {
      // First: no child is smaller than this process, and that only grows.
      status("measuring memory")
      let small = try command(once).run(output: folder + "/output").peakBytes
      let large = try command(eightTimes).run(output: folder + "/output").peakBytes
      readings[.peak] = .value(.number(Double(large) / 1e6))
      readings[.growth] = .value(.number(Double(large - small) / 1e6))
    }
    status("classifying")
    readings[.generatedVerdicts] = .value(.checksum(try verdicts(on: once, folder)))
    readings[.sampleVerdicts] =
      Files.allows(0, samples)
      ? .value(.checksum(try verdicts(on: samples, folder))) : .missing("there is no \(samples) here")
    if isDebug { return readings }
    status("counting instructions")
    readings[.instructions] = try instructions(once, twice, folder)
    status("counting allocations")
    readings[.allocations] = try allocations(once, twice, folder)
    return readings
  }

  private func command(_ path: String, jobs: Int = 1) throws(BenchFailure) -> ChildCommand {
    try ChildCommand(["assay", "classify", "-j", "\(jobs)", path])
  }

  private func verdicts(on path: String, _ folder: String) throws(BenchFailure) -> String {
    let output = folder + "/verdicts"
    defer { Files.delete(output) }
    _ = try command(path, jobs: 2).run(output: output)
    return SHA256.hexadecimal(try Files.read(output))
  }

  private func instructions(_ once: String, _ twice: String, _ folder: String) throws(BenchFailure) -> Reading {
    guard ChildCommand.find("valgrind") != nil else { return .missing("valgrind is not installed") }
    do throws(BenchFailure) {
      let first = try Valgrind.instructions(of: try command(once), folder: folder)
      let both = try Valgrind.instructions(of: try command(twice), folder: folder)
      return .value(.number(Double(both - first) / Double(try Files.size(once))))
    } catch {
      // Valgrinds and processors there are many, and not all go together.
      return .missing("valgrind can't run assay: \(Self.lastLine(of: error))")
    }
  }

  private func allocations(_ once: String, _ twice: String, _ folder: String) throws(BenchFailure) -> Reading {
    guard Allocations.areCounted else { return .missing("this build does not count them") }
    let first = try allocations(once, folder)
    let both = try allocations(twice, folder)
    return .value(.number(Double(both - first) / Double(tickets)))
  }

  private func allocations(_ path: String, _ folder: String) throws(BenchFailure) -> Int {
    let output = folder + "/allocations"
    _ = try ChildCommand(["assay", "bench", "--only", "allocations", path]).run(output: output)
    guard let count = Files.text(output).split(separator: " ").first.flatMap({ Int($0) }) else {
      throw BenchFailure("no allocations were counted")
    }
    return count
  }

  private static func lastLine(of failure: BenchFailure) -> String {
    failure.message.split(separator: "\n").last.map(String.init) ?? ""
  }

  private static func copy(_ path: String, times: Int, to target: String) throws(BenchFailure) -> String {
    do throws(IOFailure) {
      let output = try FileDescriptorOutput(path: target)
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      for _ in 0..<times {
        let input = try FileDescriptorInput(path: path)
        while case let count = try input.read(into: &buffer, at: 0), count > 0 { try output.write(buffer, 0..<count) }
      }
    } catch { throw BenchFailure("\(error)") }
    return target
  }
}
