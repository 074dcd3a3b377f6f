import Assay
import AssayCore
import AssayIO
import AssayRules

/// What `rules check` does once its options are clear.
enum CheckWork {
  static func run(_ options: RulesCheckOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let mended = options.fixes ? try fix(options.folder) : []
    let compilation = PackFolder.check(try PackOptions.source(options.folder))
    switch options.format {
    case .json:
      try console.output.write(DiagnosticRenderer.json(compilation.diagnostics, compilation.files))
    case .github:
      try console.output.write(Sanitizer.block(DiagnosticRenderer.github(compilation.diagnostics, compilation.files)))
    case .text:
      for line in mended { try console.output.write(Sanitizer.line(line) + "\n") }
      for diagnostic in compilation.diagnostics {
        try console.output.write(Sanitizer.block(DiagnosticRenderer.text(diagnostic, compilation.files)) + "\n")
      }
      try console.output.write(summary(compilation, fixed: options.fixes ? mended.count : nil))
    }
    return compilation.hasErrors ? .findings : .done
  }

  // MARK: Fixing

  /// One mended fault may bring another to light, but not without end.
  private static let rounds = 10

  /// Makes the proposed changes in the files, and says of each what it was about.
  private static func fix(_ folder: String) throws(Failure) -> [String] {
    var lines: [String] = []
    for _ in 0..<rounds {
      let compilation = PackFolder.check(try PackOptions.source(folder))
      let (files, mended) = Fixer.fixed(compilation.diagnostics, compilation.files)
      if mended.isEmpty { break }
      for (old, new) in zip(compilation.files, files) where old.text != new.text { try replace(old, by: new) }
      lines += mended.map { diagnostic in
        let file = compilation.files[diagnostic.span.file]
        let line = file.position(of: diagnostic.span.start).line
        return "fixed[\(diagnostic.code.rawValue)]: \(file.path):\(line): \(diagnostic.message)"
      }
    }
    return lines
  }

  private static func replace(_ old: SourceFile, by new: SourceFile) throws(Failure) {
    let bytes: [UInt8]
    do throws(IOFailure) { bytes = try Folder.contents(of: old.path) } catch { throw Failure(error) }
    // What is no UTF-8 was read with replacements; written back, the rest of the file would be changed, too.
    guard bytes.elementsEqual(old.text.utf8) else {
      throw .badData("\(old.path) is not UTF-8: it is not changed", "save it as UTF-8 first")
    }
    try writeFile(Array(new.text.utf8), to: old.path)
  }

  // MARK: Summary

  private static func summary(_ compilation: Compilation, fixed: Int?) -> String {
    let errors = compilation.diagnostics.count(where: \.isError)
    let warnings = compilation.diagnostics.count - errors
    let fixable = compilation.diagnostics.count { !$0.edits.isEmpty }
    var found = "\(plural(errors, "error")), \(plural(warnings, "warning"))"
    if let program = compilation.program {
      found = warnings == 0 ? "no errors" : "no errors, \(plural(warnings, "warning"))"
      found =
        "\(program.name) \(program.version) (\(program.hash)): \(plural(program.guidelines.count, "guideline")), \(plural(program.rules.count, "rule")), \(plural(compilation.examples.count, "example")): \(found)"
    }
    if let fixed { return "\(found); \(fixed) fixed\n" }
    return fixable == 0 ? "\(found)\n" : "\(found); --fix mends \(fixable)\n"
  }

  private static func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
