/// What the person asked for.
struct Options {
  /// NDJSON with `text`, `labels` and `split` in each record.
  var set = ""
  /// Where to write scores and times.
  var output = ""
  /// How often training and scoring are timed; the median counts.
  var runs = 3
  var method = Method.fitted
  /// Where to write the texts' features in place of training; nil: train.
  var features: String?

  /// How `Trainer` makes weights of counts.
  enum Method: String, CaseIterable {
    case counted, fitted
  }

  static let help = """
    Trains Assay's scorer on the `train` part of a labelled set and scores `dev` and `test`.

    usage: learning SET.ndjson --output FILE [--method counted|fitted] [--runs N]
           learning SET.ndjson --features FILE

    The second form writes the features of the `train` part, for Benchmarks/learning/rivals/variants.py. The comparison with
    other programs is Benchmarks/learning/rivals/compare.py. Both run this.
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
      guard ["--output", "--features", "--method", "--runs"].contains(argument) else {
        throw Failure("unknown argument \"\(argument)\"\n\n\(Self.help)")
      }
      guard let value = rest.popFirst() else { throw Failure("\(argument) needs a value") }
      switch argument {
      case "--output": output = value
      case "--features": features = value
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
    guard !set.isEmpty, output.isEmpty == (features != nil) else {
      throw Failure("a set and --output or --features are needed\n\n\(Self.help)")
    }
  }
}

/// Something that ends the run, for people.
struct Failure: Error {
  var message: String

  init(_ message: String) { self.message = message }
}
