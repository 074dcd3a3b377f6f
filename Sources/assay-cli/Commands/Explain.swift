/// `assay explain`: one ticket for a person's eyes.
enum ExplainCommand {
  static let command = Command(
    name: "explain", category: .tickets, operands: .optionalFile,
    summary: "Show one ticket with its evidence marked and its bits added up",
    details: """
      Shows the labels first, then the text with every passage that counted marked and numbered, then for each label how \
      its bits add up: what the guideline starts from, what each rule and the words add, and the probability that results.

      With a file, --ticket names the ticket to show. From standard input it takes one ticket as JSON, or plain text, \
      which is then a review that nothing else is known of.
      """,
    flags: [
      ticket, SharedFlags.inputFormat, SharedFlags.map, SharedFlags.preset, SharedFlags.reveal, SharedFlags.color,
      width,
    ]
      + PackOptions.flags,
    examples: [
      .init(line: "assay explain tickets.ndjson --ticket t017", meaning: "Show one ticket of a file"),
      .init(line: "echo 'Use code SAVE20 at checkout' | assay explain", meaning: "Try a text"),
      .init(
        line: "assay explain --rules my-pack -t t017 tickets.ndjson | less -R",
        meaning: "See what other rules make of it"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.explain(ExplainOptions(raw, context.console.facts), context.console)
    })

  static let ticket = Flag(
    name: "ticket", short: "t", value: .text("ID"), fallback: .described("the only ticket of the input"),
    category: .input,
    summary: "Show the ticket with this id")

  static let width = Flag(
    name: "width", value: .count("COLUMNS", 40...1000), fallback: .described("that of the terminal; 80 without one"),
    category: .output, summary: "Lay the text out for so many columns")
}

struct ExplainOptions: Equatable, Sendable {
  /// `files` holds one path.
  var input: InputOptions
  var pack: PackOptions
  var ticket: String?
  var layout: Explanation.Layout

  init(_ raw: RawArguments, _ facts: TerminalFacts) throws(Failure) {
    input = try InputOptions(raw)
    pack = PackOptions(raw)
    ticket = raw.text(ExplainCommand.ticket)
    layout = Explanation.Layout(
      width: raw.count(ExplainCommand.width) ?? max(40, min(facts.columns, Explanation.Layout.widest)),
      usesColor: facts.usesColor(raw.choice(SharedFlags.color) ?? .auto),
      reveals: raw.isGiven(SharedFlags.reveal))
  }

  /// Whether input is a ticket as JSON rather than plain text: it begins with a brace.
  static func isRecord(_ input: Span<UInt8>) -> Bool {
    var position = 0
    // A byte order mark, then white space, may stand before it.
    if input.count >= 3, input[0] == 0xEF, input[1] == 0xBB, input[2] == 0xBF { position = 3 }
    while position < input.count, [0x20, 0x09, 0x0A, 0x0D].contains(input[position]) { position += 1 }
    return position < input.count && input[position] == UInt8(ascii: "{")
  }
}
