internal import AssayCore

/// What a rule without a `match` must wait for: the patterns of which one must occur for its condition to hold.
enum Triggers {
  /// Patterns with rarer anchors than this (per 100,000 words) are worth waiting for; commoner ones hit most tickets anyway.
  static let worthwhile = 1_500.0

  /// The patterns, or nil when the condition can hold without any of them, or they are too common to be of use.
  static func of(_ condition: Int32, _ program: Program, _ network: NetworkBuilder) -> [Int32]? {
    guard let patterns = needed(condition, program, network), cost(patterns, network) < worthwhile else { return nil }
    return patterns
  }

  private static func cost(_ patterns: [Int32], _ network: NetworkBuilder) -> Double {
    patterns.reduce(0) { $0 + network.frequency(of: $1) }
  }

  private static func needed(_ index: Int32, _ program: Program, _ network: NetworkBuilder) -> [Int32]? {
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
      let sides = [needed(node.a, program, network), needed(node.b, program, network)].compactMap { $0 }
      return sides.min { cost($0, network) < cost($1, network) }
    case .or:
      guard let left = needed(node.a, program, network), let right = needed(node.b, program, network) else {
        return nil
      }
      return Array(Set(left + right)).sorted()
    case .hit:
      // What the other rule waits for, however far that goes: hits are acyclic.
      let rule = program.rules[Int(node.a)]
      return rule.pattern >= 0 ? [rule.pattern] : needed(rule.condition, program, network)
    default:
      return nil
    }
  }
}
