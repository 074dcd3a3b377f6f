import Assay
import AssayCore
import AssayLearn
import AssayRules

/// What the `rules` commands do once their options are clear.
enum RulesWork {
  static func check(_ options: RulesReportOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let compilation = PackFolder.compile(try PackOptions.source(options.folder), model: nil)
    switch options.format {
    case .json:
      try console.output.write(DiagnosticRenderer.json(compilation.diagnostics, compilation.files))
    case .text:
      for diagnostic in compilation.diagnostics {
        try console.output.write(Sanitizer.block(DiagnosticRenderer.text(diagnostic, compilation.files)) + "\n")
      }
      try console.output.write(summary(compilation))
    }
    return compilation.hasErrors ? .findings : .done
  }

  private static func summary(_ compilation: Compilation) -> String {
    let errors = compilation.diagnostics.count(where: \.isError)
    let warnings = compilation.diagnostics.count - errors
    guard let program = compilation.program else {
      return "\(plural(errors, "error")), \(plural(warnings, "warning"))\n"
    }
    let found = warnings == 0 ? "no errors" : "no errors, \(plural(warnings, "warning"))"
    return
      "\(program.name) \(program.version) (\(program.hash)): \(plural(program.guidelines.count, "guideline")), \(plural(program.rules.count, "rule")), \(plural(compilation.examples.count, "example")): \(found)\n"
  }

  private static func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

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
    let program = try PackOptions(rules: options.folder, model: options.model).program()
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
