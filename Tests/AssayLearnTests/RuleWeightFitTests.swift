import AssayCore
import Foundation
import Testing

@testable import AssayLearn

@Suite("Weights of rules, fitted around the written ones")
struct RuleWeightFitTests {
  typealias Rule = RuleWeightFit.Rule
  typealias Case = RuleWeightFit.Case
  typealias Hit = RuleWeightFit.Hit

  private func cases(_ hits: [Hit], _ count: Int, breaches: Int, base: Int32 = -5120) -> [Case] {
    (0..<count).map { Case(base: base, hits: hits, isBreach: $0 < breaches) }
  }

  @Test("Without tickets nothing changes, with few little, with many all that it takes")
  func pull() {
    func fit(_ count: Int) -> Double {
      let fit = RuleWeightFit([Rule(weight: 4096)], caps: [], cases([Hit(rule: 0)], count, breaches: count / 2))
      return Bits.bits(fit.fitted[0])
    }
    #expect(fit(0) == 4)
    // Half of the hits are right: with a base of −5 that is a weight of 5.
    #expect(fit(2) > 4 && fit(2) < 4.3)
    #expect(abs(fit(2000) - 5) < 0.01)
  }

  @Test("A rule keeps its sign, and what it must not move stays")
  func sign() {
    let rules = [Rule(weight: 4096), Rule(weight: -2048), Rule(weight: 3072, isFree: false)]
    let seen =
      cases([Hit(rule: 0)], 5000, breaches: 0, base: 0) + cases([Hit(rule: 1)], 5000, breaches: 5000, base: 0)
      + cases([Hit(rule: 2)], 5000, breaches: 0, base: 0)
    let fitted = RuleWeightFit(rules, caps: [], seen).fitted
    #expect(fitted == [128, -128, 3072])
  }

  @Test("Bands of one number keep their order, whatever the tickets say")
  func bands() {
    // The lower band is right more often than the higher one.
    let seen = cases([Hit(rule: 0)], 200, breaches: 150) + cases([Hit(rule: 1)], 200, breaches: 20)
    let free = RuleWeightFit([Rule(weight: 2048), Rule(weight: 4096)], caps: [], seen).fitted
    #expect(free[0] > free[1])
    let ordered = RuleWeightFit([Rule(weight: 2048, band: 0), Rule(weight: 4096, band: 0)], caps: [], seen).fitted
    // Both meet where 170 of 400 hits are breaches: 0.44 bits below the 5 that make up for the prior.
    #expect(ordered[0] == ordered[1])
    #expect(abs(Bits.bits(ordered[0]) - 4.56) < 0.1)
  }

  @Test("A weight grows no further than its group's cap, and a full group says nothing of its rules")
  func groups() {
    let rules = [Rule(weight: 3072, group: 0), Rule(weight: 3072, group: 0)]
    let alone = RuleWeightFit(rules, caps: [4096], cases([Hit(rule: 0)], 300, breaches: 290)).fitted
    #expect(alone == [4096, 3072])
    let full = RuleWeightFit(
      rules, caps: [4096], cases([Hit(rule: 0), Hit(rule: 1)], 300, breaches: 290)
    ).fitted
    #expect(full == [3072, 3072])
  }

  /// Sums as the engine adds them up: order, caps, three quarters for what is disguised.
  @Test("Sums are whole numbers, capped in order")
  func sums() {
    let rules = [Rule(weight: 3001, group: 0), Rule(weight: 3000, group: 0), Rule(weight: -1000), Rule(weight: 500)]
    func sum(_ hits: [Hit]) -> Int32 {
      RuleWeightFit.sum(Case(base: -100, hits: hits, isBreach: true), rules.map(\.weight), rules, caps: [4000])
    }
    #expect(sum([]) == -100)
    #expect(sum([Hit(rule: 0, quarters: 3)]) == -100 + 2250)
    #expect(sum([Hit(rule: 0), Hit(rule: 1), Hit(rule: 2), Hit(rule: 3)]) == -100 + 4000 - 1000 + 500)
    #expect(sum([Hit(rule: 1), Hit(rule: 0, quarters: 3)]) == -100 + 4000)
  }

  @Test("No single weight has a better neighbour, worked out plainly", arguments: [UInt64(1), 2, 3, 4, 5])
  func minimum(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let rules = (0..<6).map { number in
      Rule(weight: [2048, 4096, -2048, 3000, 1024, 5000][number], group: number == 3 || number == 4 ? 0 : -1)
    }
    let caps: [Int32] = [30_000]
    let seen = (0..<80).map { _ in
      let hits = rules.indices.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }.map {
        Hit(rule: $0, quarters: Int.random(in: 0..<4, using: &generator) == 0 ? 3 : 4)
      }
      return Case(
        base: .random(in: -6000...0, using: &generator), hits: hits, isBreach: Bool.random(using: &generator))
    }
    func loss(_ weights: [Double]) -> Double {
      let prior = zip(weights, rules).reduce(0) { $0 + pow($1.0 - Double($1.1.weight) / 1024, 2) / 2 }
      return seen.reduce(prior) { sum, one in
        let bits = one.hits.reduce(Double(one.base) / 1024) { $0 + weights[$1.rule] * Double($1.quarters) / 4 }
        return sum + log(1 + pow(2, one.isBreach ? -bits : bits))
      }
    }
    let fitted = RuleWeightFit(rules, caps: caps, seen).fitted.map { Double($0) / 1024 }
    for rule in rules.indices where abs(fitted[rule]) > 0.13 {
      for change in [0.01, -0.01] {
        var other = fitted
        other[rule] += change
        #expect(loss(other) > loss(fitted))
      }
    }
  }
}
