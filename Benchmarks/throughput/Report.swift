/// The results as a page of text.
struct Report {
  let results: Results
  let machine: Machine

  var text: String {
    var parts = [heading, costs, marks, checks]
    if !results.warnings.isEmpty { parts.append(results.warnings.map { "Beware: \($0)" }.joined(separator: "\n")) }
    return parts.joined(separator: "\n\n")
  }

  private var heading: String {
    let input = results.input
    let runs = results.rounds.first?.costs.count ?? 0
    let memory = Decimal.fixed(Double(machine.memoryBytes) / 1e9, 1)
    let size = "\(Decimal.grouped(input.tickets)) tickets, \(Decimal.fixed(Double(input.bytes) / 1e6, 1)) MB"
    let computer = "\(machine.processor), \(machine.processors) processors, \(memory) GB, \(machine.system)"
    var rows = [
      ["input", "\(size), \(Decimal.grouped(input.tokens)) tokens in title and text"],
      ["method", "whole processes in turn, rounds: \(runs); medians, and lowest–highest in brackets"],
      ["machine", "\(computer), load \(Decimal.fixed(machine.loadBefore, 2))"],
      ["toolchain", "\(machine.toolchain), \(Machine.configuration)"],
      ["commit", machine.commit],
    ]
    if let rival = machine.wordCount { rows.append(["rival", "\(rival), LC_ALL=C.UTF-8"]) }
    return Table.text(rows)
  }

  private var costs: String {
    let input = results.input
    var rows = [["", "wall ms", "", "cpu ms", "tickets/s", "MB/s", "ns/token", "peak MB"]]
    for measured in results.rounds {
      let wall = measured.wall
      rows.append([
        measured.contestant.rawValue, Decimal.fixed(wall.median * 1e3, 1), Self.spread(wall.map { $0 * 1e3 }, 1),
        Decimal.fixed(measured.processor.median * 1e3, 1), Decimal.grouped(Int(Double(input.tickets) / wall.median)),
        Decimal.fixed(Double(input.bytes) / 1e6 / wall.median, 1),
        Decimal.fixed(wall.median * 1e9 / Double(input.tokens), 2),
        Decimal.fixed(measured.peakBytes.median / 1e6, 1),
      ])
    }
    return Table.text(rows, rightFrom: 1)
  }

  private var marks: String {
    var rows = [["mark of the design", "measured", "", "mark", ""]]
    for mark in Mark.all(results) {
      // The target with as many digits as it has.
      let target = mark.target == mark.target.rounded() ? Decimal.fixed(mark.target, 0) : "\(mark.target)"
      rows.append([
        mark.name, Decimal.fixed(mark.sample.median, mark.digits), Self.spread(mark.sample, mark.digits),
        (mark.isCeiling ? "≤ " : "≥ ") + target, mark.isMet ? "met" : "missed",
      ])
    }
    return Table.text(rows, rightFrom: 1)
  }

  private var checks: String {
    let counts = results.tokenCounts
    let tickets = Decimal.grouped(results.input.tickets)
    let size = Decimal.fixed(Double(results.verdictBytes) / 1e6, 1)
    let tokens = "bare scan \(Decimal.grouped(counts.tokens)), AssayCore \(Decimal.grouped(counts.coreTokens))"
    let difference = Decimal.fixed(abs(counts.difference) * 100, 2)
    let sign = counts.difference < 0 ? "−" : "+"
    let floor = Decimal.fixed(Double(machine.peakFloorBytes) / 1e6, 1)
    return Table.text([
      ["lines", "one verdict for each of \(tickets) tickets in every run; the same \(size) MB for one worker and two"],
      ["verdicts", "SHA-256 \(results.verdictDigest)"],
      ["input", "SHA-256 \(results.input.digest)"],
      ["tokens", "\(tokens) in the first \(Decimal.grouped(counts.records)) tickets: \(sign)\(difference) %"],
      ["memory", "peaks below \(floor) MB can't be told from that (see Benchmarks/README.md)"],
    ])
  }

  private static func spread(_ sample: Sample, _ digits: Int) -> String {
    "(\(Decimal.fixed(sample.low, digits))–\(Decimal.fixed(sample.high, digits)))"
  }
}

/// Columns that stand under each other.
enum Table {
  /// - Parameter rightFrom: the first column whose cells end under each other.
  static func text(_ rows: [[String]], rightFrom: Int = .max) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    let lines = rows.map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column >= rightFrom ? space + row[column] : row[column] + space
      }.joined(separator: "  ")
    }
    return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
  }
}

/// Numbers as text, the same in every locale.
enum Decimal {
  /// With a fixed number of digits behind the point and the digits before it in groups of three.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "n/a" }
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && whole > 0 ? "−" : ""
    guard digits > 0 else { return sign + grouped(whole) }
    let fraction = String(whole % scale)
    return sign + grouped(whole / scale) + "." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  /// A whole number that is not negative, its digits in groups of three.
  static func grouped(_ value: Int) -> String {
    var text = ""
    for (index, digit) in String(value).reversed().enumerated() {
      if index > 0 && index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
