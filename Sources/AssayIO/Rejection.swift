/// Why a record could not become a ticket, or not be used.
///
/// `name` is the stable code written to `--rejects`; `explanation` is the sentence for a person.
public enum RejectReason: String, Sendable, CaseIterable, Error {
  case unexpectedCharacter = "unexpected_character"
  case unexpectedEnd = "unexpected_end"
  case unterminatedString = "unterminated_string"
  case controlCharacter = "control_character"
  case nulByte = "nul_byte"
  case invalidEscape = "invalid_escape"
  case invalidNumber = "invalid_number"
  case nestingTooDeep = "nesting_too_deep"
  case notAnObject = "not_an_object"
  case trailingCharacters = "trailing_characters"
  case missingID = "missing_ticket_id"
  case missingText = "missing_text"
  case wrongTypeOfID = "wrong_type_ticket_id"
  case wrongTypeOfText = "wrong_type_text"
  case wrongTypeOfRaters = "wrong_type_raters"
  case raggedRow = "ragged_row"
  case unterminatedQuote = "unterminated_quote"
  case strayQuote = "stray_quote"
  case tooLong = "record_too_long"
  // Of records that are read for the decisions in them.
  case noDecision = "no_decision"
  case decidedByAssay = "decided_by_assay"
  case noGuidelines = "no_guidelines"
  case unknownGuideline = "unknown_guideline"
  case openAppeal = "open_appeal"
  case noGuidelinesOfAppeal = "no_guidelines_of_appeal"
  case invalidTime = "invalid_time"

  /// The code in the rejects file.
  public var name: String { rawValue }

  /// One sentence for a person, without a full stop.
  public var explanation: String {
    switch self {
    case .unexpectedCharacter: "not JSON: this character may not stand here"
    case .unexpectedEnd: "not JSON: the line ends inside a value"
    case .unterminatedString: "not JSON: a string is not closed before the line ends"
    case .controlCharacter: "not JSON: a control character in a string must be escaped"
    case .nulByte: "the record holds a NUL byte"
    case .invalidEscape: "not JSON: unknown or incomplete escape in a string"
    case .invalidNumber: "not JSON: malformed number"
    case .nestingTooDeep: "values nest deeper than the limit"
    case .notAnObject: "the record is not a JSON object; each line must hold one {…}"
    case .trailingCharacters: "something follows the JSON object on its line"
    case .missingID: "the record has no ticket_id"
    case .missingText: "the record has no text"
    case .wrongTypeOfID: "ticket_id is neither a string nor a number"
    case .wrongTypeOfText: "text is not a string"
    case .wrongTypeOfRaters:
      "raters is no list with a list of labels for each rater, such as [[\"spam\"],[\"spam\",\"scam\"],[]]"
    case .raggedRow: "the row has not as many cells as the header"
    case .unterminatedQuote: "a quoted cell is not closed"
    case .strayQuote: "something follows the closing quote of a cell"
    case .tooLong: "the record is longer than the limit"
    case .noDecision: "no person has decided it: decision.by is no name or number, and what Assay says is no decision"
    case .decidedByAssay:
      "Assay, or another program, decided it: only people's decisions are learnt from; name the person in decision.by"
    case .noGuidelines: "the decision names no guidelines; [] or \"no breach\" says that none is broken"
    case .unknownGuideline: "the decision names a guideline that the pack does not have"
    case .noGuidelinesOfAppeal:
      "the appeal was overturned, and decision.appeal.guidelines is missing: what is broken instead, [] or \"no breach\" for nothing"
    case .openAppeal: "the appeal is not decided: it is neither upheld nor overturned"
    case .invalidTime: "the time of the decision is not of the form 2026-03-01T10:00:00Z"
    }
  }
}

/// A reason with the byte where it showed.
struct Rejection: Error {
  var reason: RejectReason
  /// Index into the bytes that were read.
  var offset: Int
}
