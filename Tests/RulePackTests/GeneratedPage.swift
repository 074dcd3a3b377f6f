import Foundation
import Testing

/// Pages of the repository that are written by a program and committed.
enum GeneratedPage {
  /// Fails where a page says something else, or, with `ASSAY_UPDATE_GOLDENS=1`, writes it.
  static func compare(_ text: String, with path: String) throws {
    let url = Repository.folder.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: url)
      return
    }
    let committed = (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard committed != text else { return }
    let lines = (committed.components(separatedBy: "\n"), text.components(separatedBy: "\n"))
    let place = zip(lines.0, lines.1).enumerated().first { $1.0 != $1.1 }
    Issue.record(
      """
      \(path) is not what it is made from; run with ASSAY_UPDATE_GOLDENS=1 and read the difference. The first, in line \
      \((place?.offset ?? min(lines.0.count, lines.1.count)) + 1): \(place?.element.1 ?? "one of them ends")
      """)
  }
}
