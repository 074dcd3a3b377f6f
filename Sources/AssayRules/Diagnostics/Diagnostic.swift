/// One finding about a rule file: what, where, and what to do.
public struct Diagnostic: Sendable, Equatable {
  public var code: DiagnosticCode
  /// What is wrong, in one line, without a full stop.
  public var message: String
  public var span: SourceSpan
  /// A few words under the caret; may be empty.
  public var label: String
  /// What to do; may be empty.
  public var help: String

  init(_ code: DiagnosticCode, _ message: String, _ span: SourceSpan, label: String = "", help: String = "") {
    self.code = code
    self.message = message
    self.span = span
    self.label = label
    self.help = help
  }

  public var isError: Bool { code.isError }
}

/// A stretch of a source file: bytes, half-open.
public struct SourceSpan: Sendable, Equatable, Hashable {
  /// The index of the file among the pack's sources.
  public var file: Int
  public var start: Int
  public var end: Int

  init(file: Int, start: Int, end: Int) {
    self.file = file
    self.start = start
    self.end = end
  }

  func joined(with other: SourceSpan) -> SourceSpan {
    SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
  }
}

/// The kinds of findings. Codes are stable: a code is never given another meaning.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  case unexpectedCharacter = "E001"
  case unterminatedString = "E002"
  case expectedSomethingElse = "E003"
  case unknownClause = "E004"
  case badNumber = "E005"
  case duplicateClause = "E006"
  case regularExpression = "E007"

  case unknownList = "E101"
  case duplicateName = "E102"
  case unknownClass = "E103"
  case unknownFeature = "E104"
  case emptyPhrase = "E105"
  case phraseMatchesNothing = "E106"
  case gapTooWide = "E107"
  case gapAtEdge = "E108"
  case misplacedStar = "E109"
  case literalThing = "E110"
  case phraseTooLong = "E111"

  case ruleWithoutMatch = "E201"
  case ruleWithoutWhy = "E202"
  case ruleWithoutExample = "E203"
  case weightOutOfRange = "E204"
  case guidelineIncomplete = "E205"
  case tooManyGuidelines = "E206"
  case ruleOutsideGuideline = "E207"
  case unknownLanguage = "E208"
  case wrongType = "E209"
  case missingWordList = "E210"
  case badDistance = "E211"
  case packIncomplete = "E212"
  case unknownField = "E213"
  case wordCollision = "E214"

  case unusedList = "W301"
  case emptyWordList = "W302"

  public var isError: Bool { rawValue.hasPrefix("E") }

  /// What the code means in general, for the documentation.
  public var title: String {
    switch self {
    case .unexpectedCharacter: "a character that the language has no use for"
    case .unterminatedString: "a string that does not end on its line"
    case .expectedSomethingElse: "something else was expected here"
    case .unknownClause: "a clause that does not exist"
    case .badNumber: "a number or a duration that can't be read or is out of range"
    case .duplicateClause: "a clause that may stand only once"
    case .regularExpression: "regular expressions are not part of this version"
    case .unknownList: "a name that no list has"
    case .duplicateName: "a name that is taken"
    case .unknownClass: "a class of things that does not exist"
    case .unknownFeature: "a number feature or field that does not exist"
    case .emptyPhrase: "a phrase without a word"
    case .phraseMatchesNothing: "a phrase that would match no words at all"
    case .gapTooWide: "a gap wider than the limit"
    case .gapAtEdge: "a gap at the beginning or the end of a phrase"
    case .misplacedStar: "a * that is neither the first nor the last character of a word"
    case .literalThing: "a URL, price or the like written out, where only words can stand"
    case .phraseTooLong: "a phrase longer than the limit"
    case .ruleWithoutMatch: "a rule that has neither match nor where"
    case .ruleWithoutWhy: "a rule that does not say why"
    case .ruleWithoutExample: "a rule without a flag or without a pass example"
    case .weightOutOfRange: "a weight beyond reason"
    case .guidelineIncomplete: "a guideline that lacks a required clause"
    case .tooManyGuidelines: "more guidelines than a pack may have"
    case .ruleOutsideGuideline: "a rule or group before any guideline"
    case .unknownLanguage: "a language that the pack does not name"
    case .wrongType: "a comparison of things that can't be compared"
    case .missingWordList: "a word list file that does not exist"
    case .badDistance: "a distance out of range"
    case .packIncomplete: "a pack without a pack clause, or with two"
    case .unknownField: "a ticket field that does not exist or can't be used here"
    case .wordCollision: "two words that the hash can't tell apart"
    case .unusedList: "a list that nothing uses"
    case .emptyWordList: "a list without entries"
    }
  }
}
