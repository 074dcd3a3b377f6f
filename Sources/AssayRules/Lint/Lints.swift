internal import AssayCore

/// What is looked at beyond right and wrong: what is allowed, but hardly meant. One file a lint; they run on packs without errors.
enum Lints {
  private static let all: [@Sendable (inout LintedPack) -> Void] = [
    UnusedGroups.look, DuplicatePhrases.look, RepeatedFacts.look, Contradictions.look, SilentRules.look,
    CancelledPhrases.look, CostlyPatterns.look, WeightsBeyondReason.look, DuplicateExamples.look,
    RepeatedStatements.look,
  ]

  /// What all lints say of a pack. O(size of the pack), but for phrases that are compared with one another.
  static func diagnostics(_ pack: Pack, _ files: [SourceFile]) -> [Diagnostic] {
    var linted = LintedPack(pack, files)
    linted.resolveMatches()
    for lint in all { lint(&linted) }
    return linted.diagnostics
  }
}

/// A pack as lints see it: its declarations, its files, and its phrases resolved.
struct LintedPack {
  let pack: Pack
  private let files: [SourceFile]
  private var resolver: PhraseResolver
  private(set) var diagnostics: [Diagnostic] = []
  /// The phrases resolved so far.
  var phrases: PhraseTable { resolver.phrases }

  init(_ pack: Pack, _ files: [SourceFile]) {
    self.pack = pack
    self.files = files
    resolver = PhraseResolver(pack)
  }

  /// Resolves the matches; what reads only files and declarations does without.
  fileprivate mutating func resolveMatches() {
    for (rule, _) in pack.rules {
      let match = rule.match.flatMap { clause in
        tree(clause.phrase).map { Match(clause: clause, tree: $0, alternatives: alternatives(clause.phrase)) }
      }
      matches.append(match)
    }
  }

  /// What a rule matches, resolved once for all lints.
  struct Match {
    var clause: PhraseClause
    var tree: PhraseTree
    var alternatives: [Alternative]
  }

  /// The matches of `pack.rules`, one each.
  private(set) var matches: [Match?] = []

  mutating func report(_ code: DiagnosticCode, _ message: String, _ span: SourceSpan, help: Hint) {
    diagnostics.append(Diagnostic(code, message, span, help: help))
  }

  /// One of several phrases that stand beside each other.
  struct Alternative {
    var syntax: PhraseSyntax
    var tree: PhraseTree
    var span: SourceSpan
  }

  private var comparison = PhraseComparison()

  /// Whether a phrase finds whatever another one finds. A yes is certain.
  mutating func covers(_ tree: PhraseTree, _ other: PhraseTree) -> Bool {
    comparison.covers(tree, other, resolver.phrases)
  }

  /// Whether a phrase finds something in whatever another one finds. A yes is certain.
  mutating func meets(_ tree: PhraseTree, _ other: PhraseTree) -> Bool {
    comparison.meets(tree, other, resolver.phrases)
  }

  mutating func tree(_ phrase: PhraseSyntax) -> PhraseTree? { resolver.part(phrase) }

  /// The alternatives of which a phrase consists, in reading order; one where there is no `|`.
  mutating func alternatives(_ phrase: PhraseSyntax) -> [Alternative] {
    if case .alternatives(let parts) = phrase { return parts.flatMap { alternatives($0) } }
    return tree(phrase).map { [Alternative(syntax: phrase, tree: $0, span: phrase.span)] } ?? []
  }

  /// What a span says in its file.
  func text(_ span: SourceSpan) -> String {
    String(decoding: files[span.file].bytes[span.start..<span.end], as: UTF8.self)
  }

  /// Where a span begins, as seen from another one: `line 12`, with its file if that is another one.
  func place(_ span: SourceSpan, from other: SourceSpan) -> String {
    let line = "line \(files[span.file].position(of: span.start).line)"
    return span.file == other.file ? line : "\(line) of \(files[span.file].path)"
  }

  /// What a phrase says, or how it begins where it is long.
  func shown(_ phrase: PhraseSyntax) -> String {
    switch phrase {
    case .words, .list, .thing: "`\(text(phrase.span))`"
    default: "`\(text(phrase.span).prefix { $0 != "\n" && $0 != "|" && $0 != ")" })…`"
    }
  }

  // MARK: Edits

  /// Takes one of several phrases out, with the `|` or comma before it; nothing where that is not plain.
  ///
  /// Spans leave out parentheses and `?` around a phrase, so these are looked for: what is taken out must be balanced.
  func deleting(_ span: SourceSpan, after previous: SourceSpan) -> [TextEdit] {
    let bytes = files[span.file].bytes
    guard previous.file == span.file, previous.end <= span.start,
      let bar = LintedPack.bar(bytes[previous.end..<span.start])
    else { return [] }
    var start = bar
    while start > previous.end, LintedPack.isSpace(bytes[start - 1]) { start -= 1 }
    var end = span.end
    while LintedPack.depth(bytes[start..<end]) > 0 {
      guard let closing = LintedPack.next(bytes, end), bytes[closing] == UInt8(ascii: ")") else { return [] }
      end = closing + 1
    }
    if let mark = LintedPack.next(bytes, end), bytes[mark] == UInt8(ascii: "?") { end = mark + 1 }
    guard LintedPack.depth(bytes[start..<end]) == 0 else { return [] }
    return [TextEdit(span: SourceSpan(file: span.file, start: start, end: end), text: "")]
  }

  /// The same for the first one, with the `|` or comma behind it.
  func deleting(_ span: SourceSpan, before next: SourceSpan) -> [TextEdit] {
    let bytes = files[span.file].bytes
    guard next.file == span.file, span.end <= next.start, LintedPack.bar(bytes[span.end..<next.start]) != nil,
      LintedPack.depth(bytes[span.start..<next.start]) == 0
    else { return [] }
    return [TextEdit(span: SourceSpan(file: span.file, start: span.start, end: next.start), text: "")]
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  /// The first place from an offset on that is no white space.
  private static func next(_ bytes: [UInt8], _ offset: Int) -> Int? { bytes[offset...].firstIndex { !isSpace($0) } }

  /// The only `|` or comma between two phrases; nil where there are several, or a comment.
  private static func bar(_ bytes: ArraySlice<UInt8>) -> Int? {
    let bars = bytes.indices.filter { bytes[$0] == UInt8(ascii: "|") || bytes[$0] == UInt8(ascii: ",") }
    return bars.count == 1 && !bytes.contains(UInt8(ascii: "#")) ? bars[0] : nil
  }

  /// How many parentheses are opened and not closed, outside strings; −1 where one is closed that was not opened.
  private static func depth(_ bytes: ArraySlice<UInt8>) -> Int {
    var depth = 0
    var isInString = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isInString: index += 1
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "(") where !isInString: depth += 1
      case UInt8(ascii: ")") where !isInString:
        depth -= 1
        if depth < 0 { return -1 }
      default: break
      }
      index += 1
    }
    return depth
  }

  /// Takes out the whole lines that a span touches.
  func deletingLines(_ span: SourceSpan) -> [TextEdit] {
    let bytes = files[span.file].bytes
    let start = bytes[..<span.start].lastIndex(of: 0x0A).map { $0 + 1 } ?? files[span.file].start
    let end = bytes[max(span.start, span.end - 1)...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    return [TextEdit(span: SourceSpan(file: span.file, start: start, end: end), text: "")]
  }
}
