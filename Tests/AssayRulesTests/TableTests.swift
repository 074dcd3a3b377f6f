import AssayCore
import AssayTestSupport
import Testing

@testable import AssayRules

/// The tables that words and lists get their numbers from, beside dictionaries.
struct TableTests {
  /// Words of few letters, so that many come again and begin or end alike; some are longer than a machine word.
  private static func words(_ seed: Int) -> [String] {
    var random = RepeatableGenerator(seed: UInt64(seed))
    return (0..<600).map { _ in
      let length = random.below(random.once(in: 2) ? 5 : 21)
      return (0..<length).map { _ in random.pick(["a", "b", "é"]) }.joined()
    }
  }

  @Test("Words have one number each, and are found under it", arguments: 1...5)
  func wordNumbers(_ seed: Int) {
    var table = WordTable()
    var known: [String: Int32] = [:]
    for word in TableTests.words(seed) {
      #expect(table.find(word) == known[word])
      let bytes = Array("<\(word)>".utf8)
      let number = table.number(bytes.span, 1..<bytes.count - 1)
      #expect(number == known[word] ?? Int32(known.count))
      known[word] = number
      #expect(table.text(number) == word && table.number(word) == number)
    }
    #expect(table.count == known.count)
    var other = WordTable()
    for word in ["", "zzz", "aa"] {
      let number = other.number(word)
      #expect(table.find(other, number) == known[word])
    }
  }

  @Test("Words are ordered by their bytes, from either end", arguments: 1...5)
  func order(_ seed: Int) {
    var table = WordTable()
    for word in TableTests.words(seed) { _ = table.number(word) }
    let words = table.numbers.map { Array(table.text($0).utf8) }
    let forwards = words.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(table.sorted(table.numbers).map { words[Int($0)] } == forwards)
    let backwards = words.sorted { $0.reversed().lexicographicallyPrecedes($1.reversed()) }
    #expect(table.sorted(table.numbers, fromEnd: true).map { words[Int($0)] } == backwards)
    for (one, other) in zip(table.numbers, table.numbers.reversed()) {
      let (word, edge) = (words[Int(one)], words[Int(other)])
      #expect(table.begins(one, with: other, atEnd: false) == word.starts(with: edge))
      #expect(table.begins(one, with: other, atEnd: true) == word.reversed().starts(with: edge.reversed()))
    }
  }

  @Test("Lists have one number each", arguments: 1...5)
  func listNumbers(_ seed: Int) {
    var random = RepeatableGenerator(seed: UInt64(seed))
    var table = ListTable<Int32>()
    var known: [[Int32]: Int32] = [:]
    for _ in 0..<600 {
      let list = (0...random.below(4)).map { _ in Int32(random.below(5) - 2) }
      let number = table.number(list[0], list.dropFirst())
      #expect(number == known[list] ?? Int32(known.count))
      known[list] = number
      #expect(Array(table.values[table.range(number)]) == list)
    }
  }

  @Test("Marks are forgotten when the next round begins")
  func marks() {
    var marks = Marks()
    marks.begin(count: 3)
    #expect(marks[2] == nil)
    marks[2] = 7
    #expect(marks[2] == 7 && marks[1] == nil)
    marks.begin(count: 9)
    #expect(marks[2] == nil && marks[8] == nil)
  }

  /// Two that begin with the last piece.
  private struct BackwardWorkers: Workers {
    let count = 2

    func map<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
      (0..<count).reversed().map(body).reversed()
    }
  }

  @Test(
    "The order in which files are read changes nothing",
    arguments: [#"match two "x" | one"#, #"match tow | one"#, #"mach one"#, #"match ("x""#])
  func fileOrder(_ clause: String) {
    let source = PackSource(
      rules: [
        SourceFile(
          path: "a.rules",
          text: """
            guideline ads
              title "T"
              severity 2
              prior -5
              route a within 1h
              exposure none
            list one = "a b", "a c", "d"
            rule tested +4.0
              why "W"
              \(clause)
              flag "x x"
              pass "y"

            """),
        SourceFile(path: "b.rules", text: "list two = \"x*\", \"*y\", \"five-star\"\nlist three = \"z\n"),
        SourceFile(path: "pack.rules", text: Goldens.packClause),
      ], wordLists: [])
    let (one, other) = (PackCompiler.compile(source), PackCompiler.compile(source, workers: BackwardWorkers()))
    #expect(one.diagnostics == other.diagnostics && !one.diagnostics.isEmpty)
    #expect((one.program == nil) == (other.program == nil))
  }

  @Test("The order in which pieces of work are done changes nothing of a pack")
  func workOrder() throws {
    let rules = """
      list two = "x*", "*y", "five-star"
      rule first +4.0
        why "W"
        match two ..2 "x" | "a b" | "a c" ("d" | two)? | /b[0-9]+c/
        unless near 3: "a b" | "café"
        flag "x x"
        pass "z"
      rule second +1.0
        why "W"
        where count(/e+f/) > 1 and has("a b" two | "don't")
        flag "eef eef a b x"
        pass "z"

      """
    let source = PackSource(
      rules: [
        SourceFile(path: "pack.rules", text: Goldens.packClause),
        SourceFile(path: "tested.rules", text: SmallPack.guideline + rules),
      ], wordLists: [])
    let one = try #require(PackCompiler.compile(source).program)
    let other = try #require(PackCompiler.compile(source, workers: BackwardWorkers()).program)
    #expect(PackFile.encode(one) == PackFile.encode(other))
  }
}
