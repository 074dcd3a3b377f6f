import AssayCore
import Testing

/// `where` conditions: three-valued logic, features, fields, counts.
@Suite struct ConditionTests {
  private func holds(_ condition: String, _ ticket: Ticket) throws -> Bool {
    try !TestPack(TestPack.rule("r", "where \(condition)")).classify(ticket).fired.isEmpty
  }

  /// Conditions that are true, false and not evaluated on the same ticket.
  private static let atoms = ["T": "stars = 1", "F": "stars = 2", "N": "report_count = 1"]

  /// Kleene's tables: a rule fires only on true, and `not` tells false from not evaluated.
  @Test(arguments: [
    ("T and T", "T"), ("T and F", "F"), ("T and N", "N"), ("F and T", "F"), ("F and F", "F"), ("F and N", "F"),
    ("N and T", "N"),
    ("N and F", "F"), ("N and N", "N"), ("T or T", "T"), ("T or F", "T"), ("T or N", "T"), ("F or T", "T"),
    ("F or F", "F"),
    ("F or N", "N"), ("N or T", "T"), ("N or F", "N"), ("N or N", "N"), ("not T", "F"), ("not F", "T"), ("not N", "N"),
    ("not (T and N)", "N"), ("not (F and N)", "T"), ("not not N", "N"),
    // `and` binds tighter than `or`, `not` tightest.
    ("T or F and F", "T"), ("not F and F", "F"), ("F and N or T", "T"), ("(T or F) and F", "F"),
  ])
  func logic(formula: String, value: Character) throws {
    var ticket = Ticket(text: "x")
    ticket.set(.stars, 1)
    let written = formula.map { ConditionTests.atoms[String($0)] ?? String($0) }.joined()
    #expect(try holds(written, ticket) == (value == "T"))
    #expect(try holds("not (\(written))", ticket) == (value == "F"))
  }

  @Test(arguments: [
    ("stars < 3", true), ("stars <= 2", true), ("stars = 2", true), ("stars != 2", false), ("stars > 2", false),
    ("stars >= 2.5", false),
    ("account_age_days < 0", false), ("account_age_days >= 0", false), ("present(stars)", true),
    ("present(review_count)", false),
    ("not present(review_count)", true), ("present(comment)", false), ("present(text)", true),
    ("present(business_domains)", true),
    ("present(business_names)", false), ("verified = true", true), ("verified = false", false),
    ("verified != true", false),
    ("legal_letter = true", false), ("legal_letter = false", false), ("not legal_letter = true", false),
    ("reporter_type = business", true), ("reporter_type = consumer", false), ("reporter_type != consumer", true),
    ("reporter_type in (consumer, business)", true), ("reporter_type in (consumer, \"law firm\")", false),
    ("channel = app", false), ("channel != app", false), ("not channel = app", false),
    ("content_type in (question, answer)", false),
  ])
  func fields(condition: String, isTrue: Bool) throws {
    var ticket = Ticket(text: "x")
    ticket.set(.stars, 2)
    ticket.set(.verified, true)
    ticket.set(.reporterType, "business")
    ticket.set(.contentType, "service_review")
    ticket.add(.businessDomains, "example.com")
    #expect(try holds(condition, ticket) == isTrue)
  }

  @Test(arguments: [
    ("2026-03-10", "2026-03-01", "experience_age_days = 9", true),
    ("2026-03-10T12:00:00Z", "2026-03-10", "experience_age_days = 0.5", true),
    ("2026-03-01", "2026-03-10", "experience_age_days < 0", true),
    ("2026-03-01", "soon", "experience_age_days < 9", false),
    ("", "2026-03-01", "not experience_age_days < 9", false),
  ])
  func experienceAge(created: String, lived: String, condition: String, isTrue: Bool) throws {
    var ticket = Ticket(text: "x")
    ticket.set(.createdAt, created)
    ticket.set(.experiencedAt, lived)
    #expect(try holds(condition, ticket) == isTrue)
  }

  /// Features of the text, each on a text where it can be worked out by hand.
  @Test(arguments: [
    ("words", "one two, three 4", 4), ("characters", "abc de", 6), ("characters", "né👍", 3),
    ("sentences", "One. Two! Three", 3),
    ("average_word_length", "ab abcd", 3), ("caps_ratio", "ABcd", 0.5), ("caps_ratio", "ÉÈàa", 0.5),
    ("caps_words", "THE end OF A day", 2),
    ("exclamations", "a! b!! c?", 3), ("questions", "a? b?? c!", 3), ("repetition", "a b a c", 0.5),
    ("distinct_ratio", "a b a c", 0.75),
    ("longest_run", "aaab !!!! c", 4), ("longest_run", "a a a a", 1), ("symbol_ratio", "a###", 0.75),
    ("emoji_ratio", "ab👍👍", 0.5),
    ("digit_ratio", "ab12", 0.5), ("non_latin_ratio", "abпр", 0.5), ("unpronounceable_ratio", "sdfgh hello", 0.5),
    ("unpronounceable_ratio", "lengthy rhythms", 0), ("title_overlap", "bad shop", 0.5),
  ])
  func textFeatures(feature: String, text: String, value: Double) throws {
    let ticket = feature == "title_overlap" ? Ticket(text: text, title: "Bad place") : Ticket(text: text)
    #expect(try holds("\(feature) = \(value)", ticket), "\(feature)")
    #expect(try holds("\(feature) < \(value + 0.001) and \(feature) > \(value - 0.001)", ticket))
  }

  /// Ratios of nothing are not evaluated.
  @Test(arguments: [
    "caps_ratio", "average_word_length", "repetition", "symbol_ratio", "unpronounceable_ratio", "title_overlap",
  ])
  func nothingToMeasure(feature: String) throws {
    for condition in ["\(feature) >= 0", "not \(feature) >= 0", "\(feature) < 1"] {
      #expect(try !holds(condition, Ticket(text: "")))
    }
  }

  @Test(arguments: [
    ("count(<url>) >= 1", "see example.com", true), ("count(<url>) = 2", "a.com b.com c.com", false),
    ("count(<url>) = 0", "none", true),
    ("count(<url> not in business_domains) >= 1", "see www.own.com/x or shop.own.com", false),
    ("count(<url> not in business_domains) >= 1", "see notown.com", true),
    ("count(<url> not in business_domains) = 1", "own.com other.com", true),
    ("count(<email> not in business_domains) >= 1", "info@own.com", false),
    ("count(<email> not in business_domains) >= 1", "info@other.com", true),
    ("count(<phone> not in public_contacts) >= 1", "call 020 7946 0958", false),
    ("count(<phone> not in public_contacts) >= 1", "call 07700 900123", true),
    ("count(\"free\" | \"gift\") >= 3", "free gift, a free car", true),
    ("count(\"free\" | \"gift\") >= 3", "free gift", false),
    ("count(\"a\" \"a\") = 2", "a a a a a", true), ("count(\"a\" \"a\"?) = 2", "a a a", true),
    ("count(\"free\") = 0", "none", true),
    ("has(\"court order\")", "a court order", true), ("has(\"court order\")", "court", false),
    ("not has(\"court\")", "x", true),
    ("has(\"court\" in title)", "court", false), ("has(\"court\") and count(<money>) > 0", "court £5", true),
  ])
  func counts(condition: String, text: String, isTrue: Bool) throws {
    var ticket = Ticket(text: text)
    ticket.set(.comment, "court order example.com free free free")
    ticket.add(.businessDomains, "own.com")
    ticket.add(.publicContacts, "+44 20 7946 0958")
    #expect(try holds(condition, ticket) == isTrue)
  }

  /// A condition beside a match: both must hold, and a match that fails its condition leaves no span.
  @Test func withMatch() throws {
    let pack = try TestPack(TestPack.rule("r", "match \"a\"\n where stars <= 2"), TestPack.rule("s", "match \"a\""))
    var ticket = Ticket(text: "a")
    #expect(pack.classify(ticket).fired == ["s"])
    ticket.set(.stars, 2)
    let result = pack.classify(ticket)
    #expect(result.fired == ["r", "s"] && result.quotes == ["a", "a"])
  }
}
