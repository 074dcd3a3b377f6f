internal import AssayCore

/// The regular expressions of a pack, each once.
struct RegexTable {
  private var trees: [RegexTree] = []
  private var numbers: [RegexTree: Int32] = [:]
  private var size = 0

  /// The number of the expression between two slashes; nil after a fault, which is reported.
  mutating func number(of text: Located<String>, _ diagnostics: inout [Diagnostic]) -> Int32? {
    let tree: RegexTree
    do {
      tree = try RegexParser.parse(text)
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
    if let known = numbers[tree] { return known }
    if tree.canBeEmpty {
      diagnostics.append(
        Diagnostic(
          .regexMatchesNothing, "this expression would match without a single character", text.span,
          help: "leave at least one part that must be there"))
      return nil
    }
    let size = tree.size
    if size > Limits.regexStates || self.size + size > Limits.regexStatesOfPack {
      let isOwn = size > Limits.regexStates
      diagnostics.append(
        Diagnostic(
          .regexTooLarge,
          isOwn
            ? "this expression takes more than \(Limits.regexStates) states"
            : "the expressions of this pack take more than \(Limits.regexStatesOfPack) states together", text.span,
          help: "each repeat `{n}` counts as n copies: count less far, or leave bounds open, as in `{3,}`"))
      return nil
    }
    let number = Int32(trees.count)
    trees.append(tree)
    numbers[tree] = number
    self.size += size
    return number
  }

  /// The program of all expressions, if there are any; `regexesOfPattern` has those of each pattern of the pack.
  func program(_ regexesOfPattern: IndexLists) -> RegexProgram? {
    guard !trees.isEmpty else { return nil }
    var literals: [String] = []
    var regexOfLiteral: [Int32] = []
    var further: [String] = []
    var regexOfFurther: [Int32] = []
    for (number, tree) in trees.enumerated() {
      for literal in RequiredLiterals.of(tree) {
        literals.append(String(decoding: literal, as: UTF8.self))
        regexOfLiteral.append(Int32(number))
      }
      for literal in RequiredLiterals.further(tree) {
        further.append(String(decoding: literal, as: UTF8.self))
        regexOfFurther.append(Int32(number))
      }
    }
    let program = RegexProgram(
      forward: RegexNetworkBuilder.network(trees, isBackward: false),
      backward: RegexNetworkBuilder.network(trees, isBackward: true), literals: literals,
      regexOfLiteral: regexOfLiteral, further: further, regexOfFurther: regexOfFurther,
      regexesOfPattern: regexesOfPattern)
    guard let program else { preconditionFailure("a network that leads nowhere") }
    return program
  }
}
