import AssayCore
import Testing

@testable import AssayRules

/// The table of diagnostics: every code has an entry, and its example shows it.
struct DiagnosticTableTests {
  /// Codes that take a large pack, a word list file or rare words to show; goldens have them.
  static let withoutExample: Set<DiagnosticCode> = [
    .nestedTooDeep, .tooManyFaults, .phraseTooLarge, .tooManyGuidelines, .wordCollision, .tooManyLanguages, .hitTooDeep,
    .emptyWordList,
  ]

  @Test("Every code has an entry, and codes are not used twice")
  func complete() {
    #expect(Set(DiagnosticEntry.all.keys) == Set(DiagnosticCode.allCases))
    #expect(Set(DiagnosticCode.allCases.map(\.rawValue)).count == DiagnosticCode.allCases.count)
    for code in DiagnosticCode.allCases {
      #expect(code.isError == code.rawValue.hasPrefix("E"))
      #expect(!code.title.isEmpty && !code.title.hasSuffix(".") && code.advice.hasSuffix("."), "\(code.rawValue)")
      #expect(code.example.isEmpty == DiagnosticTableTests.withoutExample.contains(code), "\(code.rawValue)")
    }
  }

  @Test("Every example shows its code", arguments: DiagnosticCode.allCases.filter { !withoutExample.contains($0) })
  func example(_ code: DiagnosticCode) {
    let example = code.example
    let needsGuideline = !example.contains("guideline ") && !example.contains("pack ")
    var rules = [
      SourceFile(path: "example.rules", text: (needsGuideline ? SmallPack.guideline : "") + example + "\n")
    ]
    if !example.contains("pack ") { rules.append(SourceFile(path: "pack.rules", text: Goldens.packClause)) }
    let compilation = PackCompiler.check(PackSource(rules: rules, wordLists: []))
    let others = compilation.diagnostics.filter { $0.code != code && $0.isError }
    #expect(compilation.diagnostics.contains { $0.code == code })
    #expect(others.isEmpty, "\(others.map(\.message))")
  }
}
