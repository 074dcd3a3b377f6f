/// `assay generate`: tickets for load.
enum GenerateCommand {
  static let command = Command(
    name: "generate", category: .tickets,
    summary: "Make up tickets for load tests",
    details: """
      Writes synthetic tickets as NDJSON: reviews of 300 to 500 bytes with the usual fields, the same ones for the same \
      seed on every machine. A small share has a breach planted in it, with offensive words masked. They are for measuring \
      speed, not for measuring how right the labels are: real people write otherwise.
      """,
    flags: [count, seed, bytes, breaches, labels],
    examples: [
      .init(line: "assay generate --count 100000 > load.ndjson", meaning: "Make a file"),
      .init(line: "assay generate -n 1000000 | assay classify > /dev/null", meaning: "See how fast it goes"),
    ],
    run: { raw, context throws(Failure) in
      try run(GenerateOptions(raw), context.console)
    })

  static let count = Flag(
    name: "count", short: "n", value: .count("N", 0...Int.max), fallback: .value("1000"), category: .output,
    summary: "Write N tickets")

  static let seed = Flag(
    name: "seed", short: "s", value: .count("S", 0...Int.max), fallback: .value("1"), category: .output,
    summary: "Start the series S", details: "The first tickets of a longer run are those of a shorter one.")

  static let bytes = Flag(
    name: "bytes", value: .count("N", 1...1_000_000), fallback: .value("400"), category: .output,
    summary: "Write texts of about N bytes", details: "A quarter more or less, and one sentence at least.")

  static let breaches = Flag(
    name: "breaches", value: .number("SHARE", 0...1), fallback: .value("0.04"), category: .output,
    summary: "Plant a breach in a SHARE of the tickets", details: "In steps of a thousandth.")

  static let labels = Flag(
    name: "labels", category: .output, summary: "Write what was planted as labels",
    details: "For measuring how long training takes.")

  private static func run(_ options: GenerateOptions, _ console: Console) throws(Failure) -> ExitStatus {
    var generator = TicketGenerator(seed: UInt64(options.seed), shape: options.shape)
    var line: [UInt8] = []
    for _ in 0..<options.count {
      line.removeAll(keepingCapacity: true)
      generator.appendTicket(to: &line)
      try console.output.write(line)
    }
    return .done
  }
}

struct GenerateOptions: Equatable, Sendable {
  var count: Int
  var seed: Int
  var shape = TicketGenerator.Shape()

  init(_ raw: RawArguments) {
    count = raw.count(GenerateCommand.count) ?? 0
    seed = raw.count(GenerateCommand.seed) ?? 0
    shape.textBytes = raw.count(GenerateCommand.bytes) ?? shape.textBytes
    if let share = raw.number(GenerateCommand.breaches) { shape.breachesPerThousand = Int((share * 1000).rounded()) }
    shape.hasLabels = raw.isGiven(GenerateCommand.labels)
  }
}
