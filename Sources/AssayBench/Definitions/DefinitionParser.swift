/// Reads benchmarks as they are written in `Benchmarks/definitions`: a keyword a line, `#` begins a comment.
///
///     benchmark workers
///       about  How much a second worker gives.
///       input  tickets = generated 70000
///       run    one on tickets: assay classify -j 1 {tickets}
///       run    two on tickets: assay classify -j 2 {tickets}
///       expect one lines
///       expect two same one
///       mark   two workers to one: speed two / one >= 1.8
///
/// Inputs are `generated COUNT [FLAGS OF assay generate]`, `file PATH` or `outside FILE`. `prepare COMMAND` runs once before. Checks are
/// `lines [N]`, `prints WORDS` and `same RUN`. Measures are those of `Measure`. In commands, `assay` is this program,
/// `{name}` an input and `{folder}` a temporary folder.
package struct DefinitionParser {
  private let file: String
  private var benchmarks: [Benchmark] = []
  private var line = 0

  private init(_ file: String) { self.file = file }

  /// Reads a file's text; `file` is what messages call it.
  ///
  /// - Throws: `BenchFailure` at the first line that can't be understood, with its number.
  package static func parse(_ text: String, file: String) throws(BenchFailure) -> [Benchmark] {
    var parser = DefinitionParser(file)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      parser.line += 1
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let keyword = words.first, !keyword.hasPrefix("#") else { continue }
      try parser.read(keyword, Array(words.dropFirst()))
    }
    for benchmark in parser.benchmarks { try parser.check(benchmark) }
    guard !parser.benchmarks.isEmpty else { throw BenchFailure("\(file) defines no benchmark") }
    return parser.benchmarks
  }

  private mutating func read(_ keyword: String, _ words: [String]) throws(BenchFailure) {
    if keyword == "benchmark" {
      guard words.count == 1 else { throw wrong("write `benchmark NAME`") }
      benchmarks.append(Benchmark(name: words[0]))
      return
    }
    guard var benchmark = benchmarks.popLast() else { throw wrong("`\(keyword)` must stand below `benchmark NAME`") }
    switch keyword {
    case "about": benchmark.about += (benchmark.about.isEmpty ? "" : " ") + words.joined(separator: " ")
    case "input": benchmark.inputs.append(try input(words))
    case "prepare": benchmark.preparations.append(words)
    case "run": benchmark.runs.append(try run(words))
    case "expect": benchmark.checks.append(try check(words))
    case "mark": benchmark.marks.append(try mark(words))
    default: throw wrong("there is no `\(keyword)`; there are benchmark, about, input, prepare, run, expect, mark")
    }
    benchmarks.append(benchmark)
  }

  private func input(_ words: [String]) throws(BenchFailure) -> Benchmark.Input {
    guard words.count >= 4, words[1] == "=" else {
      throw wrong("write `input NAME = generated COUNT`, file or outside")
    }
    switch words[2] {
    case "generated":
      guard let count = Int(words[3]), count > 0 else { throw wrong("\"\(words[3])\" is no number of tickets") }
      return Benchmark.Input(name: words[0], source: .generated(count: count, flags: Array(words[4...])))
    case "file" where words.count == 4: return Benchmark.Input(name: words[0], source: .file(words[3]))
    case "outside" where words.count == 4: return Benchmark.Input(name: words[0], source: .outside(words[3]))
    default: throw wrong("an input is `generated COUNT`, `file PATH` or `outside FILE`")
    }
  }

  /// `NAME on INPUT: COMMAND`.
  private func run(_ words: [String]) throws(BenchFailure) -> Benchmark.Run {
    guard words.count >= 4, words[1] == "on", words[2].hasSuffix(":") else {
      throw wrong("write `run NAME on INPUT: COMMAND`")
    }
    return Benchmark.Run(name: words[0], input: String(words[2].dropLast()), command: Array(words[3...]))
  }

  private func check(_ words: [String]) throws(BenchFailure) -> Benchmark.Check {
    let expectation: Benchmark.Expectation
    switch (words.count > 1 ? words[1] : "", words.count) {
    case ("lines", 2): expectation = .lines(nil)
    case ("lines", 3):
      guard let count = Int(words[2]) else { throw wrong("\"\(words[2])\" is no number of lines") }
      expectation = .lines(count)
    case ("prints", 3...): expectation = .begins(Array(words[2...]))
    case ("same", 3): expectation = .same(words[2])
    default: throw wrong("write `expect RUN lines [N]`, `expect RUN prints WORDS` or `expect RUN same RUN`")
    }
    return Benchmark.Check(run: words[0], expectation: expectation)
  }

  /// `NAME: MEASURE RUN [/ RUN] [>= N]`.
  private func mark(_ words: [String]) throws(BenchFailure) -> Benchmark.Mark {
    guard let colon = words.firstIndex(where: { $0.hasSuffix(":") }), colon + 2 < words.count else {
      throw wrong("write `mark NAME: MEASURE RUN [/ RUN] [>= N]`")
    }
    guard let measure = Measure(rawValue: words[colon + 1]) else {
      throw wrong(
        "there is no measure `\(words[colon + 1])`; there are "
          + Measure.allCases.map(\.rawValue).joined(separator: ", "))
    }
    var mark = Benchmark.Mark(
      name: words[...colon].joined(separator: " ").dropLast().description, measure: measure, run: words[colon + 2])
    var rest = words[(colon + 3)...]
    if rest.count >= 2, rest.first == "/" {
      mark.other = rest.dropFirst().first
      rest = rest.dropFirst(2)
    }
    guard (mark.other != nil) == measure.comparesTwo else {
      throw wrong("`\(measure.rawValue)` is of \(measure.comparesTwo ? "two runs, as in `one / two`" : "one run")")
    }
    if let sign = rest.popFirst() {
      guard rest.count == 1, let number = rest.first.flatMap({ Double($0) }), sign == ">=" || sign == "<=" else {
        throw wrong("a mark ends with `>= N` or `<= N`")
      }
      mark.target = sign == ">=" ? .atLeast(number) : .atMost(number)
    }
    return mark
  }

  /// Names must be of something, and of one thing.
  private func check(_ benchmark: Benchmark) throws(BenchFailure) {
    func complain(_ text: String) -> BenchFailure { BenchFailure("\(file): benchmark \(benchmark.name): \(text)") }
    let inputs = benchmark.inputs.map(\.name)
    let runs = benchmark.runs.map(\.name)
    if benchmarks.count(where: { $0.name == benchmark.name }) > 1 { throw complain("it is defined twice") }
    guard !runs.isEmpty else { throw complain("it runs nothing") }
    for names in [inputs, runs] {
      for name in names where names.count(where: { $0 == name }) > 1 { throw complain("\(name) is defined twice") }
    }
    for run in benchmark.runs where !inputs.contains(run.input) { throw complain("there is no input \(run.input)") }
    var mentioned = benchmark.checks.map(\.run) + benchmark.marks.map(\.run) + benchmark.marks.compactMap(\.other)
    for check in benchmark.checks { if case .same(let other) = check.expectation { mentioned.append(other) } }
    for name in mentioned where !runs.contains(name) { throw complain("there is no run \(name)") }
    for command in benchmark.runs.map(\.command) + benchmark.preparations {
      for word in command {
        guard let name = Placeholder.name(in: word), name != "folder", !inputs.contains(name) else { continue }
        throw complain("there is no input \(name)")
      }
    }
  }

  private func wrong(_ what: String) -> BenchFailure { BenchFailure("\(file):\(line): \(what)") }
}

/// `{name}` in a word of a command.
enum Placeholder {
  /// What stands between the braces; nil without any.
  static func name(in word: String) -> String? {
    guard let start = word.firstIndex(of: "{"), let end = word[start...].firstIndex(of: "}") else { return nil }
    return String(word[word.index(after: start)..<end])
  }

  /// The word with the value in place of the braces.
  static func replace(in word: String, _ values: [String: String]) -> String {
    guard let name = name(in: word), let value = values[name], let range = word.firstRange(of: "{\(name)}") else {
      return word
    }
    return word.replacingCharacters(in: range, with: value)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with value: String) -> String {
    String(self[..<range.lowerBound]) + value + String(self[range.upperBound...])
  }
}
