internal import AssayCore

/// Texts of which one must occur wherever a regular expression matches, found from its parts.
struct RequiredLiterals {
  /// All texts that it matches, where these are few; assertions are left out, so there may be more than match.
  private var exact: [[UInt8]]?
  /// Texts of which each match has one; nil where none are known.
  private var required: [[UInt8]]?
  /// All such sets of texts that were found.
  private var sets: [[[UInt8]]] = []

  private static let mostExact = 32
  private static let mostRequired = 64

  /// The literals of an expression; empty where it has none that are long enough to look for.
  static func of(_ tree: RegexTree) -> [[UInt8]] { RequiredLiterals(tree).best ?? [] }

  /// Further texts of which one must occur beside one of `of(tree)`; empty where there are none. Expressions of several words have some.
  static func further(_ tree: RegexTree) -> [[UInt8]] {
    let all = RequiredLiterals(tree)
    guard all.exact == nil, let best = all.best else { return [] }
    let others = all.sets.filter { set in set != best && !set.contains { text in best.contains { holds($0, text) } } }
    return others.reduce(nil) { RequiredLiterals.better($0, $1) } ?? []
  }

  /// The best that can be asked for.
  private var best: [[UInt8]]? { RequiredLiterals.better(required, RequiredLiterals.usable(exact)) }

  private init(_ tree: RegexTree) {
    switch tree {
    case .empty, .assertion:
      exact = [[]]
    case .character(let set):
      guard let scalars = set.scalars(most: 8) else { return }
      let texts = scalars.map(UTF8Sequence.encode)
      // A stand may come before an emoji: what follows it is sure, but not what comes before.
      if scalars.allSatisfy(RegexText.standsAlone) { exact = texts } else { required = RequiredLiterals.usable(texts) }
    case .sequence(let parts):
      self = RequiredLiterals(parts.map { RequiredLiterals($0) }, isWhole: true)
    case .repeated(let part, let least, let most):
      guard least > 0 else {
        if most == 1, let texts = RequiredLiterals(part).exact { exact = RequiredLiterals.tidied([[]] + texts) }
        return
      }
      let copies = min(least, 8)
      self = RequiredLiterals(
        Array(repeating: RequiredLiterals(part), count: copies), isWhole: copies == least && most == least)
    case .alternatives(let parts):
      let all = parts.map { RequiredLiterals($0) }
      let texts = all.compactMap(\.exact)
      if texts.count == all.count, texts.reduce(0, { $0 + $1.count }) <= RequiredLiterals.mostExact {
        exact = RequiredLiterals.tidied(texts.flatMap { $0 })
      }
      let needed = all.compactMap(\.best)
      if needed.count == all.count { required = RequiredLiterals.usable(needed.flatMap { $0 }) }
    }
  }

  /// Parts in a row. `isWhole` says that nothing else can stand between or behind them.
  private init(_ parts: [RequiredLiterals], isWhole: Bool) {
    var isWhole = isWhole
    // What the parts behind the last one that is not exact come to.
    var run: [[UInt8]] = [[]]
    for part in parts {
      if let texts = part.exact, let joined = RequiredLiterals.joined(run, texts) {
        run = joined
        continue
      }
      ask(for: RequiredLiterals.usable(run))
      ask(for: part.required)
      sets += part.sets
      run = part.exact ?? [[]]
      isWhole = false
    }
    if isWhole { exact = run } else { ask(for: RequiredLiterals.usable(run)) }
  }

  private mutating func ask(for texts: [[UInt8]]?) {
    required = RequiredLiterals.better(required, texts)
    if let texts { sets.append(texts) }
  }

  /// Each of some texts followed by each of others, where that does not become too much.
  private static func joined(_ texts: [[UInt8]], _ others: [[UInt8]]) -> [[UInt8]]? {
    guard texts.count * others.count <= mostExact else { return nil }
    let result = tidied(texts.flatMap { text in others.map { text + $0 } })
    return result.allSatisfy { $0.count <= LiteralFilter.lengths.upperBound } ? result : nil
  }

  private static func tidied(_ texts: [[UInt8]]) -> [[UInt8]] {
    Set(texts).sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func usable(_ texts: [[UInt8]]?) -> [[UInt8]]? {
    guard let texts, !texts.isEmpty, texts.allSatisfy({ LiteralFilter.lengths.contains($0.count) }) else { return nil }
    // Where a text stands in another, the shorter one alone says as much.
    let tidied = tidied(texts).filter { text in !texts.contains { $0.count < text.count && holds(text, $0) } }
    return tidied.count <= mostRequired ? tidied : nil
  }

  /// Whether a text stands in another. (The library's search in collections costs ten times as much for texts so short.)
  private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { start in
      part.indices.allSatisfy { text[start + $0] == part[$0] }
    }
  }

  /// The texts that are rarer: longer, up to a point, then fewer; the first of equals.
  private static func better(_ one: [[UInt8]]?, _ other: [[UInt8]]?) -> [[UInt8]]? {
    guard let one, let other else { return one ?? other }
    func length(_ texts: [[UInt8]]) -> Int { min(texts.map(\.count).min() ?? 0, 6) }
    return (length(other), one.count) > (length(one), other.count) ? other : one
  }
}
