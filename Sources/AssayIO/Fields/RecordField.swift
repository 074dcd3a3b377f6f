public import AssayCore

/// Any field of the ticket record, whatever its type.
public enum RecordField: Hashable, Sendable {
  case text(TextField)
  case number(NumberField)
  case flag(FlagField)
  case list(ListField)

  /// All fields, in the order of their ordinals.
  public static let all: [RecordField] =
    TextField.allCases.map { .text($0) } + NumberField.allCases.map { .number($0) }
    + FlagField.allCases.map { .flag($0) } + ListField.allCases.map { .list($0) }

  /// The name in the ticket record, in rules and in `--map`.
  public var name: String {
    switch self {
    case .text(let field): field.name
    case .number(let field): field.name
    case .flag(let field): field.name
    case .list(let field): field.name
    }
  }

  /// The name as many web interfaces write it: `created_at` is `createdAt`.
  var camelName: String {
    var parts = name.split(separator: "_").map(String.init)
    for index in parts.indices.dropFirst() {
      // Identifiers end in `Id`, as Trustpilot, Coop and Zendesk write them.
      parts[index] = parts[index].prefix(1).uppercased() + parts[index].dropFirst()
    }
    return parts.joined()
  }

  /// A number from 0 to `all.count - 1`.
  @inline(__always)
  var ordinal: Int {
    switch self {
    case .text(let field): Int(field.rawValue)
    case .number(let field): Self.firstNumber + Int(field.rawValue)
    case .flag(let field): Self.firstFlag + Int(field.rawValue)
    case .list(let field): Self.firstList + Int(field.rawValue)
    }
  }

  // Written out, so that `ordinal` is arithmetic on constants; a test compares them with `all`.
  private static let firstNumber = 30
  private static let firstFlag = 40
  private static let firstList = 43
  static let count = 49

  /// Text fields for which a JSON number is as good as a string: identifiers and codes, taken digit by digit.
  @inline(__always)
  static func acceptsDigits(_ field: TextField) -> Bool {
    switch field {
    case .ticketID, .businessID, .authorID, .reporterID, .appealOf, .category, .priority, .status, .queue, .decidedBy:
      true
    default: false
    }
  }
}
