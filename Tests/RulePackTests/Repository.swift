import AssayCore
import AssayRules
import Foundation

/// The repository's own pack and corpora, read by path.
enum Repository {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The default pack, compiled once for all tests.
  static let pack = PackCompiler.compile(source)

  static let source = PackSource(
    rules: files("Rules/default", ".rules"), wordLists: files("Rules/default/lists", ".txt"))

  struct DoesNotCompile: Error {}

  /// Its program. (A failing `#require` would print all of it.)
  static func program() throws -> Program {
    guard let program = pack.program else { throw DoesNotCompile() }
    return program
  }

  /// The files of a folder with an ending, by name.
  static func files(_ path: String, _ ending: String) -> [SourceFile] {
    let url = folder.appendingPathComponent(path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { name in
      let data = (try? Data(contentsOf: url.appendingPathComponent(name))) ?? Data()
      return SourceFile(path: "\(path)/\(name)", text: String(decoding: data, as: UTF8.self))
    }
  }
}

/// What the guideline table says of each guideline: the bounds within which the pack may move.
struct GuidelineBounds: Sendable, CustomStringConvertible {
  var id: String
  var severities: ClosedRange<Int8>
  var route: String
  /// The longest time that a person may take, in hours.
  var hours: Int32
  var exposure: String

  var description: String { id }

  init(_ id: String, _ severities: ClosedRange<Int8>, _ route: String, _ hours: Int32, _ exposure: String) {
    self.id = id
    self.severities = severities
    self.route = route
    self.hours = hours
    self.exposure = exposure
  }

  static let all = [
    GuidelineBounds("child_safety", 5...5, "specialist", 1, "egregious"),
    GuidelineBounds("terrorism_extremism", 5...5, "specialist", 1, "egregious"),
    GuidelineBounds("threats_violence", 4...5, "urgent", 4, "violent"),
    GuidelineBounds("self_harm", 4...5, "urgent", 1, "egregious"),
    GuidelineBounds("hate_speech", 4...4, "urgent", 4, "egregious"),
    GuidelineBounds("graphic_content", 4...4, "urgent", 8, "graphic"),
    GuidelineBounds("sexual_content", 3...4, "standard", 24, "sexual"),
    GuidelineBounds("harassment", 3...3, "standard", 24, "mild"),
    GuidelineBounds("profanity", 2...2, "reviewer_contact", 72, "mild"),
    GuidelineBounds("personal_information", 3...4, "reviewer_contact", 24, "none"),
    GuidelineBounds("legal_claim", 4...4, "legal", 24, "none"),
    GuidelineBounds("illegal_dangerous", 4...4, "standard", 24, "mild"),
    GuidelineBounds("scam_fraud", 4...4, "urgent", 8, "none"),
    GuidelineBounds("advertising_promotion", 2...2, "reviewer_contact", 72, "none"),
    GuidelineBounds("fake_experience", 3...3, "integrity", 72, "none"),
    GuidelineBounds("conflict_of_interest", 3...3, "integrity", 72, "none"),
    GuidelineBounds("incentive_coercion", 3...3, "integrity", 72, "none"),
    GuidelineBounds("wrong_subject", 1...1, "reviewer_contact", 120, "none"),
    GuidelineBounds("off_topic", 1...1, "low", 120, "none"),
    GuidelineBounds("spam_low_quality", 1...1, "low", 120, "none"),
  ]

  static let ids = Set(all.map(\.id))
}
