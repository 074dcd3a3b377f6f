import Testing

@testable import assay_cli

@Suite("Arguments")
struct ArgumentsTests {
  func classify(_ arguments: String...) throws -> ClassifyOptions {
    try ClassifyOptions(RawArguments(arguments, for: ClassifyCommand.command))
  }

  @Test(
    "A value may stand behind a space, an equals sign or a letter",
    arguments: [["--jobs", "4"], ["--jobs=4"], ["-j", "4"], ["-j4"], ["-j", "2", "--jobs", "4"]])
  func values(arguments: [String]) throws {
    #expect(try ClassifyOptions(RawArguments(arguments, for: ClassifyCommand.command)).jobs == 4)
  }

  @Test("Flags and files may stand in any order; -- ends flags; - is standard input")
  func operands() throws {
    #expect(try classify("a", "--strict", "b").input.files == ["a", "b"])
    #expect(try classify("--", "--strict", "-j").input.files == ["--strict", "-j"])
    #expect(try classify("-", "b").input.files == ["-", "b"])
    #expect(try classify().input.files == ["-"])
  }

  @Test("An empty value is a value, an equals sign may stand in one")
  func oddValues() throws {
    #expect(try classify("--fail-on=").failOn == .nothing)
    #expect(try classify("--map", "text=a=b").input.mapping == [.init(field: "text", source: "a=b")])
  }

  @Test("Flags that repeat gather their values, of others the last counts")
  func repeating() throws {
    let options = try classify("--map", "text=body,title=head", "--map=stars=score", "-o", "csv", "-o", "merged")
    #expect(options.input.mapping.map(\.field) == ["text", "title", "stars"])
    #expect(options.output == .merged)
  }

  @Test("What is not given has its default")
  func defaults() throws {
    let options = try classify()
    #expect(options.output == .ndjson)
    #expect(options.progress == .auto)
    #expect(options.failOn == .nothing)
    #expect(options.jobs == nil && options.threshold == nil && options.pack.rules == nil && !options.reveals)
  }

  @Test(
    "What can't be meant is refused with exit status 2",
    arguments: [
      ["classify", "a", "--output-file", "a"], ["classify", "--rejects", "x", "--output-file", "x"],
      ["classify", "--threshold", "nan"], ["classify", "--jobs", "-1"], ["classify", "--rules", ""],
      ["train", "a", "-o", "a"], ["train", "a", "-o", "b", "--features", "selected"],
      ["train", "a", "-o", "b", "--limit", "0"], ["train", "a", "-o", "b", "--limit", "32"],
      ["train", "a", "-o", "b", "--method", "fitted", "--ignore", "w"], ["generate", "--count", "1e3"],
      ["explain", "--width", "10"], ["--jobs"], ["-j"],
      ["rules", "build", "d"], ["help", "rules", "check", "x"], ["help", "classify", "x"], ["version", "x"],
    ])
  func refused(arguments: [String]) {
    let run = CommandRun(arguments)
    #expect(run.status == .usage)
    #expect(run.errors.hasPrefix("assay: "))
    #expect(run.output.isEmpty)
  }

  @Test("Options reach the engine, and its answer is the exit status")
  func engine() {
    var engine = Engine()
    engine.classify = { (options, console) throws(Failure) in
      try console.output.write("\(options.input.files)")
      return options.failOn.holds("threats_violence") ? .findings : .done
    }
    let run = CommandRun(["classify", "x", "--fail-on", "self_harm,threats_violence"], engine: engine)
    #expect(run.output == "[\"x\"]")
    #expect(run.status == .findings)
  }

  @Test("What the engine throws is told, after what it wrote", arguments: assay_cli.ExitStatus.allCases)
  func failure(status: assay_cli.ExitStatus) {
    var engine = Engine()
    engine.checkRules = { (_, console) throws(Failure) in
      try console.output.write("before")
      throw Failure(status: status, message: "no\u{1B}[2J", hints: ["try\nthis"])
    }
    let run = CommandRun(["rules", "check", "d"], engine: engine)
    #expect(run.status == status)
    #expect(run.output == "before")
    #expect(run.errors == "assay: no␛[2J\n  try␊this\n")
  }

  @Test("A reader that has gone is no error")
  func brokenPipe() {
    var count = 0
    let output = ByteSink(capacity: 10) { (_) throws(Failure) in
      count += 1
      throw .brokenPipe
    }
    let errors = Recorder()
    let console = Console(output: output, errors: errors.sink(), facts: TerminalFacts())
    #expect(Application(console: console, engine: Engine()).run(["generate", "-n", "100000000"]) == .done)
    #expect(errors.text.isEmpty)
    #expect(count == 1)
  }

  @Test("A gate on a guideline that the pack lacks is an error")
  func failOn() {
    #expect(throws: Failure.self) { try FailOn(["self_ham"]).check(guidelines: ["self_harm"]) }
    #expect(throws: Never.self) { try FailOn(["self_harm"]).check(guidelines: ["self_harm"]) }
    #expect(throws: Never.self) { try FailOn(["any"]).check(guidelines: []) }
    #expect(FailOn(["a,any"]) == .any)
  }

  @Test("A brace begins a ticket, anything else is plain text")
  func explainInput() {
    func isRecord(_ text: String) -> Bool { ExplainOptions.isRecord(Array(text.utf8).span) }
    #expect(isRecord(" \n{\"text\":1}") && isRecord("\u{FEFF}{"))
    #expect(!isRecord("Use code {X}") && !isRecord("") && !isRecord("  "))
  }
}

@Suite("Did you mean")
struct SuggestionTests {
  @Test(
    "Distances",
    arguments: [
      ("", "", 0), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "xbc", 1), ("ca", "abc", 3),
      ("A", "a", 0),
    ])
  func distance(one: String, other: String, expected: Int) {
    #expect(Suggestion.distance(one, other) == expected)
    #expect(Suggestion.distance(other, one) == expected)
  }

  @Test(
    "What was meant",
    arguments: [
      ("outptu", "output"), ("ouput", "output"), ("rejcts", "rejects"), ("job", "jobs"), ("inp", "input-format"),
      ("x", nil),
      ("banana", nil), ("", nil), ("r", nil),
    ] as [(String, String?)])
  func nearest(typed: String, expected: String?) {
    #expect(Suggestion.nearest(to: typed, among: ["jobs", "output", "rejects", "rules", "input-format"]) == expected)
  }
}

@Suite("The flag table")
struct FlagTableTests {
  @Test("No command has two flags of one name or letter", arguments: CommandTable.all.map(\.name))
  func unique(name: String) throws {
    let flags = try #require(CommandTable.command(named: name)).allFlags
    #expect(Set(flags.map(\.name)).count == flags.count)
    #expect(Set(flags.compactMap(\.short)).count == flags.compactMap(\.short).count)
  }

  @Test("Defaults are values that the flag takes; texts are of one style", arguments: CommandTable.all.map(\.name))
  func sound(name: String) throws {
    let command = try #require(CommandTable.command(named: name))
    #expect(!command.summary.hasSuffix("."))
    for flag in command.allFlags {
      if case .value(let text) = flag.fallback { #expect(flag.value.complaint(about: text) == nil) }
      #expect(!flag.summary.hasSuffix(".") && flag.summary.count <= 60, "\(flag.name)")
      #expect(flag.details.isEmpty || flag.details.hasSuffix("."), "\(flag.name)")
    }
  }

  @Test(
    "Examples parse",
    arguments: CommandTable.all.flatMap { command in command.examples.map { ($0.line, command.name) } })
  func examples(line: String, name: String) throws {
    let command = try #require(CommandTable.command(named: name))
    // The part of the pipeline that calls this command, without redirections.
    let part = try #require(line.split(separator: "|").last { $0.contains("assay \(name)") })
    let words = part.split(separator: " ").map(String.init)
    let start = try #require(words.firstIndex(of: "assay"))
    let arguments = words[(start + 1)...].dropFirst(name.split(separator: " ").count).prefix { !$0.hasPrefix(">") }
    #expect(throws: Never.self) { try RawArguments(arguments, for: command) }
  }
}
