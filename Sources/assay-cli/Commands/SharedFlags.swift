/// Flags that several commands take, and the options that are made of them.
enum SharedFlags {
  static let help = Flag(
    name: "help", short: "h", category: .help, summary: "Show help; -h shows less",
    details: "`assay help COMMAND` shows the same.")

  static let rules = Flag(
    name: "rules", short: "r", value: .pack, fallback: .described("the built-in pack"), category: .rules,
    summary: "Use the rules in PACK",
    details: """
      PACK is a folder (pack.rules, a file for each guideline, and word lists under lists/), or a file that `assay rules \
      build` wrote of one, which starts faster. It replaces the built-in pack with all its guidelines, unless it says \
      `pack NAME extends default`: then it stands on top of it. A folder is compiled on the spot; an error in it ends the \
      command before any input is read.
      """)

  /// For commands that read the rules as written.
  static let rulesFolder = Flag(
    name: "rules", short: "r", value: .folder, fallback: .described("the built-in pack"), category: .rules,
    summary: "Use the rules in DIR",
    details: """
      DIR holds a pack: pack.rules, a file for each guideline, and word lists under lists/. It replaces the built-in \
      pack with all its guidelines, unless it says `pack NAME extends default`: then it stands on top of it.
      """)

  static let model = Flag(
    name: "model", short: "m", value: .file,
    fallback: .described("the built-in model; none beside the rules of a folder"),
    category: .rules, summary: "Use the naive Bayes model in FILE",
    details: """
      FILE is what `assay train` writes. It takes the place of the built-in model, beside the built-in rules (which are then \
      compiled anew, a second) and under packs that extend them, and goes with the rules of a folder, which decide alone \
      without it. A pack file has the model that it was built with.
      """)

  static let reveal = Flag(
    name: "reveal", category: .output, summary: "Quote offensive words and personal data unmasked",
    details: """
      Without it, quotes show as much of an offensive word as its guideline allows, and only the last two characters of \
      phone numbers, e-mail addresses, card numbers and IBANs. Offsets are the same either way.
      """)

  static let color = Flag(
    name: "color", value: .cases("WHEN", of: AutomaticChoice.self), fallback: .value("auto"), category: .output,
    summary: "When to use colour",
    details: """
      auto colours a terminal, unless NO_COLOR is set or TERM is "dumb". Without colour, what would be coloured is marked \
      in another way; nothing is lost.
      """)

  static let inputFormat = Flag(
    name: "input-format", short: "f", value: .cases("FORMAT", of: InputFormat.self),
    fallback: .described("by the file's extension; ndjson for standard input"), category: .input,
    summary: "Read the input as FORMAT",
    details: "ndjson is one JSON object a line. csv and tsv name their fields in the first row. It holds for all files."
  )

  static let map = Flag(
    name: "map", value: .text("FIELD=NAME"), repeats: true, category: .input,
    summary: "Read FIELD of the ticket from NAME of the input",
    details: """
      For exports with names of their own: --map text=review_body,ticket_id=case.number. A dot leads into a nested JSON \
      object; in CSV, NAME is a column. Separate several by commas or give the flag again. It comes on top of --preset.
      """)

  static let preset = Flag(
    name: "preset", value: .cases("NAME", of: InputPreset.self), category: .input,
    summary: "Read the export of a known system",
    details: "The usual field names of the ticket record are understood without it.")

  static let jobs = Flag(
    name: "jobs", short: "j", value: .count("N", 1...256), fallback: .described("one per processor"),
    category: .running,
    summary: "Use N workers",
    details: "The output is the same, byte for byte, whatever N is.")

  static let progress = Flag(
    name: "progress", value: .cases("WHEN", of: AutomaticChoice.self), fallback: .value("auto"), category: .running,
    summary: "When to show progress on standard error",
    details: "auto shows it on a terminal: tickets, rate, share and time left. It is cleared at the end.")

  static let split = Flag(
    name: "split", value: .cases("NAME", of: DataSplit.self), fallback: .value("all"), category: .input,
    summary: "Use only one part of the tickets",
    details: """
      Tickets are dealt into train (70 %), dev (10 %) and test (20 %) by a hash of their ids, so that a ticket is in the \
      same part always and everywhere.
      """)
}

enum InputFormat: String, CaseIterable, Sendable {
  case ndjson, csv, tsv
}

enum InputPreset: String, CaseIterable, Sendable {
  case trustpilot, zendesk, servicenow
}

/// A part of the labelled tickets.
enum DataSplit: String, CaseIterable, Sendable {
  case all, train, dev, test
}

/// Where tickets come from.
struct InputOptions: Equatable, Sendable {
  /// Paths, `-` for standard input. Never empty.
  var files: [String]
  /// nil: by the extension of each file.
  var format: InputFormat?
  var mapping: [FieldSource] = []
  var preset: InputPreset?

  /// A field of the ticket and where the input has it.
  struct FieldSource: Equatable, Sendable {
    var field: String
    var source: String
  }

  static let flags = [SharedFlags.inputFormat, SharedFlags.map, SharedFlags.preset]

  /// `operands`: how many operands stand before the files.
  init(_ raw: RawArguments, behind operands: Int = 0) throws(Failure) {
    files = raw.operands.count > operands ? Array(raw.operands[operands...]) : ["-"]
    if files.count(where: { $0 == "-" }) > 1 { throw .usage("standard input (-) can be read only once") }
    format = raw.choice(SharedFlags.inputFormat)
    preset = raw.choice(SharedFlags.preset)
    for pair in raw.texts(SharedFlags.map).flatMap({ $0.split(separator: ",") }) {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        throw .usage(
          "--map needs FIELD=NAME, not \"\(pair)\"", "for example --map text=review_body,ticket_id=case.number")
      }
      mapping.append(FieldSource(field: String(parts[0]), source: String(parts[1])))
    }
  }
}

/// What judges the tickets.
struct PackOptions: Equatable, Sendable {
  /// nil: the built-in pack.
  var rules: String?
  var model: String?

  static let flags = [SharedFlags.rules, SharedFlags.model]

  init(rules: String?, model: String?) {
    self.rules = rules
    self.model = model
  }

  init(_ raw: RawArguments) {
    rules = raw.text(SharedFlags.rules)
    model = raw.text(SharedFlags.model)
  }
}
