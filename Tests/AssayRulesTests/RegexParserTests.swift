import AssayCore
import AssayTestSupport
import Testing

@testable import AssayRules

/// Regular expressions as they are read: literals that they need, sets of characters, and whatever may stand between two slashes.
struct RegexParserTests {
  private func tree(_ text: String) throws -> RegexTree {
    let span = SourceSpan(file: 0, start: 0, end: text.utf8.count + 2)
    do {
      return try RegexParser.parse(Located(value: text, span: span))
    } catch {
      throw SmallPack.DoesNotCompile(description: error.diagnostic.message)
    }
  }

  @Test(
    "The texts that an expression needs",
    arguments: [
      ("refund", ["refund"]), ("REFUND", ["refund"]), ("ab", []), (#"\d+"#, []), ("refund|money", ["money", "refund"]),
      ("refund|m.", []), ("gr[ae]y", ["gray", "grey"]), (#"\bfree\s+v-?bucks\b"#, ["vbucks", "v-bucks"]),
      ("(abc)?d", []), ("(abc)+d", ["abc"]), ("(ab){2}", ["abab"]), ("a{3}b", ["aaab"]), ("a{3,}b", ["aaa"]),
      ("abc.*defgh", ["defgh"]), ("abcdef.*ghijkl", ["abcdef"]), ("x(?:ab|cd)y", ["xaby", "xcdy"]), ("👍+", ["👍"]),
      ("é.*", []), ("été", ["été"]), ("a(|b)cd", ["acd", "abcd"]), ("[^a]bcd", ["bcd"]),
      ("[a-z]bcd", ["bcd"]), ("(foo|bar|.*)x", []), ("^hello$", ["hello"]),
    ])
  func literals(text: String, wanted: [String]) throws {
    let found = RequiredLiterals.of(try tree(text)).map { String(decoding: $0, as: UTF8.self) }
    #expect(Set(found) == Set(wanted), "/\(text)/")
  }

  @Test(
    "The texts that an expression needs beside those",
    arguments: [
      ("refund", []), ("refund.*money", ["money"]), (#"refund\s+(?:my\s+)?money\d*"#, ["money"]),
      ("refund.*(money|cash)", ["money", "cash"]),
      ("refund.*(money)?", []), ("refund.*(?:money|m.)", []), ("refund.*refund", []), ("refund.*fund", []),
      ("(refund.*money|pay.*back)", []), ("abc.*defg.*hijklm", ["defg"]), ("(abc.*def)+", ["def"]), (#"\d+"#, []),
    ])
  func further(text: String, wanted: [String]) throws {
    let found = RequiredLiterals.further(try tree(text)).map { String(decoding: $0, as: UTF8.self) }
    #expect(Set(found) == Set(wanted), "/\(text)/")
  }

  @Test("Every scalar at the edges of UTF-8 is in the sequences of its range, and no other")
  func sequences() {
    let edges: [UInt32] = [
      0x80, 0x81, 0xBF, 0xC0, 0xFF, 0x7FF, 0x800, 0x801, 0xFFF, 0x1000, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10001,
      0x3FFFF,
      0x40000, 0xFFFFF, 0x100000, 0x10FFFF,
    ]
    for low in edges {
      for high in edges where low <= high {
        let sequences = UTF8Sequence.of(low...high)
        for scalar in edges {
          let bytes = UTF8Sequence.encode(scalar)
          let isIn = sequences.contains { sequence in
            sequence.bytes.count == bytes.count && zip(sequence.bytes, bytes).allSatisfy { $0.contains($1) }
          }
          #expect(isIn == (low...high).contains(scalar))
        }
      }
    }
  }

  @Test("Ranges joined and taken away, as sets of numbers")
  func ranges() {
    var random = RepeatableGenerator(seed: 31)
    for _ in 0..<300 {
      var sets: [(ranges: ScalarRanges, numbers: Set<UInt32>)] = [(ScalarRanges(), []), (ScalarRanges(), [])]
      for index in 0..<2 {
        for _ in 0..<random.below(6) {
          let low = UInt32(random.below(30))
          let range = low...(low + UInt32(random.below(6)))
          sets[index].ranges.insert(range)
          sets[index].numbers.formUnion(range)
        }
        #expect(Set(sets[index].ranges.ranges.flatMap { Array($0) }) == sets[index].numbers)
        #expect(
          zip(sets[index].ranges.ranges, sets[index].ranges.ranges.dropFirst()).allSatisfy {
            $0.upperBound + 1 < $1.lowerBound
          })
      }
      let difference = sets[0].ranges.subtracting(sets[1].ranges)
      #expect(Set(difference.ranges.flatMap { Array($0) }) == sets[0].numbers.subtracting(sets[1].numbers))
    }
  }

  @Test("Whatever stands between two slashes is read, or refused at a place within them", arguments: 0..<4)
  func anything(part: Int) {
    let pieces = [
      "(", ")", "[", "]", "{", "}", "*", "+", "?", "|", "^", "$", ".", "\\", "-", ",", "1", "9", "a", "z", "é", "ß",
      "👍", "★",
      "\\d", "\\b", "(?:", "(?=", "[^", "{2}", "{1,3}", "\\x{", "\u{301}", "\u{0}", "[[:", " ", "\\p{L}",
    ]
    var random = RepeatableGenerator(seed: UInt64(900 + part))
    var read = 0
    for _ in 0..<1_500 {
      let text = (0..<random.below(9)).map { _ in random.pick(pieces) }.joined()
      let span = SourceSpan(file: 0, start: 10, end: 12 + text.utf8.count)
      var table = RegexTable()
      var diagnostics: [Diagnostic] = []
      if table.number(of: Located(value: text, span: span), &diagnostics) == nil {
        #expect(diagnostics.count == 1)
        #expect(diagnostics.allSatisfy { span.start <= $0.span.start && $0.span.end <= span.end }, "\(text)")
        #expect(diagnostics.allSatisfy { !$0.help.isEmpty })
      } else {
        read += 1
        #expect(table.program(IndexLists([[0]])) != nil)
      }
    }
    #expect(read > 100)
  }

  @Test("Long and deep ones end soon")
  func limits() {
    func code(_ text: String) -> DiagnosticCode? {
      var table = RegexTable()
      var diagnostics: [Diagnostic] = []
      let span = SourceSpan(file: 0, start: 0, end: text.utf8.count + 2)
      _ = table.number(of: Located(value: text, span: span), &diagnostics)
      return diagnostics.first?.code
    }
    func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    #expect(code(repeated("(", 100_000)) == .nestedTooDeep)
    #expect(code(repeated("(", Parser.nesting) + "a" + repeated(")", Parser.nesting)) == nil)
    #expect(code(repeated("a", 100_000)) == .regexTooLarge)
    #expect(code(repeated("a", 4_000)) == nil)
    #expect(code(repeated("a|", 100_000) + "a") == .regexTooLarge)
    #expect(code(repeated("(", 40) + "a" + repeated("{9})", 40)) == .regexTooLarge)
    #expect(code(repeated("[^", 50_000)) == .regexSyntax)
    #expect(code("a{99999999999999999999}") == .regexTooLarge)
    #expect(code("\\w{200}") == nil)
  }
}
