internal import AssayCore

/// Something without which the condition of a rule can't hold.
enum Trigger: Hashable {
  /// A pattern that must be found.
  case pattern(Int32)
  /// A number that must be known of the ticket: what is missing is never compared.
  case feature(Feature)
}

/// What rules without a `match` wait for: of several things one must be there for the condition to hold.
struct Triggers {
  /// Patterns with rarer anchors than this (per 100,000 words) are worth waiting for; commoner ones hit most tickets anyway.
  static let worthwhile = 1_500.0
  /// What numbers of the ticket count as beside them, be it one or several. They are known without looking, but where one is given, most
  /// tickets have it: a rare phrase is the better sign.
  private static let ofNumber = 1_000.0

  private let program: Program
  private let network: NetworkBuilder
  private let phrases: PhraseTable

  /// Of a network in which the patterns that are looked for in any case are anchored.
  init(_ program: Program, _ network: NetworkBuilder, _ phrases: PhraseTable) {
    self.program = program
    self.network = network
    self.phrases = phrases
  }

  /// What a condition waits for, or nil when it can hold without any of them, or they are too common to be of use.
  func of(_ condition: Int32) -> [Trigger]? {
    guard let triggers = needed(condition), cost(triggers) < Triggers.worthwhile else { return nil }
    return triggers
  }

  private func cost(_ triggers: [Trigger]) -> Double {
    var (ofPatterns, ofNumbers) = (0.0, 0.0)
    for trigger in triggers {
      switch trigger {
      case .pattern(let pattern) where network.isAnchored(pattern): break
      case .pattern(let pattern): ofPatterns += network.frequency(of: pattern, phrases)
      case .feature: ofNumbers = Triggers.ofNumber
      }
    }
    return ofPatterns + ofNumbers
  }

  private func needed(_ index: Int32) -> [Trigger]? {
    guard index >= 0 else { return nil }
    let node = program.conditions[Int(index)]
    switch node.kind {
    case .has:
      return [.pattern(node.a)]
    case .countPattern:
      let needsOne =
        switch node.comparison {
        case .greater: node.value >= 0
        case .greaterOrEqual, .equal: node.value >= 1
        default: false
        }
      return needsOne ? [.pattern(node.a)] : nil
    case .feature:
      return Feature(rawValue: UInt8(truncatingIfNeeded: node.a)).flatMap { $0.isOfText ? nil : [.feature($0)] }
    case .and:
      let sides = [needed(node.a), needed(node.b)].compactMap { $0 }
      return sides.min { cost($0) < cost($1) }
    case .or:
      guard let left = needed(node.a), let right = needed(node.b) else { return nil }
      return left + right.filter { !left.contains($0) }
    case .hit:
      // What the other rule waits for, however far that goes: hits are acyclic.
      let rule = program.rules[Int(node.a)]
      return rule.pattern >= 0 ? [.pattern(rule.pattern)] : needed(rule.condition)
    default:
      return nil
    }
  }
}
