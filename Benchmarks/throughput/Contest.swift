import Glibc

/// What is measured.
enum Contestant: String, CaseIterable {
  case oneWorker = "assay classify -j 1"
  case twoWorkers = "assay classify -j 2"
  case bareScan = "bare scan"
  case wordCount = "wc -w"

  var isAssay: Bool { self == .oneWorker || self == .twoWorkers }
}

/// The file that all contestants read.
struct InputFile {
  var path: String
  var bytes: Int
  var tickets: Int
  /// As the bare scan counts them.
  var tokens = 0
  var digest: String
}

/// All that the report says.
struct Results {
  var input: InputFile
  var rounds: [Measured]
  var verdictDigest = ""
  var verdictBytes = 0
  var tokenCounts = Helpers.Counts()
  /// What the person should know before believing the figures.
  var warnings: [String] = []

  func measured(_ contestant: Contestant) -> Measured? { rounds.first { $0.contestant == contestant } }
}

/// Runs the contestants in turn on one file and checks all that they write.
struct Contest {
  let programs: Programs
  let folder: String
  private let input: String
  private var reference: String { folder + "/verdicts" }
  private var output: String { folder + "/output" }

  /// - Parameter folder: where outputs go; each is deleted once it is checked.
  init(_ programs: Programs, input: String, folder: String) {
    self.programs = programs
    self.input = input
    self.folder = folder
  }

  /// One round to warm up, in which everything is checked in full, then `runs` rounds that count.
  func run(_ runs: Int) throws(Failure) -> Results {
    guard let digest = helper("digest") else { throw Failure("cannot read \(input)") }
    var file = InputFile(
      path: input, bytes: try Files.size(input), tickets: try Files.countLines(input), digest: digest)
    guard file.tickets > 0 else { throw Failure("\(input) holds no tickets") }
    let contestants = Contestant.allCases.filter { $0 != .wordCount || programs.wordCount != nil }
    var results = Results(input: file, rounds: contestants.map { Measured(contestant: $0) })

    Console.status("warming up and checking")
    try warmUp(contestants, &file, &results)
    results.input = file
    try compareTokens(&results)
    for round in 1...runs {
      Console.status("round \(round) of \(runs)")
      for index in contestants.indices {
        let cost = try command(contestants[index]).run(output: output)
        try check(contestants[index], file)
        results.rounds[index].costs.append(cost)
      }
    }
    Console.status("")
    return results
  }

  private func command(_ contestant: Contestant) -> ChildCommand {
    switch contestant {
    case .oneWorker: ChildCommand(path: programs.assay, arguments: ["classify", "-j", "1", input])
    case .twoWorkers: ChildCommand(path: programs.assay, arguments: ["classify", "-j", "2", input])
    case .bareScan: ChildCommand(path: programs.throughput, arguments: ["scan", input])
    case .wordCount: ChildCommand(path: programs.wordCount ?? "", arguments: ["-w", input])
    }
  }

  /// Runs each once; keeps the verdicts of one worker to compare all later ones with.
  private func warmUp(
    _ contestants: [Contestant], _ file: inout InputFile, _ results: inout Results
  ) throws(Failure) {
    for contestant in contestants {
      let target = contestant == .oneWorker ? reference : output
      _ = try command(contestant).run(output: target)
      if contestant == .bareScan {
        file.tokens = Helpers.Counts(line: Files.text(target))?.tokens ?? 0
        guard file.tokens > 0 else { throw Failure("no tokens under the keys \"title\" and \"text\" in \(input)") }
      }
      guard contestant.isAssay else {
        try check(contestant, file)
        continue
      }
      try checkCount(contestant, of: try Files.countLines(target), file)
      guard let digest = helper("digest", target) else { throw Failure("cannot read the verdicts") }
      if contestant == .oneWorker {
        results.verdictDigest = digest
        results.verdictBytes = try Files.size(target)
      } else if digest != results.verdictDigest {
        throw Failure(
          "\(contestant.rawValue) gives other verdicts than one worker: SHA-256 \(digest), not \(results.verdictDigest)"
        )
      }
    }
    Files.delete(output)
  }

  /// Checks what a run wrote and deletes it.
  private func check(_ contestant: Contestant, _ file: InputFile) throws(Failure) {
    defer { Files.delete(output) }
    switch contestant {
    case .oneWorker, .twoWorkers:
      try checkCount(contestant, of: try Files.countLines(output), file)
      guard try Files.areEqual(output, reference) else {
        throw Failure("\(contestant.rawValue) gives other verdicts than the first run")
      }
    case .bareScan:
      let counts = Helpers.Counts(line: Files.text(output))
      try checkCount(contestant, of: counts?.records ?? 0, file)
      guard counts?.tokens == file.tokens else { throw Failure("the bare scan counts otherwise than at first") }
    case .wordCount:
      let words = Files.text(output).split(separator: " ").first.flatMap { Int($0) } ?? 0
      guard words > 0 else { throw Failure("wc counts no words") }
    }
  }

  private func checkCount(_ contestant: Contestant, of lines: Int, _ file: InputFile) throws(Failure) {
    guard lines == file.tickets else {
      throw Failure("\(contestant.rawValue): \(lines) lines for \(file.tickets) tickets; every record must be readable")
    }
  }

  private func compareTokens(_ results: inout Results) throws(Failure) {
    guard let counts = helper("compare-tokens").flatMap({ Helpers.Counts(line: $0) }) else {
      throw Failure("cannot count the tokens of \(input)")
    }
    results.tokenCounts = counts
  }

  /// Runs this binary as one of its helpers.
  private func helper(_ name: String, _ path: String? = nil) -> String? {
    ChildCommand(path: programs.throughput, arguments: [name, path ?? input]).text(in: folder)
  }
}
