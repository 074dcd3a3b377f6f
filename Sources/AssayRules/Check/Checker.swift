internal import AssayCore

/// Checks what needs no compiling: required clauses, ranges, languages, examples.
struct Checker {
  private let pack: Pack
  private(set) var diagnostics: [Diagnostic] = []

  /// The exposure classes and quote styles by name.
  static let quoteStyles = ["plain", "masked", "hidden"]
  static let largestWeight = 16.0

  init(_ pack: Pack) {
    self.pack = pack
    checkHeader()
    for guideline in pack.guidelines { check(guideline) }
    if pack.guidelines.count > Limits.guidelines {
      report(
        .tooManyGuidelines, "\(pack.guidelines.count) guidelines; a pack may have \(Limits.guidelines)",
        pack.guidelines[Limits.guidelines].name.span)
    }
    for rule in pack.rules { check(rule.syntax) }
  }

  private mutating func report(_ code: DiagnosticCode, _ message: String, _ span: SourceSpan, help: String = "") {
    diagnostics.append(Diagnostic(code, message, span, help: help))
  }

  private mutating func checkHeader() {
    guard let header = pack.header else { return }
    if header.version == nil { report(.packIncomplete, "the pack has no version", header.name.span, help: "add `version \"1.0.0\"`") }
    if header.languages.isEmpty { report(.packIncomplete, "the pack names no languages", header.name.span, help: "add `languages en`") }
    let outcomes = Outcome.allCases.filter { $0 != .flagged }.map(\.name)
    for outcome in header.outcomes where !outcomes.contains(outcome.name.value) {
      report(
        .unknownField, "no outcome named `\(outcome.name.value)`", outcome.name.span,
        help: Suggestion.help(outcome.name.value, outcomes, otherwise: "outcomes: \(outcomes.joined(separator: ", "))"))
    }
    for outcome in outcomes where !header.outcomes.contains(where: { $0.name.value == outcome }) {
      report(.packIncomplete, "the pack does not say where tickets go that are `\(outcome)`", header.name.span, help: "add `outcome \(outcome) route NAME within 24h`")
    }
  }

  private mutating func check(_ guideline: GuidelineSyntax) {
    let missing = [
      guideline.title == nil ? "title" : nil, guideline.severity == nil ? "severity" : nil, guideline.prior == nil ? "prior" : nil,
      guideline.route == nil ? "route" : nil, guideline.exposure == nil ? "exposure" : nil,
    ].compactMap { $0 }
    if !missing.isEmpty {
      report(.guidelineIncomplete, "guideline `\(guideline.name.value)` has no \(missing.joined(separator: ", no "))", guideline.name.span)
    }
    checkSeverity(guideline.severity)
    checkExposure(guideline.exposure)
    if let prior = guideline.prior, abs(prior.value) > Checker.largestWeight {
      report(.weightOutOfRange, "a prior of \(prior.value) bits", prior.span, help: "priors lie between -16 and 16; -5 is one ticket in 33")
    }
    for probability in [guideline.threshold, guideline.uncertain] {
      if let probability, probability.value <= 0 || probability.value >= 1 {
        report(.badNumber, "a probability lies between 0 and 1", probability.span)
      }
    }
    if let quote = guideline.quote, !Checker.quoteStyles.contains(quote.value) {
      report(.unknownField, "no way of quoting named `\(quote.value)`", quote.span, help: Suggestion.help(quote.value, Checker.quoteStyles, otherwise: "plain, masked or hidden"))
    }
  }

  private mutating func checkSeverity(_ severity: Located<Double>?) {
    guard let severity, ![1, 2, 3, 4, 5].contains(severity.value) else { return }
    report(.badNumber, "severity is a whole number from 1 (quality) to 5 (life or child)", severity.span)
  }

  private mutating func checkExposure(_ exposure: Located<String>?) {
    guard let exposure, !Exposure.names.contains(exposure.value) else { return }
    report(
      .unknownField, "no exposure class named `\(exposure.value)`", exposure.span,
      help: Suggestion.help(exposure.value, Exposure.names, otherwise: "classes: \(Exposure.names.joined(separator: ", "))"))
  }

  private mutating func check(_ rule: RuleSyntax) {
    if rule.match == nil, rule.condition == nil {
      report(.ruleWithoutMatch, "rule `\(rule.name.value)` has neither match nor where", rule.name.span, help: "say what must be found")
    }
    if rule.why == nil {
      report(.ruleWithoutWhy, "rule `\(rule.name.value)` does not say why", rule.name.span, help: "add `why \"…\"`: the sentence a moderator reads")
    }
    for (kind, mustFire) in [("flag", true), ("pass", false)] where !rule.examples.contains(where: { $0.mustFire == mustFire }) {
      report(
        .ruleWithoutExample, "rule `\(rule.name.value)` has no \(kind) example", rule.name.span,
        help: mustFire ? "add `flag \"…\"`: a text on which it must fire" : "add `pass \"…\"`: a near miss on which it must not fire")
    }
    if abs(rule.weight.value) > Checker.largestWeight {
      report(.weightOutOfRange, "a weight of \(rule.weight.value) bits", rule.weight.span, help: "weights lie between -16 and 16; +7 flags alone at a prior of -5")
    }
    checkSeverity(rule.severity)
    checkExposure(rule.exposure)
    if let group = rule.group, !pack.groups.contains(where: { $0.syntax.name.value == group.value }) {
      let names = pack.groups.map(\.syntax.name.value)
      report(
        .unknownList, "no group named `\(group.value)`", group.span,
        help: Suggestion.help(group.value, names, otherwise: "declare it: `group \(group.value) cap 5.0`"))
    }
    let languages = pack.header?.languages.map(\.value) ?? []
    for language in rule.languages where !languages.contains(language.value) {
      report(
        .unknownLanguage, "the pack does not name the language `\(language.value)`", language.span,
        help: "its languages are \(languages.joined(separator: ", "))")
    }
    for clause in rule.guards {
      if clause.reach != .anywhere, let distance = clause.distance,
        distance.value < 1 || distance.value > 100 || distance.value != distance.value.rounded()
      {
        report(.badDistance, "a distance is a whole number of words from 1 to 100", distance.span)
      }
    }
  }
}
