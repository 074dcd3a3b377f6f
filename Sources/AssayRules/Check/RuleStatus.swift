/// Whether and how a rule takes part, as its `status` clause says.
public enum RuleStatus: String, Sendable, CaseIterable {
  /// It counts: what a rule without the clause does.
  case live
  /// It is evaluated and reported, but adds nothing.
  case shadow
  /// It counts, but is to go; what refers to it is warned.
  case deprecated
  /// It is checked, but neither compiled nor tested.
  case disabled
}

extension RuleSyntax {
  var ruleStatus: RuleStatus { status?.status.value ?? .live }
}
