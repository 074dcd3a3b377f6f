import AssayRules
import Foundation
import Testing

/// Rule files with faults beside what the compiler says of them. A new pair is two new files and no code: write the
/// `.rules`, run with `ASSAY_UPDATE_GOLDENS=1`, and read the `.out` as a policy analyst would.
///
/// A line `#= NAME` begins a further file of the pack; names under `lists/` are word lists. A whole pack clause is supplied,
/// except to files whose names begin with `pack-`. Files under `base/` are the pack that the others extend.
struct GoldenTests {
  static let cases = Goldens.files(in: "diagnostics", ending: ".rules")

  @Test("There are the pairs that the issue asks for")
  func enough() {
    #expect(GoldenTests.cases.count >= 60)
  }

  @Test("Every pair", arguments: cases)
  func pair(_ name: String) throws {
    let compilation = try Goldens.compile(name)
    var shown = compilation.diagnostics.map { DiagnosticRenderer.text($0, compilation.files) }.joined(separator: "\n")
    if compilation.program != nil { shown += shown.isEmpty ? "compiles\n" : "\ncompiles\n" }
    try Goldens.compare(shown, with: name.replacingEnding(".rules", by: ".out"))
    #expect((compilation.program == nil) == compilation.hasErrors)
  }

  @Test(
    "The same for programs",
    arguments: ["several-faults", "several-files", "windows-lines", "bidi-and-control-characters", "W302-empty-list"])
  func json(_ name: String) throws {
    let compilation = try Goldens.compile("diagnostics/\(name).rules")
    let shown = DiagnosticRenderer.json(compilation.diagnostics, compilation.files)
    let objects = try shown.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.compactMap { $0["code"] as? String } == compilation.diagnostics.map(\.code.rawValue))
    #expect(objects.compactMap { $0["message"] as? String } == compilation.diagnostics.map(\.message))
    try Goldens.compare(shown, with: "json/\(name).json")
  }

  @Test("Every code has a pair, and every pair named after a code shows it")
  func everyCode() throws {
    var seen: Set<String> = []
    for name in GoldenTests.cases {
      let codes = Set(try Goldens.compile(name).diagnostics.map(\.code.rawValue))
      seen.formUnion(codes)
      let wanted = name.split(whereSeparator: { "/-".contains($0) }).first {
        DiagnosticCode(rawValue: String($0)) != nil
      }
      if let wanted { #expect(codes.contains(String(wanted)), "\(name) shows \(codes.sorted())") }
    }
    #expect(Set(DiagnosticCode.allCases.map(\.rawValue)).subtracting(seen).isEmpty)
  }

  @Test("Nothing in a rendering could move a cursor, and carets stand within the line")
  func harmless() throws {
    for name in GoldenTests.cases {
      let compilation = try Goldens.compile(name)
      for diagnostic in compilation.diagnostics {
        let lines = DiagnosticRenderer.text(diagnostic, compilation.files).split(separator: "\n")
        for line in lines {
          #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }, "\(name)")
          #expect(line.unicodeScalars.allSatisfy { !(0x202A...0x202E).contains($0.value) }, "\(name)")
          #expect(line.count < 420, "\(name)")
        }
      }
    }
  }
}
