/// A JSON value that prints its keys in the order given.
enum JSONValue {
  case object([(String, JSONValue)])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case integer(Int)
  case boolean(Bool)
  case null

  /// Objects over several lines, arrays of numbers on one.
  func text(_ indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .object(let members):
      let lines = members.map { "\(inner)\(Self.quoted($0)): \($1.text(inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    case .array(let items):
      let isFlat = items.allSatisfy { if case .object = $0 { false } else { true } }
      if isFlat { return "[" + items.map { $0.text(inner) }.joined(separator: ", ") + "]" }
      return "[\n" + items.map { inner + $0.text(inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .string(let text): return Self.quoted(text)
    case .number(let value): return value.isFinite ? "\(value)" : "null"
    case .integer(let value): return "\(value)"
    case .boolean(let value): return value ? "true" : "false"
    case .null: return "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      default: if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
      }
    }
    return result + "\""
  }
}

extension Report {
  /// Everything that the text says, with the figures of each round.
  var json: JSONValue {
    .object([
      ("benchmark", .string("assay bench")), ("format", .integer(2)), ("machine", machineJSON),
      ("rounds", .integer(rounds)), ("benchmarks", .array(outcomes.map(json))),
      ("warnings", .array(machine.warnings.map { .string($0) })),
    ])
  }

  private var machineJSON: JSONValue {
    .object([
      ("processor", .string(machine.processor)), ("processors", .integer(machine.processors)),
      ("memory_bytes", .integer(machine.memoryBytes)), ("system", .string(machine.system)),
      ("load_before", .number(machine.loadBefore)), ("configuration", .string(Machine.configuration)),
      ("commit", .string(machine.commit)), ("word_count", machine.wordCount.map { .string($0) } ?? .null),
      ("peak_floor_bytes", .integer(machine.peakFloorBytes)),
    ])
  }

  private func json(_ outcome: Outcome) -> JSONValue {
    .object([
      ("name", .string(outcome.benchmark.name)), ("about", .string(outcome.benchmark.about)),
      ("inputs", .array(outcome.inputs.map(json))), ("runs", .array(outcome.measured.map(json))),
      ("marks", .array(outcome.benchmark.marks.compactMap { json($0, outcome) })),
      (
        "skipped",
        .array(outcome.skipped.map { .object([("name", .string($0.name)), ("reason", .string($0.reason))]) })
      ),
      ("failures", .array(outcome.failures.map { .string($0) })),
    ])
  }

  private func json(_ input: InputFile) -> JSONValue {
    .object([
      ("input", .string(input.description)), ("lines", .integer(input.lines)), ("bytes", .integer(input.bytes)),
      ("checksum", .string(input.checksum)),
    ])
  }

  private func json(_ measured: Measured) -> JSONValue {
    .object([
      ("name", .string(measured.run.name)), ("command", .string(measured.run.command.joined(separator: " "))),
      ("input", .string(measured.input.description)), ("output_checksum", .string(measured.checksum)),
      ("wall_seconds", json(measured.wall)), ("user_seconds", json(measured.user)),
      ("system_seconds", json(measured.system)), ("peak_bytes", json(measured.peakBytes)),
      ("tickets_per_second", .number(Double(measured.input.lines) / measured.wall.median)),
      ("megabytes_per_second", .number(Double(measured.input.bytes) / 1e6 / measured.wall.median)),
    ])
  }

  private func json(_ mark: Benchmark.Mark, _ outcome: Outcome) -> JSONValue? {
    guard let sample = outcome.sample(mark) else { return nil }
    let target: (String, JSONValue) =
      switch mark.target {
      case .atLeast(let least): ("at_least", .number(least))
      case .atMost(let most): ("at_most", .number(most))
      case nil: ("target", .null)
      }
    return .object([
      ("name", .string(mark.name)), ("measure", .string(mark.measure.rawValue)), ("measured", json(sample)), target,
      ("is_met", mark.target.map { .boolean($0.isMet(by: sample.median)) } ?? .null),
    ])
  }

  private func json(_ sample: Sample) -> JSONValue {
    .object([
      ("median", .number(sample.median)), ("low", .number(sample.low)), ("high", .number(sample.high)),
      ("values", .array(sample.values.map { .number($0) })),
    ])
  }
}
