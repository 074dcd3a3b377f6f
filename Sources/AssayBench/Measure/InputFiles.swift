import Glibc

/// A file that commands read.
struct InputFile: Sendable {
  /// What a definition says of it: `generated 70000`.
  var description: String
  var path: String
  var bytes: Int
  /// Lines that are not blank.
  var lines: Int
  var checksum: String
}

/// Makes and finds the inputs of benchmarks, each once.
struct InputFiles {
  private let folder: String
  private let data: String?
  private let most: Int?
  private var made: [InputFile] = []

  /// - Parameters:
  ///   - folder: where generated tickets go.
  ///   - data: where files lie that are not part of the repository.
  ///   - most: how many tickets are generated at the most; nil: as many as the definition says.
  init(folder: String, data: String?, most: Int?) {
    self.folder = folder
    self.data = data
    self.most = most
  }

  /// The file of an input.
  ///
  /// - Throws: `Skip` when it is missing and may be.
  mutating func file(_ source: Benchmark.Source) throws(BenchFailure) -> InputFile {
    let path: String
    let description: String
    switch source {
    case .generated(let wanted, let flags):
      let count = min(wanted, most ?? wanted)
      description = (["generated", "\(count)"] + flags).joined(separator: " ")
      if let known = made.first(where: { $0.description == description }) { return known }
      path = "\(folder)/tickets-\(made.count).ndjson"
      _ = try ChildCommand(["assay", "generate", "--count", "\(count)"] + flags).run(output: path)
    case .file(let name):
      description = name
      path = name
    case .outside(let name):
      description = "outside \(name)"
      guard let data else { throw BenchFailure("\(name) is not part of the repository; --data names its folder") }
      path = "\(data)/\(name)"
    }
    if let known = made.first(where: { $0.description == description }) { return known }
    guard Files.allows(R_OK, path) else { throw BenchFailure("there is no \(path)") }
    let file = InputFile(
      description: description, path: path, bytes: try Files.size(path), lines: try Files.countLines(path),
      checksum: try Files.checksum(path))
    guard file.lines > 0 else { throw BenchFailure("\(path) is empty") }
    made.append(file)
    return file
  }
}
