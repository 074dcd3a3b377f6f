import Assay

/// A limit that a change of rules exceeds.
struct DiffBrake: Equatable {
  /// The flag that set it.
  var flag: String
  /// The rule that exceeds it; nil when it is about all of them.
  var rule: String?
  /// How many tickets, of how many.
  var count: Int
  var tickets: Int
  /// The share that was allowed.
  var limit: Double

  var share: Double { tickets == 0 ? 0 : Double(count) / Double(tickets) }

  /// The limits that are exceeded: the share of all tickets first, then rules in the order of the new pack.
  static func broken(_ diff: RuleDiff, maxHitRate: Double?, maxChanged: Double?) -> [DiffBrake] {
    var brakes: [DiffBrake] = []
    if let maxChanged {
      brakes.append(
        DiffBrake(flag: "max-changed", rule: nil, count: diff.touched, tickets: diff.tickets, limit: maxChanged))
    }
    if let maxHitRate {
      for (rule, change) in zip(diff.packs.rules, diff.rules) {
        brakes.append(
          DiffBrake(flag: "max-hit-rate", rule: rule, count: change.newHits, tickets: diff.tickets, limit: maxHitRate))
      }
    }
    return brakes.filter { $0.share > $0.limit }
  }
}
