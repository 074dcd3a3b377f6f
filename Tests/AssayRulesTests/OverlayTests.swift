import AssayCore
import AssayRules
import Testing

/// What an overlay makes of the pack below it.
struct OverlayTests {
  private static let base = """
    list gifts = "voucher"
    rule code +4.0
      match "code" | gifts
      why "W"
      flag "code"
      pass "x"
    rule other +3.0
      match "other"
      where hit(code)
      why "W"
      flag "other code"
      pass "x"

    """

  private static let own = "rule own +2.0\n  match \"own\"\n  why \"W\"\n  flag \"own\"\n  pass \"x\"\n"

  private func compile(_ overlay: String) throws -> Program {
    let below = PackSource(
      rules: [
        SourceFile(path: "below/pack.rules", text: Goldens.packClause),
        SourceFile(path: "below/tested.rules", text: SmallPack.guideline + OverlayTests.base),
      ], wordLists: [])
    let pack = "pack site extends \"below\"\n  version \"2\"\n" + overlay
    let own = PackSource(rules: [SourceFile(path: "site/pack.rules", text: pack)], wordLists: [])
    let compilation = PackCompiler.check(PackSource(own, on: below))
    let shown = compilation.diagnostics.map { DiagnosticRenderer.text($0, compilation.files) }.joined()
    return try #require(compilation.program, "\(shown)")
  }

  private func sum(_ program: Program, _ text: String) -> (fired: [String], bits: Double) {
    var ticket = Ticket()
    ticket.set(.text, text)
    var scratch = Scratch(program)
    scratch.isExhaustive = true
    program.classify(ticket, &scratch)
    return (scratch.firedRules.map { program.rules[Int($0)].id }, Bits.bits(scratch.verdict.sums[0]))
  }

  @Test(
    "What an overlay says holds, and nothing else changes",
    arguments: [
      ("", "code voucher", ["code"], -1.0), ("extend list gifts = \"coupon\"\n", "a coupon", ["code"], -1),
      ("extend list gifts = \"coupon\"\n", "a voucher", ["code"], -1),
      ("change rule code +1.5\n", "code", ["code"], -3.5), ("change rule code -2.0\n", "code", ["code"], -7),
      ("change rule code\n  status disabled\n", "other code", [], -5),
      ("change rule code\n  unless \"old\"\n", "old code", [], -5),
      ("change rule code\n  with near 2: \"new\"\n", "new code", ["code"], -1),
      ("change rule own +0.5\nextend guideline tested\n" + own, "own", ["own"], -4.5),
      ("change rule other\n  status shadow\n", "other code", ["code", "other"], -1),
      ("extend guideline tested\n  prior -4.0\n", "code", ["code"], 0),
      (
        "extend guideline tested\nrule own +2.0\n  match gifts\n  where not hit(other)\n  why \"W\"\n  flag \"voucher\"\n  pass \"x\"\n",
        "voucher", ["code", "own"], 1
      ),
    ] as [(String, String, [String], Double)])
  func holds(overlay: String, text: String, fired: [String], bits: Double) throws {
    let found = sum(try compile(overlay), text)
    #expect(found.fired.sorted() == fired.sorted() && found.bits == bits)
  }

  @Test("A file may hold rules of guidelines that stand in another, also in one read later, and also in the pack below")
  func rulesElsewhere() throws {
    let rules = [
      SourceFile(
        path: "below/deutsch.rules",
        text: "extend guideline tested\nrule german +2.0\n  match gifts\n  why \"W\"\n  flag \"x\"\n  pass \"y\"\n"),
      SourceFile(path: "below/pack.rules", text: Goldens.packClause),
      SourceFile(path: "below/tested.rules", text: SmallPack.guideline + OverlayTests.base),
    ]
    let below = PackSource(rules: rules, wordLists: [])
    let site = PackSource(
      rules: [SourceFile(path: "site/pack.rules", text: "pack site extends \"below\"\n  version \"2\"\n")],
      wordLists: [])
    for source in [below, PackSource(site, on: below)] {
      let found = sum(try #require(PackCompiler.check(source).program), "a voucher")
      #expect(found.fired.sorted() == ["code", "german"] && found.bits == 1)
    }
  }

  @Test("Reporters of the overlay take the place of the base's, kind by kind")
  func reporters() throws {
    #expect(try compile("").reporters.isEmpty)
    let pack = Goldens.packClause + "  reporter regulator within 4h\n  reporter employee within 5d\n"
    let below = PackSource(
      rules: [
        SourceFile(path: "below/pack.rules", text: pack), SourceFile(path: "below/t.rules", text: SmallPack.guideline),
      ],
      wordLists: [])
    let site = "pack site extends \"below\"\n  version \"2\"\n  reporter employee within 8h\n"
    let own = PackSource(rules: [SourceFile(path: "site/pack.rules", text: site)], wordLists: [])
    let program = try #require(PackCompiler.check(PackSource(own, on: below)).program)
    #expect(program.reporters.map(\.kind) == ["regulator", "employee"])
    #expect(program.reporters.map(\.within) == [14_400, 28_800])
  }

  @Test("A fault of the pack below is told, and mended only where that is at home")
  func baseStays() {
    let faulty = SmallPack.guideline + OverlayTests.base.replacing("| gifts", with: "| gift")
    let below = PackSource(
      rules: [
        SourceFile(path: "below/pack.rules", text: Goldens.packClause),
        SourceFile(path: "below/tested.rules", text: faulty),
      ], wordLists: [])
    let site = PackSource(
      rules: [SourceFile(path: "site/pack.rules", text: "pack site extends \"below\"\n  version \"2\"\n")],
      wordLists: [])
    let (alone, stacked) = (PackCompiler.check(below), PackCompiler.check(PackSource(site, on: below)))
    #expect(alone.diagnostics.map(\.code) == [.unknownList] && stacked.diagnostics.map(\.code) == [.unknownList])
    #expect(Fixer.fixed(alone.diagnostics, alone.files).mended.count == 1)
    #expect(Fixer.fixed(stacked.diagnostics, stacked.files).mended.isEmpty)
  }

  @Test("Where an overlay sets what, for programs that write beside it")
  func clauses() {
    let site = PackSource(
      rules: [
        SourceFile(
          path: "site/pack.rules",
          text:
            "pack site extends \"below\"\n  version \"2\"\nextend guideline tested\n  threshold 0.6\nchange rule code +1.0\n"
        ), SourceFile(path: "site/weights.rules", text: "change rule other +1.0\n"),
      ],
      wordLists: [])
    let below = PackSource(
      rules: [
        SourceFile(path: "below/pack.rules", text: Goldens.packClause),
        SourceFile(path: "below/tested.rules", text: SmallPack.guideline + OverlayTests.base),
      ], wordLists: [])
    let stacked = PackSource(site, on: below)
    let clauses = OverlayClauses(stacked.without("site/weights.rules"))
    #expect(clauses.place(of: "threshold", ofGuideline: "tested") == "site/pack.rules:4")
    #expect(clauses.place(of: "uncertain", ofGuideline: "tested") == nil)
    #expect(clauses.weight(ofRule: "code") == "site/pack.rules:5" && clauses.weight(ofRule: "other") == nil)
    #expect(OverlayClauses(stacked).weight(ofRule: "other") == "site/weights.rules:1")
    #expect(OverlayClauses(below).weight(ofRule: "code") == nil)
  }

  @Test("Names and versions tell both, outcomes and languages are joined")
  func header() throws {
    let program = try compile("")
    #expect(program.name == "golden+site" && program.version == "1.0.0+2" && program.languages == ["en", "de", "fr"])
    let overlay = "  languages it, en\n  outcome clear route elsewhere within 1h\n"
    let more = try compile(overlay)
    #expect(more.languages == ["en", "de", "fr", "it"])
    let route = more.routes[Int(more.outcomeRoutes[Int(Outcome.clear.rawValue)])]
    #expect(route == RouteRecord(name: "elsewhere", within: 3600))
    #expect(more.outcomeRoutes.count { $0 >= 0 } == 4)
  }

  @Test(
    "What a pack stands on is read from its clause",
    arguments: [
      ("pack a extends default\n", .named("default")), ("pack a extends \"../b\"\n", .folder("../b")),
      ("pack a\n", nil),
      ("# pack a extends default\npack a\n  version \"extends\"\n", nil), ("pack a extends\n", nil), ("", nil),
      ("pack extends extends extends\n", .named("extends")), ("\"pack\" a extends default", nil),
    ] as [(String, PackSource.Base?)])
  func wantedBase(text: String, base: PackSource.Base?) {
    #expect(PackSource(rules: [SourceFile(path: "p.rules", text: text)], wordLists: []).wantedBase == base)
  }
}
