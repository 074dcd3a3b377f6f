import AssayCore
import AssayTestSupport
import Testing

@testable import AssayRules

/// The sides of an `and` are compiled cheap ones first; what a condition comes to can't depend on it.
struct ConditionOrderTests {
  @Test("Fields come first, then dates, things, the text's shape, and phrases last")
  func order() throws {
    let pack = try SmallPack(rules: [
      """
      where has("x") and words > 3 and count("a") >= 2 and count(<url>) >= 1 and experience_age_days > 3 \
      and stars = 1 and verified = true
      """
    ])
    let program = pack.program
    var kinds: [ConditionNode.Kind] = []
    func visit(_ index: Int32) {
      let node = program.conditions[Int(index)]
      guard node.kind == .and else { return kinds.append(node.kind) }
      visit(node.a)
      visit(node.b)
    }
    visit(program.rules[0].condition)
    #expect(kinds == [.feature, .flag, .feature, .countKind, .feature, .has, .countPattern])
    // Children stand before their parents, and a long chain is a shallow tree.
    for (index, node) in program.conditions.enumerated() where node.kind == .and {
      #expect(node.a < index && node.b < index)
    }
  }

  @Test("A side is as dear as its dearest part")
  func cost() throws {
    func cost(_ text: String) throws -> Int { try #require(rule("  where \(text)\n")?.condition).cost }
    #expect(try cost("stars = 1 and has(\"x\")") == cost("has(\"x\")"))
    #expect(try cost("not (stars = 1 or words > 3)") == cost("words > 3"))
    #expect(try cost("stars = 1") == cost("channel = email"))
    #expect(try cost("present(title)") < cost("count(<url>) = 1"))
  }

  /// Conditions with one part each; compiled alone they are in nobody's order.
  private static let parts = [
    "stars <= 2", "stars != 3", "verified = true", "reporter_type = business", "language in (de, fr)", "present(title)",
    "experience_age_days > 30", "account_age_days <= 3", "count(<url>) >= 1",
    "count(<url> not in business_domains) >= 1",
    "words > 5", "exclamations >= 1", "has(\"refund\")", "has(\"gift\" in title)", "count(\"gift\" | \"free\") >= 2",
  ]

  /// A condition as a tree over the numbers of `parts`.
  private indirect enum Tree {
    case part(Int)
    case not(Tree)
    case and([Tree])
    case or([Tree])

    init(_ random: inout RepeatableGenerator, depth: Int) {
      switch depth == 0 ? 0 : random.below(5) {
      case 0: self = .part(random.below(ConditionOrderTests.parts.count))
      case 1: self = .not(Tree(&random, depth: depth - 1))
      case 2: self = .or(Tree.several(&random, depth - 1))
      default: self = .and(Tree.several(&random, depth - 1))
      }
    }

    private static func several(_ random: inout RepeatableGenerator, _ depth: Int) -> [Tree] {
      (0..<(2 + random.below(4))).map { _ in Tree(&random, depth: depth) }
    }

    var text: String {
      switch self {
      case .part(let number): ConditionOrderTests.parts[number]
      case .not(let inner): "not (\(inner.text))"
      case .and(let sides): "(" + sides.map(\.text).joined(separator: " and ") + ")"
      case .or(let sides): "(" + sides.map(\.text).joined(separator: " or ") + ")"
      }
    }

    /// Kleene's logic in the order written; nil is neither true nor false.
    func value(_ parts: [Bool?]) -> Bool? {
      switch self {
      case .part(let number): return parts[number]
      case .not(let inner): return inner.value(parts).map { !$0 }
      case .and(let sides):
        let values = sides.map { $0.value(parts) }
        return values.contains(false) ? false : values.contains(nil) ? nil : true
      case .or(let sides):
        let values = sides.map { $0.value(parts) }
        return values.contains(true) ? true : values.contains(nil) ? nil : false
      }
    }
  }

  private func ticket(_ random: inout RepeatableGenerator) -> Ticket {
    var ticket = Ticket()
    let texts = [
      "I want a refund!", "free gift, free gift at www.shop.example.com", "see www.other.example.com", "ok", "",
      "They gave me a gift and a refund and I was happy with it all!",
    ]
    ticket.set(.text, random.pick(texts))
    if random.once(in: 2) { ticket.set(.title, random.pick(["A gift", "Never again", ""])) }
    if random.once(in: 2) { ticket.set(.stars, Double(1 + random.below(5))) }
    if random.once(in: 2) { ticket.set(.verified, random.once(in: 2)) }
    if random.once(in: 2) { ticket.set(.reporterType, random.pick(["business", "consumer"])) }
    if random.once(in: 2) { ticket.set(.language, random.pick(["de", "en"])) }
    if random.once(in: 2) { ticket.set(.accountAgeDays, Double(random.below(6))) }
    if random.once(in: 2) { ticket.set(.createdAt, "2026-03-01") }
    if random.once(in: 2) { ticket.set(.experiencedAt, random.pick(["2026-02-25", "2025-11-01"])) }
    if random.once(in: 2) { ticket.add(.businessDomains, "shop.example.com") }
    return ticket
  }

  @Test("Random conditions on random tickets come to what their parts come to", arguments: [1, 2, 3])
  func random(_ seed: UInt64) throws {
    var random = RepeatableGenerator(seed: seed)
    let trees = (0..<60).map { _ in Tree(&random, depth: 3) }
    let parts = ConditionOrderTests.parts
    // Each part alone, and its opposite: neither fires where the part is not evaluated.
    let alone = parts.map { "where \($0)" } + parts.map { "where not \($0)" }
    let pack = try SmallPack(rules: alone + trees.map { "where \($0.text)" })
    var evaluated = 0
    for _ in 0..<60 {
      let fired = Set(pack.fired(ticket(&random)))
      let values: [Bool?] = parts.indices.map { index in
        fired.contains("r\(index)") ? true : fired.contains("r\(parts.count + index)") ? false : nil
      }
      for (index, tree) in trees.enumerated() {
        let value = tree.value(values)
        if value != nil { evaluated += 1 }
        #expect(fired.contains("r\(alone.count + index)") == (value == true), "\(tree.text)")
      }
    }
    #expect(evaluated > 500)
  }
}
