// The table of diagnostics, E2xx: rules, guidelines and the pack as a whole. See `DiagnosticEntry`.

extension DiagnosticEntry {
  static let pack: [DiagnosticCode: DiagnosticEntry] = [
    .ruleWithoutMatch: DiagnosticEntry(
      "a rule that has neither `match` nor `where`",
      advice: "Say what must be found, or what must be true.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .ruleWithoutWhy: DiagnosticEntry(
      "a rule that does not say why",
      advice: "Add `why` with the sentence that a moderator reads.",
      example: #"""
        rule promo +4.0
          match "code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .ruleWithoutExample: DiagnosticEntry(
      "a rule without a `flag` or without a `pass` example",
      advice: "Add a text on which it must fire, and a near miss on which it must not.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
        """#),
    .weightOutOfRange: DiagnosticEntry(
      "a weight beyond reason",
      advice: "Weights, priors and caps are bits; +7 flags alone at a prior of −5.",
      example: #"""
        rule promo +40.0
          why   "Offers a discount"
          match "code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .guidelineIncomplete: DiagnosticEntry(
      "a guideline that lacks a required clause",
      advice: "Add the clauses that the message names.",
      example: #"""
        guideline spam
          title    "Spam"
        """#),
    .tooManyGuidelines: DiagnosticEntry(
      "more guidelines than a pack may have",
      advice: "Join some, or make two packs."),
    .ruleOutsideGuideline: DiagnosticEntry(
      "a rule or group before any guideline",
      advice: "Begin the file with `guideline ID`.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          flag  "Use code SAVE20."
          pass  "No code here."

        guideline spam
          title    "Spam"
          severity 1
          prior    -5.0
          route    low within 5d
          exposure none
        """#),
    .unknownLanguage: DiagnosticEntry(
      "a language that the pack does not name",
      advice: "Add it to `languages` in the pack clause, or mend it.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          language ja
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .wrongType: DiagnosticEntry(
      "a comparison of things that can't be compared",
      advice: "Compare numbers with numbers, texts with words.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          where stars = many
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .missingWordList: DiagnosticEntry(
      "a word list file that does not exist",
      advice: "Word lists are files under `lists/`, one entry a line.",
      example: #"""
        list discounts from "discounts.txt"
        """#),
    .badDistance: DiagnosticEntry(
      "a distance out of range",
      advice: "Distances are whole numbers of words from 1 to 100.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          unless near 500: "expired"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .packIncomplete: DiagnosticEntry(
      "a pack without a pack clause, with two, or with an incomplete one",
      advice: "Keep one file `pack.rules` with all that Rules.md shows.",
      example: #"""
        pack acme
          version "1.0.0"
        """#),
    .unknownField: DiagnosticEntry(
      "a field, outcome, exposure or quote style that does not exist",
      advice: "Take one that the message names.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match in body: "code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .wordCollision: DiagnosticEntry(
      "two words that the engine can't tell apart",
      advice: "Replace one of them. It is very rare."),
    .guardWithoutMatch: DiagnosticEntry(
      "`near`, `before` or `after` in a rule without `match`",
      advice: "Add a `match`, or take the distance out.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          where stars = 5
          with near 5: "code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .tooManyLanguages: DiagnosticEntry(
      "more languages than a pack may have",
      advice: "Name at most 32."),
    .emptyText: DiagnosticEntry(
      "a text for people in which nothing stands",
      advice: "Write it, or take the clause out if it is not required.",
      example: #"""
        guideline spam
          title    "Spam"
          means    ""
          severity 1
          prior    -5.0
          route    low within 5d
          exposure none
        """#),
    .unknownBase: DiagnosticEntry(
      "an overlay on a pack that does not exist, or that is an overlay itself",
      advice: "Write `extends default`, or the folder of a whole pack in quotes, as seen from this one.",
      example: #"""
        pack acme extends defaults
          version "1.0.0"
        """#),
    .nothingToExtend: DiagnosticEntry(
      "an `extend` or `change` of something that is not there",
      advice: "Mend the name; or begin the pack with `pack NAME extends default`, or declare the thing itself.",
      example: #"""
        extend list discounts = "coupon"
        """#),
    .unknownRule: DiagnosticEntry(
      "a name that no rule has",
      advice: "Mend the name: `hit` takes the name of another rule of the pack.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          where hit(promo_code)
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .hitCycle: DiagnosticEntry(
      "rules that wait for one another in a circle",
      advice: "Take one of the questions out; the message names the circle.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          where not hit(voucher)
          flag  "Use code SAVE20."
          pass  "No code here."

        rule voucher +4.0
          why   "Offers a discount"
          match "voucher"
          where not hit(promo)
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .hitTooDeep: DiagnosticEntry(
      "a chain of more rules that wait for one another than the limit",
      advice: "Ask for the rules at its end directly."),
    .hitOfShadow: DiagnosticEntry(
      "a rule that counts and asks for a shadow rule",
      advice: "Make it a shadow rule too, or that one live: what is watched must not change a verdict.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          status shadow
          flag  "Use code SAVE20."
          pass  "No code here."

        rule asks +4.0
          why   "Offers a discount"
          where hit(promo)
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
  ]
}
