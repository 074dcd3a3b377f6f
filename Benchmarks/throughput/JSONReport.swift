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
  /// Everything that the text says, with the figures of each run.
  var json: JSONValue {
    .object([
      ("benchmark", .string("throughput")), ("format", .integer(1)), ("machine", machineJSON), ("input", inputJSON),
      ("runs", .array(results.rounds.map(json))), ("marks", .array(Mark.all(results).map(json))),
      ("checks", checksJSON), ("warnings", .array(results.warnings.map { .string($0) })),
    ])
  }

  private var machineJSON: JSONValue {
    .object([
      ("processor", .string(machine.processor)), ("processors", .integer(machine.processors)),
      ("memory_bytes", .integer(machine.memoryBytes)), ("system", .string(machine.system)),
      ("load_before", .number(machine.loadBefore)), ("toolchain", .string(machine.toolchain)),
      ("configuration", .string(Machine.configuration)), ("commit", .string(machine.commit)),
      ("word_count", machine.wordCount.map { .string($0) } ?? .null),
    ])
  }

  private var inputJSON: JSONValue {
    .object([
      ("tickets", .integer(results.input.tickets)), ("bytes", .integer(results.input.bytes)),
      ("tokens", .integer(results.input.tokens)), ("sha256", .string(results.input.digest)),
    ])
  }

  private var checksJSON: JSONValue {
    .object([
      ("verdict_bytes", .integer(results.verdictBytes)), ("verdicts_sha256", .string(results.verdictDigest)),
      ("sampled_tickets", .integer(results.tokenCounts.records)),
      ("bare_scan_tokens", .integer(results.tokenCounts.tokens)),
      ("core_tokens", .integer(results.tokenCounts.coreTokens)),
      ("token_difference", .number(results.tokenCounts.difference)),
      ("peak_floor_bytes", .integer(machine.peakFloorBytes)),
    ])
  }

  private func json(_ measured: Measured) -> JSONValue {
    let wall = measured.wall.median
    return .object([
      ("name", .string(measured.contestant.rawValue)), ("wall_seconds", json(measured.wall)),
      ("user_seconds", json(measured.user)), ("system_seconds", json(measured.system)),
      ("peak_bytes", json(measured.peakBytes)),
      ("tickets_per_second", .number(Double(results.input.tickets) / wall)),
      ("megabytes_per_second", .number(Double(results.input.bytes) / 1e6 / wall)),
      ("nanoseconds_per_token", .number(wall * 1e9 / Double(results.input.tokens))),
    ])
  }

  private func json(_ mark: Mark) -> JSONValue {
    .object([
      ("name", .string(mark.key)), ("measured", json(mark.sample)), ("target", .number(mark.target)),
      ("is_ceiling", .boolean(mark.isCeiling)), ("is_met", .boolean(mark.isMet)),
    ])
  }

  private func json(_ sample: Sample) -> JSONValue {
    .object([
      ("median", .number(sample.median)), ("low", .number(sample.low)), ("high", .number(sample.high)),
      ("values", .array(sample.values.map { .number($0) })),
    ])
  }
}
