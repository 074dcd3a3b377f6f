// The table of diagnostics, E1xx: names, words and phrases. See `DiagnosticEntry`.

extension DiagnosticEntry {
  static let phrases: [DiagnosticCode: DiagnosticEntry] = [
    .unknownList: DiagnosticEntry(
      "a name that no list has",
      advice: "Declare the list, mend its name, or put words in quotes.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match discounts
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .duplicateName: DiagnosticEntry(
      "a name that is taken",
      advice: "Rename one. Guidelines, lists, groups and rules each have names of their own.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          flag  "Use code SAVE20."
          pass  "No code here."

        rule promo +4.0
          why   "Offers a discount"
          match "voucher"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .unknownClass: DiagnosticEntry(
      "a class of things that does not exist or can't be used here",
      advice: "Take one that the message names.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match <link>
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .unknownFeature: DiagnosticEntry(
      "a number feature or field that does not exist",
      advice: "Take one of those in Rules.md, section Conditions.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          where length > 5
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .emptyPhrase: DiagnosticEntry(
      "a phrase without a word",
      advice: "Put a word in; punctuation alone is never found.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "!"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .phraseMatchesNothing: DiagnosticEntry(
      "a phrase that would match nothing, or anything",
      advice: "Leave a part without `?`, and begin with something other than `<word>`.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"?
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .gapTooWide: DiagnosticEntry(
      "a gap wider than the limit",
      advice: "Make it narrower, or ask for the second phrase `with near N:`.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "use" ..40 "code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .gapAtEdge: DiagnosticEntry(
      "a gap at the beginning or the end of a phrase",
      advice: "Write what must stand on both sides, or take the gap out.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match ..3 "code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .misplacedStar: DiagnosticEntry(
      "a `*` in a place where it can't stand",
      advice: "It stands for the beginning or the end of one word of which some letters are given.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "c*de"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .literalThing: DiagnosticEntry(
      "a price, e-mail address or the like written out where only words can stand",
      advice: "Write its class, such as `<money>`.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "20%"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .phraseTooLong: DiagnosticEntry(
      "a phrase longer than the limit",
      advice: "Shorten it, or cut it in two with `with near N:`.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "a" ..12 "b" ..12 "c" ..12 "d" ..12 "e" ..12 "f" ..12 "g"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .unknownGroup: DiagnosticEntry(
      "a group that the guideline does not have",
      advice: "Declare it in the guideline's file: `group NAME cap 5.0`.",
      example: #"""
        rule promo +4.0 group codes
          why   "Offers a discount"
          match "code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .phraseTooLarge: DiagnosticEntry(
      "a phrase with more branches than the limit",
      advice: "Cut it into several rules, or its lists into smaller ones."),
  ]
}
