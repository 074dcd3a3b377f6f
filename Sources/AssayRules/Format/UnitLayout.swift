/// Where the parts of a declaration's first line or of a clause stand.
struct UnitStyle {
  /// Spaces before its first word.
  var indent = 0
  /// The column at which its values begin, and at which they go on in further lines.
  var values: Int
  /// The column of a `|` that begins a line, so that alternatives stand below each other.
  var signs: Int
  /// The column of the third token, where clauses of a kind are a table.
  var columnOfThird: Int?
  /// Whether its value begins right behind the keyword, whatever the author's line breaks.
  var joinsFirst = false
  /// Whether it holds phrases, of which long alternatives stand on lines of their own.
  var hasPhrases = false
  /// Whether it holds sentences, of which those of a long line stand on lines of their own.
  var hasSentences = false

  /// The widest line of alternatives that stays as it is.
  static let widest = 120

  init(declaration keyword: String) {
    // Entries of a list stand two columns in.
    values = keyword == "list" ? 2 : 4
    signs = values
  }

  init(clause keyword: String, of declaration: String) {
    indent = FileLayout.clauseIndent
    values = indent + (["pack", "guideline"].contains(declaration) ? 10 : 8)
    signs = values - 2
    joinsFirst = true
    hasPhrases = ["match", "with", "unless"].contains(keyword)
    hasSentences = ["counts", "excludes"].contains(keyword)
  }
}

/// Lays out one declaration's first line or one clause.
struct UnitLayout {
  private let source: SpacedTokens
  private let tokens: Range<Int>
  private let style: UnitStyle
  private var result: [String] = []
  private var line = ""
  /// How many scalars the line has: counting them anew for each token would be quadratic.
  private var column = 0
  /// The column behind each parenthesis that is open.
  private var open: [Int] = []

  init(_ source: SpacedTokens, _ tokens: Range<Int>, _ style: UnitStyle) {
    self.source = source
    self.tokens = tokens
    self.style = style
  }

  mutating func lines() -> [String] {
    var start = tokens.lowerBound
    while start < tokens.upperBound {
      var end = start + 1
      while end < tokens.upperBound, !breaks(before: end) { end += 1 }
      lay(line: start..<end)
      start = end
    }
    return result
  }

  private func breaks(before index: Int) -> Bool {
    let between = source.before[index]
    if style.joinsFirst, index == tokens.lowerBound + 1, between.isPlain { return false }
    return between.breaks
  }

  /// Lays out what the author wrote on one line, on several if it is a long line of alternatives.
  private mutating func lay(line range: Range<Int>) {
    let before = open
    render(range)
    if column > UnitStyle.widest {
      let phrases = range.lowerBound == tokens.lowerBound ? range.dropFirst() : range
      let cuts =
        style.hasSentences
        ? phrases.dropFirst().filter { source.texts[$0 - 1] == "," }
        : style.hasPhrases ? Alternatives.cuts(source, phrases, depth: before.count) : []
      if !cuts.isEmpty {
        open = before
        var start = range.lowerBound
        for cut in cuts + [range.upperBound] {
          render(start..<cut)
          close(start)
          start = cut
        }
        return
      }
    }
    close(range.lowerBound)
  }

  /// Adds the finished line, with what stands before it.
  private mutating func close(_ first: Int) {
    if first > tokens.lowerBound {
      let between = source.before[first]
      if let trailing = between.trailing { result[result.count - 1] += "  " + trailing }
      for comment in between.lines {
        switch comment {
        case .blank: if !(result.last ?? "").isEmpty { result.append("") }
        case .comment(let text, _): result.append(String(line.prefix { $0 == " " }) + text)
        }
      }
    }
    result.append(line)
  }

  /// Makes one line of tokens.
  private mutating func render(_ range: Range<Int>) {
    line = ""
    column = 0
    for index in range {
      let text = source.texts[index]
      let space = index == range.lowerBound ? indent(index) : space(before: index)
      line += String(repeating: " ", count: space) + text
      column += space + text.unicodeScalars.count
      if text == "(" { open.append(column) }
      if text == ")" { _ = open.popLast() }
    }
  }

  /// Parentheses further right than this do not draw the lines inside them along.
  private static let farthest = 40

  private func indent(_ index: Int) -> Int {
    if index == tokens.lowerBound { return style.indent }
    if let column = open.last {
      let inside = column <= UnitLayout.farthest ? column : style.values + 2 * open.count
      return source.texts[index] == ")" ? inside - 1 : inside
    }
    return source.texts[index] == "|" ? style.signs : style.values
  }

  private func space(before index: Int) -> Int {
    let last = source.texts[index - 1]
    switch index - tokens.lowerBound {
    case 1 where style.joinsFirst:
      // `match in title:` reads as one.
      if style.hasPhrases, source.texts[index] == "in" { return 1 }
      return max(1, style.values - style.indent - last.count)
    case 2:
      if let third = style.columnOfThird { return max(1, third - column) }
    default: break
    }
    switch source.texts[index] {
    case ")", ",", ":", "?": return 0
    case "(": return UnitLayout.functions.contains(last) && !style.hasPhrases ? 0 : last == "(" ? 0 : 1
    default: return last == "(" ? 0 : 1
    }
  }

  /// Names that a parenthesis follows at once.
  private static let functions: Set<String> = ["count", "has", "hit", "present"]
}

/// Where a long line of alternatives is cut.
enum Alternatives {
  /// The `|`s outside parentheses, when all that stands between them are phrases of several parts. Single words, however
  /// many, are one list to the eye and stay on their line.
  ///
  /// - Parameter depth: how many parentheses are open before the line.
  static func cuts(_ source: SpacedTokens, _ range: Range<Int>, depth: Int) -> [Int] {
    var depth = depth
    var parts = 0
    var cuts: [Int] = []
    for index in range {
      switch source.texts[index] {
      case "(":
        if depth == 0 { parts += 1 }
        depth += 1
      case ")": depth -= 1
      case "?": break
      case ":": if depth == 0 { parts = 0 }
      case "|" where depth == 0:
        if index == range.first { continue }
        guard parts > 1 else { return [] }
        cuts.append(index)
        parts = 0
      default: if depth == 0 { parts += 1 }
      }
    }
    return parts > 1 ? cuts : []
  }
}
