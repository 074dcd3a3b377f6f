internal import AssayCore

/// Weights within the language's bounds that can hardly be meant.
enum WeightsBeyondReason {
  /// At a prior of −5 a rule of more bits leaves less than 3 % of doubt, whatever else the review says.
  private static let decidesAlone = 10.0

  static func look(at pack: inout LintedPack) {
    let caps = Dictionary(pack.pack.groups.map { ($0.syntax.name.value, $0.syntax.cap.value) }) { first, _ in first }
    let asked = Set(pack.pack.rules.flatMap { $0.syntax.condition?.hits.map(\.value) ?? [] })
    for guideline in pack.pack.guidelines {
      guard let prior = guideline.prior, prior.value >= 0 else { continue }
      pack.report(
        .weightBeyondReason, "a prior of \(Checker.shown(prior.value)): every second review breaks it, or more",
        prior.span,
        help: "-5 is one ticket in 33")
    }
    for (rule, _) in pack.pack.rules {
      let weight = rule.weight.value
      if abs(weight) > decidesAlone {
        pack.report(
          .weightBeyondReason, "a weight of \(Checker.shown(weight)) bits decides alone", rule.weight.span,
          help: "+7 flags alone at a prior of -5, and leaves room for what speaks against it")
      } else if let group = rule.group, let cap = caps[group.value], weight > cap {
        pack.report(
          .weightBeyondReason,
          "`\(group.value)` adds at most \(Checker.shown(cap)) \(cap == 1 ? "bit" : "bits"): this weight never counts in full",
          rule.weight.span,
          help: "write +\(Checker.shown(cap)), or raise the cap")
      } else if weight == 0, rule.tag == nil, rule.ruleStatus != .shadow, !asked.contains(rule.name.value) {
        pack.report(
          .weightBeyondReason, "a weight of 0, no tag, and no rule that asks for it: this rule does nothing",
          rule.weight.span, help: "to watch it, give it the weight that it should have and `status shadow`")
      }
    }
  }
}
