/// What the person asked for.
struct Options {
  /// A month at a large platform.
  var tickets = 70_000
  var runs = 9
  /// NDJSON to measure with in place of made-up tickets.
  var input: String?
  /// Where to write the same figures as JSON.
  var json: String?

  static let help = """
    Measures `assay classify` against the marks of the design, as whole processes on one file.

    usage: swift run -c release throughput [--tickets N] [--runs N] [--input FILE] [--json FILE]

      --tickets N   make N tickets with `assay generate` (default: 70000)
      --runs N      measure each command N times, in turn (default: 9)
      --input FILE  measure with the tickets of an NDJSON file instead
      --json FILE   write all figures to FILE too
    """

  /// Reads the arguments; `--name=value` is understood as well.
  init(_ arguments: ArraySlice<String>) throws(Failure) {
    var rest = arguments
    while let argument = rest.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      let name = parts.first ?? ""
      guard ["--tickets", "--runs", "--input", "--json"].contains(name) else {
        throw Failure("unknown argument \"\(argument)\"\n\n\(Self.help)")
      }
      guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else { throw Failure("\(name) needs a value") }
      switch name {
      case "--tickets": tickets = try Self.count(value, name)
      case "--runs": runs = try Self.count(value, name)
      case "--input": input = value
      default: json = value
      }
    }
    if input != nil && arguments.contains(where: { $0.hasPrefix("--tickets") }) {
      throw Failure("--tickets and --input exclude each other")
    }
    if let json, json == input { throw Failure("--json would overwrite the input") }
  }

  private static func count(_ value: String, _ name: String) throws(Failure) -> Int {
    guard let count = Int(value), count > 0 else {
      throw Failure("\(name) needs a whole number above 0, not \"\(value)\"")
    }
    return count
  }
}
