import AssayCore
import Testing

/// `with` and `unless`, their reach, and fields.
@Suite struct GuardTests {
  private func fires(_ clauses: String, _ ticket: Ticket) throws -> Bool {
    try !TestPack(TestPack.rule("r", clauses)).classify(ticket).fired.isEmpty
  }

  @Test(arguments: [
    ("with near 2: \"x\"", "a z x", true), ("with near 2: \"x\"", "x z a", true),
    ("with near 2: \"x\"", "a z z x", false),
    ("with near 2: \"x\"", "a z. x", true), ("with near 2: \"x y\"", "a z x y", false),
    ("with near 3: \"x y\"", "a z x y", true),
    ("with before 2: \"x\"", "x z a", true), ("with before 2: \"x\"", "a x", false),
    ("with before 2: \"x\"", "x z z a", false),
    ("with after 2: \"x\"", "a z x", true), ("with after 2: \"x\"", "x a", false),
    ("with after 1: \"x y\"", "a x y", false),
    ("with \"x\"", "x z z z z z. z a", true), ("with \"x\"", "a", false),
    ("unless near 2: \"x\"", "a z x", false), ("unless near 2: \"x\"", "a z z x", true),
    ("unless near 1: \"x\"", "a z z x a", true),
    // A guard cancels only the matches it is close to.
    ("unless near 1: \"x\"", "a x z z z a", true), ("unless near 1: \"x\"", "a x z z x a", false),
    ("unless before 1: \"not\"", "not a", false), ("unless before 1: \"not\"", "not a, a", true),
    ("unless after 1: \"x\"", "x a", true), ("unless \"x\"", "z a z z z x", false), ("unless \"x\"", "a", true),
    // Several guards: all must hold.
    ("with \"x\"\n with \"y\"", "a x", false), ("with \"x\"\n with \"y\"", "a x y", true),
    ("with \"x\"\n unless \"y\"", "a x y", false), ("unless \"x\"\n unless \"y\"", "a z", true),
    ("unless \"x\"\n unless \"y\"", "a y", false),
    // The guard may share words with the match.
    ("with near 1: \"a x\"", "a x", true), ("unless near 1: \"not a\"", "not a", false),
    ("with before 1: \"z a\"", "z a", false),
  ])
  func text(guards: String, text: String, isFired: Bool) throws {
    #expect(try fires("match \"a\"\n \(guards)", Ticket(text: text)) == isFired, "\(guards) on \(text)")
  }

  /// Sentences end no reach; fields do. Words are counted, breaks are not.
  @Test func reachStaysInTheField() throws {
    let near = "match \"a\"\n with near 5: \"x\""
    #expect(try !fires(near, Ticket(text: "a", title: "x")))
    #expect(try !fires(near, Ticket(text: "x", title: "a")))
    #expect(try fires("match \"a\"\n with \"x\"", Ticket(text: "a", title: "x")))
    #expect(try fires("match \"a\"\n with near 3: \"x\"", Ticket(text: "a! z! z! x")))
  }

  @Test(arguments: [
    ("match in title: \"a\"", "a", "", "", true), ("match in title: \"a\"", "", "a", "a", false),
    ("match in text: \"a\"", "a", "", "a", false), ("match in text: \"a\"", "", "a", "", true),
    ("match in comment: \"a\"", "a", "a", "", false), ("match in comment: \"a\"", "", "", "a", true),
    ("match \"a\"", "", "", "a", false), ("match \"a\"", "a", "", "", true),
    ("match \"a\"\n with in comment: \"x\"", "a", "", "x", true),
    ("match \"a\"\n with in comment: \"x\"", "a", "x", "", false),
    ("match \"a\"\n unless in title: \"x\"", "x", "a", "", false),
    ("match \"a\"\n unless in title: \"x\"", "", "a x", "", true),
    ("match in comment: \"a\"\n with in text: \"x\"", "x", "x", "a", true),
    ("match \"a\"\n with \"x\"", "", "a", "x", false),
    ("match in comment: \"a\"\n with in comment near 2: \"x\"", "", "", "a x", true),
    ("match in comment: \"a\"\n unless in comment near 2: \"x\"", "", "", "a x", false),
  ])
  func fields(clauses: String, title: String, text: String, comment: String, isFired: Bool) throws {
    var ticket = Ticket(text: text, title: title)
    ticket.set(.comment, comment)
    ticket.set(.highlight, "a x")
    #expect(try fires(clauses, ticket) == isFired)
  }

  @Test func highlight() throws {
    var ticket = Ticket(text: "z")
    ticket.set(.highlight, "a")
    #expect(try fires("match in highlight: \"a\"", ticket))
    #expect(try !fires("match in comment: \"a\"", ticket))
    #expect(try fires("where has(\"a\" in highlight)", ticket))
  }

  /// The names of the business and its category are one field, each name by itself; no review becomes part of it.
  @Test(arguments: [
    ("where has(\"a\" in business)", true), ("where has(\"b\" in business)", true),
    ("where has(\"c\" in business)", true),
    ("where has(\"z\" in business)", false), ("where has(\"a\" \"b\" in business)", false),
    ("where has(\"a\")", false), ("where count(\"a\" | \"c\") >= 1", false),
    ("match \"z\"\n  with in business: \"c\"", true), ("match \"z\"\n  unless in business: \"b\"", false),
    ("match \"z\"\n  unless in business: \"z\"", true),
    // Nobody disguises a name.
    ("where has(\"scam\" in business)", false),
  ])
  func business(clauses: String, isFired: Bool) throws {
    var ticket = Ticket(text: "z")
    ticket.add(.businessNames, "x A")
    ticket.add(.businessNames, "B $c4m")
    ticket.set(.category, "c")
    #expect(try fires(clauses, ticket) == isFired)
  }

  @Test func businessOfNoName() throws {
    #expect(try !fires("where has(\"z\" in business)", Ticket(text: "z")))
    #expect(try fires("match \"z\"\n  unless in business: \"z\"", Ticket(text: "z")))
  }

  /// What nobody asks for is not read: it can neither fire nor cost.
  @Test func unaskedFieldsAreNotRead() throws {
    let pack = try TestPack.matching("\"a\"")
    #expect(pack.program.fields == .review)
    #expect(try TestPack.matching("in comment: \"a\"").program.fields.contains(.comment))
    let asking = try TestPack(TestPack.rule("r", "where has(\"a\" in business)"))
    #expect(asking.program.fields == [.title, .text, .business])
  }
}
