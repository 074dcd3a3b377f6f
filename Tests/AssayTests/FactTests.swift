import Assay
import AssayCore
import AssayRules
import Testing

/// What verdicts show of rules without a phrase.
@Suite("Facts behind a label")
struct FactTests {
  private static func classifier(_ where: String, _ more: String = "") throws -> Classifier {
    let text = """
      \(SmallPack.head)

      guideline odd
        title    "T"
        severity 1
        prior    -2.0
        route    low within 1d
        exposure none

      rule asked +4.0
        why   "W"
        where \(`where`)
        flag  "x"
        pass  "y"

      \(more)
      """
    let source = PackSource(rules: [SourceFile(path: "small.rules", text: text)], wordLists: [])
    let compilation = PackCompiler.compile(source)
    return Classifier(try #require(compilation.program, "\(compilation.diagnostics.map(\.message))"))
  }

  private static let ticket: Ticket = {
    var ticket = Ticket()
    ticket.set(.title, "Big gift inside")
    ticket.set(.text, "A free gift, a gr\u{E9}at gift: call 020 7946 0018 or see shop.example. !!! [[win]]")
    ticket.set(.comment, "Our solicitor will write.")
    ticket.set(.reporterType, "business")
    ticket.add(.businessNames, "Gift Palace")
    ticket.set(.stars, 2)
    ticket.set(.copiesByOthers, 14)
    ticket.set(.verified, false)
    return ticket
  }()

  /// The evidence as `quote@field` for passages, then `name=value` for facts.
  private static func shown(_ where: String, _ more: String = "") throws -> [String] {
    let label = try #require(try classifier(`where`, more).classify(ticket).labels.first, "no label")
    return label.evidence.filter { $0.rule == "asked" }.flatMap { evidence in
      let passage = evidence.quote.map { ["\($0)@\(evidence.field ?? "")"] } ?? []
      return passage + evidence.facts.map { "\($0.name)=\($0.isText ? "“\($0.value)”" : $0.value)" }
    }
  }

  @Test(
    "A condition shows the fields, numbers and passages that make it true",
    arguments: [
      ("copies_by_others >= 10", ["copies_by_others=14"]),
      ("stars <= 2 and words >= 3 and words <= 90", ["stars=2", "words=13"]),
      ("caps_ratio < 0.5", ["caps_ratio=0.036"]),
      ("reporter_type = business and verified = false", ["reporter_type=“business”", "verified=false"]),
      // Of two that either will do, those that do; what is told not to be there has no place.
      ("stars = 5 or copies_by_others > 1", ["copies_by_others=14"]),
      ("stars <= 2 and not has(\"refund\") and not stars = 1", ["stars=2"]),
      ("count(\"gift\") >= 3", ["gift@title", "gift@text", "gift@text"]),
      ("has(\"solicitor\" in comment) and stars = 2", ["solicitor@comment", "stars=2"]),
      ("has(\"gift\" in title) and count(\"free gift\") >= 1", ["gift@title", "free gift@text"]),
      ("count(<phone>) = 1", ["*** **** **18@text"]),
      ("has(/!{3}/)", ["!!!@text"]),
      ("present(title)", []),
      ("has(\"palace\" in business) and stars = 2", ["stars=2"]),
    ])
  func facts(condition: String, expected: [String]) throws {
    let shown = try Self.shown(condition)
    #expect(shown == expected, "\(shown)")
  }

  @Test("A rule that another asks for lends its passages, or what its own condition found")
  func hits() throws {
    let more = """
      rule gift +0.0
        why   "W"
        match "free gift"
        flag  "free gift"
        pass  "y"

      rule many +0.0
        why   "W"
        where copies_by_others >= 2 and hit(gift)
        flag  "x"
        pass  "y"
      """
    #expect(try Self.shown("hit(gift) and stars = 2", more) == ["free gift@text", "stars=2"])
    #expect(try Self.shown("hit(many)", more) == ["free gift@text", "copies_by_others=14"])
  }

  @Test("What an untrue part of a condition found is not shown, and rules that ask for rules twice each take no longer")
  func bounds() throws {
    #expect(
      try Self.shown("stars = 2 and has(\"gift\") and stars = 3 or copies_by_others > 1") == ["copies_by_others=14"])
    // Sixteen in a row, each asking twice for the next: two to the sixteenth ways to the last.
    let more = (0..<15).map { level in
      """
      rule level\(level) +0.0
        why   "W"
        where \(level == 14 ? "stars = 2" : "hit(level\(level + 1)) and hit(level\(level + 1))")
        flag  "x"
        pass  "y"

      """
    }
    #expect(try Self.shown("hit(level0)", more.joined(separator: "\n")) == ["stars=2"])
  }

  @Test("Of rules with a phrase the phrase is shown, as ever")
  func phrases() throws {
    let more = """
      rule phrase +4.0
        why   "W"
        match "free gift"
        where stars = 2
        flag  "free gift" given stars = 2
        pass  "y"
      """
    let label = try #require(try Self.classifier("stars = 9", more).classify(Self.ticket).labels.first)
    #expect(label.evidence.map(\.quote) == ["free gift"])
    #expect(label.evidence.allSatisfy { $0.facts.isEmpty })
  }
}
