/// What the person asked for.
struct Options {
  /// NDJSON with `text`, `labels` and `split` in each record.
  var set = ""
  /// Where to write scores and times.
  var output = ""
  /// How often training and scoring are timed; the median counts.
  var runs = 3
  var method = Method.fitted

  /// How `Trainer` makes weights of counts.
  enum Method: String, CaseIterable {
    case counted, fitted
  }

  static let help = """
    Trains Assay's scorer on the `train` part of a labelled set and scores `dev` and `test`.

    usage: learning SET.ndjson --output FILE [--method counted|fitted] [--runs N]

    The comparison with other programs is Benchmarks/learning/rivals/compare.py, which runs this.
    """

  /// Reads the arguments.
  init(_ arguments: ArraySlice<String>) throws(Failure) {
    var rest = arguments
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        guard set.isEmpty else { throw Failure("one set at a time: \(set) or \(argument)") }
        set = argument
        continue
      }
      guard ["--output", "--method", "--runs"].contains(argument) else {
        throw Failure("unknown argument \"\(argument)\"\n\n\(Self.help)")
      }
      guard let value = rest.popFirst() else { throw Failure("\(argument) needs a value") }
      switch argument {
      case "--output": output = value
      case "--method":
        guard let method = Method(rawValue: value) else {
          throw Failure("--method is counted or fitted, not \"\(value)\"")
        }
        self.method = method
      default:
        guard let runs = Int(value), runs > 0 else { throw Failure("--runs needs a whole number above 0") }
        self.runs = runs
      }
    }
    guard !set.isEmpty, !output.isEmpty else { throw Failure("a set and --output are needed\n\n\(Self.help)") }
  }
}

/// Something that ends the run, for people.
struct Failure: Error {
  var message: String

  init(_ message: String) { self.message = message }
}
