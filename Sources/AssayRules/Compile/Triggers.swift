internal import AssayCore

/// What a rule without a `match` must wait for: the patterns of which one must occur for its condition to hold.
struct Triggers {
  /// Patterns with rarer anchors than this (per 100,000 words) are worth waiting for; commoner ones hit most tickets anyway.
  static let worthwhile = 1_500.0

  private let program: Program
  private let network: NetworkBuilder
  private let phrases: PhraseTable

  init(_ program: Program, _ network: NetworkBuilder, _ phrases: PhraseTable) {
    self.program = program
    self.network = network
    self.phrases = phrases
  }

  /// The patterns, or nil when the condition can hold without any of them, or they are too common to be of use.
  func of(_ condition: Int32) -> [Int32]? {
    guard let patterns = needed(condition), cost(patterns) < Self.worthwhile else { return nil }
    return patterns
  }

  private func cost(_ patterns: [Int32]) -> Double {
    patterns.reduce(0) { $0 + network.frequency(of: $1, phrases) }
  }

  private func needed(_ index: Int32) -> [Int32]? {
    guard index >= 0 else { return nil }
    let node = program.conditions[Int(index)]
    switch node.kind {
    case .has:
      return [node.a]
    case .countPattern:
      let needsOne =
        switch node.comparison {
        case .greater: node.value >= 0
        case .greaterOrEqual, .equal: node.value >= 1
        default: false
        }
      return needsOne ? [node.a] : nil
    case .and:
      let sides = [needed(node.a), needed(node.b)].compactMap { $0 }
      return sides.min { cost($0) < cost($1) }
    case .or:
      guard let left = needed(node.a), let right = needed(node.b) else {
        return nil
      }
      return Array(Set(left + right)).sorted()
    case .hit:
      // What the other rule waits for, however far that goes: hits are acyclic.
      let rule = program.rules[Int(node.a)]
      return rule.pattern >= 0 ? [rule.pattern] : needed(rule.condition)
    default:
      return nil
    }
  }
}
