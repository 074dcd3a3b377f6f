// The table of diagnostics, W3xx: what is allowed, but hardly meant. See `DiagnosticEntry`.

extension DiagnosticEntry {
  static let warnings: [DiagnosticCode: DiagnosticEntry] = [
    .unusedList: DiagnosticEntry(
      "a list that nothing uses",
      advice: "Use it, or delete it.",
      example: #"""
        list discounts = "voucher", "code"
        """#),
    .emptyWordList: DiagnosticEntry(
      "a list without entries: it never matches",
      advice: "Add entries, or delete it."),
    .unlikelyValue: DiagnosticEntry(
      "a value that looks like a slip of the pen",
      advice: "Mend it; a ticket that has it in this spelling is unlikely.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          where reporter_type = buisness
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .hitOfDeprecated: DiagnosticEntry(
      "a question for a deprecated rule, or a change of one",
      advice: "Ask for the rule that its `status` names.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          status deprecated "ask for `voucher`"
          flag  "Use code SAVE20."
          pass  "No code here."

        rule asks +4.0
          why   "Offers a discount"
          where hit(promo)
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .hitOfDisabled: DiagnosticEntry(
      "a question for a disabled rule: it never fires",
      advice: "Take it out, or enable that rule.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          status disabled
          flag  "Use code SAVE20."
          pass  "No code here."

        rule asks +4.0
          why   "Offers a discount"
          match "x"
          where not hit(promo)
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .unusedGroup: DiagnosticEntry(
      "a group that no rule is in",
      advice: "Put the rules into it that word one fact, or delete it.",
      example: #"""
        group codes cap 5.0
        """#),
    .duplicatePhrase: DiagnosticEntry(
      "a phrase that stands twice in a list or among alternatives",
      advice: "Delete one: the second is never reached.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "promo code" | "voucher" | "Promo Code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .coveredPhrase: DiagnosticEntry(
      "a phrase that another one beside it covers: it finds nothing of its own",
      advice: "Delete it, or make the other one narrower.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "don't pay" | "dont pay"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .phraseOfAnotherRule: DiagnosticEntry(
      "a phrase that another rule of the guideline finds already",
      advice: "Take it out, so that one fact does not count twice; or put both rules into a group with a cap.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "promo code" | "voucher"
          flag  "Use code SAVE20."
          pass  "No code here."

        rule link +4.0
          why   "Offers a discount"
          match "promo code" | "my link"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .neverFires: DiagnosticEntry(
      "a rule that can never fire",
      advice: "Mend the part that the message names: it can hold for no ticket.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          where stars <= 2 and stars >= 4
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .alwaysTrue: DiagnosticEntry(
      "a condition that holds for every ticket that has the field",
      advice: "Take it out, or ask `present(…)` if that is what is meant.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          where words >= 0
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .costlyPattern: DiagnosticEntry(
      "a phrase that costs much on every ticket",
      advice:
        "Say more of what stands beside its common words, so that it is looked for at a rare one; or shorten its lists. Give a regular expression three characters in a row that must be there.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "the" | "use code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .weightBeyondReason: DiagnosticEntry(
      "a weight that decides alone, or is never counted in full",
      advice: "Weights are bits: +7 flags alone at a prior of −5. Let several rules speak, or raise the cap.",
      example: #"""
        rule promo +14.0
          why   "Offers a discount"
          match "code"
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .duplicateExample: DiagnosticEntry(
      "an example that stands twice in a rule, or as both `flag` and `pass`",
      advice: "Keep one; if they contradict each other, keep the right one.",
      example: #"""
        rule promo +4.0
          why   "Offers a discount"
          match "code"
          flag  "Use code SAVE20."
          flag  "Use code SAVE20."
          pass  "No code here."
        """#),
    .repeatedStatement: DiagnosticEntry(
      "something that a guideline counts or excludes twice, or both counts and excludes",
      advice: "Keep one; if they contradict each other, say where the line runs.",
      example: #"""
        guideline spam
          title    "Spam"
          counts   "one word again and again", "One word again and again"
          severity 1
          prior    -5.0
          route    low within 5d
          exposure none
        """#),
    .cancelledPhrase: DiagnosticEntry(
      "a phrase that never fires, as its own words meet an `unless` of its rule",
      advice:
        "`near` counts the words of the match. Narrow the guard, as with `before` or `after`; or delete the phrase.",
      example: #"""
        rule never_bought +4.0
          why    "Says that there was no order"
          match  "no receipt" | "never ordered from you"
          unless near 6: "ordered" | "paid"
          flag   "There is no receipt."
          pass   "No receipt came, but I ordered it here."
        """#),
  ]
}
