/// A pack's files as text, however they were read.
public struct PackSource: Sendable {
  /// The rule files, in the order in which their declarations count (readers sort them by name).
  public var rules: [SourceFile]
  /// The files of `lists/` by name.
  public var wordLists: [SourceFile]

  /// How many of either belong to the pack that it stands on; they come first. Nil where it stands alone.
  public private(set) var base: (rules: Int, wordLists: Int)?

  /// The files of one pack.
  public init(rules: [SourceFile], wordLists: [SourceFile]) {
    self.rules = rules
    self.wordLists = wordLists
  }

  /// The files of an overlay on top of those of a whole pack.
  public init(_ overlay: PackSource, on base: PackSource) {
    rules = base.rules + overlay.rules
    wordLists = base.wordLists + overlay.wordLists
    self.base = (base.rules.count, base.wordLists.count)
  }

  /// The same without one of its own rule files, if it is there.
  public func without(_ path: String) -> PackSource {
    var source = self
    let own = base?.rules ?? 0
    source.rules = rules[..<own] + rules[own...].filter { $0.path != path }
    return source
  }

  /// What the pack clause says it stands on.
  public enum Base: Sendable, Equatable {
    /// A pack with a name, such as `default`.
    case named(String)
    /// A folder, as seen from the pack's own.
    case folder(String)
  }

  /// The pack that this one says it stands on; nil for a whole pack. O(size of the rule files).
  public var wantedBase: Base? {
    for (index, file) in rules.enumerated() where file.mayDeclarePack {
      var lexer = Lexer(file, file: index)
      let tokens = lexer.tokens()
      for (place, token) in tokens.enumerated() where token.isFirstOnLine && token.kind == .name("pack") {
        guard place + 3 < tokens.count, tokens[place + 2].kind == .name("extends") else { continue }
        switch tokens[place + 3].kind {
        case .name(let name): return .named(name)
        case .string(let folder): return .folder(folder)
        default: continue
        }
      }
    }
    return nil
  }

  /// Whether a file, as `files` numbers them, is the pack's own and not its base's.
  func isOwn(_ file: Int) -> Bool {
    guard let base else { return true }
    return file < rules.count ? file >= base.rules : file - rules.count >= base.wordLists
  }

  /// All files, in the order that diagnostics number them.
  var files: [SourceFile] { rules + wordLists }
}
