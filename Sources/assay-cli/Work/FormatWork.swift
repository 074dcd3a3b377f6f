import Assay
import AssayIO
import AssayRules

/// What `rules fmt` does: each file on its own, so that one with errors does not keep the others from being laid out.
enum FormatWork {
  static func run(_ options: RulesFmtOptions, _ console: Console) throws(Failure) -> ExitStatus {
    var work = Work(checks: options.checks)
    for path in options.paths { try work.add(path) }
    var status = ExitStatus.done
    for file in work.files {
      guard let text = try work.formatted(file, console) else {
        status = .badData
        continue
      }
      let isChanged = text != file.text
      if file.path == standardInput, !options.checks { try console.output.write(text) }
      guard isChanged else { continue }
      if options.checks {
        if status == .done { status = .findings }
      } else if file.path != standardInput {
        try writeFile(Array(text.utf8), to: file.path)
      }
      if options.checks || file.path != standardInput { try console.output.write(Sanitizer.line(file.path) + "\n") }
    }
    return status
  }

  /// How standard input is called in messages.
  private static let standardInput = "<stdin>"

  private struct Work {
    let checks: Bool
    var files: [SourceFile] = []
    /// The lists that the rule files of a folder declare, once they are known.
    var listNames: [String: Set<String>] = [:]

    init(checks: Bool) { self.checks = checks }

    /// Adds a file, or those of a folder.
    mutating func add(_ path: String) throws(Failure) {
      guard path != "-", let names = try? Folder.names(in: path, ending: ".rules") else {
        files.append(try read(path))
        return
      }
      let lists = (try? Folder.names(in: path + "/lists", ending: ".txt")) ?? []
      if names.isEmpty, lists.isEmpty {
        throw .inputOutput("no rule files in \(path)", "a pack is a folder of .rules files")
      }
      for name in names + lists.map({ "lists/" + $0 }) { files.append(try read(path + "/" + name)) }
    }

    private func read(_ path: String) throws(Failure) -> SourceFile {
      let bytes: [UInt8]
      do throws(IOFailure) { bytes = try Folder.contents(of: path) } catch { throw Failure(error) }
      let name = path == "-" ? standardInput : path
      let text = String(decoding: bytes, as: UTF8.self)
      // What could not be decoded would be lost when the file is written.
      guard text.utf8.elementsEqual(bytes) else { throw .badData("\(name) is not UTF-8", "save it as UTF-8") }
      return SourceFile(path: name, text: text)
    }

    /// The file in the house style; nil after its errors have been shown.
    mutating func formatted(_ file: SourceFile, _ console: Console) throws(Failure) -> String? {
      if file.path.hasSuffix(".txt") { return RuleFormatter.format(wordList: file) }
      let result = RuleFormatter.format(file, listNames: names(around: file.path))
      for diagnostic in result.diagnostics {
        try console.errors.write(Sanitizer.block(DiagnosticRenderer.text(diagnostic, [file])) + "\n")
      }
      return result.text
    }

    /// The lists of the pack that a file is part of. Files beside it that can't be read are not asked for.
    private mutating func names(around path: String) -> Set<String> {
      guard path != standardInput else { return [] }
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      if let known = listNames[folder] { return known }
      let names = (try? Folder.names(in: folder, ending: ".rules")) ?? []
      let found = RuleFormatter.listNames(names.compactMap { try? read(folder + "/" + $0) })
      listNames[folder] = found
      return found
    }
  }
}
