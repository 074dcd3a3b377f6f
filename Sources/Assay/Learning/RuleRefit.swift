public import AssayCore
public import AssayLearn

/// The weights of a pack's rules, fitted to labelled tickets around the written ones.
public struct RuleRefit: Sendable {
  /// What became of one rule.
  public struct Change: Sendable, Equatable {
    /// An index into the program's rules.
    public var rule: Int
    /// In 1/1024 bit.
    public var before: Int32
    /// In 1/1024 bit.
    public var after: Int32
    /// Tickets on which it fires and of which it is known whether they break its guideline.
    public var hits: Int
    /// Those that do.
    public var breaches: Int
  }

  /// How good the weights are on tickets that they were not fitted to.
  public struct Measure: Sendable, Equatable {
    /// Cross-entropy of all tickets on which a rule of the guideline fires, in bits: how surprising the truth is.
    public var surprise = 0.0
    /// Labels and breaches at the pack's thresholds.
    public var tally = Tally()
  }

  /// The pack, as it is written.
  public let program: Program
  /// The rules whose weight changes by 1/16 bit or more, the most changed first.
  public let changes: [Change]
  /// With the written weights, on held-out folds.
  public let before: Measure
  /// With weights fitted on the other folds.
  public let after: Measure

  /// The least change that is written down.
  public static let negligible: Int32 = 64
}

extension Calibrator {
  /// Fits the weights of the rules that fire on the tickets, beside words that were not learnt from them. Rules without weight,
  /// shadow rules and deprecated ones stay as they are. Wants a calibrator that keeps all tickets.
  public func refit(_ result: Result) -> RuleRefit {
    let program = rules
    let rules = weightRules(program)
    var weights = program.rules.map(\.weight)
    var measures = (before: RuleRefit.Measure(), after: RuleRefit.Measure())
    var hits = [(all: Int, breaches: Int)](repeating: (0, 0), count: program.rules.count)
    for guideline in program.guidelines.indices {
      let own = program.rules.indices.filter { Int(program.rules[$0].guideline) == guideline }
      let (cases, folds) = cases(guideline, own, result)
      for one in cases {
        for hit in one.hits {
          hits[own[hit.rule]].all += 1
          if one.isBreach { hits[own[hit.rule]].breaches += 1 }
        }
      }
      let written = own.map { rules[$0] }
      let caps = program.groupCaps
      let fitted = RuleWeightFit(written, caps: caps, cases).fitted
      for (place, rule) in own.enumerated() { weights[rule] = fitted[place] }
      for fold in 0..<UInt8(Calibrator.folds) {
        let others = RuleWeightFit(written, caps: caps, cases.indices.filter { folds[$0] != fold }.map { cases[$0] })
          .fitted
        for index in cases.indices where folds[index] == fold {
          let threshold = program.guidelines[guideline].threshold
          let old = RuleWeightFit.sum(cases[index], written.map(\.weight), written, caps: caps)
          let new = RuleWeightFit.sum(cases[index], others, written, caps: caps)
          measures.before.add(old, cases[index].isBreach, threshold)
          measures.after.add(new, cases[index].isBreach, threshold)
        }
      }
    }
    let changes = program.rules.indices
      .filter { abs(weights[$0] - program.rules[$0].weight) >= RuleRefit.negligible }
      .map {
        RuleRefit.Change(
          rule: $0, before: program.rules[$0].weight, after: weights[$0], hits: hits[$0].all,
          breaches: hits[$0].breaches)
      }
      .sorted { one, other in
        (abs(one.after - one.before), other.rule) > (abs(other.after - other.before), one.rule)
      }
    return RuleRefit(program: program, changes: changes, before: measures.before, after: measures.after)
  }

  /// The tickets on which rules of a guideline fire, in an order that the order of adding doesn't change, with their folds.
  private func cases(_ guideline: Int, _ own: [Int], _ result: Result) -> ([RuleWeightFit.Case], [UInt8]) {
    let placeOf = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, $0) })
    let fit = CalibrationFit(slope: result.model.shrink[guideline], offset: result.model.offset[guideline])
    var cases: [(one: RuleWeightFit.Case, fold: UInt8)] = []
    for (kept, judged) in zip(tickets, result.judged) where !kept.optional.contains(guideline) {
      let fired = judged.hits.compactMap { hit in
        placeOf[hit.rule].map { RuleWeightFit.Hit(rule: $0, quarters: hit.quarters) }
      }
      guard !fired.isEmpty else { continue }
      let base = CalibrationCase(
        base: rules.guidelines[guideline].prior, words: judged.words[guideline], breaches: 0, others: 0)
      cases.append(
        (
          RuleWeightFit.Case(
            base: fit.bits(base, limit: WordLimit(result.model)), hits: fired,
            isBreach: kept.labels.contains(guideline)), UInt8(kept.fold)
        ))
    }
    // Sums of fractions depend on their order.
    cases.sort { one, other in
      (one.fold, one.one.base, one.one.isBreach ? 1 : 0, one.one.key)
        < (other.fold, other.one.base, other.one.isBreach ? 1 : 0, other.one.key)
    }
    return (cases.map(\.one), cases.map(\.fold))
  }

  private func weightRules(_ program: Program) -> [RuleWeightFit.Rule] {
    var bands: [String: Int] = [:]
    return program.rules.indices.map { index in
      let rule = program.rules[index]
      let isDeprecated = !(program.note(onRule: Int32(index))?.deprecation.isEmpty ?? true)
      var band = -1
      if let key = program.bandKey(index) {
        band = bands[key] ?? bands.count
        bands[key] = band
      }
      return RuleWeightFit.Rule(
        weight: rule.weight, group: rule.group, band: band,
        isFree: rule.weight != 0 && !isDeprecated && !program.shadowRules.contains(Int32(index)))
    }
  }
}

extension RuleRefit.Measure {
  fileprivate mutating func add(_ bits: Int32, _ isBreach: Bool, _ threshold: Int32) {
    let wrong = Bits.bits(isBreach ? -bits : bits)
    surprise += max(0, wrong) + Bits.log2(1 + Bits.exp2(-abs(wrong)))
    tally.add(isBreach: isBreach, isLabelled: bits >= threshold)
  }
}

extension RuleWeightFit.Case {
  /// The hits as a word, for an order.
  fileprivate var key: String { hits.map { "\($0.rule) \($0.quarters)" }.joined(separator: ",") }
}

extension Program {
  /// What rules share that are bands of one number, such as `words >= 10 and words < 20` and `words >= 20`: their guideline, phrase and
  /// sign, and conditions that compare nothing but this number. Nil for other rules.
  fileprivate func bandKey(_ index: Int) -> String? {
    let rule = rules[index]
    guard rule.condition >= 0, rule.guards.isEmpty, let number = number(comparedBy: rule.condition) else { return nil }
    return "\(rule.guideline) \(rule.weight > 0) \(rule.pattern) \(rule.fields.rawValue) \(number)"
  }

  /// The one number that a condition compares.
  private func number(comparedBy index: Int32) -> String? {
    let node = conditions[Int(index)]
    switch node.kind {
    case .feature, .countKind, .countPattern: return "\(node.kind) \(node.a) \(node.b)"
    case .and:
      guard let one = number(comparedBy: node.a), let other = number(comparedBy: node.b) else { return nil }
      return one == other ? one : nil
    default: return nil
    }
  }
}
