import Assay
import AssayIO
import AssayRules

/// A folder for generated rule files that stand on top of the pack that they were made for.
///
///     assay tune decided.ndjson --precision 0.95 --output tuned      writes tuned/pack.rules and tuned/thresholds.rules
///     assay classify --rules tuned june.ndjson                       takes them up
struct OverlayFolder {
  private let path: String
  /// The name of the generated file.
  private let name: String
  /// What the folder's other files set: the generated one must not set it again.
  let written: OverlayClauses
  /// What the pack clause extends, as it is written; nil where the folder is an overlay already.
  private let base: String?

  /// Checks before any work that the folder can hold an overlay on the pack.
  init(_ path: String, on pack: PackOptions, for name: String) throws(Failure) {
    let path = OverlayFolder.trimmed(path)
    self.path = path
    self.name = name
    if let rules = pack.rules, PackOperand.isFile(rules) {
      throw .usage(
        "\(rules) is a pack file, and an overlay stands on a folder of rules",
        "give --rules the folder that it was built from")
    }
    let known = (try? PackFolder.read(path)).flatMap { $0.rules.isEmpty ? nil : $0 }
    if let known, known.wantedBase == nil {
      throw .usage("\(path) holds a whole pack", "give a folder of its own, or that of an overlay")
    }
    if let rules = pack.rules, try PackOptions.source(rules).wantedBase != nil {
      guard OverlayFolder.trimmed(rules) == path else {
        throw .usage("\(rules) is an overlay, and no overlay can stand on it", "give that folder: \(rules)")
      }
    }
    written = OverlayClauses(known?.without(path + "/" + name) ?? PackSource(rules: [], wordLists: []))
    base = known == nil ? try OverlayFolder.base(of: path, pack.rules) : nil
  }

  /// Writes the file, and a pack clause where there is none.
  func write(_ text: String) throws(Failure) {
    do throws(IOFailure) { try Folder.make(path) } catch { throw Failure(error) }
    if let base {
      let clause = "# What was tuned for the pack below.\npack tuned extends \(base)\n  version   \"1.0.0\"\n"
      try writeFile(Array(clause.utf8), to: path + "/pack.rules")
    }
    try writeFile(Array(text.utf8), to: path + "/" + name)
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The pack as the pack clause names it: `default`, or a folder as seen from the overlay's.
  private static func base(of path: String, _ rules: String?) throws(Failure) -> String {
    guard let rules else { return "default" }
    if rules.hasPrefix("/") { return "\"\(rules)\"" }
    let steps = path.split(separator: "/").filter { $0 != "." }
    guard !path.hasPrefix("/"), !steps.contains("..") else {
      throw .usage("\(path) can't name \(rules) from where it lies", "give both folders as absolute paths")
    }
    return "\"\(String(repeating: "../", count: steps.count))\(trimmed(rules))\""
  }
}
