/// The results as a page of text.
struct Report {
  let machine: Machine
  let rounds: Int
  let outcomes: [Outcome]

  var text: String {
    var parts = [heading] + outcomes.map(section)
    if !machine.warnings.isEmpty { parts.append(machine.warnings.map { "Beware: \($0)" }.joined(separator: "\n")) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    let memory = Decimal.fixed(Double(machine.memoryBytes) / 1e9, 1)
    let computer = "\(machine.processor), \(machine.processors) processors, \(memory) GB, \(machine.system)"
    var rows = [
      ["method", "whole processes in turn, rounds: \(rounds); medians, and lowest–highest in brackets"],
      ["machine", "\(computer), load \(Decimal.fixed(machine.loadBefore, 2))"],
      ["commit", "\(machine.commit), \(Machine.configuration)"],
      ["memory", "peaks below \(Decimal.fixed(Double(machine.peakFloorBytes) / 1e6, 1)) MB can't be told from that"],
    ]
    if let rival = machine.wordCount { rows.append(["wc", "\(rival), LC_ALL=C.UTF-8"]) }
    return Table.text(rows)
  }

  private func section(_ outcome: Outcome) -> String {
    let about = outcome.benchmark.about
    var parts = ["== \(outcome.benchmark.name)" + (about.isEmpty ? "" : ": \(about)")]
    if !outcome.inputs.isEmpty {
      parts.append(
        outcome.inputs.map { input in
          "\(input.description): \(Decimal.grouped(input.lines)) lines, \(Decimal.fixed(Double(input.bytes) / 1e6, 1)) MB"
        }.joined(separator: "\n"))
    }
    if !outcome.measured.isEmpty { parts.append(costs(outcome)) }
    let marks = marks(outcome)
    if marks.count > 1 { parts.append(Table.text(marks, rightFrom: 1)) }
    let notes =
      outcome.skipped.map { "skipped: \($0.name): \($0.reason)" } + outcome.failures.map { "FAILED: \($0)" }
    if !notes.isEmpty { parts.append(notes.joined(separator: "\n")) }
    return parts.joined(separator: "\n\n")
  }

  private func costs(_ outcome: Outcome) -> String {
    var rows = [["", "wall ms", "", "cpu ms", "tickets/s", "MB/s", "peak MB"]]
    for measured in outcome.measured {
      let wall = measured.wall
      rows.append([
        measured.run.name, Decimal.fixed(wall.median * 1e3, 1), Self.spread(wall.map { $0 * 1e3 }, 1),
        Decimal.fixed(measured.processor.median * 1e3, 1),
        Decimal.grouped(Int(Double(measured.input.lines) / wall.median)),
        Decimal.fixed(Double(measured.input.bytes) / 1e6 / wall.median, 1),
        Decimal.fixed(measured.peakBytes.median / 1e6, 1),
      ])
    }
    return Table.text(rows, rightFrom: 1)
  }

  private func marks(_ outcome: Outcome) -> [[String]] {
    var rows = [["", "measured", "", "mark", ""]]
    for mark in outcome.benchmark.marks {
      guard let sample = outcome.sample(mark) else { continue }
      let digits = mark.measure.digits
      var row = [mark.name, Decimal.fixed(sample.median, digits), Self.spread(sample, digits)]
      if let target = mark.target { row += [target.text, target.isMet(by: sample.median) ? "met" : "missed"] }
      rows.append(row)
    }
    return rows
  }

  private static func spread(_ sample: Sample, _ digits: Int) -> String {
    "(\(Decimal.fixed(sample.low, digits))–\(Decimal.fixed(sample.high, digits)))"
  }
}

extension Benchmark.Target {
  /// With as many digits as it has: `≥ 0.4`.
  var text: String {
    func digits(_ value: Double) -> String {
      value == value.rounded() ? Decimal.fixed(value, 0) : "\(value)"
    }
    switch self {
    case .atLeast(let least): return "≥ " + digits(least)
    case .atMost(let most): return "≤ " + digits(most)
    }
  }
}
