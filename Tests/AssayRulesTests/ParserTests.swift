import Testing

@testable import AssayRules

/// Every construct of Documentation/Rules.md, parsed to what the page says that it means.
struct ParserTests {
  @Test(
    "Phrases",
    arguments: [
      ("\"no refund\"", "\"no refund\""),
      ("\"refund*\" | \"*ware\"", "{\"refund*\" | \"*ware\"}"),
      ("<url> invitations", "[<url> invitations]"),
      ("\"a\" ..3 \"b\"", "[\"a\" ..3 \"b\"]"),
      ("\"a\" \"b\" | \"c\" \"d\"", "{[\"a\" \"b\"] | [\"c\" \"d\"]}"),
      ("\"a\" (\"b\" | \"c\") \"d\"", "[\"a\" {\"b\" | \"c\"} \"d\"]"),
      ("(\"a\" \"b\")? \"c\"?", "[[\"a\" \"b\"]? \"c\"?]"),
      ("((\"a\"))", "\"a\""),
      ("\"say \\\"x\\\" \\\\ y\"", "\"say \"x\" \\ y\""),
      ("\"a\"\n    | \"b\" # a comment\n\n    \"c\"", "{\"a\" | [\"b\" \"c\"]}"),
      ("\"a\"\nlisted", "[\"a\" listed]"),
      ("in title: \"a\" | \"b\"", "in title: {\"a\" | \"b\"}"),
    ])
  func phrases(_ written: String, _ meant: String) throws {
    let text = "list listed = \"x\"\nrule tested +4.0\n  match \(written)\n  why \"W\"\n"
    guard case .rule(let rule)? = declarations(text)?.last else {
      Issue.record("does not parse: \(written)")
      return
    }
    #expect(rule.match.map(spelled) == meant)
    #expect(rule.why?.value == "W")
  }

  @Test(
    "Guards",
    arguments: [
      ("with \"a\"", "with \"a\""),
      ("unless \"a\" \"b\"", "unless [\"a\" \"b\"]"),
      ("with in comment: \"a\"", "with in comment: \"a\""),
      ("with near 8: \"a\" | \"b\"", "with near 8: {\"a\" | \"b\"}"),
      ("unless before 5: \"a\"", "unless before 5: \"a\""),
      ("unless after 5: \"a\"", "unless after 5: \"a\""),
      ("with in title near 8: \"a\"", "with near 8: in title: \"a\""),
      ("with in title: near 8: \"a\"", "with near 8: in title: \"a\""),
      ("with near 8 in title: \"a\"", "with near 8: in title: \"a\""),
    ])
  func guards(_ written: String, _ meant: String) {
    #expect(rule("  match \"m\"\n  \(written)\n")?.guards.map(spelled) == [meant])
  }

  @Test(
    "Conditions",
    arguments: [
      ("stars <= 2", "stars <= 2.0"),
      ("caps_ratio > 0.5", "caps_ratio > 0.5"),
      ("stars != 3 and stars >= -1", "(stars != 3.0 and stars >= -1.0)"),
      ("verified = true", "verified = 'true'"),
      ("reporter_type = business", "reporter_type = 'business'"),
      ("category = \"pet shop\"", "category = 'pet shop'"),
      ("content_type in (question, answer)", "content_type in 'question','answer'"),
      ("count(<url>) >= 1", "count<url> >= 1.0"),
      ("count(<url> not in business_domains) >= 1", "count<url> not in business_domains >= 1.0"),
      ("count(\"free\" | \"gift\") >= 3", "count{\"free\" | \"gift\"} >= 3.0"),
      ("count(<url> \"now\") = 1", "count[<url> \"now\"] = 1.0"),
      ("has(\"solicitor\" | \"court order\" in comment)", "has in comment: {\"solicitor\" | \"court order\"}"),
      ("present(experienced_at)", "present experienced_at"),
      ("hit(code) and not hit(old)", "(hit code and not hit old)"),
      ("stars = 1 or stars = 2 and words < 9", "(stars = 1.0 or (stars = 2.0 and words < 9.0))"),
      ("(stars = 1 or stars = 2) and words < 9", "((stars = 1.0 or stars = 2.0) and words < 9.0)"),
      ("not stars = 1 and not (words = 1 or words = 2)", "(not stars = 1.0 and not (words = 1.0 or words = 2.0))"),
      ("not not verified = true", "not not verified = 'true'"),
      (
        "stars = 1\n    and language = de\n    and content_type in (reply)",
        "(stars = 1.0 and language = 'de' and content_type in 'reply')"
      ),
    ])
  func conditions(_ written: String, _ meant: String) {
    #expect(rule("  where \(written)\n  why \"W\"\n")?.condition.map(spelled) == meant)
  }

  @Test("A rule with every clause")
  func wholeRule() throws {
    let text = """
      rule whole -2.5 group links   # with a comment
        why      "Why"
        match    "a"
        with     "b"
        unless   "c"
        where    stars = 1
        language en, de
        content  reply, question
        severity 5
        route    urgent within 30m
        exposure violent
        tag      suppression_risk
        flag     "d" given stars = 1, title = "T", verified = true, business_domains = ("x.example", "y.example")
        pass     "e"
          given stars = 2
        pass     "f"
      """
    guard case .rule(let rule)? = declarations(text)?.first else {
      Issue.record("does not parse")
      return
    }
    #expect(rule.name.value == "whole" && rule.weight.value == -2.5 && rule.group?.value == "links")
    #expect(rule.why?.value == "Why" && rule.match.map(spelled) == "\"a\"")
    #expect(rule.guards.map(spelled) == ["with \"b\"", "unless \"c\""])
    #expect(rule.condition.map(spelled) == "stars = 1.0")
    #expect(rule.languages.map(\.value) == ["en", "de"] && rule.contentTypes.map(\.value) == ["reply", "question"])
    #expect(rule.severity?.value == 5 && rule.exposure?.value == "violent" && rule.tag?.value == "suppression_risk")
    #expect(rule.route?.name == "urgent" && rule.route?.within == 1800)
    #expect(rule.examples.map(\.mustFire) == [true, false, false])
    #expect(rule.examples.map(\.text.value) == ["d", "e", "f"])
    let given = rule.examples.map { $0.given.map { "\($0.field.value) = \(spelled($0.value.value))" } }
    #expect(
      given == [
        ["stars = 1.0", "title = 'T'", "verified = 'true'", "business_domains = [\"x.example\", \"y.example\"]"],
        ["stars = 2.0"], [],
      ])
  }

  @Test("A guideline with every clause")
  func wholeGuideline() {
    let text = """
      guideline whole
        title "T"
        means "M."
        counts "a", "b c"
        excludes "d",
          "e"
        severity 2
        prior -5.0
        threshold 0.6
        uncertain 0.3
        route reviewer_contact within 3d
        exposure none
        dsa CONSUMER_INFORMATION HIDDEN_ADVERTISEMENT
        quote plain
        contact_first business, employee
        reasons ADVERTISING, "advertising or promotional",
          spam
      """
    guard case .guideline(let guideline)? = declarations(text)?.first else {
      Issue.record("does not parse")
      return
    }
    #expect(guideline.name.value == "whole" && guideline.title?.value == "T" && guideline.severity?.value == 2)
    #expect(guideline.prior?.value == -5 && guideline.threshold?.value == 0.6 && guideline.uncertain?.value == 0.3)
    #expect(guideline.route?.name == "reviewer_contact" && guideline.route?.within == 3 * 86_400)
    #expect(guideline.dsa.map(\.value) == ["CONSUMER_INFORMATION", "HIDDEN_ADVERTISEMENT"])
    #expect(guideline.contactFirst.map(\.value) == ["business", "employee"])
    #expect(guideline.reasons.map(\.value) == ["ADVERTISING", "advertising or promotional", "spam"])
    #expect(guideline.means?.value == "M." && guideline.counts.map(\.value) == ["a", "b c"])
    #expect(guideline.excludes.map(\.value) == ["d", "e"])
    #expect(guideline.written.count == 14)
  }

  @Test("Pack, lists and groups")
  func others() {
    let text = """
      pack whole
        version   "1.0.0"
        languages en, de
        outcome   clear route low within 5d
        outcome   uncertain route standard within 24h
      list one = "a", "b c",
      list two = "d",
        "e"
      list three from "three.txt"
      group links cap 5.0
      """
    guard let all = declarations(text), all.count == 5, case .pack(let pack) = all[0], case .list(let one) = all[1],
      case .list(let two) = all[2], case .list(let three) = all[3], case .group(let group) = all[4]
    else {
      Issue.record("does not parse")
      return
    }
    #expect(pack.version?.value == "1.0.0" && pack.languages.map(\.value) == ["en", "de"])
    #expect(pack.outcomes.map(\.name.value) == ["clear", "uncertain"] && pack.outcomes[1].route.within == 86_400)
    #expect(one.entries.map(\.value) == ["a", "b c"] && two.entries.map(\.value) == ["d", "e"])
    #expect(three.file?.value == "three.txt" && group.name.value == "links" && group.cap.value == 5)
  }

  @Test("Line ends, tabs and a byte order mark change nothing")
  func whiteSpace() {
    let text = "rule tested +4.0\n  match \"a\"\n    | \"b\"\n  why \"W\"\n"
    for other in [
      text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text, text.replacing("  ", with: "\t"),
      text.replacing("  ", with: ""),
      String(text.dropLast()), "\n\n# first\n" + text,
    ] {
      guard case .rule(let rule)? = declarations(other)?.first else {
        Issue.record("does not parse: \(other)")
        continue
      }
      #expect(rule.match.map(spelled) == "{\"a\" | \"b\"}" && rule.why?.value == "W")
    }
  }
}
