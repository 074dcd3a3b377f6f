// Assay's side of the comparison of learners: see Benchmarks/README.md.

import Foundation

/// Writes a value as JSON.
func write(_ value: some Encodable, to path: String) throws(Failure) {
  do { try JSONEncoder().encode(value).write(to: URL(fileURLWithPath: path)) } catch {
    throw Failure("\(path): \(error)")
  }
}

do throws(Failure) {
  let arguments = CommandLine.arguments.dropFirst()
  if arguments.contains("--help") || arguments.contains("-h") {
    print(Options.help)
  } else {
    let options = try Options(arguments)
    let set = try LabelledSet(options.set)
    if let path = options.features {
      try write(FeatureDump(set), to: path)
    } else {
      try write(Contest(set, method: options.method, runs: options.runs), to: options.output)
    }
  }
} catch {
  FileHandle.standardError.write(Data("learning: \(error.message)\n".utf8))
  exit(1)
}
