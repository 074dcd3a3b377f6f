import AssayCore
import AssayRules
import Testing

@testable import Assay

/// What moves with what, on a pack small enough to say by hand.
@Suite struct ContrastTests {
  /// Two rules on a word, one on stars, and a word of a model.
  private static let program: Program? = {
    let text = """
      pack small
        version   "1"
        languages en
        outcome   clear route low within 5d
        outcome   uncertain route low within 5d
        outcome   insufficient_information route low within 5d
        outcome   unsupported_language route low within 5d

      guideline ads
        title     "Advertising"
        severity  2
        prior     -6.0
        route     contact within 72h
        exposure  none

      rule gift +4.0
        why     "Gift"
        match   "gift" | "gifts"
        flag    "gift"
        pass    "x"

      rule low +1.5
        why     "Few stars"
        match   "thing"
        where   stars <= 2
        flag    "thing" given stars = 1
        pass    "thing" given stars = 5

      rule enough +7.0
        why     "Enough"
        match   "deal"
        flag    "deal"
        pass    "x"

      """
    var model = TrainedModel()
    model.guidelines = ["ads"]
    model.shrink = [512]
    model.limit = 1024
    model.features = [.word("blue")]
    model.weights = [SIMD32(repeating: 0)]
    model.weights[0][0] = 1024
    let source = PackSource(rules: [SourceFile(path: "small.rules", text: text)], wordLists: [])
    return PackFolder.compile(source, model: model).program
  }()

  private static func run(_ file: String) throws -> ContrastResult {
    var run = ContrastRun(try #require(program))
    return try run.run(try ContrastFile(file))
  }

  @Test func nothingMovesWhereNothingDepends() throws {
    let result = try Self.run(
      """
      terms colour
        red, green, pink
      field stars
        5, 1
      field plan
        free, paid, true, 3
      texts
        A {colour} chair and a {colour} table.
        A chair.
      """)
    #expect(result.texts == 2 && result.pairs == 2 + 4 + 4)
    #expect(result.moved.isEmpty && result.largestAllowed == nil)
  }

  @Test func theRuleIsNamed() throws {
    let result = try Self.run("terms what\n  chair, gift\nfield stars\n  5, 2\ntexts\n  A {what}.\n  {What} thing\n")
    #expect(result.pairs == 4 && result.moved.map(\.line) == [6, 7, 7])
    let gift = result.moved[0]
    #expect(gift.name == "what" && gift.from == "chair" && gift.to == "gift" && gift.text == "A gift.")
    #expect(
      gift.changes == [
        Move.Change(guideline: "ads", bits: 4096, causes: [Move.Cause(rule: "gift", word: nil, bits: 4096)])
      ])
    #expect(gift.differences.isEmpty)
    #expect(result.moved[1].text == "Gift thing")
    let stars = result.moved[2]
    #expect(stars.name == "stars" && stars.to == "2" && stars.text == "Chair thing" && stars.differences.isEmpty)
    #expect(stars.changes.map(\.causes) == [[Move.Cause(rule: "low", word: nil, bits: 1536)]])
  }

  /// Half a bit by a word of the model: a finding where less is allowed.
  @Test(arguments: [("", true), (" allow 0.4", true), (" allow 0.5", false), (" allow 3", false)])
  func allowed(allow: String, isFinding: Bool) throws {
    let result = try Self.run("terms colour\(allow)\n  red, blue\ntexts\n  A {colour} chair\n")
    #expect(result.moved.isEmpty != isFinding)
    let move = try #require(isFinding ? result.moved.first : result.largestAllowed)
    #expect(
      move.changes == [
        Move.Change(guideline: "ads", bits: 512, causes: [Move.Cause(rule: nil, word: "blue", bits: 512)])
      ])
  }

  /// Another verdict is a finding, whatever is allowed.
  @Test func anotherVerdictIsNeverAllowed() throws {
    let result = try Self.run("terms what allow 31\n  chair, deal\ntexts\n  A {what}.\n")
    let move = try #require(result.moved.first)
    #expect(move.differences.map(\.name) == ["outcome", "labels", "route", "due"])
    #expect(move.differences.map(\.to) == ["flagged", "ads (severity 2)", "contact", "P3D"])
  }

  /// The first value is what the others are compared with, also where it is the odd one.
  @Test func theFirstIsTheReference() throws {
    let result = try Self.run("terms what\n  gift, chair, table\ntexts\n  A {what}.\n")
    #expect(result.moved.map(\.to) == ["chair", "table"] && result.moved.allSatisfy { $0.changes[0].bits == -4096 })
  }

  /// A given field holds for all tickets, and what varies replaces it.
  @Test func givenFields() throws {
    #expect(try Self.run("given stars 1\nterms what\n  x, y\ntexts\n  {what} thing\n").moved.isEmpty)
    let moved = try Self.run("given stars 1\nfield stars\n  4, 1\ntexts\n  thing\n").moved
    #expect(moved.map(\.to) == ["1"])
    let language = try Self.run("given language en\nfield language\n  en, xx\ntexts\n  thing\n").moved
    #expect(language.map { $0.differences.first?.to } == ["unsupported_language"])
  }

  @Test(
    "Everything that is wrong is told with its line",
    arguments: [
      ("", [(1, "there are no texts")]),
      ("texts\n  {x}\n", [(2, "no terms are named x")]),
      ("terms people\n  a, b\ntexts\n  {poeple}\n", [(4, "did you mean {people}?")]),
      ("terms a\n  x, y\ntexts\n  {a\n", [(4, "not closed")]),
      ("terms a\n  x\ntexts\n  {a}\n", [(1, "a has one value")]),
      ("field stars\ntexts\n  a\n", [(1, "stars has no value")]),
      ("terms a\n  x, y, x\ntexts\n  {a}\n", [(2, "\"x\" is one of a already")]),
      ("terms a\n  x, y\nterms a\n  x, y\ntexts\n  {a}\n", [(3, "a stands here twice")]),
      ("terms A\n  x, y\ntexts\n  t\n", [(1, "\"A\" is no name")]),
      ("terms a allow much\n  x, y\ntexts\n  t\n", [(1, "allow takes bits")]),
      ("terms a allow -1\n  x, y\ntexts\n  t\n", [(1, "allow takes bits")]),
      ("terms\ntexts\n  t\n", [(1, "write `terms NAME`")]),
      ("field text\n  x, y\ntexts\n  t\n", [(1, "text can't be set")]),
      ("given stars\ntexts\n  t\n", [(1, "a line at the margin")]),
      ("given stars 1\ngiven stars 2\ntexts\n  t\n", [(2, "given twice")]),
      ("  x\nthing\ntexts\n  {a}\n", [(1, "nothing begins here"), (2, "a line at the margin"), (4, "no terms")]),
      ("field stars\n  5, many\ntexts\n  t\n", [(1, "stars can't have the value \"many\"")]),
      ("given stars many\nfield plan\n  a, b\ntexts\n  t\n", [(5, "can't have")]),
    ] as [(String, [(Int, String)])])
  func faults(file: String, expected: [(Int, String)]) {
    let error = #expect(throws: ContrastFileError.self) { _ = try Self.run(file) }
    let faults = error?.faults ?? []
    #expect(faults.map(\.line) == expected.map(\.0), "\(faults)")
    for (fault, (_, message)) in zip(faults, expected) { #expect(fault.message.contains(message), "\(fault)") }
  }

  /// Values are JSON numbers and truth values where they look so, and strings else; slots, quotes and comments are told apart.
  @Test func filesAreReadAsWritten() throws {
    let file = try ContrastFile(
      "# comment\n\ngiven business_names O'Neill & \"Sons\"\nterms group allow 0.25\n\ta b, c,\n  d\ntexts\n  # no text\n  {Group}: say \"hi\", {group}\n"
    )
    #expect(file.givens.map(\.name) == ["business_names"] && file.givens.map(\.value) == ["O'Neill & \"Sons\""])
    #expect(
      file.variables == [
        ContrastFile.Variable(name: "group", isField: false, values: ["a b", "c", "d"], allowed: 256, line: 4)
      ])
    #expect(
      file.texts == [
        ContrastFile.Text(
          parts: [
            .plain(""), .slot(0, isCapitalised: true), .plain(": say \"hi\", "), .slot(0, isCapitalised: false),
            .plain(""),
          ], line: 9)
      ])
  }
}
