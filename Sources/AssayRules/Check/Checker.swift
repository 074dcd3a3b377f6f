internal import AssayCore

/// Checks what needs no compiling: required clauses, ranges, languages, examples.
struct Checker {
  let pack: Pack
  private(set) var diagnostics: [Diagnostic] = []
  private let guidelineOfGroup: [String: Int]

  static let quoteStyles = ["plain", "masked", "hidden"]
  static let largestWeight = 16.0
  static let farthest = 100.0
  static let languages = 32

  init(_ pack: Pack) {
    self.pack = pack
    guidelineOfGroup = Dictionary(pack.groups.map { ($0.syntax.name.value, $0.guideline) }) { first, _ in first }
    checkHeader()
    for guideline in pack.guidelines { check(guideline) }
    if pack.guidelines.count > Limits.guidelines {
      report(
        .tooManyGuidelines, "\(pack.guidelines.count) guidelines; a pack may have \(Limits.guidelines)",
        pack.guidelines[Limits.guidelines].name.span, help: "join some, or make two packs")
    }
    for (group, _) in pack.groups where !group.isFaulty { checkCap(group.cap) }
    for (rule, guideline) in pack.rules { check(rule, guideline) }
  }

  mutating func report(_ code: DiagnosticCode, _ message: String, _ span: SourceSpan, help: Hint = "") {
    diagnostics.append(Diagnostic(code, message, span, help: help))
  }

  // MARK: Pack

  private mutating func checkHeader() {
    guard let header = pack.header else { return }
    if !header.written.contains("version") {
      report(.packIncomplete, "the pack has no version", header.name.span, help: "add `version \"1.0.0\"`")
    }
    if !header.written.contains("languages") {
      report(.packIncomplete, "the pack names no languages", header.name.span, help: "add `languages en`")
    }
    if header.languages.count > Checker.languages {
      report(
        .tooManyLanguages, "\(header.languages.count) languages; a pack may have \(Checker.languages)",
        header.languages[Checker.languages].span, help: "name those that its rules and words are for")
    }
    checkOutcomes(header)
    checkReporters(header)
  }

  private mutating func checkReporters(_ header: PackSyntax) {
    var seen: Set<String> = []
    for (kind, _) in header.reporters {
      checkValue(kind, of: "reporter_type")
      guard !seen.insert(kind.value).inserted else { continue }
      report(.duplicateClause, "the reporter `\(kind.value)` stands twice", kind.span, help: "keep one of them")
    }
  }

  private mutating func checkOutcomes(_ header: PackSyntax) {
    let outcomes = Outcome.allCases.filter { $0 != .flagged }.map(\.name)
    var seen: Set<String> = []
    for outcome in header.outcomes {
      if !outcomes.contains(outcome.name.value) {
        report(
          .unknownField, "no outcome named `\(outcome.name.value)`", outcome.name.span,
          help: Suggestion.help(
            outcome.name.value, outcomes, otherwise: "outcomes: \(outcomes.joined(separator: ", "))"))
      } else if !seen.insert(outcome.name.value).inserted {
        report(
          .duplicateClause, "the outcome `\(outcome.name.value)` stands twice", outcome.name.span,
          help: "keep one of them")
      }
    }
    // A slip of the pen in an outcome is not also a missing one.
    guard header.outcomes.count(where: { outcomes.contains($0.name.value) }) == header.outcomes.count else { return }
    let missing = outcomes.filter { !seen.contains($0) }
    guard let first = missing.first, !pack.hasSyntaxFaults else { return }
    report(
      .packIncomplete,
      "the pack does not say where tickets go that are \(missing.map { "`\($0)`" }.joined(separator: ", "))",
      header.name.span, help: "add `outcome \(first) route NAME within 24h`\(missing.count > 1 ? " and so on" : "")")
  }

  // MARK: Guidelines

  private mutating func check(_ guideline: GuidelineSyntax) {
    let missing = ["title", "severity", "prior", "route", "exposure"].filter { !guideline.written.contains($0) }
    if !missing.isEmpty {
      let names = missing.map { "`\($0)`" }.joined(separator: ", ")
      report(
        .guidelineIncomplete, "guideline `\(guideline.name.value)` lacks \(names)", guideline.name.span,
        help: missing.count == 1 ? "add it below" : "add them below")
    }
    checkText("title", guideline.title)
    checkText("means", guideline.means)
    for text in guideline.counts { checkText("counts", text) }
    for text in guideline.excludes { checkText("excludes", text) }
    checkSeverity(guideline.severity)
    checkExposure(guideline.exposure)
    if let prior = guideline.prior, abs(prior.value) > Checker.largestWeight {
      report(
        .weightOutOfRange, "a prior of \(Checker.shown(prior.value)) bits", prior.span,
        help: "priors lie between -16 and 16; -5 is one ticket in 33")
    }
    for probability in [guideline.threshold, guideline.uncertain] {
      if let probability, probability.value <= 0 || probability.value >= 1 {
        report(.badNumber, "a probability lies between 0 and 1", probability.span, help: "write 0.5 for one in two")
      }
    }
    checkUncertain(guideline)
    if let quote = guideline.quote, !Checker.quoteStyles.contains(quote.value) {
      report(
        .unknownField, "no way of quoting named `\(quote.value)`", quote.span,
        help: Suggestion.help(quote.value, Checker.quoteStyles, otherwise: "plain, masked or hidden"))
    }
    for reporter in guideline.contactFirst { checkValue(reporter, of: "reporter_type") }
  }

  /// Either may stand in the pack below, or nowhere. What was written last is what is told.
  private mutating func checkUncertain(_ guideline: GuidelineSyntax) {
    guard let uncertain = guideline.uncertain else { return }
    let threshold = guideline.threshold?.value ?? GuidelineSyntax.usualThreshold
    guard uncertain.value > threshold else { return }
    if let written = guideline.threshold, written.span.file > uncertain.span.file {
      report(
        .badNumber, "the threshold lies below `uncertain`, which is \(Checker.shown(uncertain.value))", written.span,
        help: "set `uncertain`, too: uncertain tickets are those just below the threshold")
    } else {
      report(
        .badNumber, "`uncertain` lies above the threshold, which is \(Checker.shown(threshold))", uncertain.span,
        help: "uncertain tickets are those just below the threshold")
    }
  }

  /// Texts for people say something.
  private mutating func checkText(_ clause: String, _ text: Located<String>?) {
    guard let text, !text.value.contains(where: { !$0.isWhitespace }) else { return }
    report(.emptyText, "nothing stands in `\(clause)`", text.span, help: "write a sentence for people who read reviews")
  }

  private mutating func checkCap(_ cap: Located<Double>) {
    guard cap.value <= 0 || cap.value > Checker.largestWeight else { return }
    report(
      .weightOutOfRange, "a cap of \(Checker.shown(cap.value)) bits", cap.span, help: "caps lie above 0 and up to 16")
  }

  private mutating func checkSeverity(_ severity: Located<Double>?) {
    guard let severity, ![1, 2, 3, 4, 5].contains(severity.value) else { return }
    report(
      .badNumber, "a severity of \(Checker.shown(severity.value))", severity.span,
      help: "severity is a whole number from 1 (quality) to 5 (life or child)")
  }

  private mutating func checkExposure(_ exposure: Located<String>?) {
    guard let exposure, !Exposure.names.contains(exposure.value) else { return }
    report(
      .unknownField, "no exposure class named `\(exposure.value)`", exposure.span,
      help: Suggestion.help(
        exposure.value, Exposure.names, otherwise: "classes: \(Exposure.names.joined(separator: ", "))"))
  }

  /// Values are the platform's own; only what looks like a slip of the pen is worth a word.
  private mutating func checkValue(_ value: Located<String>, of field: String) {
    if let warning = KnownValues.warning(value, of: field) { diagnostics.append(warning) }
  }

  // MARK: Rules

  private mutating func check(_ rule: RuleSyntax, _ guideline: Int) {
    let name = rule.name.value.isEmpty ? "this rule" : "rule `\(rule.name.value)`"
    let written = rule.written
    if !written.contains("match"), !written.contains("where") {
      report(
        .ruleWithoutMatch, "\(name) has neither match nor where", rule.name.span,
        help: "add `match` with what must be found, or `where` with what must be true")
    }
    if !written.contains("why") {
      report(
        .ruleWithoutWhy, "\(name) does not say why", rule.name.span,
        help: "add `why \"…\"`: the sentence a moderator reads")
    }
    checkText("why", rule.why)
    for (kind, help) in [
      ("flag", "a text on which it must fire"), ("pass", "a near miss on which it must not fire"),
    ] where !written.contains(kind) {
      report(
        .ruleWithoutExample, "\(name) has no \(kind) example", rule.name.span, help: "add `\(kind) \"…\"`: \(help)")
    }
    if abs(rule.weight.value) > Checker.largestWeight {
      report(
        .weightOutOfRange, "a weight of \(Checker.shown(rule.weight.value)) bits", rule.weight.span,
        help: "weights lie between -16 and 16; +7 flags alone at a prior of -5")
    }
    checkSeverity(rule.severity)
    checkExposure(rule.exposure)
    checkGroup(rule.group, guideline)
    checkLanguages(rule.languages)
    for type in rule.contentTypes { checkValue(type, of: "content_type") }
    for clause in rule.guards { check(clause, hasMatch: written.contains("match")) }
  }

  private mutating func checkGroup(_ group: Located<String>?, _ guideline: Int) {
    guard let group, guidelineOfGroup[group.value] != guideline else { return }
    if let other = guidelineOfGroup[group.value] {
      report(
        .unknownGroup, "the group `\(group.value)` belongs to the guideline `\(pack.guidelines[other].name.value)`",
        group.span, help: "a group holds rules of one guideline; declare another one here")
    } else {
      let names = pack.groups.filter { $0.guideline == guideline }.map(\.syntax.name.value)
      report(
        .unknownGroup, "no group named `\(group.value)`", group.span,
        help: Suggestion.help(group.value, names, otherwise: "declare it: `group \(group.value) cap 5.0`"))
    }
  }

  private mutating func checkLanguages(_ wanted: [Located<String>]) {
    guard let header = pack.header, !header.languages.isEmpty else { return }
    let languages = header.languages.map(\.value)
    for language in wanted where !languages.contains(language.value) {
      report(
        .unknownLanguage, "the pack does not name the language `\(language.value)`", language.span,
        help: "its languages are \(languages.joined(separator: ", "))")
    }
  }

  private mutating func check(_ clause: GuardSyntax, hasMatch: Bool) {
    guard clause.reach != .anywhere, let distance = clause.distance else { return }
    if !hasMatch {
      report(
        .guardWithoutMatch, "`\(clause.reach.rawValue)` needs a `match` to be \(clause.reach.rawValue)", distance.span,
        help: "add a `match`, or take `\(clause.reach.rawValue) \(Checker.shown(distance.value)):` out")
    }
    if distance.value < 1 || distance.value > Checker.farthest || distance.value != distance.value.rounded() {
      report(
        .badDistance, "a distance of \(Checker.shown(distance.value)) words", distance.span,
        help: "distances are whole numbers of words from 1 to 100")
    }
  }

  /// `5` for 5.0.
  static func shown(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
