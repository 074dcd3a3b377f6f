import Assay
import AssayCore
import AssayLearn
import AssayRules

/// What the `rules` commands do once their options are clear.
enum RulesWork {
  static func test(_ options: RulesReportOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let compilation = PackFolder.compile(try PackOptions.source(options.folder), model: nil)
    guard let program = compilation.program else {
      throw .badData("the rules have errors", "see them with `assay rules check \(options.folder)`")
    }
    let failures = RuleTester.failures(program, compilation.examples)
    for failure in failures {
      switch options.format {
      case .text: try console.output.write(Sanitizer.block(RuleTester.text(failure, program, compilation.files)) + "\n")
      case .json: try console.output.write(RuleTester.json(failure, program, compilation.files))
      }
    }
    if options.format == .text {
      try console.output.write("\(compilation.examples.count - failures.count) passed, \(failures.count) failed\n")
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
