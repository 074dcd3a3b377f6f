/// One token of a rule file.
struct SyntaxToken: Sendable {
  enum Kind: Equatable, Sendable {
    /// A name or keyword: letters, digits, `_`.
    case name(String)
    case string(String)
    /// `4`, `-5.0`, `+4.5`.
    case number(Double)
    /// `72h`, `5d`: in seconds.
    case duration(Int)
    /// `<url>`.
    case thing(String)
    /// `..3`.
    case gap(Int)
    /// `/…/`, without the slashes.
    case pattern(String)
    /// One of `| ( ) ? , : = < <= >= > !=`.
    case sign(String)
    /// Something that could not be read and has been reported: the clause is given up without another word.
    case fault
    case end
  }

  var kind: Kind
  /// Whether it is the first on its line: only there a clause can begin.
  var isFirstOnLine: Bool
  var span: SourceSpan
}
