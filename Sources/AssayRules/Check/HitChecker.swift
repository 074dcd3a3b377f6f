internal import AssayCore

/// Checks what rules ask of one another: `hit(rule)` must name a rule, must not come round to itself, and what counts must not
/// depend on what does not.
struct HitChecker {
  private(set) var diagnostics: [Diagnostic] = []
  private let rules: [String: RuleSyntax]

  init(_ pack: Pack) {
    rules = Dictionary(pack.rules.map { ($0.syntax.name.value, $0.syntax) }) { first, _ in first }
    let asking = pack.rules.map(\.syntax).filter { $0.condition?.hits.isEmpty == false }
    for rule in asking { checkNames(rule) }
    let cyclic = checkCycles(asking)
    if !cyclic { checkDepth(asking) }
  }

  private mutating func report(_ code: DiagnosticCode, _ message: String, _ span: SourceSpan, help: Hint) {
    diagnostics.append(Diagnostic(code, message, span, help: help))
  }

  private func hits(of rule: String) -> [Located<String>] { rules[rule]?.condition?.hits ?? [] }

  private mutating func checkNames(_ rule: RuleSyntax) {
    for hit in hits(of: rule.name.value) {
      guard let asked = rules[hit.value] else {
        report(
          .unknownRule, "no rule named `\(hit.value)`", hit.span,
          help: Suggestion.help(
            hit.value, rules.keys.sorted(), otherwise: "`hit` takes the name of another rule of the pack"))
        continue
      }
      switch asked.ruleStatus {
      case .shadow where rule.ruleStatus != .shadow:
        report(
          .hitOfShadow, "`\(hit.value)` is a shadow rule, and this one counts", hit.span,
          help: "make this rule a shadow rule too, or that one live")
      case .deprecated:
        report(
          .hitOfDeprecated, "the rule `\(hit.value)` is deprecated", hit.span,
          help: Hint(asked.status?.reason?.value ?? "ask for another one"))
      case .disabled:
        report(
          .hitOfDisabled, "the rule `\(hit.value)` is disabled: it never fires", hit.span,
          help: "take the question out, or enable that rule")
      default: break
      }
    }
  }

  /// Reports each cycle once, at the rule of it that stands first. Returns whether there is one.
  private mutating func checkCycles(_ asking: [RuleSyntax]) -> Bool {
    var isDone: Set<String> = []
    var found = false
    for rule in asking where !isDone.contains(rule.name.value) {
      // A path of names, each with those it asks for that are still to be looked at; no recursion, as chains may be long.
      var path: [(name: String, left: ArraySlice<Located<String>>)] = [
        (rule.name.value, hits(of: rule.name.value)[...])
      ]
      var places = [rule.name.value: 0]
      while let (name, _) = path.last {
        guard let next = path[path.count - 1].left.popFirst() else {
          isDone.insert(name)
          places[name] = nil
          path.removeLast()
          continue
        }
        if let start = places[next.value] {
          found = true
          reportCycle(path[start...].map(\.name), next)
        } else if !isDone.contains(next.value) {
          places[next.value] = path.count
          path.append((next.value, hits(of: next.value)[...]))
        }
      }
    }
    return found
  }

  private mutating func reportCycle(_ names: [String], _ hit: Located<String>) {
    let shown = (names + [hit.value]).map { "`\($0)`" }.joined(separator: " → ")
    report(
      .hitCycle,
      names.count == 1 ? "\(shown): this rule waits for itself" : "\(shown): these rules wait for one another",
      hit.span, help: "rules may ask only for rules that do not ask back")
  }

  /// Call only where there is no cycle.
  private mutating func checkDepth(_ asking: [RuleSyntax]) {
    var depths: [String: Int] = [:]
    for rule in asking {
      var path = [rule.name.value]
      while let name = path.last {
        let asked = hits(of: name).map(\.value)
        if let unknown = asked.first(where: { depths[$0] == nil }) {
          path.append(unknown)
          continue
        }
        depths[name] = asked.isEmpty ? 0 : 1 + (asked.compactMap { depths[$0] }.max() ?? 0)
        path.removeLast()
      }
      // Said where the limit is passed, not of every rule further on.
      if depths[rule.name.value] == Limits.hitDepth + 1, let hit = hits(of: rule.name.value).first {
        report(
          .hitTooDeep, "a chain of more than \(Limits.hitDepth) rules that wait for one another", hit.span,
          help: "ask for the rules at its end directly")
      }
    }
  }
}

extension ConditionSyntax {
  /// The rules that it asks for, in reading order.
  var hits: [Located<String>] {
    switch self {
    case .and(let sides), .or(let sides): sides.flatMap(\.hits)
    case .not(let inner): inner.hits
    case .hit(let name): [name]
    default: []
    }
  }
}
