/// `assay evaluate --contrast`: do verdicts move with what must not matter?
enum ContrastMode {
  static let flag = Flag(
    name: "contrast", category: .input, summary: "Try contrasts: each FILE holds what must not matter",
    details: """
      Judges the texts of FILE with one value of a field (stars, say), or one word for people, and with another, and reports each \
      pair of which the verdict moves by more bits than the file allows, with the rules and words that did it. Exits with 1 if \
      there is one. Documentation/Fairness.md tells how such a file is written.
      """)

  /// The flags that go with it.
  static let flags = [flag, EvaluateCommand.format, SharedFlags.rules, SharedFlags.model, SharedFlags.color]
}

struct ContrastOptions: Equatable, Sendable {
  /// Files of contrasts. Never empty.
  var files: [String]
  var pack: PackOptions
  var isJSON: Bool
  var layout: CardLayout

  init(_ raw: RawArguments, _ facts: TerminalFacts) throws(Failure) {
    let known = ContrastMode.flags.map(\.name)
    if let other = raw.values.keys.filter({ !known.contains($0) }).min() {
      throw .usage("--\(other) does not go with --contrast", "see `assay help evaluate`")
    }
    files = raw.operands
    pack = PackOptions(raw)
    isJSON = raw.text(EvaluateCommand.format) == "json"
    layout = CardLayout(raw, facts)
  }
}
