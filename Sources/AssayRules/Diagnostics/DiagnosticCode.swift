/// The kinds of findings. Codes are stable: a code is never given another meaning.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  case unexpectedCharacter = "E001"
  case unterminatedString = "E002"
  case expectedSomethingElse = "E003"
  case unknownClause = "E004"
  case badNumber = "E005"
  case duplicateClause = "E006"
  case regexMisplaced = "E007"
  case unknownEscape = "E008"
  case badName = "E009"
  case nestedTooDeep = "E010"
  case tooManyFaults = "E011"

  case regexSyntax = "E020"
  case regexUnsupported = "E021"
  case regexMatchesNothing = "E022"
  case regexTooLarge = "E023"

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
  case unknownGroup = "E112"
  case phraseTooLarge = "E113"

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
  case guardWithoutMatch = "E215"
  case tooManyLanguages = "E216"
  case emptyText = "E217"

  case unknownRule = "E230"
  case hitCycle = "E231"
  case hitTooDeep = "E232"
  case hitOfShadow = "E233"
  case unknownBase = "E240"
  case nothingToExtend = "E241"

  case unusedList = "W301"
  case emptyWordList = "W302"
  case unlikelyValue = "W303"

  case hitOfDeprecated = "W310"
  case hitOfDisabled = "W311"
  case unusedGroup = "W312"
  case duplicatePhrase = "W313"
  case coveredPhrase = "W314"
  case phraseOfAnotherRule = "W315"
  case neverFires = "W316"
  case alwaysTrue = "W317"
  case costlyPattern = "W318"
  case weightBeyondReason = "W319"
  case duplicateExample = "W320"
  case repeatedStatement = "W321"
  case cancelledPhrase = "W322"

  /// Whether a pack with it can't be used.
  public var isError: Bool { rawValue.hasPrefix("E") }

  /// Whether it is about characters, not about what they say.
  var isLexical: Bool {
    switch self {
    case .unexpectedCharacter, .unterminatedString, .badNumber, .badName: true
    default: false
    }
  }
}
