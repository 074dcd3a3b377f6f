import AssayCore

/// A model and rules scored with dictionaries of strings: what the engine adds up in tables, written down plainly.
///
/// Texts are words in lower case with single spaces; rules are single words.
struct ReferenceScorer {
  struct Rule {
    var name: String
    var guideline: String
    var word: String
    var weight: Double
    var group: String?
  }

  struct Guideline {
    var name: String
    var severity: Int
    var prior: Double
    var threshold: Double
    var uncertain: Double
  }

  var guidelines: [Guideline]
  var rules: [Rule]
  var caps: [String: Double]
  /// Weights by feature (`word`, `first second`, `<kind>`) and guideline, in 1/1024 bit.
  var weights: [String: [String: Int]]
  var shrink: [String: Int]
  var limit: Int

  struct Verdict: Equatable {
    var sums: [String: Int] = [:]
    var labels: [String] = []
    var outcome = Outcome.clear
  }

  private func units(_ bits: Double) -> Int { Int((bits * 1024).rounded()) }

  func classify(_ words: [String]) -> Verdict {
    var verdict = Verdict()
    var isUncertain = false
    var labels: [(severity: Int, bits: Int, order: Int, name: String)] = []
    for (order, guideline) in guidelines.enumerated() {
      let byWords = wordBits(words, guideline.name)
      let fired = rules.filter { $0.guideline == guideline.name && words.contains($0.word) }
      var room = caps.mapValues(units)
      var byRules: [Int] = []
      for rule in fired {
        var bits = units(rule.weight)
        if let group = rule.group {
          bits = min(bits, max(0, room[group] ?? 0))
          room[group, default: 0] -= max(0, bits)
        }
        byRules.append(bits)
      }
      let sum = units(guideline.prior) + byWords + byRules.reduce(0, +)
      verdict.sums[guideline.name] = sum
      let hasFact = byWords > 0 || byRules.contains { $0 > 0 }
      if sum >= units(logOdds(guideline.threshold)), hasFact {
        labels.append((guideline.severity, sum, order, guideline.name))
      } else if sum >= units(logOdds(guideline.uncertain)) {
        isUncertain = true
      }
    }
    labels.sort {
      $0.severity != $1.severity
        ? $0.severity > $1.severity : $0.bits != $1.bits ? $0.bits > $1.bits : $0.order < $1.order
    }
    verdict.labels = labels.map(\.name)
    verdict.outcome =
      !labels.isEmpty ? .flagged : words.isEmpty ? .insufficientInformation : isUncertain ? .uncertain : .clear
    return verdict
  }

  private func logOdds(_ probability: Double) -> Double { Bits.logOdds(probability) }

  /// Each distinct feature once, the sum shrunk (rounded down) and kept within the limit.
  private func wordBits(_ words: [String], _ guideline: String) -> Int {
    var features = Set(words.map { Int($0) == nil ? $0 : "<number>" })
    for (first, second) in zip(words, words.dropFirst()) where Int(first) == nil && Int(second) == nil {
      features.insert(first + " " + second)
    }
    let total = features.reduce(0) { $0 + (weights[$1]?[guideline] ?? 0) }
    let shrunk = Double(total * (shrink[guideline] ?? 0)) / 1024
    return max(-limit, min(limit, Int(shrunk.rounded(.down))))
  }

  // MARK: The same for the engine

  var source: String {
    var text = ""
    for guideline in guidelines {
      text += TestPack.guideline(
        guideline.name, severity: guideline.severity, prior: guideline.prior,
        "threshold \(guideline.threshold)\n  uncertain \(guideline.uncertain)")
      for group in Set(rules.filter { $0.guideline == guideline.name }.compactMap(\.group)).sorted() {
        text += "group \(group) cap \(caps[group] ?? 0)\n"
      }
      for rule in rules where rule.guideline == guideline.name {
        text += TestPack.rule(rule.name, weight: rule.weight, group: rule.group, "match \"\(rule.word)\"")
      }
    }
    return text
  }

  /// The model with its guidelines in another order than the pack's, and one that the pack does not have.
  var model: TrainedModel {
    var model = TrainedModel()
    model.guidelines = guidelines.map(\.name).reversed() + ["elsewhere"]
    model.shrink = model.guidelines.map { Int32(shrink[$0] ?? 1024) }
    model.limit = Int32(limit)
    func row(_ feature: String) -> SIMD32<Int16> {
      var row = SIMD32<Int16>()
      for (lane, guideline) in model.guidelines.enumerated() {
        row[lane] = Int16(weights[feature]?[guideline] ?? 7_000)
      }
      return row
    }
    for feature in weights.keys.sorted() {
      let parts = feature.split(separator: " ").map(String.init)
      if feature == "<number>" {
        model.features.append(.kind(.number))
      } else {
        model.features.append(parts.count == 2 ? .pair(parts[0], parts[1]) : .word(feature))
      }
      model.weights.append(row(feature))
    }
    return model
  }
}
