import AssayTestSupport
import Foundation
import Testing

/// What the built-in pack makes of the pairs, by what each tries: `Corpora/Pairs.md`, so that a change of rules shows what it turned.
@Suite("The program: pairs", .enabled(if: Shell.hasBinary, "assay is not built"))
struct PairTests {
  /// Breaches found and innocent twins labelled, of how many.
  private struct Row {
    var breaches = 0
    var found = 0
    var innocents = 0
    var labelled = 0

    mutating func add(_ labels: Set<String>, given: Set<String>, optional: Set<String>) {
      breaches += labels.count
      found += labels.intersection(given).count
      guard labels.isEmpty else { return }
      innocents += 1
      if !given.subtracting(optional).isEmpty { labelled += 1 }
    }

    func cells(_ name: String) -> String {
      let found = breaches == 0 ? "n/a" : "\(found) of \(breaches)"
      return "| \(name) | \(found) | \(innocents == 0 ? "n/a" : "\(labelled) of \(innocents)") |\n"
    }
  }

  @Test("Corpora/Pairs.md says what is")
  func page() throws {
    var rows: [String: [String: Row]] = ["function": [:], "file": [:]]
    let folder = Shell.root + "/Corpora/pairs"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".ndjson") }.sorted()
    #expect(files.count == 25)
    for file in files {
      let tickets = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).split(separator: "\n")
      let run = Shell.run("assay classify 'Corpora/pairs/\(file)'")
      #expect(run.status == 0 && run.lines.count == tickets.count)
      for (line, verdict) in zip(tickets, run.lines) {
        let ticket = try object(line)
        let labels = try object(verdict)["labels"] as? [[String: Any]] ?? []
        let given = Set(labels.compactMap { $0["id"] as? String })
        let gold = Set(ticket["labels"] as? [String] ?? [])
        let optional = Set(ticket["labels_optional"] as? [String] ?? [])
        let function = try #require(ticket["function"] as? String)
        rows["function"]?[function, default: Row()].add(gold, given: given, optional: optional)
        let name = String(file.dropLast(".ndjson".count))
        rows["file"]?[name, default: Row()].add(gold, given: given, optional: optional)
      }
    }
    try compare(page(rows), with: Shell.root + "/Corpora/Pairs.md")
  }

  private func object(_ line: some StringProtocol) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  private func page(_ rows: [String: [String: Row]]) -> String {
    var page = """
      # What becomes of the pairs

      Written by the tests (`ASSAY_UPDATE_GOLDENS=1 swift test --filter PairTests`), so that a change of rules shows what it turned. The built-in
      pack's verdicts on `pairs/`: how many of the breaches got their label, and how many of their innocent twins got any.

      """
    for (key, title) in [("file", "By guideline or language"), ("function", "By what turns the meaning")] {
      page += "\n## \(title)\n\n| \(key) | breaches found | innocents labelled |\n|---|---:|---:|\n"
      for (name, row) in (rows[key] ?? [:]).sorted(by: { $0.key < $1.key }) { page += row.cells("`\(name)`") }
    }
    return page
  }

  private func compare(_ text: String, with path: String) throws {
    if ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDENS"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return
    }
    let committed = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    #expect(committed == text, "run with ASSAY_UPDATE_GOLDENS=1 and read the difference")
  }
}
