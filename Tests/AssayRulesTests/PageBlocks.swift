import Foundation
import Testing

/// The fenced blocks of the pages that are rules, so that the tests can run them:
///
/// - ```` ```rules ````: declarations. What a pack needs besides is supplied.
/// - ```` ```clauses ````: clauses of one rule. The rule's first line, `why`, `flag` and `pass` are supplied where they are missing.
/// - With a code behind it, as in ```` ```rules E110 ````: what the checker must refuse, for this reason.
struct PageBlock: Sendable, CustomTestStringConvertible {
  var page: String
  /// Line of the page at which its text begins, from 1.
  var line: Int
  var isClauses: Bool
  /// The code of the fault that it shows.
  var fault: String?
  var text: String

  var testDescription: String { "\(page):\(line)" }

  static let pages = ["README.md", "CONTRIBUTING.md", "DESIGN.md", "Rules/README.md"] + documents

  private static let documents: [String] = {
    let folder = Goldens.repository.appendingPathComponent("Documentation").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/" + $0 }
  }()

  static let all: [PageBlock] = pages.flatMap { page in
    let url = Goldens.repository.appendingPathComponent(page)
    return blocks((try? String(contentsOf: url, encoding: .utf8)) ?? "", page: page)
  }

  static func blocks(_ text: String, page: String) -> [PageBlock] {
    var blocks: [PageBlock] = []
    var open: PageBlock?
    var isInOther = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if var block = open {
        if line == "```" {
          blocks.append(block)
          open = nil
        } else {
          block.text += line + "\n"
          open = block
        }
      } else if isInOther {
        isInOther = line != "```"
      } else if line.hasPrefix("```") {
        let words = line.dropFirst(3).split(separator: " ").map(String.init)
        if let kind = words.first, ["rules", "clauses"].contains(kind) {
          open = PageBlock(
            page: page, line: index + 2, isClauses: kind == "clauses", fault: words.dropFirst().first, text: "")
        } else {
          isInOther = true
        }
      }
    }
    return blocks
  }

  /// The block as declarations.
  var declarations: String {
    guard isClauses else { return text }
    var rule = "rule shown +4.0\n"
    for (keyword, line) in [("why", "why \"W\""), ("flag", "flag \"\""), ("pass", "pass \"\"")] where !has(keyword) {
      rule += "  \(line)\n"
    }
    return rule + text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }

  /// Whether a line begins with a word.
  func has(_ word: String) -> Bool {
    text.split(separator: "\n").contains { $0.split(separator: " ").first == word[...] }
  }
}
