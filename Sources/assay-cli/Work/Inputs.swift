import Assay
import AssayCore
import AssayIO
import AssayLearn
import AssayRules

// What several commands need of the engine: inputs, packs, messages.

extension InputOptions {
  /// The inputs in order.
  var records: [RecordInput] {
    files.map { RecordInput(path: $0, format: format.flatMap { RecordFormat(rawValue: $0.rawValue) }) }
  }

  /// The names of fields, from preset, mapping and, where neither says otherwise, `standing` mappings.
  func fields(adding standing: String = "") throws(Failure) -> FieldMap {
    do throws(FieldMapError) {
      var map = try preset.map { name throws(FieldMapError) in try FieldMap(preset: name.rawValue) } ?? FieldMap()
      if !standing.isEmpty { try map.add(standing) }
      for pair in mapping { try map.add("\(pair.field)=\(pair.source)") }
      return map
    } catch {
      throw .usage(error.description)
    }
  }
}

extension PackOptions {
  /// The program to judge with: the built-in pack, that of a pack file, or that of a folder with a model if one is given.
  ///
  /// - Parameter name: a file of the folder that is left out, if it is there.
  func program(without name: String? = nil) throws(Failure) -> Program {
    // Its own tables stay as long as the process; workers make theirs after it.
    defer { Platform.giveBackOutgrownTables() }
    guard let rules else {
      if let model { return try PackOptions.compile(DefaultPack.source, "the built-in pack", model) }
      do throws(SectionFileError) { return try DefaultPack.program() } catch {
        throw .inputOutput("the built-in pack is damaged (\(error))", "build assay anew from a clean checkout")
      }
    }
    if !PackOperand.isFolder(rules) {
      if model != nil {
        throw .usage("--model goes with a folder of rules", "a pack file has the model that it was built with")
      }
      return try PackOperand.read(rules)
    }
    return try PackOptions.compile(rules, model, without: name)
  }

  /// The program of a folder, but for a file that is left out.
  static func compile(_ rules: String, _ model: String?, without name: String? = nil) throws(Failure) -> Program {
    var source = try PackOptions.source(rules)
    if let name { source = source.without(rules + "/" + name) }
    return try compile(source, rules, model)
  }

  /// The program of some files, which are called `pack` where something is wrong.
  private static func compile(_ source: PackSource, _ pack: String, _ model: String?) throws(Failure) -> Program {
    let loaded = try PackOptions.model(model)
    let compilation = PackFolder.compile(source, model: loaded, jobs: Platform.processors)
    guard let program = compilation.program else {
      let errors = compilation.diagnostics.filter(\.isError)
      let first = errors.first.map { DiagnosticRenderer.text($0, compilation.files) } ?? ""
      throw Failure(
        status: .badData,
        message: "the rules in \(pack) have \(errors.count) error\(errors.count == 1 ? "" : "s"); the first:",
        hints: first.split(separator: "\n").map(String.init) + ["see them all with `assay rules check \(pack)`"])
    }
    if let model, let loaded, Set(loaded.guidelines).isDisjoint(with: program.guidelines.map(\.id)) {
      let named = loaded.guidelines.prefix(3).joined(separator: ", ") + (loaded.guidelines.count > 3 ? " …" : "")
      throw .badData(
        "\(model) is the model of another pack: it knows no guideline of \(pack), but \(Sanitizer.line(named))",
        "`assay train FILE... --rules DIR --output FILE` makes one for the pack in DIR")
    }
    return program
  }

  /// The files of a pack.
  static func source(_ folder: String) throws(Failure) -> PackSource {
    try PackOperand.checkFolder(folder)
    let source: PackSource
    do throws(IOFailure) { source = try PackFolder.read(folder, jobs: Platform.processors) } catch {
      throw Failure(error)
    }
    if source.rules.isEmpty { throw .inputOutput("no rule files in \(folder)", "a pack is a folder of .rules files") }
    return source
  }

  /// The model in a file; nil without one.
  static func model(_ path: String?) throws(Failure) -> TrainedModel? {
    guard let path else { return nil }
    let bytes: [UInt8]
    do throws(IOFailure) { bytes = try Folder.contents(of: path) } catch { throw Failure(error) }
    do throws(ModelFileError) { return try ModelFile.decode(bytes) } catch {
      throw .badData("\(path): \(error.description)", "train one with `assay train`")
    }
  }
}

extension Failure {
  /// Of tickets that people have decided, but in words that are no guideline.
  static var noKnownLabels: Failure {
    .badData(
      "no ticket has labels that are all guidelines of the pack",
      "labels are guideline ids, an empty list for none; `assay rules list` shows those of the pack")
  }

  /// The failure of a file as the command line tells it.
  init(_ failure: IOFailure) {
    switch failure {
    case .brokenPipe: self = .brokenPipe
    case .wrongKind, .incompleteHeader: self = .badData(failure.description)
    case .cannotOpen, .cannotRead, .cannotWrite: self = .inputOutput(failure.description)
    }
  }
}

/// Opens every file once, before any is read and another one emptied: a mistyped name must not cost what was written yesterday.
///
/// - Parameter areReadTwice: whether pipes are refused, which would be empty the second time.
func checkFiles(_ files: [String], areReadTwice: Bool = false) throws(Failure) {
  for file in files where file != "-" {
    let count: Int?
    do throws(IOFailure) { count = try FileDescriptorInput(path: file).byteCount } catch { throw Failure(error) }
    if areReadTwice, count == nil {
      throw .usage("\(Sanitizer.line(file)) can't be read twice", "write it to a file first")
    }
  }
}

/// Writes a whole file.
func writeFile(_ bytes: [UInt8], to path: String) throws(Failure) {
  do throws(IOFailure) {
    try FileDescriptorOutput(path: path).write(bytes, 0..<bytes.count)
  } catch {
    throw Failure(error)
  }
}
