/// One node of a `where` condition. Nodes stand in `Program.conditions`; children come before their parents.
public struct ConditionNode: Sendable {
  /// What a node asks, and what its operands `a`, `b` and `c` mean.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// Children `a` and `b`.
    case and, or
    /// Child `a`.
    case not
    /// Feature `a` compared with `value`.
    case feature
    /// Text field `a` equals one of the constants in the range `b ..< c`.
    case textField
    /// Flag `a` is `value` (0 or 1).
    case flag
    /// The number of tokens of kind `a` compared with `value`; `b` is the list that excludes some, or −1.
    case countKind
    /// The number of matches of pattern `a` compared with `value`.
    case countPattern
    /// Whether pattern `a` occurs in the fields of mask `b`.
    case has
    /// Whether text field `a` is present.
    case presentText
    /// Whether number field `a` is present.
    case presentNumber
    /// Whether list `a` has an item.
    case presentList
    /// Whether rule `a` fires, whatever it adds.
    case hit
  }

  /// How the number found (left) is compared with `value` (right).
  public enum Comparison: UInt8, Sendable, CaseIterable {
    case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual

    func holds(_ left: Double, _ right: Double) -> Bool {
      switch self {
      case .less: left < right
      case .lessOrEqual: left <= right
      case .equal: left == right
      case .notEqual: left != right
      case .greater: left > right
      case .greaterOrEqual: left >= right
      }
    }
  }

  /// What the node asks.
  public var kind: Kind
  /// The comparison, for kinds that compare with `value`.
  public var comparison: Comparison
  /// The first operand, see `Kind`; −1 where there is none.
  public var a: Int32
  /// The second operand, see `Kind`; −1 where there is none.
  public var b: Int32
  /// The third operand, see `Kind`; −1 where there is none.
  public var c: Int32
  /// The number that is compared with, or a flag as 0 or 1.
  public var value: Double

  /// A node; operands that its kind doesn't use may be left out.
  public init(
    _ kind: Kind, a: Int32 = -1, b: Int32 = -1, c: Int32 = -1, comparison: Comparison = .equal, value: Double = 0
  ) {
    self.kind = kind
    self.a = a
    self.b = b
    self.c = c
    self.comparison = comparison
    self.value = value
  }
}

extension ConditionNode {
  // Operands are raw values of the fields' enums; the compiler writes no others, and a damaged file is refused before.
  static func feature(_ operand: Int32) -> Feature { Feature(rawValue: UInt8(truncatingIfNeeded: operand)) ?? .words }
  static func textField(_ operand: Int32) -> TextField {
    TextField(rawValue: UInt8(truncatingIfNeeded: operand)) ?? .text
  }
  static func numberField(_ operand: Int32) -> NumberField {
    NumberField(rawValue: UInt8(truncatingIfNeeded: operand)) ?? .stars
  }
  static func flagField(_ operand: Int32) -> FlagField {
    FlagField(rawValue: UInt8(truncatingIfNeeded: operand)) ?? .verified
  }
  static func listField(_ operand: Int32) -> ListField {
    ListField(rawValue: UInt8(truncatingIfNeeded: operand)) ?? .labels
  }
  static func tokenKind(_ operand: Int32) -> TokenKind {
    TokenKind(rawValue: UInt8(truncatingIfNeeded: operand)) ?? .word
  }
}

/// What a condition came to: a missing field is neither true nor false.
enum Truth: UInt8 {
  case no, yes, notEvaluated

  init(_ value: Bool) { self = value ? .yes : .no }

  /// Kleene's strong three-valued logic.
  static func and(_ left: Truth, _ right: @autoclosure () -> Truth) -> Truth {
    if left == .no { return .no }
    let right = right()
    if right == .no { return .no }
    return left == .yes && right == .yes ? .yes : .notEvaluated
  }

  static func or(_ left: Truth, _ right: @autoclosure () -> Truth) -> Truth {
    if left == .yes { return .yes }
    let right = right()
    if right == .yes { return .yes }
    return left == .no && right == .no ? .no : .notEvaluated
  }

  static func not(_ value: Truth) -> Truth {
    switch value {
    case .no: .yes
    case .yes: .no
    case .notEvaluated: .notEvaluated
    }
  }
}
