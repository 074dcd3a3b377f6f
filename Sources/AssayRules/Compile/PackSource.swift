/// A pack's files as text, however they were read.
public struct PackSource: Sendable {
  /// The rule files, in the order in which their declarations count (readers sort them by name).
  public var rules: [SourceFile]
  /// The files of `lists/` by name.
  public var wordLists: [SourceFile]

  /// The files of one pack.
  public init(rules: [SourceFile], wordLists: [SourceFile]) {
    self.rules = rules
    self.wordLists = wordLists
  }

  /// All files, in the order that diagnostics number them.
  var files: [SourceFile] { rules + wordLists }
}
