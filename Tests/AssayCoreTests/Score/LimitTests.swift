import AssayCore
import Testing

/// Every limit, at it and past it: a stated result, and no crash.
@Suite struct LimitTests {
  private let clock = ContinuousClock()

  // MARK: Tokens and bytes

  @Test(arguments: [(65_533, false), (65_534, false), (65_535, true), (100_000, true)])
  func tokens(words: Int, isTruncated: Bool) throws {
    let pack = try TestPack.matching("\"end\"", "\"last\"")
    let result = pack.classify(String(repeating: "a ", count: words - 1) + "end")
    #expect(result.notes.contains(.textTruncated) == isTruncated)
    #expect(result.fired == (isTruncated ? [] : ["r0"]))
  }

  /// The title is read first; a title that takes all the room leaves none for the text.
  @Test func tokensOfAllFields() throws {
    let pack = try TestPack.matching("\"end\"", "in comment: \"end\"", "in title: \"a\"")
    var ticket = Ticket(text: "end", title: String(repeating: "a ", count: 70_000))
    ticket.set(.comment, "end")
    ticket.set(.highlight, "end")
    let result = pack.classify(ticket)
    #expect(result.notes == [.textTruncated, .matchesTruncated])
    #expect(result.fired == ["r2"])
  }

  @Test(arguments: [(0, false), (1, true), (500, true)])
  func bytes(beyond: Int, isTruncated: Bool) throws {
    let pack = try TestPack.matching("\"end\"")
    // Long words: few tokens, many bytes. The last word ends `beyond` bytes behind the limit.
    let filler = String(repeating: String(repeating: "x", count: 1_023) + " ", count: 2_048)
    let text = filler.prefix(Limits.textBytes - 4 + beyond) + " end"
    let result = pack.classify(String(text))
    #expect(result.notes.contains(.textTruncated) == isTruncated)
    #expect(result.fired == (isTruncated ? [] : ["r0"]))
  }

  /// The cut never falls inside a scalar.
  @Test(arguments: [1, 3])
  func bytesCutAtScalars(shift: Int) throws {
    let text = String(repeating: "x", count: shift) + String(repeating: "👍", count: Limits.textBytes / 4 + 1)
    let result = try TestPack.matching("\"end\"").classify(text)
    #expect(result.notes.contains(.textTruncated))
  }

  // MARK: Matches

  @Test(arguments: [(4_096, false), (4_097, true), (30_000, true)])
  func matches(count: Int, isTruncated: Bool) throws {
    let pack = try TestPack.matching("\"a\"", "\"end\"")
    let result = pack.classify(String(repeating: "a ", count: count - 1) + "end")
    #expect(result.notes.contains(.matchesTruncated) == isTruncated)
    #expect(result.fired == (isTruncated ? ["r0"] : ["r0", "r1"]))
    #expect(result.quotes == ["a", "a", "a"] + (isTruncated ? [] : ["end"]))
  }

  /// Only so many matches of a rule are held against its guards.
  @Test(arguments: [(63, true), (64, false)])
  func matchesPerRule(cancelled: Int, isFired: Bool) throws {
    let pack = try TestPack(TestPack.rule("r", "match \"a\"\n unless after 1: \"x\""))
    #expect(pack.fired(String(repeating: "a x ", count: cancelled) + "a") == (isFired ? ["r"] : []))
  }

  // MARK: Evidence

  @Test func evidence() throws {
    let rules = (0..<20).map { TestPack.rule("r\($0)", weight: 1 + Double($0) / 4, "match \"a\"") }
    let pack = try TestPack(rules.joined())
    let label = try #require(pack.classify("a a a a a").labels.first)
    let strongest = (0..<Limits.evidencePerLabel).map { "r\(19 - $0)" }
    #expect(label.evidence.filter { $0.kind == .span }.map(\.rule) == strongest)
    #expect(label.evidence.count == strongest.count * Limits.spansPerRule)
  }

  // MARK: Packs

  @Test func phraseLength() throws {
    let word = "\"a\" "
    #expect(
      try TestPack.matching(String(repeating: word, count: 64)).fired(String(repeating: "a ", count: 64)) == ["r0"])
    #expect(throws: TestPack.Faulty.self) { try TestPack.matching(String(repeating: word, count: 65)) }
    #expect(try TestPack.matching("\"a\" ..12 \"b\"").fired("a 1 2 3 4 5 6 7 8 9 x x x b") == ["r0"])
    #expect(try TestPack.matching("\"a\" ..12 \"b\"").fired("a 1 2 3 4 5 6 7 8 9 x x x x b") == [])
    #expect(throws: TestPack.Faulty.self) { try TestPack.matching("\"a\" ..13 \"b\"") }
  }

  @Test func guidelines() throws {
    func guidelines(_ count: Int) -> String {
      (0..<count).map { TestPack.guideline("g\($0)") + TestPack.rule("r\($0)", "match \"w\($0)\"") }.joined()
    }
    let pack = try TestPack(whole: guidelines(32))
    #expect(pack.classify("w31 w0").labels.map(\.guideline) == ["g0", "g31"])
    #expect(throws: TestPack.Faulty.self) { try TestPack(whole: guidelines(33)) }
  }

  /// More kinds of tokens than a worker remembers, one for each pair of beginning and end: it forgets and finds the same.
  @Test func symbolUnions() throws {
    let count = 100
    #expect(count * count > Limits.symbolUnions)
    let affixes = (0..<count).map {
      TestPack.rule("p\($0)", "match \"p\($0)x*\"") + TestPack.rule("s\($0)", "match \"*x\($0)s\"")
    }
    let pack = try TestPack(affixes.joined())
    var scratch = Scratch(pack.program)
    for _ in 0..<2 {
      for prefix in 0..<count {
        let words = (0..<count).map { "p\(prefix)xox\($0)s" }
        pack.program.classify(Ticket(text: words.joined(separator: " ")), &scratch)
        #expect(scratch.firedRules.count == count + 1)
      }
    }
  }

  // MARK: Time

  /// Texts made to be slow: repeated words against gaps and options, one long word, disguises, digits, addresses. What takes a
  /// second or two here in a debug build took minutes where some stage looked at a text again and again.
  @Test(arguments: [
    "a ", "a a a b ", "a. ", "x", "s c a m ", "a b c ", "fr*ud ", "s***m ", "@", "a@", "a.b.c.", "5 ", "55-",
    "0123456789 ", "aaa", "é",
    "e\u{301}\u{301}", "👍", "骗", "'", "l'", "*", "www.", "http://", "\n", "!", "\u{200B}", "gb82 west 1234 ",
    "4111 1111 ", "$5", "SCAM! ",
  ])
  func hostileTexts(piece: String) throws { try expectQuick(piece, bytes: 25_000) }

  @Test(arguments: ["a ", "x"])
  func hostileTextsOfFullLength(piece: String) throws { try expectQuick(piece, bytes: Limits.textBytes) }

  private func expectQuick(_ piece: String, bytes: Int) throws {
    let pack = try TestPack.matching(
      #""a" ..12 "a" ..12 "a" ..12 "b""#, #"("a" "a"? "a"? | "b") ..5 ("a" | "b")? "x""#,
      #""scam" | "fraud" | "strategem""#,
      #"<phone> ..8 <card>"#, #""*a" ..12 "a*" ..12 "c""#, #"<emoji> ..12 <url>"#)
    let ticket = Ticket(text: String(repeating: piece, count: bytes / piece.utf8.count))
    var scratch = Scratch(pack.program)
    let time = clock.measure { pack.program.classify(ticket, &scratch) }
    #expect(time < .seconds(15), "\(piece.debugDescription) took \(time)")
  }
}
