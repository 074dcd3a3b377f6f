// Overlays: a folder of rules on top of another pack, which stays as it is.

extension PackReader {
  private mutating func report(_ code: DiagnosticCode, _ message: String, _ span: SourceSpan, help: Hint) {
    diagnostics.append(Diagnostic(code, message, span, help: help))
  }

  /// Whether there is something to extend or change; says so where there is not.
  private mutating func standsOnBase(_ name: Located<String>) -> Bool {
    if source.base != nil, isOwn { return true }
    // Where the pack below is missing, that is said, and nothing of what is missing with it.
    if pack.header?.base == nil {
      report(
        .nothingToExtend, "this pack stands alone: there is nothing to extend or change", name.span,
        help: "begin it with `pack NAME extends default`, or write what you want at its place")
    }
    return false
  }

  /// Says that the base has no such thing.
  private mutating func unknown(_ kind: String, _ name: Located<String>, _ known: [String]) {
    let pack = source.base != nil && isOwn ? "the pack below" : "this pack"
    report(
      .nothingToExtend, "\(pack) has no \(kind) named `\(name.value)`", name.span,
      help: Suggestion.help(name.value, known.sorted(), otherwise: "to add one, declare it: `\(kind) \(name.value) …`"))
  }

  /// Says where an overlay sets a clause of the same thing a second time: which of them holds would hang on the names of its files.
  /// `clauses` are those that replace, with their places if they are written.
  private mutating func once(_ kind: String, _ name: Located<String>, _ clauses: KeyValuePairs<String, SourceSpan?>) {
    for (clause, span) in clauses {
      guard let span else { continue }
      let place = OverlayClause(kind: kind, name: name.value, clause: clause)
      guard let earlier = overridden[place] else {
        overridden[place] = span
        continue
      }
      let file = source.files[earlier.file]
      report(
        .duplicateClause, "this overlay sets `\(clause)` of the \(kind) `\(name.value)` twice", span,
        help: "the other one is at \(file.path):\(file.position(of: earlier.start).line); keep one of them")
    }
  }

  // MARK: Declarations

  /// The guideline that the rules below belong to; nil where there is none. In an overlay, its clauses take the place of the
  /// guideline's own; in the pack that declares it, it has none.
  mutating func extend(_ syntax: GuidelineSyntax) -> Int? {
    let isOverlay = source.base != nil && isOwn
    guard let index = pack.guidelines.firstIndex(where: { $0.name.value == syntax.name.value }) else {
      if isOverlay || pack.header?.base == nil { unknown("guideline", syntax.name, pack.guidelines.map(\.name.value)) }
      return nil
    }
    guard isOverlay else {
      if !syntax.written.isEmpty {
        report(
          .nothingToExtend, "`\(syntax.name.value)` is a guideline of this pack: what it is stands there",
          syntax.name.span,
          help: "move these clauses to `guideline \(syntax.name.value)`; only rules, groups and lists stand here")
      }
      return index
    }
    once(
      "guideline", syntax.name,
      [
        "title": syntax.title?.span, "means": syntax.means?.span, "counts": syntax.counts.first?.span,
        "excludes": syntax.excludes.first?.span, "severity": syntax.severity?.span, "prior": syntax.prior?.span,
        "threshold": syntax.threshold?.span, "uncertain": syntax.uncertain?.span, "route": syntax.route?.span,
        "exposure": syntax.exposure?.span, "quote": syntax.quote?.span, "dsa": syntax.dsa.first?.span,
      ])
    var guideline = pack.guidelines[index]
    guideline.title = syntax.title ?? guideline.title
    guideline.means = syntax.means ?? guideline.means
    if !syntax.counts.isEmpty { guideline.counts = syntax.counts }
    if !syntax.excludes.isEmpty { guideline.excludes = syntax.excludes }
    guideline.severity = syntax.severity ?? guideline.severity
    guideline.prior = syntax.prior ?? guideline.prior
    guideline.threshold = syntax.threshold ?? guideline.threshold
    guideline.uncertain = syntax.uncertain ?? guideline.uncertain
    guideline.route = syntax.route ?? guideline.route
    guideline.exposure = syntax.exposure ?? guideline.exposure
    guideline.quote = syntax.quote ?? guideline.quote
    if !syntax.dsa.isEmpty { guideline.dsa = syntax.dsa }
    guideline.contactFirst += syntax.contactFirst
    guideline.reasons += syntax.reasons
    pack.guidelines[index] = guideline
    return index
  }

  mutating func extend(_ syntax: ListSyntax) {
    guard standsOnBase(syntax.name) else { return }
    guard var list = pack.lists[syntax.name.value] else {
      unknown("list", syntax.name, Array(pack.lists.keys))
      return
    }
    let added = wordList(syntax)
    list.entries += added.entries
    list.isFaulty = list.isFaulty || added.isFaulty
    pack.lists[syntax.name.value] = list
  }

  mutating func change(_ change: ChangeSyntax) {
    let name = change.rule.name
    guard standsOnBase(name) else { return }
    guard let index = pack.rules.firstIndex(where: { $0.syntax.name.value == name.value }) else {
      unknown("rule", name, pack.rules.map(\.syntax.name.value))
      return
    }
    once(
      "rule", name,
      [
        "weight": change.weight?.span, "status": change.rule.status?.status.span, "version": change.rule.version?.span,
        "why": change.rule.why?.span, "severity": change.rule.severity?.span, "route": change.rule.route?.span,
        "exposure": change.rule.exposure?.span, "tag": change.rule.tag?.span,
      ])
    var rule = pack.rules[index].syntax
    if rule.ruleStatus == .deprecated, change.rule.status == nil {
      report(
        .hitOfDeprecated, "the rule `\(name.value)` is deprecated", name.span,
        help: Hint(rule.status?.reason?.value ?? "change another one"))
    }
    rule.weight = change.weight ?? rule.weight
    rule.status = change.rule.status ?? rule.status
    rule.version = change.rule.version ?? rule.version
    rule.why = change.rule.why ?? rule.why
    rule.severity = change.rule.severity ?? rule.severity
    rule.route = change.rule.route ?? rule.route
    rule.exposure = change.rule.exposure ?? rule.exposure
    rule.tag = change.rule.tag ?? rule.tag
    rule.guards += change.rule.guards
    rule.examples += change.rule.examples
    rule.changes.append(change.rule.span)
    pack.rules[index].syntax = rule
  }

  // MARK: Pack clause

  /// Joins the pack clauses of base and overlay: names and versions with `+`, languages together, the overlay's outcomes and
  /// reporters in place of the base's.
  mutating func mergeHeaders() {
    if let overlay = pack.overlay, var header = pack.header {
      if header.base != nil, let name = overlay.base {
        report(.unknownBase, "the pack below is an overlay itself", name.span, help: "extend the pack that it extends")
      }
      if !overlay.written.contains("version") {
        report(.packIncomplete, "the pack has no version", overlay.name.span, help: "add `version \"1.0.0\"`")
      }
      header.name = Located(value: "\(header.name.value)+\(overlay.name.value)", span: overlay.name.span)
      if let version = overlay.version {
        header.version = Located(value: "\(header.version?.value ?? "")+\(version.value)", span: version.span)
      }
      let known = Set(header.languages.map(\.value))
      header.languages += overlay.languages.filter { !known.contains($0.value) }
      let own = Set(overlay.outcomes.map(\.name.value))
      header.outcomes = header.outcomes.filter { !own.contains($0.name.value) } + overlay.outcomes
      let kinds = Set(overlay.reporters.map(\.kind.value))
      header.reporters = header.reporters.filter { !kinds.contains($0.kind.value) } + overlay.reporters
      pack.header = header
    } else if let base = pack.header?.base {
      report(
        .unknownBase, "there is no pack `\(base.value)` to extend", base.span,
        help: Suggestion.help(
          base.value, ["default"],
          otherwise: "`extends default` is the built-in pack; a folder stands in quotes, as seen from this one"))
    }
  }
}
