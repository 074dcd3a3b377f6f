import Assay
import AssayCore
import AssayIO

/// A pack named on the command line: a folder of rules, a pack file, or, as an operand, the word `default`.
enum PackOperand {
  /// Compiles or reads it. A model is for folders; the others bring their own.
  static func program(_ path: String, model: String?) throws(Failure) -> Program {
    if path == "default" { return try PackOptions(rules: nil, model: nil).program() }
    return try PackOptions(rules: path, model: isFolder(path) ? model : nil).program()
  }

  static func isFolder(_ path: String) -> Bool { (try? Folder.names(in: path, ending: "")) != nil }

  /// Whether there is something to read that is no folder.
  static func isFile(_ path: String) -> Bool { !isFolder(path) && (try? FileDescriptorInput(path: path)) != nil }

  /// Says what is needed where rules are read as they are written, and something else is given.
  static func checkFolder(_ path: String) throws(Failure) {
    if isFolder(path) { return }
    if isFile(path) {
      throw .usage("\(path) is a file, and this takes a folder of rules", "give the folder that it was built from")
    }
    if path == "default" { throw noFolderDefault }
  }

  private static let noFolderDefault = Failure.usage(
    "there is no folder `default`",
    "where only a folder or a pack file is taken, the built-in pack is what is used without --rules",
    "its rules as files are Rules/default of Assay's repository")

  /// The program in a file that `assay rules build` wrote.
  static func read(_ path: String) throws(Failure) -> Program {
    let bytes: [UInt8]
    do throws(IOFailure) { bytes = try Folder.contents(of: path) } catch {
      throw path == "default" ? noFolderDefault : Failure(error)
    }
    do throws(SectionFileError) { return try PackFile.decode(bytes) } catch {
      throw .badData(
        "\(path) \(complaint(error))",
        "a pack is a folder of rules, a file that `assay rules build` wrote, or `default`")
    }
  }

  private static func complaint(_ error: SectionFileError) -> String {
    switch error {
    case .notThisKind: "is no pack"
    case .newerVersion(let version): "was written by a later version of assay (format \(version))"
    case .olderVersion(let version): "was written by an earlier version of assay (format \(version)): build it again"
    case .truncated: "is a pack that ends too early"
    case .corrupted: "is a damaged pack"
    case .unknownPart(let name): "has a part (`\(name)`) that this version of assay does not know"
    }
  }
}
