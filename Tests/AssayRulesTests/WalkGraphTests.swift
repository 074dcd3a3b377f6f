import AssayCore
import Testing

/// What the graph of all phrases shares. That it finds what it must is for the oracles to say.
struct WalkGraphTests {
  private static func network(_ clauses: String...) throws -> PatternNetwork {
    try SmallPack(rules: clauses.map { "match \($0)" }).program.network
  }

  /// Words with nothing in common, beginning with a letter.
  private static func words(_ letter: String, _ count: Int) -> String {
    "(" + (0..<count).map { "\"\(letter)\($0)\"" }.joined(separator: " | ") + ")"
  }

  @Test("Words of a list share what lies around them, and are one anchor", arguments: [2, 20, 200])
  func lists(_ count: Int) throws {
    let one = try WalkGraphTests.network("\"x\" \"a0\" \"y\"")
    let many = try WalkGraphTests.network("\"x\" \(WalkGraphTests.words("a", count)) \"y\"")
    #expect(many.graph.count == one.graph.count)
    #expect(many.graph.targets.count == one.graph.targets.count)
    #expect(many.patternOfAnchor.count == 1)
  }

  /// So many phrases of two words, which begin and end alike or not.
  private static func phrases(_ letter: String, _ count: Int) -> String {
    "(" + (0..<count).map { "\"\(letter)\($0) \(letter)\($0 / 2)\"" }.joined(separator: " | ") + ")"
  }

  @Test("Lists in a row add up and don't multiply", arguments: [4, 40])
  func rows(_ count: Int) throws {
    let one = try WalkGraphTests.network(WalkGraphTests.phrases("a", count))
    let row = try WalkGraphTests.network(
      ["a", "b", "c"].map { WalkGraphTests.phrases($0, count) }.joined(separator: " "))
    // Three lists, of which that with the anchors is walked one way only.
    #expect(row.graph.targets.count <= 4 * one.graph.targets.count)
    #expect(row.patternOfAnchor.count == one.patternOfAnchor.count)
  }

  @Test("Phrases share what they go on with, also those of different rules")
  func tails() throws {
    let tail = #"("to" | "for") ..3 ("you" | "us")? "soon""#
    let network = try WalkGraphTests.network(#""a" \#(tail)"#, #""b" "c" \#(tail)"#)
    let walks = network.beginningOfPattern.map { WalkGraphTests.nodes(from: $0, network.graph) }
    try #require(walks.count == 2)
    #expect(walks[0].count > 4)
    // Each its own beginning, and the second what comes behind "b".
    #expect(walks[0].subtracting(walks[1]).count == 1 && walks[1].subtracting(walks[0]).count == 2)
  }

  /// All nodes that a walk from one may come to, with it.
  private static func nodes(from start: Int32, _ graph: WalkGraph) -> Set<Int32> {
    var seen: Set<Int32> = []
    var open = [start]
    while let node = open.popLast() {
      guard seen.insert(node).inserted else { continue }
      open += graph.atoms.range(node).map { graph.targets[$0].node }
    }
    return seen
  }

  @Test("What must stay within a sentence is not what may go on behind it")
  func gaps() throws {
    let beside = try WalkGraphTests.network(#""a" "b""#, #""c" "b""#)
    let behindGap = try WalkGraphTests.network(#""a" "b""#, #""c" ..1 "b""#)
    #expect(behindGap.graph.count > beside.graph.count)
    #expect(!beside.graph.targets.contains { $0.staysInSentence })
    #expect(behindGap.graph.targets.contains { $0.staysInSentence })
  }
}
