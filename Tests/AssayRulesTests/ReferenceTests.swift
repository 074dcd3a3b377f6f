import AssayCore
import AssayRules
import Testing

/// A rule's clauses, texts on which it fires and texts on which it does not.
struct RuleCase: Sendable, CustomTestStringConvertible {
  var clauses: String
  var fires: [String]
  var silent: [String]

  init(_ clauses: String, fires: [String], silent: [String] = []) {
    self.clauses = clauses
    self.fires = fires
    self.silent = silent
  }

  var testDescription: String { clauses }
}

/// What Documentation/Rules.md says of matching, one sentence a test.
struct ReferenceTests {
  static let wordCases: [RuleCase] = [
    RuleCase(
      "match \"no refund\"", fires: ["No refund!", "NO REFUND", "ｎｏ refund"], silent: ["no good refund", "refund no"]),
    RuleCase("match \"refund*\"", fires: ["refund", "refunded", "Refunds."], silent: ["prerefund"]),
    RuleCase("match \"*ware\"", fires: ["software", "ware"], silent: ["wares"]),
    RuleCase("match \"cafe\"", fires: ["cafe", "Café", "cafe\u{301}"], silent: ["caf"]),
    RuleCase("match \"café\"", fires: ["Café", "cafe\u{301}"], silent: ["cafe"]),
    RuleCase("match \"don't\"", fires: ["don't", "dont", "don’t"], silent: ["do not"]),
    RuleCase("match \"manager\"", fires: ["the manager's desk", "manager’s"], silent: ["managers"]),
    RuleCase("match \"five star\"", fires: ["five-star", "five, star", "five / star"], silent: ["fivestar"]),
    RuleCase(
      "match \"scam\"", fires: ["sc@m", "s c a m", "scaaaam", "sc\u{430}m", "s\u{200B}cam"], silent: ["sca", "seam"]),
    RuleCase("match \"refused\"", fires: ["ref*sed"]),
    RuleCase(
      "match \"gov.example\"", fires: ["see gov.example now"], silent: ["see www.gov.example", "see gov.example/page"]
    ),
  ]

  static let thingCases: [RuleCase] = [
    RuleCase("match \"see\" <url>", fires: ["see www.shop.example.com"], silent: ["see me"]),
    RuleCase("match <email>", fires: ["write to a.b@example.com"], silent: ["a at b"]),
    RuleCase("match <handle>", fires: ["ask @some_name there"]),
    RuleCase("match <card>", fires: ["4111 1111 1111 1111"], silent: ["4111 1111 1111 1112"]),
    RuleCase("match <iban>", fires: ["GB82 WEST 1234 5698 7654 32"], silent: ["GB83 WEST 1234 5698 7654 32"]),
    RuleCase("match <percent>", fires: ["20% off"], silent: ["20 off"]),
    RuleCase("match <money>", fires: ["paid £5"], silent: ["paid much"]),
    RuleCase("match \"code\" <code>", fires: ["code SAVE20", "code WELCOME"], silent: ["code Save", "code save20"]),
    RuleCase("match \"met\" <name>", fires: ["we met Anna there"], silent: ["we met her there"]),
    RuleCase(
      "match \"no\" <word> \"refund\"", fires: ["no quick refund", "no 5 refund"],
      silent: ["no refund", "no very quick refund"]),
    RuleCase("match <emoji>", fires: ["good 👍"], silent: ["good :)"]),
    RuleCase("match <number>", fires: ["in 12 days"], silent: ["in twelve days"]),
    RuleCase("match <date>", fires: ["on 12.03.2026"], silent: ["on Monday"]),
    RuleCase("match <postcode>", fires: ["at SW1A 1AA"], silent: ["at home"]),
    RuleCase("match <phone>", fires: ["ring 01632 960123"], silent: ["ring me"]),
  ]

  static let phraseCases: [RuleCase] = [
    RuleCase(
      "match \"a\" ..2 \"b\"", fires: ["a b", "a x b", "a x y b", "a, x b"], silent: ["a x y z b", "a x. Then b"]),
    RuleCase("match \"a\" \"b\"", fires: ["a b", "a-b", "It is a. B it is"], silent: ["a x b"]),
    RuleCase("match \"a\" \"b\"? \"c\"", fires: ["a b c", "a c"], silent: ["a b", "b c"]),
    RuleCase("match \"a\" (\"b\" | \"c\") \"d\" | \"e\"", fires: ["a b d", "a c d", "e"], silent: ["a d", "b d"]),
    RuleCase(
      "match gifts \"now\"", fires: ["gift card now", "voucher now", "Vouchers now"], silent: ["gift now", "card"]),
    RuleCase("match in title: \"a\"", fires: [], silent: ["a"]),
    RuleCase("match \"a\"\n  with \"b\"\n  with \"c\"", fires: ["a c b", "c x b a"], silent: ["a b", "a c"]),
    RuleCase("match \"a\"\n  unless \"b\"", fires: ["a"], silent: ["a x x x x x x x x b"]),
    RuleCase("match \"a\"\n  with near 2: \"b\"", fires: ["a x b", "b x a"], silent: ["a x x b", "b"]),
    RuleCase("match \"a\"\n  with before 2: \"b\"", fires: ["b x a"], silent: ["a x b", "b x x a"]),
    RuleCase("match \"a\"\n  with after 2: \"b\"", fires: ["a x b"], silent: ["b x a", "a x x b"]),
    RuleCase(
      "match \"a\"\n  unless near 2: \"b\"", fires: ["a", "a x x b", "a x b and then later on a"], silent: ["a x b"]),
    // A phrase near the match may share words with it.
    RuleCase("match \"code\" <word>\n  unless near 2: \"code failed\"", fires: ["code works"], silent: ["code failed"]),
    RuleCase("match \"code\"\n  unless after 2: \"code failed\"", fires: ["code failed"], silent: []),
    RuleCase("match empty | \"a\"", fires: ["a"], silent: ["b"]),
  ]

  @Test("Words", arguments: wordCases)
  func word(_ one: RuleCase) throws { try check(one) }

  @Test("Classes of things", arguments: thingCases)
  func thing(_ one: RuleCase) throws { try check(one) }

  @Test("Phrases and guards", arguments: phraseCases)
  func phrase(_ one: RuleCase) throws { try check(one) }

  private func check(_ one: RuleCase) throws {
    let lists = "list gifts = \"gift card\", \"voucher*\",\n\nlist empty from \"empty.txt\"\n"
    let rule = "rule r0 +4.0\n  \(one.clauses)\n  why \"W\"\n  flag \"x\"\n  pass \"y\"\n"
    let pack = try SmallPack(lists + rule, wordLists: [.init(path: "lists/empty.txt", text: "# nothing\n")])
    for text in one.fires { #expect(pack.fired(text) == ["r0"], "must fire: \(text)") }
    for text in one.silent { #expect(pack.fired(text) == [], "must be silent: \(text)") }
  }

  @Test("A phrase never runs from one field into another, and searches title and text")
  func fields() throws {
    let pack = try SmallPack(rules: [
      "match \"no refund\"", "match in title: \"no\"", "match in text: \"no\"", "match in comment: \"no\"",
    ])
    #expect(pack.fired("refund", title: "no") == ["r1"])
    #expect(pack.fired("x", title: "no refund") == ["r0", "r1"])
    #expect(pack.fired("no refund") == ["r0", "r2"])
    var ticket = Ticket()
    ticket.set(.text, "x")
    ticket.set(.comment, "no refund")
    #expect(pack.fired(ticket) == ["r3"])
  }

  @Test("Gates are open when the ticket does not say")
  func gates() throws {
    let pack = try SmallPack(rules: ["match \"a\"\n  language de, fr", "match \"a\"\n  content reply"])
    var ticket = Ticket()
    ticket.set(.text, "a")
    #expect(pack.fired(ticket) == ["r0", "r1"])
    ticket.set(.language, "en")
    ticket.set(.contentType, "question")
    #expect(pack.fired(ticket) == [])
    ticket.set(.language, "de-AT")
    ticket.set(.contentType, "reply")
    #expect(pack.fired(ticket) == ["r0", "r1"])
  }

  @Test("What is missing makes a condition neither true nor false")
  func missing() throws {
    let pack = try SmallPack(rules: [
      "where stars <= 2", "where not stars <= 2", "where stars <= 2 or words >= 1", "where verified = true",
      "where verified != true",
      "where not present(stars)", "where channel != email",
    ])
    #expect(pack.fired("a b") == ["r2", "r5"])
  }

  @Test("A rule adds its weight once, and a decoded match three quarters of it")
  func weight() throws {
    let pack = try SmallPack(rules: ["match \"refund\""])
    var scratch = Scratch(pack.program)
    for (text, bits) in [("refund refund refund", -1.0), ("r3fund", -2.0), ("refund r3fund", -1.0)] {
      var ticket = Ticket()
      ticket.set(.text, text)
      pack.program.classify(ticket, &scratch)
      #expect(Bits.bits(scratch.verdict.sums[0]) == bits, "\(text)")
    }
  }

  @Test("Tags are given with their label, those of a rule without weight whenever it fires", arguments: [(4, []), (0, ["seen_a"])])
  func tags(weight: Int, expected: [String]) throws {
    let rule = "rule r0 +\(weight).0\n  match \"a\"\n  tag seen_a\n  severity 5\n  why \"W\"\n  flag \"a\"\n  pass \"b\"\n"
    let pack = try SmallPack(rule)
    var scratch = Scratch(pack.program)
    var ticket = Ticket()
    ticket.set(.text, "a")
    pack.program.classify(ticket, &scratch)
    #expect(scratch.verdict.labels.isEmpty)
    #expect(scratch.verdict.tags.map { pack.program.tags[Int($0)] } == expected)
  }

  @Test("Groups cap what their rules add together")
  func groups() throws {
    let rules = (0..<3).map { "rule r\($0) +4.0 group links\n  match \"a\"\n  why \"W\"\n  flag \"a\"\n  pass \"b\"\n" }
    let pack = try SmallPack("group links cap 5.0\n" + rules.joined())
    var scratch = Scratch(pack.program)
    var ticket = Ticket()
    ticket.set(.text, "a")
    pack.program.classify(ticket, &scratch)
    #expect(Bits.bits(scratch.verdict.sums[0]) == 0)
  }
}
