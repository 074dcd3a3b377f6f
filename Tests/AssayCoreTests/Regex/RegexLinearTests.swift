import AssayTestSupport
import Testing

@testable import AssayCore

/// Work is linear in the text, counted in steps, whatever the expression and the text.
@Suite struct RegexLinearTests {
  private func folded(_ text: String) -> FoldedText {
    let bytes = Array(text.utf8)
    var folded = FoldedText()
    folded.fold(bytes.span, 0..<bytes.count)
    return folded
  }

  /// The finder after reading a text.
  private func find(_ regex: String, _ text: String, mostSteps: Int = Limits.regexSteps) throws -> RegexFinder {
    let program = try #require(try TestPack.matching("/\(regex)/").program.regexes)
    var finder = RegexFinder(program, mostSteps: mostSteps)
    let folded = folded(text)
    finder.find(folded.bytes.span, folded.count, program)
    return finder
  }

  /// A mebibyte takes long without optimisation.
  #if DEBUG
    private static let sizes = [1_000, 1 << 16]
  #else
    private static let sizes = [1_000, 1 << 20]
  #endif

  /// Those that hang a matcher that goes back: one pass says that there is nothing, three find where it is.
  @Test(arguments: [
    ("(a+)+$", "a", "b"), ("(a|aa)*b", "a", ""), ("(a|a)*b", "a", ""), ("(.*)*x", "a", ""),
    ("(a?){30}a{30}$", "a", "b"),
    ("(a*)*b", "a", ""), ("(x+x+)+y", "x", ""), ("(\\w+\\s?)*:", "ab ", ""), ("^(([a-z])+.)+[A-Z]([a-z])+$", "a", "1"),
    ("(.*a){12}z", "a", ""), ("(a|b|ab)*bc", "ab", ""), ("\\b(a+)+\\b!", "a", " "),
  ])
  func classics(regex: String, unit: String, end: String) throws {
    for size in Self.sizes {
      let text = String(repeating: unit, count: size / unit.utf8.count) + end
      let finder = try find(regex, text)
      #expect(finder.hits.isEmpty)
      #expect(finder.steps <= size + 4)
      #expect(finder.work <= size + 100_000, "\(regex): \(finder.work) steps for \(size) bytes")
    }
  }

  @Test(arguments: [
    ("(a+)+$", "a", "", 1), ("(a|aa)*b", "a", "b", 1), ("(.*)*x", "a", "x", 1), ("(a?){30}a{30}", "a", "", 4096),
  ])
  func classicsThatMatch(regex: String, unit: String, end: String, most: Int) throws {
    for size in Self.sizes {
      let finder = try find(regex, String(repeating: unit, count: size) + end)
      #expect(!finder.hits.isEmpty && finder.hits.count <= most)
      #expect(finder.work <= 4 * size + 100_000, "\(regex): \(finder.work) steps for \(size) bytes")
    }
  }

  /// An automaton of a million states is never built: too little is remembered for it, and each step costs so much at most.
  @Test(arguments: [1_000, 20_000])
  func explosion(size: Int) throws {
    var random = RepeatableGenerator(seed: 5)
    let text = String(String.UnicodeScalarView((0..<size).map { _ in random.pick(["a", "b"]) as Unicode.Scalar }))
    let finder = try find("(a|b)*a(a|b){19}c", text, mostSteps: 4_000)
    #expect(finder.hits.isEmpty)
    #expect(finder.work <= 200 * size + 100_000, "\(finder.work) steps for \(size) bytes")
  }

  /// Where each match could go on to the text's end, so many are found as steps suffice for; that is said.
  @Test(arguments: [100, 10_000])
  func overruns(size: Int) throws {
    let finder = try find("a(.*x)?", String(repeating: "a", count: size))
    #expect(finder.hits.count >= Limits.matchesPerRule)
    #expect(finder.overflowed == (size > 100))
    #expect(finder.work <= (Limits.regexStepsPerByte + 4) * (size + 64) + 100_000)
  }

  /// The verdict says that matches were dropped.
  @Test func tooManyMatches() throws {
    let pack = try TestPack.matching("/!/", "/\\?/")
    let result = pack.classify(String(repeating: "!", count: Limits.matches + 1) + "?")
    #expect(result.notes == .matchesTruncated)
    #expect(result.fired == ["r0"])
    #expect(pack.classify(String(repeating: "!", count: Limits.matches - 1) + "?").notes == [])
  }

  /// A text read before says nothing about the next one, and nothing is made twice.
  @Test func warm() throws {
    let program = try #require(try TestPack.matching("/(ab|cd)+e/", "/x\\d+y/").program.regexes)
    var finder = RegexFinder(program)
    let texts = ["ababe x12y", "no match", "cde abe", "x1y"].map(folded)
    for text in texts { finder.find(text.bytes.span, text.count, program) }
    let made = finder.work - finder.steps
    var counts: [Int] = []
    for text in texts {
      finder.find(text.bytes.span, text.count, program)
      counts.append(finder.hits.count)
    }
    #expect(counts == [2, 0, 2, 1])
    #expect(finder.work - finder.steps == made)
  }
}
