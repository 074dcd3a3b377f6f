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

  /// The program in a file that `assay rules build` wrote.
  static func read(_ path: String) throws(Failure) -> Program {
    let bytes: [UInt8]
    do throws(IOFailure) { bytes = try Folder.contents(of: path) } catch { throw Failure(error) }
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
