/// `assay copies`: how often was nearly the same text posted elsewhere?
enum CopiesCommand {
  static let command = Command(
    name: "copies", category: .tickets, operands: .files,
    summary: "Add to each ticket how often nearly the same text was posted elsewhere",
    details: """
      Writes the tickets of the files as they are, with two numbers that rules ask for: copies_elsewhere, how many other \
      businesses have nearly the same text, and copies_by_others, how many other people wrote it. A review bought in a bundle, \
      or pasted everywhere, shows in nothing else.

      Texts are nearly the same when some third of their runs of three words is common to both: a template with another \
      name and another price is, or with one word in ten replaced. Shorter texts than 17 words are alike by chance and get no number. What is not \
      known isn't counted: without business_id or business_names nothing is elsewhere, without author_id there are no others. \
      The same review reported twice is no copy of itself. 16 means 16 or more.

      Files are read twice, so they can't be pipes. Memory grows by some 300 bytes a text.
      """,
    flags: InputOptions.flags + [history, outputFile, ClassifyCommand.rejects, SharedFlags.jobs, SharedFlags.progress],
    examples: [
      .init(
        line: "assay copies june.ndjson | assay classify > verdicts.ndjson", meaning: "Label a month with its copies"),
      .init(
        line: "assay copies today.ndjson --history may.ndjson --history june.ndjson > with-copies.ndjson",
        meaning: "Look for copies among past tickets, too"),
    ],
    run: { raw, context throws(Failure) in
      try context.engine.findCopies(CopiesOptions(raw), context.console)
    })

  static let history = Flag(
    name: "history", value: .file, repeats: true, category: .input,
    summary: "Look for copies among the tickets of FILE, too",
    details: "They are not written. Give the flag again for more files.")

  static let outputFile = Flag(
    name: "output-file", value: .file, fallback: .described("standard output"), category: .output,
    summary: "Write tickets to FILE")
}

struct CopiesOptions: Equatable, Sendable {
  var input: InputOptions
  /// The same options for the files of `--history`.
  var history: InputOptions
  /// nil: standard output.
  var outputFile: String?
  var rejects: String?
  /// nil: one per processor.
  var jobs: Int?
  var progress: AutomaticChoice

  init(_ raw: RawArguments) throws(Failure) {
    input = try InputOptions(raw)
    history = input
    history.files = raw.texts(CopiesCommand.history)
    let files = input.files + history.files
    if files.contains("-") {
      throw .usage("files are read twice, standard input (-) can't be", "write it to a file first")
    }
    outputFile = try raw.output(CopiesCommand.outputFile, reading: files)
    rejects = try raw.ownOutput(ClassifyCommand.rejects, reading: files, writing: outputFile)
    jobs = raw.count(SharedFlags.jobs)
    progress = raw.choice(SharedFlags.progress) ?? .auto
  }
}
