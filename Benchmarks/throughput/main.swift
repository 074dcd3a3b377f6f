// Measures the marks of the design, section 8. How and why: Benchmarks/README.md.

import Glibc

/// How much the bare scan's token count may differ from AssayCore's on made-up tickets.
let tokenTolerance = 0.02

/// Measures, prints the page and writes the JSON if wanted.
func measure(_ options: Options, _ folder: String) throws(Failure) {
  let programs = try Programs(folder: folder)
  var machine = Machine(programs, folder: folder)
  let input = options.input ?? folder + "/tickets.ndjson"
  if options.input == nil {
    Console.status("making \(options.tickets) tickets")
    let arguments = ["generate", "--count", "\(options.tickets)"]
    _ = try ChildCommand(path: programs.assay, arguments: arguments).run(output: input)
    let lines = try Files.countLines(input)
    guard lines == options.tickets else { throw Failure("assay generate made \(lines) tickets") }
  }
  var results = try Contest(programs, input: input, folder: folder).run(options.runs)
  machine.notePeakFloor()
  results.warnings += machine.warnings()
  let difference = abs(results.tokenCounts.difference)
  if difference > tokenTolerance {
    results.warnings.append("the bare scan's tokens are not AssayCore's; nanoseconds per token and that ratio are off")
  }
  let report = Report(results: results, machine: machine)
  print(report.text)
  if let path = options.json { try Files.write(report.json.text() + "\n", to: path) }
  // Real reviews may be in any language and script, of which the bare scan knows nothing.
  if options.input == nil && difference > tokenTolerance {
    throw Failure("the bare scan finds other tokens than AssayCore")
  }
}

/// Runs what the arguments ask for; returns the exit status.
func start(_ arguments: [String]) -> Int32 {
  do throws(Failure) {
    if let first = arguments.first, Helpers.names.contains(first), arguments.count == 2 {
      try Helpers.run(first, arguments[1])
      return 0
    }
    if arguments.contains("--help") || arguments.contains("-h") {
      print(Options.help)
      return 0
    }
    let options = try Options(arguments[...])
    let folder = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(folder) }
    try measure(options, folder)
    return 0
  } catch {
    Console.note(error.message)
    return 1
  }
}

exit(start(Array(CommandLine.arguments.dropFirst())))
