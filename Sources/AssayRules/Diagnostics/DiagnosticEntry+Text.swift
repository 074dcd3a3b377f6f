// The table of diagnostics, E0xx: what can't be read. See `DiagnosticEntry`.

extension DiagnosticEntry {
  static let text: [DiagnosticCode: DiagnosticEntry] = [
    .unexpectedCharacter: DiagnosticEntry(
      "a character that the language has no use for",
      advice:
        "Take it out. Strings stand in straight double quotes; invisible characters come along when text is pasted.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match “code”
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .unterminatedString: DiagnosticEntry(
      "a string that does not end on its line",
      advice: "Close it with `\"` on the same line.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .expectedSomethingElse: DiagnosticEntry(
      "something else was expected here",
      advice: "Write what the message asks for, at the caret.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code",
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .unknownClause: DiagnosticEntry(
      "a clause that does not exist here",
      advice: "Look for a slip of the pen, or for a clause that belongs elsewhere.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          mtch  "code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .badNumber: DiagnosticEntry(
      "a number or a duration that can't be read or is out of range",
      advice: "Numbers are written `4`, `-5.0` or `0.25`; durations `30m`, `4h` or `5d`.",
      example: #"""
        guideline spam
          title    "Spam"
          severity 1
          prior    -5.0
          route    low within 99999999999d
          exposure none
        """#),
    .duplicateClause: DiagnosticEntry(
      "a clause that may stand only once",
      advice: "Keep one, or join them.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          match "voucher"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .regexMisplaced: DiagnosticEntry(
      "a regular expression inside a phrase, or optional",
      advice:
        "It stands for a whole phrase: put it between `|`, or ask for the other words `with near N:`.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code" /\d+/
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .unknownEscape: DiagnosticEntry(
      "a backslash before anything but `\"` or `\\`",
      advice: "Write `\\\\` for a backslash.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code\n"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .badName: DiagnosticEntry(
      "a name with other characters than a–z, 0–9 and `_`",
      advice: "Rename it.",
      example: #"""
        rule promoCode +4.0
          why   "Offers a discount"
          match "code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .nestedTooDeep: DiagnosticEntry(
      "parentheses or `not` nested deeper than the limit",
      advice: "Take parentheses away, or move a part to a list."),
    .tooManyFaults: DiagnosticEntry(
      "more faults in one file than are shown",
      advice: "Mend the first ones and check again."),
    .regexSyntax: DiagnosticEntry(
      "a regular expression that can't be read",
      advice:
        "Mend it at the caret; a backslash makes a sign an ordinary character.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match /code(s/
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .regexUnsupported: DiagnosticEntry(
      "something in a regular expression that Assay does not have",
      advice:
        "Back references and look-around can't be had in linear time; flags, names and lazy repeats have no use here. Say it as the message proposes.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match /code(?= for)/
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .regexMatchesNothing: DiagnosticEntry(
      "a regular expression that would match the empty text",
      advice:
        "Leave a part that must be there.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match /(code)*/
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .regexTooLarge: DiagnosticEntry(
      "a regular expression, or a repeat in one, that is too large",
      advice:
        "Each repeat `{n}` counts as n copies: count less far, or leave bounds open.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match /code{1000}/
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
  ]
}
