/// All regular expressions of a pack, ready to run. Immutable and shared by all workers; a pack without any has none of these.
public final class RegexProgram: Sendable {
  /// The expressions as they are read from left to right, and from right to left.
  public let forward: RegexNetwork
  /// See `forward`.
  public let backward: RegexNetwork
  /// Texts (folded) of which one must occur where an expression matches.
  public let literals: [String]
  /// The expression that each literal belongs to; one without literals is looked for in every text.
  public let regexOfLiteral: [Int32]
  /// Further texts of which one must occur, too, and the expression that each belongs to; for expressions with literals.
  public let further: [String]
  /// See `further`.
  public let regexOfFurther: [Int32]
  /// The expressions that are part of each pattern of the pack.
  public let regexesOfPattern: IndexLists

  /// The patterns that each expression is part of.
  let patternsOfRegex: IndexLists
  /// What is looked for at once: nothing, the expressions without literals, all; then each by itself.
  let lists: IndexLists
  let classes: SymbolClasses
  /// For literals with each sign that few texts have, and of the others for short and for long ones, where there are such.
  let filters: [LiteralFilter]
  /// One bit for each expression that needs no further text.
  private let needsNone: [UInt64]

  static let listOfUnfiltered: Int32 = 1
  static let listOfAll: Int32 = 2

  static func list(of regex: Int) -> Int32 { Int32(regex) + 3 }

  /// The program of some expressions, numbered as in `forward.starts`. nil when the parts don't fit together. O(size).
  public init?(
    forward: RegexNetwork, backward: RegexNetwork, literals: [String], regexOfLiteral: [Int32],
    further: [String] = [], regexOfFurther: [Int32] = [], regexesOfPattern: IndexLists
  ) {
    let count = forward.starts.count
    guard count > 0, forward.isSound(regexes: count), backward.isSound(regexes: count),
      max(forward.states.count, backward.states.count) <= Limits.regexStatesOfPack,
      RegexProgram.areSound(literals, regexOfLiteral, count), RegexProgram.areSound(further, regexOfFurther, count),
      regexesOfPattern.isSound, let patterns = regexesOfPattern.turned(count: count)
    else { return nil }
    self.forward = forward
    self.backward = backward
    self.literals = literals
    self.regexOfLiteral = regexOfLiteral
    self.further = further
    self.regexOfFurther = regexOfFurther
    self.regexesOfPattern = regexesOfPattern
    let words = (count + 63) / 64
    var needsNone = [UInt64](repeating: .max, count: words)
    for regex in regexOfFurther { needsNone[Int(regex) >> 6] &= ~(1 << UInt64(regex & 63)) }
    self.needsNone = needsNone
    patternsOfRegex = patterns
    let filtered = Set(regexOfLiteral)
    let all = (0..<Int32(count)).map { $0 }
    lists = IndexLists([[], all.filter { !filtered.contains($0) }, all] + all.map { [$0] })
    classes = SymbolClasses(forward, backward)
    // What further texts are found for stands behind the bits of the expressions.
    let texts = zip(
      (literals + further).map { Array($0.utf8) }, regexOfLiteral + regexOfFurther.map { $0 + Int32(words * 64) })
    filters = RegexProgram.filters(Array(texts))
  }

  private static func filters(_ texts: [([UInt8], Int32)]) -> [LiteralFilter] {
    let bySign = Dictionary(grouping: texts) { LiteralFilter.sign(of: $0.0) }
    return bySign.keys.sorted { ($0 ?? 0) < ($1 ?? 0) }.flatMap { sign -> [LiteralFilter] in
      let own = bySign[sign] ?? []
      guard sign == nil else { return [LiteralFilter(own.map(\.0), own.map(\.1), sign: sign)] }
      return [false, true].map { isLong in
        let own = own.filter { ($0.0.count >= LiteralFilter.long) == isLong }
        return LiteralFilter(own.map(\.0), own.map(\.1))
      }
    }.filter { !$0.isEmpty }
  }

  private static func areSound(_ literals: [String], _ regexes: [Int32], _ count: Int) -> Bool {
    literals.count == regexes.count && literals.allSatisfy { LiteralFilter.lengths.contains($0.utf8.count) }
      && regexes.allSatisfy { $0 >= 0 && Int($0) < count }
  }

  /// The expressions of which a text has all that they need, one bit each: of what `filters` found, one bit for each expression of which
  /// there is a literal, then as many of which there is a further one.
  @inline(__always)
  func candidates(_ found: [UInt64], _ word: Int) -> UInt64 {
    found[word] & (found[needsNone.count &+ word] | needsNone[word])
  }

  /// Of each filter the languages of the rules that ask for its expressions, see `AskingLanguages`; then those of the expressions without
  /// literals. O(literals).
  func languages(_ languagesOfRegex: [UInt32]) -> (filters: [UInt32], unfiltered: UInt32) {
    // Further texts have their bits behind those of the expressions.
    let bits = needsNone.count * 64
    let filters = filters.map { filter in
      filter.regexes.reduce(UInt32(0)) { $0 | languagesOfRegex[Int($1) % bits] }
    }
    let unfiltered = lists.list(RegexProgram.listOfUnfiltered).reduce(UInt32(0)) { $0 | languagesOfRegex[Int($1)] }
    return (filters, unfiltered)
  }

  /// How many expressions there are.
  public var count: Int { forward.starts.count }

  /// Whether a regular expression is part of the pattern.
  @inline(__always)
  func has(_ pattern: Int32) -> Bool { !regexesOfPattern.range(pattern).isEmpty }
}
