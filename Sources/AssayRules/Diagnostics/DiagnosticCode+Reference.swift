// The table behind Documentation/Diagnostics.md, which a test keeps equal to it.

extension DiagnosticCode {
  var reference: (title: String, advice: String) {
    switch self {
    case .unexpectedCharacter:
      (
        "a character that the language has no use for",
        "Take it out. Strings stand in straight double quotes; invisible characters come along when text is pasted."
      )
    case .unterminatedString: ("a string that does not end on its line", "Close it with `\"` on the same line.")
    case .expectedSomethingElse: ("something else was expected here", "Write what the message asks for, at the caret.")
    case .unknownClause:
      ("a clause that does not exist here", "Look for a slip of the pen, or for a clause that belongs elsewhere.")
    case .badNumber:
      (
        "a number or a duration that can't be read or is out of range",
        "Numbers are written `4`, `-5.0` or `0.25`; durations `30m`, `4h` or `5d`."
      )
    case .duplicateClause: ("a clause that may stand only once", "Keep one, or join them.")
    case .regexMisplaced:
      (
        "a regular expression inside a phrase, or optional",
        "It stands for a whole phrase: put it between `|`, or ask for the other words `with near N:`."
      )
    case .regexSyntax:
      (
        "a regular expression that can't be read",
        "Mend it at the caret; a backslash makes a sign an ordinary character."
      )
    case .regexUnsupported:
      (
        "something in a regular expression that Assay does not have",
        "Back references and look-around can't be had in linear time; flags, names and lazy repeats have no use here. Say it as the message proposes."
      )
    case .regexMatchesNothing:
      ("a regular expression that would match the empty text", "Leave a part that must be there.")
    case .regexTooLarge:
      (
        "a regular expression, or a repeat in one, that is too large",
        "Each repeat `{n}` counts as n copies: count less far, or leave bounds open."
      )
    case .unknownEscape: ("a backslash before anything but `\"` or `\\`", "Write `\\\\` for a backslash.")
    case .badName: ("a name with other characters than a–z, 0–9 and `_`", "Rename it.")
    case .nestedTooDeep:
      ("parentheses or `not` nested deeper than the limit", "Take parentheses away, or move a part to a list.")
    case .tooManyFaults: ("more faults in one file than are shown", "Mend the first ones and check again.")
    case .unknownList: ("a name that no list has", "Declare the list, mend its name, or put words in quotes.")
    case .duplicateName:
      ("a name that is taken", "Rename one. Guidelines, lists, groups and rules each have names of their own.")
    case .unknownClass:
      ("a class of things that does not exist or can't be used here", "Take one that the message names.")
    case .unknownFeature:
      ("a number feature or field that does not exist", "Take one of those in Rules.md, section Conditions.")
    case .emptyPhrase: ("a phrase without a word", "Put a word in; punctuation alone is never found.")
    case .phraseMatchesNothing:
      (
        "a phrase that would match nothing, or anything",
        "Leave a part without `?`, and begin with something other than `<word>`."
      )
    case .gapTooWide: ("a gap wider than the limit", "Make it narrower, or ask for the second phrase `with near N:`.")
    case .gapAtEdge:
      ("a gap at the beginning or the end of a phrase", "Write what must stand on both sides, or take the gap out.")
    case .misplacedStar:
      (
        "a `*` in a place where it can't stand",
        "It stands for the beginning or the end of one word of which some letters are given."
      )
    case .literalThing:
      (
        "a price, e-mail address or the like written out where only words can stand",
        "Write its class, such as `<money>`."
      )
    case .phraseTooLong: ("a phrase longer than the limit", "Shorten it, or cut it in two with `with near N:`.")
    case .unknownGroup:
      ("a group that the guideline does not have", "Declare it in the guideline's file: `group NAME cap 5.0`.")
    case .phraseTooLarge:
      ("a phrase with more branches than the limit", "Cut it into several rules, or its lists into smaller ones.")
    case .ruleWithoutMatch:
      ("a rule that has neither `match` nor `where`", "Say what must be found, or what must be true.")
    case .ruleWithoutWhy: ("a rule that does not say why", "Add `why` with the sentence that a moderator reads.")
    case .ruleWithoutExample:
      (
        "a rule without a `flag` or without a `pass` example",
        "Add a text on which it must fire, and a near miss on which it must not."
      )
    case .weightOutOfRange:
      ("a weight beyond reason", "Weights, priors and caps are bits; +7 flags alone at a prior of −5.")
    case .guidelineIncomplete: ("a guideline that lacks a required clause", "Add the clauses that the message names.")
    case .tooManyGuidelines: ("more guidelines than a pack may have", "Join some, or make two packs.")
    case .ruleOutsideGuideline: ("a rule or group before any guideline", "Begin the file with `guideline ID`.")
    case .unknownLanguage:
      ("a language that the pack does not name", "Add it to `languages` in the pack clause, or mend it.")
    case .wrongType:
      ("a comparison of things that can't be compared", "Compare numbers with numbers, texts with words.")
    case .missingWordList:
      ("a word list file that does not exist", "Word lists are files under `lists/`, one entry a line.")
    case .badDistance: ("a distance out of range", "Distances are whole numbers of words from 1 to 100.")
    case .packIncomplete:
      (
        "a pack without a pack clause, with two, or with an incomplete one",
        "Keep one file `pack.rules` with all that Rules.md shows."
      )
    case .unknownField:
      ("a field, outcome, exposure or quote style that does not exist", "Take one that the message names.")
    case .wordCollision: ("two words that the engine can't tell apart", "Replace one of them. It is very rare.")
    case .guardWithoutMatch:
      ("`near`, `before` or `after` in a rule without `match`", "Add a `match`, or take the distance out.")
    case .tooManyLanguages: ("more languages than a pack may have", "Name at most 32.")
    case .unusedList: ("a list that nothing uses", "Use it, or delete it.")
    case .emptyWordList: ("a list without entries: it never matches", "Add entries, or delete it.")
    case .unlikelyValue:
      ("a value that looks like a slip of the pen", "Mend it; a ticket that has it in this spelling is unlikely.")
    }
  }
}
