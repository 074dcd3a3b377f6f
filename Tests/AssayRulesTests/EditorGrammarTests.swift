import AssayCore
import Foundation
import Testing

@testable import AssayRules

/// The grammar for editors says of rule files what the parser says of them.
struct EditorGrammarTests {
  private static let folder = Goldens.repository.appendingPathComponent("Documentation/editor")

  private func grammar() throws -> EditorGrammar {
    try EditorGrammar(Data(contentsOf: Self.folder.appendingPathComponent("assay-rules.tmLanguage.json")))
  }

  /// The one scope of a text that is one word, or of the first word of a line.
  private func scope(_ grammar: EditorGrammar, _ line: String, of word: String) -> String? {
    grammar.scopes(line).first { $0.text == word }?.name
  }

  @Test("Every keyword of the parser's tables is in the grammar")
  func keywords() throws {
    let grammar = try grammar()
    for word in Parser.declarations {
      #expect(scope(grammar, "\(word) some_name", of: word) == "keyword.declaration.assay-rules", "\(word)")
    }
    for word in Parser.clauseNames {
      #expect(scope(grammar, "  \(word) \"x\"", of: word) == "keyword.control.clause.assay-rules", "\(word)")
    }
    for word in Leaf.classNames {
      #expect(scope(grammar, "match <\(word)>", of: "<\(word)>") == "support.type.thing.assay-rules", "\(word)")
    }
    for feature in Feature.allCases {
      #expect(
        scope(grammar, "where x or \(feature.name) > 1", of: feature.name) == "variable.language.feature.assay-rules",
        "\(feature.name)")
    }
    let fields =
      TextField.allCases.map(\.name) + NumberField.allCases.map(\.name) + FlagField.allCases.map(\.name)
      + ListField.allCases.map(\.name)
    let notGiven: Set = [
      "ticket_id", "labels", "labels_optional", "raters", "primary", "decided_by", "decided_at", "decision_source",
      "decision",
      "appeal_outcome",
    ]
    for field in fields where !notGiven.contains(field) {
      let found = scope(grammar, "flag \"x\" given \(field) = 1", of: field) ?? "none"
      #expect(found.hasPrefix("variable.language."), "\(field)")
    }
    for word in ["and", "or", "not", "in", "near", "before", "after", "given", "within", "cap", "from", "extends"] {
      #expect(scope(grammar, "x \(word) y", of: word) == "keyword.other.assay-rules", "\(word)")
    }
    for word in ["count", "has", "hit", "present"] {
      #expect(scope(grammar, "where \(word)(x)", of: word) == "support.function.assay-rules", "\(word)")
    }
    for status in RuleStatus.allCases.map(\.rawValue) {
      #expect(scope(grammar, "  status  \(status)", of: status) == "constant.language.status.assay-rules", "\(status)")
    }
  }

  @Test("A sample, word by word")
  func sample() throws {
    let path = Goldens.folder.appendingPathComponent("editor/sample.rules")
    let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
    let shown = try grammar().scopes(text).map { "\($0.name.replacing(".assay-rules", with: ""))  \($0.text)\n" }
      .joined()
    try Goldens.compare(shown, with: "editor/sample.out")
  }

  /// What the grammar must call a token, as the beginning of a scope; nil where it may call it anything.
  private func expected(_ kind: SyntaxToken.Kind) -> String? {
    switch kind {
    case .string: "string.quoted.double"
    case .number: "constant.numeric"
    case .duration: "constant.numeric.duration"
    case .thing: "support.type.thing"
    case .gap: "keyword.operator.gap"
    case .pattern: "string.regexp"
    case .sign(let sign): ["|", "?", "=", "<", "<=", ">", ">=", "!="].contains(sign) ? "keyword.operator" : nil
    default: nil
    }
  }

  @Test("It agrees with the lexer and the parser on real rules", arguments: FormatTests.realFiles)
  func agrees(_ path: String) throws {
    let text = try String(contentsOf: Goldens.repository.appendingPathComponent(path), encoding: .utf8)
    var lexer = Lexer(SourceFile(path: path, text: text), file: 0)
    let tokens = lexer.tokens()
    var parser = Parser(tokens, lexer.diagnostics, listNames: Set(Parser.listNames(tokens)))
    _ = parser.declarationsOfFile()
    let scopes = try grammar().scopes(text)
    let names = Dictionary(scopes.map { ($0.range, $0.name) }) { first, _ in first }
    for token in tokens {
      guard let wanted = expected(token.kind) else { continue }
      let range = token.span.start..<token.span.end
      #expect(names[range]?.hasPrefix(wanted) == true, "\(path): \(wanted) at \(range)")
    }
    // Declarations and clauses are where the parser begins them, and nowhere else.
    let begun = parser.starts.map { start in
      "\(tokens[start.token].span.start) \(start.isDeclaration ? "declaration" : "clause")"
    }
    let keywords = scopes.compactMap { scope -> String? in
      switch scope.name {
      case "keyword.declaration.assay-rules": "\(scope.range.lowerBound) declaration"
      case "keyword.control.clause.assay-rules": "\(scope.range.lowerBound) clause"
      default: nil
      }
    }
    #expect(keywords == begun)
    // Comments are no more and no fewer.
    let coloured = scopes.filter { $0.name.hasPrefix("comment") }.map { $0.text.trimmingCharacters(in: .whitespaces) }
    #expect(coloured == comments(text))
  }

  @Test("The manifest leads to the grammar")
  func manifest() throws {
    func object(_ name: String) throws -> [String: Any] {
      let data = try Data(contentsOf: Self.folder.appendingPathComponent(name))
      return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    let contributes = try #require(try object("package.json")["contributes"] as? [String: [[String: Any]]])
    let language = try #require(contributes["languages"]?.first)
    let grammar = try #require(contributes["grammars"]?.first)
    #expect(language["extensions"] as? [String] == [".rules"])
    #expect(grammar["language"] as? String == language["id"] as? String)
    let path = try #require(grammar["path"] as? String)
    #expect(try object(path)["scopeName"] as? String == grammar["scopeName"] as? String)
    let configuration = try #require(language["configuration"] as? String)
    #expect((try object(configuration)["comments"] as? [String: String])?["lineComment"] == "#")
  }
}
