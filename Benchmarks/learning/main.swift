// Assay's side of the comparison of learners: see Benchmarks/README.md.

import Foundation

do throws(Failure) {
  let arguments = CommandLine.arguments.dropFirst()
  if arguments.contains("--help") || arguments.contains("-h") {
    print(Options.help)
  } else {
    let options = try Options(arguments)
    let contest = try Contest(LabelledSet(options.set), method: options.method, runs: options.runs)
    do { try JSONEncoder().encode(contest).write(to: URL(fileURLWithPath: options.output)) } catch {
      throw Failure("\(options.output): \(error)")
    }
  }
} catch {
  FileHandle.standardError.write(Data("learning: \(error.message)\n".utf8))
  exit(1)
}
