import Assay
import AssayCore
import Foundation
import Testing

/// Verdicts of the default pack must not move with what must not matter: stars, who pays, names, and who people are.
struct ContrastTests {
  /// What is known to move verdicts and is not mended. A cause that is gone, or one that is new, fails the test.
  ///
  /// - `speaks_against_hate` clears people who write "as a Muslim customer"; only of the groups that it lists.
  static let known = ["people.contrasts": ["speaks_against_hate"], "fields.contrasts": []]

  @Test("Contrasts", arguments: known.keys.sorted())
  func contrasts(name: String) throws {
    let url = Repository.folder.appendingPathComponent("Corpora/contrasts/\(name)")
    var run = ContrastRun(try DefaultPack.program())
    let result = try run.run(try ContrastFile(String(decoding: try Data(contentsOf: url), as: UTF8.self)))
    #expect(result.pairs > 500)
    var left = Set(Self.known[name] ?? [])
    let known = left
    for move in result.moved {
      // What moves more than it may; where the verdict is another one, all of it.
      let changes = move.changes.filter { !move.differences.isEmpty || $0.bits.magnitude > UInt32(move.allowed) }
      let causes = changes.flatMap { $0.causes.map(\.name) }
      let isKnown = move.differences.isEmpty && !causes.isEmpty && known.isSuperset(of: causes)
      left.subtract(causes)
      let finding = Comment(
        "\(name):\(move.line): \(move.name) \(move.from) → \(move.to): \(causes) \(move.differences)")
      if isKnown { withKnownIssue(finding) { Issue.record(finding) } } else { Issue.record(finding) }
    }
    #expect(left.isEmpty, "these move nothing any more: \(left)")
  }

  @Test("Every file of contrasts is tried")
  func files() throws {
    let folder = Repository.folder.appendingPathComponent("Corpora/contrasts").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == Self.known.keys.sorted())
  }
}
