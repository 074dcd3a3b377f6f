import AssayCore
import AssayTestSupport

/// A pack that uses every part of a program, and tickets that reach them.
enum Sample {
  static func pack() throws -> TestPack {
    try TestPack(
      whole: TestPack.guideline(
        "ads", severity: 2, prior: -1, "quote masked\n  dsa CONSUMER_INFORMATION HIDDEN\n  contact_first business")
          + """
          group links cap 5.0
          list invitations = "visit", "check out", "dm me"

          """
        + TestPack.rule("invite", weight: 2, group: "links", "match invitations ..3 (<url> | <handle>)")
        + TestPack.rule(
          "code", weight: 3, group: "links",
          "match (\"use\" | \"enter\") \"my\"? \"code\" <code>\n unless near 4: \"expired\"")
        + TestPack.rule("link", weight: 1, "where count(<url> not in business_domains) >= 1 and not stars < 2")
        + TestPack.guideline("abuse", severity: 4, prior: -3, "reasons rude, \"bad language\"\n  exposure mild")
        .replacing("  exposure none\n", with: "")
        + TestPack.rule(
          "scam", weight: 4,
          "match \"scam*\" | \"total\" \"fraud\"\n severity 5\n route urgent within 1h\n tag scam_claim")
        + TestPack.rule(
          "shout", weight: 2, "where caps_ratio > 0.6 and words >= 3\n language en\n content service_review")
        + TestPack.rule("comment", weight: 3, "match in comment: \"abusive\"\n with in title: \"*ing\"")
        + TestPack.rule("repeat", weight: 1, "where count(\"very\" \"very\"?) >= 2 or has(\"café\" in highlight)"),
      model: model)
  }

  static var model: TrainedModel {
    var model = TrainedModel()
    model.guidelines = ["abuse", "ads"]
    model.shrink = [900, 700]
    model.limit = 4_096
    let features: [(TrainedModel.Feature, Int16, Int16)] = [
      (.kind(.url), -100, 900), (.kind(.emoji), 50, -20), (.word("discount"), -300, 1_200),
      (.word("liars"), 1_500, -200),
      (.word("visit"), -50, 300), (.pair("total", "fraud"), 800, 0), (.pair("great", "food"), -900, -400),
    ]
    for (feature, abuse, ads) in features {
      model.features.append(feature)
      var row = SIMD32<Int16>()
      row[0] = abuse
      row[1] = ads
      model.weights.append(row)
    }
    return model
  }

  private static let pieces = [
    "Visit", "check out", "our", "www.example.com", "@shop_1", "use", "my code", "SAVE20", "EXPIRED", "scammers",
    "sc@m", "s c a m", "total",
    "fraud", "fr@ud", "very", "very very", "Great food", "discount", "liars", "!!!", ".", ". ", "\n", "👍", "£20",
    "07700 900123", "THIS IS BAD",
    "café", "naïve", "骗人", "плохо", "it's", "l'eau", "f**k", "5%", "12 March 2026", "scaaaam", "е\u{301}", "\u{200B}",
  ]

  static func tickets(_ count: Int, seed: UInt64) -> [Ticket] {
    var generator = RepeatableGenerator(seed: seed)
    func text(_ words: Int, _ generator: inout RepeatableGenerator) -> String {
      (0..<words).map { _ in generator.pick(pieces) }.joined(separator: generator.once(in: 9) ? "" : " ")
    }
    return (0..<count).map { number in
      var ticket = Ticket()
      ticket.set(.ticketID, "t\(number)")
      if generator.once(in: 2) { ticket.set(.title, text(generator.below(4), &generator)) }
      ticket.set(.text, text(generator.below(25), &generator))
      if generator.once(in: 3) { ticket.set(.comment, "abusive " + text(2, &generator)) }
      if generator.once(in: 4) { ticket.set(.highlight, text(2, &generator)) }
      if generator.once(in: 2) { ticket.set(.stars, Double(1 + generator.below(5))) }
      if generator.once(in: 2) { ticket.set(.language, generator.pick(["en", "de-DE", "fr"])) }
      if generator.once(in: 2) { ticket.set(.contentType, generator.pick(["service_review", "question"])) }
      if generator.once(in: 3) { ticket.add(.businessDomains, "example.com") }
      return ticket
    }
  }
}
