import Assay
import AssayCore
import AssayRules
import Foundation

// A temporary frame: the real command line is being merged.
let arguments = CommandLine.arguments
guard arguments.count >= 4, arguments[1] == "rules" else { exit(2) }
func read(_ folder: String, _ ending: String) -> [SourceFile] {
  let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(ending) }.sorted()
  return names.map { name in
    SourceFile(path: folder + "/" + name, text: (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? "")
  }
}
let source = PackSource(rules: read(arguments[3], ".rules"), wordLists: read(arguments[3] + "/lists", ".txt"))
let compilation = PackCompiler.compile(source)
for diagnostic in compilation.diagnostics { print(DiagnosticRenderer.text(diagnostic, compilation.files)) }
guard let program = compilation.program else {
  print("\(compilation.diagnostics.count(where: \.isError)) errors")
  exit(1)
}
print("\(program.guidelines.count) guidelines, \(program.rules.count) rules, \(program.network.patterns.count) patterns, \(program.network.atoms.count) positions, \(program.words.count) words, \(program.symbols.count) symbols")
if arguments[2] == "test" {
  let failures = RuleTester.failures(program, compilation.examples)
  for failure in failures { print(RuleTester.text(failure, program, compilation.files)) }
  print("\(compilation.examples.count - failures.count) passed, \(failures.count) failed")
}
