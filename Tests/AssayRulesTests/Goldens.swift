import AssayRules
import Foundation
import Testing

/// Golden files: inputs and expected outputs that stand beside the tests.
enum Goldens {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Set to write what is instead of comparing with what should be.
  static let isUpdating = ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDENS"] == "1"

  /// The files of a folder of goldens, by name.
  static func files(in subfolder: String, ending: String) -> [String] {
    let path = folder.appendingPathComponent(subfolder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(subfolder)/\($0)" }
  }

  /// Fails with both texts when they differ, or writes the file when asked to.
  static func compare(_ text: String, with name: String) throws {
    try compare(text, withFile: folder.appendingPathComponent(name))
  }

  static func compare(_ text: String, withFile url: URL) throws {
    if isUpdating {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      return
    }
    let expected = (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) }
    guard let expected else {
      Issue.record("\(url.lastPathComponent) is missing; run with ASSAY_UPDATE_GOLDENS=1 and read it\n\(text)")
      return
    }
    if expected != text {
      Issue.record("\(url.lastPathComponent) differs\n--- expected\n\(expected)\n--- found\n\(text)")
    }
  }

  /// A whole pack clause, for packs that are about something else.
  static let packClause = """
    pack golden
      version   "1.0.0"
      languages en, de, fr
      outcome   clear                     route low within 5d
      outcome   uncertain                 route standard within 24h
      outcome   insufficient_information  route standard within 24h
      outcome   unsupported_language      route language_desk within 48h

    """

  /// Compiles a golden rule file.
  static func compile(_ name: String) throws -> Compilation { PackCompiler.check(try sources(name)) }

  /// A golden rule file, cut into the files that it holds.
  static func sources(_ name: String) throws -> PackSource {
    let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
    var rules: [SourceFile] = []
    var lists: [SourceFile] = []
    var base = PackSource(rules: [], wordLists: [])
    var path = String(name.split(separator: "/").last ?? "")
    let isPack = path.hasPrefix("pack-")
    var content: [UInt8] = []
    func close() {
      let file = SourceFile(path: path, text: String(decoding: content, as: UTF8.self))
      if path.hasPrefix("base/lists/") {
        base.wordLists.append(file)
      } else if path.hasPrefix("base/") {
        base.rules.append(file)
      } else if path.hasPrefix("lists/") {
        lists.append(file)
      } else {
        rules.append(file)
      }
      content.removeAll()
    }
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 0x0A }
      let end = min(line.endIndex + 1, rest.endIndex)
      if line.starts(with: "#= ".utf8) {
        close()
        path = String(decoding: line.dropFirst(3), as: UTF8.self)
      } else {
        content += rest[..<end]
      }
      rest = rest[end...]
    }
    close()
    if !base.rules.isEmpty {
      if base.rules[0].path != "base/pack.rules" {
        base.rules.append(SourceFile(path: "base/pack.rules", text: packClause))
      }
      return PackSource(PackSource(rules: rules, wordLists: lists), on: base)
    }
    if !isPack { rules.append(SourceFile(path: "pack.rules", text: packClause)) }
    return PackSource(rules: rules, wordLists: lists)
  }
}

extension String {
  /// With another ending.
  func replacingEnding(_ ending: String, by other: String) -> String {
    hasSuffix(ending) ? String(dropLast(ending.count)) + other : self
  }
}
