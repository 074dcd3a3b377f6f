/// Lays one file out: its declarations and clauses in order, with the comments and empty lines between them.
struct FileLayout {
  private var source: SpacedTokens
  private let starts: [Parser.Start]
  private var lines: [String] = []
  /// The width of the longest outcome's name: routes stand below each other.
  private let outcomeWidth: Int

  init(_ source: SpacedTokens, _ starts: [Parser.Start]) {
    self.source = source
    self.starts = starts
    let outcomes = starts.filter { !$0.isDeclaration && $0.keyword == "outcome" }
    outcomeWidth = outcomes.map { source.texts[$0.token + 1].count }.max() ?? 0
  }

  /// Clauses stand two columns in.
  static let clauseIndent = 2

  mutating func text() -> String {
    for index in starts.indices { moveSigns(tokens(of: index), isCondition: starts[index].keyword == "where") }
    for (index, start) in starts.enumerated() {
      lay(between: source.before[start.token], above: start, below: index > 0 ? starts[index - 1] : nil)
      var unit = UnitLayout(source, tokens(of: index), style(of: index))
      lines += unit.lines()
    }
    lay(between: source.before[source.before.count - 1], above: nil, below: starts.last)
    return lines.map { $0 + "\n" }.joined()
  }

  /// The tokens of one declaration's first line, or of one clause.
  private func tokens(of index: Int) -> Range<Int> {
    starts[index].token..<(index + 1 < starts.count ? starts[index + 1].token : source.texts.count - 1)
  }

  // MARK: Signs at line breaks

  /// Where a line is broken, `|`, `and` and `or` begin the next line, and `,` ends this one.
  private mutating func moveSigns(_ tokens: Range<Int>, isCondition: Bool) {
    for index in tokens.dropFirst() {
      switch source.kinds[index] {
      case .sign(","), .sign("?"), .sign(":"): push(index, in: tokens)
      case .sign("|"): pull(index, in: tokens)
      case .name("and"), .name("or"):
        if isCondition { pull(index, in: tokens) }
      default: break
      }
    }
  }

  /// Moves what stands before a token behind it, if the line is broken there. A name must not come to begin a line: it could
  /// be read as a clause. Then the line goes on, unless a comment stands in the way.
  private mutating func push(_ index: Int, in tokens: Range<Int>) {
    guard source.before[index].breaks else { return }
    var isName = false
    if index + 1 < tokens.upperBound, case .name = source.kinds[index + 1] { isName = true }
    if !isName {
      source.before[index + 1] = source.before[index].followed(by: source.before[index + 1])
    } else if !source.before[index].isPlain {
      return
    }
    source.before[index] = Between()
  }

  /// Moves what stands behind a token before it, if the line is broken there.
  private mutating func pull(_ index: Int, in tokens: Range<Int>) {
    guard index + 1 < tokens.upperBound, source.before[index + 1].breaks else { return }
    source.before[index] = source.before[index].followed(by: source.before[index + 1])
    source.before[index + 1] = Between()
  }

  // MARK: Between declarations and clauses

  /// Comments and empty lines. An indented comment right below a clause belongs to it, others to what follows.
  private mutating func lay(between: Between, above next: Parser.Start?, below last: Parser.Start?) {
    if let trailing = between.trailing { lines[lines.count - 1] += "  " + trailing }
    var result: [String] = []
    var isRightBelow = last.map { !$0.isDeclaration } ?? false
    for line in between.lines {
      switch line {
      case .blank:
        isRightBelow = false
        result.append("")
      case .comment(let text, let isIndented):
        isRightBelow = isRightBelow && isIndented
        let indents = isRightBelow || next.map { !$0.isDeclaration } ?? false
        result.append((indents ? String(repeating: " ", count: FileLayout.clauseIndent) : "") + text)
      }
    }
    if let next, let last, areApart(last, next), !result.contains("") {
      result.insert("", at: result.lastIndex { $0.hasPrefix(" ") }.map { $0 + 1 } ?? 0)
    }
    for line in result where !line.isEmpty || !(lines.last ?? "").isEmpty { lines.append(line) }
    if next == nil { while lines.last?.isEmpty == true { lines.removeLast() } }
  }

  /// Whether an empty line stands between two: before every declaration, but lists and groups may stand close.
  private func areApart(_ last: Parser.Start, _ next: Parser.Start) -> Bool {
    let close = ["list", "group"]
    return next.isDeclaration && !(close.contains(kind(of: last)) && close.contains(kind(of: next)))
  }

  // MARK: Styles

  /// What a declaration is laid out as: an extension like what it extends.
  private func kind(of start: Parser.Start) -> String {
    start.isDeclaration && start.keyword == "extend" ? source.texts[start.token + 1] : start.keyword
  }

  private func style(of index: Int) -> UnitStyle {
    let start = starts[index]
    guard !start.isDeclaration else { return UnitStyle(declaration: kind(of: start)) }
    let declaration = starts[..<index].last { $0.isDeclaration }.map { kind(of: $0) } ?? "rule"
    var style = UnitStyle(clause: start.keyword, of: declaration)
    if start.keyword == "outcome" { style.columnOfThird = style.values + outcomeWidth + 2 }
    return style
  }
}
