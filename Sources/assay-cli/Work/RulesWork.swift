import Assay
import AssayCore
import AssayLearn
import AssayRules

/// What the `rules` commands do once their options are clear.
enum RulesWork {
  static func test(_ options: RulesTestOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let compilation = PackFolder.compile(try PackOptions.source(options.folder), model: nil)
    guard let program = compilation.program else {
      throw .badData("the rules have errors", "see them with `assay rules check \(options.folder)`")
    }
    let examples = compilation.examples
    let failures = RuleTestRun.failures(program, examples, jobs: options.jobs ?? Platform.processors)
    if let path = options.junit {
      try writeFile(Array(JUnitReport(program, compilation.files).xml(examples, failures).utf8), to: path)
    }
    let report = ExampleReport(program, compilation.files)
    for failure in failures {
      switch options.format {
      case .json: try console.output.write(report.json(failure))
      case .text:
        let shown = FailedExample(
          failure: failure, program: program, report: report, layout: options.layout)
        try console.output.write(shown.text + "\n")
      }
    }
    if options.format == .text {
      try console.output.write("\(examples.count - failures.count) passed, \(failures.count) failed\n")
    }
    return failures.isEmpty ? .done : .findings
  }

  static func build(_ options: RulesBuildOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let program = try PackOptions.compile(options.folder, options.model)
    let bytes = PackFile.encode(program)
    // Written only if it can be read back.
    do throws(SectionFileError) { _ = try PackFile.decode(bytes) } catch {
      throw .inputOutput("the pack could not be read back (\(error))")
    }
    try writeFile(bytes, to: options.output)
    try console.errors.write(
      "assay: \(options.output): \(program.name) \(program.version) (\(program.hash)), \(Decimal.grouped(bytes.count)) bytes\n"
    )
    return .done
  }
}
