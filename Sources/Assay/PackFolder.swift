public import AssayCore
public import AssayIO
internal import AssayLearn
public import AssayRules

/// A pack as a folder of files: `*.rules`, and word lists under `lists/`.
public enum PackFolder {
  /// Reads the files, in the order of their names; for an overlay those of the pack that it extends, too. (One that can't be read
  /// is left out: compiling says so at its name.) With `jobs` above 1, several at a time.
  ///
  /// - Throws: `IOFailure` when the folder or a file can't be read.
  public static func read(_ path: String, jobs: Int = 1) throws(IOFailure) -> PackSource {
    let own = try files(path, jobs)
    switch own.wantedBase {
    case .named("default"): return PackSource(own, on: DefaultPack.source)
    case .folder(let folder):
      let base = try? files(folder.hasPrefix("/") ? folder : "\(path)/\(folder)", jobs)
      return base.map { $0.rules.isEmpty ? own : PackSource(own, on: $0) } ?? own
    case .named, nil: return own
    }
  }

  private static func files(_ path: String, _ jobs: Int) throws(IOFailure) -> PackSource {
    let rules = try Folder.names(in: path, ending: ".rules").map { "\(path)/\($0)" }
    let folder = path + "/lists"
    let lists = ((try? Folder.names(in: folder, ending: ".txt")) ?? []).map { "\(folder)/\($0)" }
    let paths = rules + lists
    var files: [SourceFile] = []
    for read in mapInParallel(
      paths.count, jobs: jobs, { index in Result { () throws(IOFailure) in try file(paths[index]) } })
    {
      files.append(try read.get())
    }
    return PackSource(rules: Array(files[..<rules.count]), wordLists: Array(files[rules.count...]))
  }

  private static func file(_ path: String) throws(IOFailure) -> SourceFile {
    SourceFile(path: path, text: String(decoding: try Folder.contents(of: path), as: UTF8.self))
  }

  /// Compiles a pack, linked with a model if there is one, and stamps it with the hash of their contents.
  ///
  /// An overlay on the built-in pack is linked with the built-in model where none is given. With `jobs` above 1 files are parsed several
  /// at a time, and what they come to is hashed beside the rest; the result is the same.
  public static func compile(_ source: PackSource, model: TrainedModel?, jobs: Int = 1) -> Compilation {
    let isOnDefault = source.base != nil && source.wantedBase == .named("default")
    let model = model ?? (isOnDefault ? DefaultPack.model : nil)
    let threads = Threads(count: jobs)
    // Parsing has work for all threads; behind it, most of the time, there is work for one.
    let parsed = ParsedPack(source, threads)
    let parts = threads.map(2) { part in
      part == 0
        ? CompiledPart.compilation(PackCompiler.compile(parsed, model: model, workers: threads))
        : .hash(hash(source, model))
    }
    guard case .compilation(var compilation) = parts[0], case .hash(let hash) = parts[1] else {
      preconditionFailure("two parts in their order")
    }
    compilation.program?.hash = hash
    return compilation
  }

  /// Threads, the calling one among them.
  private struct Threads: Workers {
    let count: Int

    func map<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
      mapInParallel(count, jobs: self.count, body)
    }
  }

  /// What is worked out side by side.
  private enum CompiledPart: Sendable {
    case compilation(Compilation)
    case hash(String)
  }

  /// Compiles a pack for those who write it: with all that lints have to say.
  public static func check(_ source: PackSource) -> Compilation {
    var compilation = PackCompiler.check(source)
    compilation.program?.hash = hash(source, nil)
    return compilation
  }

  /// The first 16 hexadecimal digits of a SHA-256 over the names and texts of all files and the model. Folders above the files
  /// do not count, so that a pack has the same hash wherever it lies.
  static func hash(_ source: PackSource, _ model: TrainedModel?) -> String {
    var bytes: [UInt8] = []
    let files = source.rules + source.wordLists
    bytes.reserveCapacity(files.reduce(0) { $0 + $1.path.utf8.count + $1.text.utf8.count + 32 })
    for file in files {
      let name = file.path.split(separator: "/").last ?? ""
      bytes.append(contentsOf: "\(name) \(file.text.utf8.count)\n".utf8)
      bytes.append(contentsOf: file.text.utf8)
    }
    if let model { bytes += ModelFile.encode(model) }
    return String(SHA256.hexadecimal(bytes).prefix(16))
  }
}
