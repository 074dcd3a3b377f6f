import AssayCore

/// Fits the weights of one guideline's rules to labelled tickets, starting from the written ones and never far from them without need.
///
/// Penalised logistic regression: the loss is the cross-entropy of the tickets on which any of the rules fires, with prior and words
/// taken as given, plus a Gaussian prior of `deviation` bits around each written weight (the maximum a posteriori; as in SpamAssassin's
/// score learning, but centred on what a person wrote). A rule keeps its sign, at least `least` of it, and stays within what
/// the language allows; rules that are bands of one number keep their order. Groups cap as they do in the engine.
///
/// One weight after the other (coordinate descent), each by Newton steps that are halved until they help. Deterministic.
public struct RuleWeightFit: Sendable {
  /// A rule as it is written.
  public struct Rule: Sendable, Equatable {
    /// In 1/1024 bit; not 0.
    public var weight: Int32
    /// An index into the caps, or −1.
    public var group: Int32
    /// Rules with the same number, from 0 on, are bands: their weights stay in their order. −1 for none.
    public var band: Int
    /// Whether the weight may change.
    public var isFree: Bool

    /// A rule of a guideline.
    public init(weight: Int32, group: Int32 = -1, band: Int = -1, isFree: Bool = true) {
      self.weight = weight
      self.group = group
      self.band = band
      self.isFree = isFree
    }
  }

  /// A ticket on which rules of the guideline fire.
  public struct Case: Sendable, Equatable {
    /// Prior and words, in 1/1024 bit.
    public var base: Int32
    /// The rules in the order in which they are added up, each with its quarters: 4, or 3 for one found disguised.
    public var hits: [Hit]
    /// Whether the ticket breaks the guideline.
    public var isBreach: Bool

    /// A ticket with its hits.
    public init(base: Int32, hits: [Hit], isBreach: Bool) {
      self.base = base
      self.hits = hits
      self.isBreach = isBreach
    }
  }

  /// A rule that fires.
  public struct Hit: Sendable, Hashable {
    /// An index into the rules.
    public var rule: Int
    /// Quarters of its weight that count.
    public var quarters: Int32

    /// So many quarters of a rule.
    public init(rule: Int, quarters: Int32 = 4) {
      self.rule = rule
      self.quarters = quarters
    }
  }

  /// The standard deviation of the prior around a written weight, in bits: what its author may well be off by.
  public static let deviation = 1.0
  /// What a rule keeps of its sign, and the largest weight that the language has, in bits.
  static let least = 0.125
  static let most = 16.0

  private let rules: [Rule]
  private let caps: [Int32]
  /// In bits.
  private var weights: [Double]

  /// The fitted weights in 1/1024 bit.
  public var fitted: [Int32] { weights.map { Bits.fixed($0) } }

  /// Fits the rules. O(hits × sweeps), at most 60 sweeps.
  ///
  /// - Parameter caps: what each group gives at most, in 1/1024 bit.
  public init(_ rules: [Rule], caps: [Int32], _ cases: [Case]) {
    self.rules = rules
    self.caps = caps
    weights = rules.map { Bits.bits($0.weight) }
    let casesOfRule = rules.indices.map { rule in cases.filter { $0.hits.contains { $0.rule == rule } } }
    for _ in 0..<60 {
      var largest = 0.0
      for rule in rules.indices where rules[rule].isFree && !casesOfRule[rule].isEmpty {
        let before = weights[rule]
        improve(rule, casesOfRule[rule])
        largest = max(largest, abs(weights[rule] - before))
      }
      if largest < 1.0 / 4096 { break }
    }
  }

  /// A guideline's sum for a ticket, in 1/1024 bit, as the engine adds it up.
  public static func sum(_ one: Case, _ weights: [Int32], _ rules: [Rule], caps: [Int32]) -> Int32 {
    var sum = one.base
    var given: [Int32: Int32] = [:]
    for hit in one.hits {
      var share = hit.quarters == 4 ? weights[hit.rule] : weights[hit.rule] * hit.quarters / 4
      let group = rules[hit.rule].group
      if group >= 0 {
        share = min(share, max(0, caps[Int(group)] - given[group, default: 0]))
        given[group, default: 0] += max(0, share)
      }
      sum &+= share
    }
    return sum
  }

  // MARK: One weight

  private mutating func improve(_ rule: Int, _ cases: [Case]) {
    let range = range(of: rule)
    var least = loss(rule, cases)
    for _ in 0..<8 {
      let step = step(rule, cases)
      let before = weights[rule]
      var length = 1.0
      while true {
        weights[rule] = min(range.upperBound, max(range.lowerBound, before + length * step))
        let loss = loss(rule, cases)
        if loss < least {
          least = loss
          break
        }
        length /= 2
        if length < 0.01 || weights[rule] == before {
          weights[rule] = before
          return
        }
      }
      if abs(weights[rule] - before) < 1.0 / 8192 { return }
    }
  }

  /// Where the weight may lie: its sign, the language, and its neighbours in the band.
  private func range(of rule: Int) -> ClosedRange<Double> {
    let written = rules[rule].weight
    var low = written > 0 ? RuleWeightFit.least : -RuleWeightFit.most
    var high = written > 0 ? RuleWeightFit.most : -RuleWeightFit.least
    // One written closer to nothing than that stays where it is, or moves away.
    low = min(low, Bits.bits(written))
    high = max(high, Bits.bits(written))
    if rules[rule].band >= 0 {
      for other in rules.indices where other != rule && rules[other].band == rules[rule].band {
        if rules[other].weight <= written { low = max(low, weights[other]) }
        if rules[other].weight >= written { high = min(high, weights[other]) }
      }
    }
    return min(low, high)...max(low, high)
  }

  private func loss(_ rule: Int, _ cases: [Case]) -> Double {
    let away = (weights[rule] - Bits.bits(rules[rule].weight)) / RuleWeightFit.deviation
    return cases.reduce(away * away / 2) { sum, one in
      let bits = bits(one, rule).bits
      let wrong = one.isBreach ? -bits : bits
      return sum + RuleWeightFit.natsPerBit * (max(0, wrong) + Bits.log2(1 + Bits.exp2(-abs(wrong))))
    }
  }

  /// Newton's step.
  private func step(_ rule: Int, _ cases: [Case]) -> Double {
    let prior = 1 / (RuleWeightFit.deviation * RuleWeightFit.deviation)
    var slope = (weights[rule] - Bits.bits(rules[rule].weight)) * prior
    var curve = prior
    for one in cases {
      let (bits, reach) = bits(one, rule)
      let probability = 1 / (1 + Bits.exp2(-bits))
      slope += (probability - (one.isBreach ? 1 : 0)) * RuleWeightFit.natsPerBit * reach
      curve +=
        probability * (1 - probability) * RuleWeightFit.natsPerBit * RuleWeightFit.natsPerBit * reach * reach
    }
    return -slope / curve
  }

  /// The sum in bits, and how much of a rule's weight reaches it: nothing where its group is full.
  private func bits(_ one: Case, _ wanted: Int) -> (bits: Double, reach: Double) {
    var sum = Bits.bits(one.base)
    var reach = 0.0
    let group = rules[wanted].group
    var room = group >= 0 ? Bits.bits(caps[Int(group)]) : .infinity
    var isFull = false
    // Groups other than the wanted rule's.
    var given: [Int32: Double] = [:]
    for hit in one.hits {
      var share = weights[hit.rule] * Double(hit.quarters) / 4
      if hit.rule == wanted { reach = Double(hit.quarters) / 4 }
      let own = rules[hit.rule].group
      if own >= 0, own == group {
        if share > room { isFull = true }
        share = min(share, max(0, room))
        room -= max(0, share)
      } else if own >= 0 {
        share = min(share, max(0, Bits.bits(caps[Int(own)]) - given[own, default: 0]))
        given[own, default: 0] += max(0, share)
      }
      sum += share
    }
    return (sum, isFull ? 0 : reach)
  }

  private static let natsPerBit = 0.6931471805599453
}
