import AssayCore

/// Fits the weights of one guideline's rules to labelled tickets, starting from the written ones and never far from them without need.
///
/// Penalised logistic regression: the loss is the cross-entropy of the tickets on which any of the rules fires, with prior and words
/// taken as given, plus a Gaussian prior of `deviation` bits around each written weight (the maximum a posteriori; as in SpamAssassin's
/// score learning, but centred on what a person wrote). A rule keeps its sign, at least `least` of it, and stays within what
/// the language allows; rules that are bands of one number keep their order. Groups cap as they do in the engine.
///
/// One weight after the other (coordinate descent), and bands that have met together, by Newton steps that are halved until they
/// help. Deterministic.
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
    let free = rules.indices.filter { rules[$0].isFree && !casesOfRule[$0].isEmpty }
    let bands = Set(free.map { rules[$0].band }.filter { $0 >= 0 }).sorted().map { band in
      free.filter { rules[$0].band == band }
    }
    for _ in 0..<60 {
      let before = weights
      for rule in free { improve([rule], casesOfRule[rule]) }
      // Neighbours that have met hold each other; only together can they go on.
      for band in bands {
        for run in runs(of: band) {
          improve(run, cases.filter { one in one.hits.contains { run.contains($0.rule) } })
        }
      }
      if zip(weights, before).allSatisfy({ abs($0 - $1) < 1.0 / 4096 }) { break }
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

  /// Rules of a band whose weights have become the same, where there are several.
  private func runs(of band: [Int]) -> [[Int]] {
    var runs: [[Int]] = []
    for rule in band.sorted(by: { (weights[$0], $0) < (weights[$1], $1) }) {
      if let last = runs.last?.last, weights[rule] - weights[last] < 1.0 / 4096 {
        runs[runs.count - 1].append(rule)
      } else {
        runs.append([rule])
      }
    }
    return runs.filter { $0.count > 1 }
  }

  /// Moves some weights by the same step, as far as it helps.
  private mutating func improve(_ moved: [Int], _ cases: [Case]) {
    let ranges = moved.map { range(of: $0, besides: moved) }
    var least = loss(moved, cases)
    for _ in 0..<8 {
      let step = step(moved, cases)
      let before = moved.map { weights[$0] }
      var length = 1.0
      while true {
        // No weight may leave its range, so the step is as long as all can go.
        let most = zip(before, ranges).reduce(length * step) { step, one in
          let (value, range) = one
          return min(range.upperBound - value, max(range.lowerBound - value, step))
        }
        for (place, rule) in moved.enumerated() { weights[rule] = before[place] + most }
        let loss = loss(moved, cases)
        if loss < least {
          least = loss
          break
        }
        length /= 2
        if length < 0.01 || most == 0 {
          for (place, rule) in moved.enumerated() { weights[rule] = before[place] }
          return
        }
      }
      if abs(weights[moved[0]] - before[0]) < 1.0 / 8192 { return }
    }
  }

  /// Where a weight may lie: its sign, the language, its group's cap, and its neighbours in the band that do not move with it.
  private func range(of rule: Int, besides moved: [Int]) -> ClosedRange<Double> {
    let written = rules[rule].weight
    var low = written > 0 ? RuleWeightFit.least : -RuleWeightFit.most
    var high = written > 0 ? RuleWeightFit.most : -RuleWeightFit.least
    // Beyond its group's cap a weight says nothing more.
    if rules[rule].group >= 0 { high = min(high, Bits.bits(caps[Int(rules[rule].group)])) }
    // One written outside of that may stay where it is.
    low = min(low, Bits.bits(written))
    high = max(high, Bits.bits(written))
    if rules[rule].band >= 0 {
      for other in rules.indices where !moved.contains(other) && rules[other].band == rules[rule].band {
        if rules[other].weight <= written { low = max(low, weights[other]) }
        if rules[other].weight >= written { high = min(high, weights[other]) }
      }
    }
    return min(low, weights[rule])...max(high, weights[rule])
  }

  private func loss(_ moved: [Int], _ cases: [Case]) -> Double {
    let prior = moved.reduce(0) { sum, rule in
      let away = (weights[rule] - Bits.bits(rules[rule].weight)) / RuleWeightFit.deviation
      return sum + away * away / 2
    }
    return cases.reduce(prior) { sum, one in
      let bits = bits(one, moved).bits
      let wrong = one.isBreach ? -bits : bits
      return sum + RuleWeightFit.natsPerBit * (max(0, wrong) + Bits.log2(1 + Bits.exp2(-abs(wrong))))
    }
  }

  /// Newton's step.
  private func step(_ moved: [Int], _ cases: [Case]) -> Double {
    let prior = 1 / (RuleWeightFit.deviation * RuleWeightFit.deviation)
    var slope = moved.reduce(0) { $0 + (weights[$1] - Bits.bits(rules[$1].weight)) * prior }
    var curve = prior * Double(moved.count)
    for one in cases {
      let (bits, reach) = bits(one, moved)
      let probability = 1 / (1 + Bits.exp2(-bits))
      slope += (probability - (one.isBreach ? 1 : 0)) * RuleWeightFit.natsPerBit * reach
      curve +=
        probability * (1 - probability) * RuleWeightFit.natsPerBit * RuleWeightFit.natsPerBit * reach * reach
    }
    return -slope / curve
  }

  /// The sum in bits, and how much of a step of some weights reaches it: nothing where their group is full.
  private func bits(_ one: Case, _ moved: [Int]) -> (bits: Double, reach: Double) {
    var sum = Bits.bits(one.base)
    var reach = 0.0
    // What each group met has given, and what of the step it hands on.
    var groups: [(group: Int32, given: Double, reach: Double, isFull: Bool)] = []
    for hit in one.hits {
      var share = weights[hit.rule] * Double(hit.quarters) / 4
      let own = moved.contains(hit.rule) ? Double(hit.quarters) / 4 : 0
      let group = rules[hit.rule].group
      if group >= 0 {
        let place = groups.firstIndex { $0.group == group } ?? groups.count
        if place == groups.count { groups.append((group, 0, 0, false)) }
        let room = Bits.bits(caps[Int(group)]) - groups[place].given
        if share > room { groups[place].isFull = true }
        share = min(share, max(0, room))
        groups[place].given += max(0, share)
        groups[place].reach += own
      } else {
        reach += own
      }
      sum += share
    }
    return (sum, groups.reduce(reach) { $0 + ($1.isFull ? 0 : $1.reach) })
  }

  private static let natsPerBit = 0.6931471805599453
}
