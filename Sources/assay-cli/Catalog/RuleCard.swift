import AssayCore
import AssayRules

/// One rule for people: as it is written, and what it comes to in words.
struct RuleCard {
  let catalog: RuleCatalog
  let index: Int
  let layout: CardLayout

  init(_ catalog: RuleCatalog, _ index: Int, _ layout: CardLayout) {
    self.catalog = catalog
    self.index = index
    self.layout = layout
  }

  private var program: Program { catalog.program }
  private var rule: RuleRecord { catalog.rules[index] }
  private var guideline: GuidelineRecord { program.guidelines[Int(rule.guideline)] }
  private var note: RuleNote? { program.note(onRule: Int32(index)) }
  private var source: RuleSource? { catalog.source(of: index) }
  private var standing: RuleStanding { catalog.standing(of: index) }

  var text: String {
    let paint = Paint(isOn: layout.usesColor)
    var text = paint.strong(rule.id)
    if let source {
      text += paint.faint("  \(Sanitizer.line(source.path)):\(source.line)") + "\n\n" + block(source.definition)
      for change in source.changes {
        text += paint.faint("\n  changed by \(Sanitizer.line(change.path)):\(change.line)") + "\n\n"
        text += block(change.definition)
      }
    } else {
      text += "\n"
    }
    return rows.reduce(text + "\n") { text, row in
      text
        + TextWrapper.beside(
          "  " + TextWrapper.padded(row.0, 9) + "  ", columns: 13, Sanitizer.line(row.1), width: layout.width)
    }
  }

  private func block(_ definition: String) -> String {
    Sanitizer.block(definition).split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "\n" : "    \($0)\n"
    }.joined()
  }

  private var rows: [(String, String)] {
    var rows = [("why", rule.why), ("guideline", "\(guideline.id): \(guideline.title)")]
    if let note, !note.version.isEmpty { rows.append(("version", note.version)) }
    switch standing {
    case .live, .watched: break
    case .shadow: rows.append(("status", "shadow: it is evaluated and shown, but adds nothing"))
    case .deprecated: rows.append(("status", "deprecated, but still counts: \(note?.deprecation ?? "")"))
    case .disabled: rows.append(("status", "disabled: it is checked, but does nothing"))
    }
    rows.append(("weight", weight))
    if standing == .disabled { return rows }
    if let group { rows.append(("group", group)) }
    rows.append(("looked at", occasion))
    if let match { rows.append(("match", match)) }
    for (number, clause) in program.guards[Int(rule.guards.lowerBound)..<Int(rule.guards.upperBound)].enumerated() {
      let words = phrases(source?.guards[number], clause.pattern)
      rows.append((clause.forbids ? "unless" : "with", "\(RuleWords.place(clause)): \(words)"))
    }
    if rule.condition >= 0 { rows.append(("where", condition)) }
    if rule.languages != 0 {
      let names = program.languages.enumerated().filter { rule.languages >> UInt32($0.offset) & 1 == 1 }
      rows.append(("language", "\(names.map(\.element).joined(separator: ", ")), or not known"))
    }
    if !rule.contentTypes.isEmpty {
      rows.append(
        ("content", "\(rule.contentTypes.map { program.constants[Int($0)] }.joined(separator: ", ")), or not known"))
    }
    rows += [("severity", severity), ("route", route), ("exposure", exposure)]
    if rule.tag >= 0 {
      let when = rule.weight == 0 ? "whenever it fires" : "when it is part of a label"
      rows.append(("tag", "\(program.tags[Int(rule.tag)]), \(when)"))
    }
    if let source {
      rows.append(("examples", "\(source.flags) on which it must fire, \(source.passes) on which it must not"))
      for list in source.lists {
        rows.append(
          ("list", "\(list.name): \(RuleWords.plural(list.entries, "entry", "entries")), \(list.path):\(list.line)"))
      }
    }
    let twins = catalog.twins(of: index).map { program.rules[$0].id }
    let askers = catalog.askers(of: index).map { program.rules[$0].id }
    if !askers.isEmpty { rows.append(("asked by", askers.joined(separator: ", "))) }
    if !twins.isEmpty { rows.append(("same match", twins.joined(separator: ", "))) }
    return rows
  }

  // MARK: Weight

  private var weight: String {
    let bits = Decimal.signed(Bits.bits(rule.weight), 1) + " bits"
    guard rule.weight != 0 else { return "none: it is watched, and moves nothing" }
    guard rule.weight > 0 else { return "\(bits): speaks against the guideline" }
    let sum = guideline.prior + rule.weight
    let comes =
      if sum >= guideline.threshold { "enough for a label" } else if sum >= guideline.uncertain {
        "uncertain; a label needs more"
      } else { "a hint; a label needs more" }
    let makes = standing == .shadow || standing == .disabled ? "would make" : "makes"
    return "\(bits): alone it \(makes) \(Percent.text(sum)) of a prior of \(Percent.text(guideline.prior)), \(comes)"
  }

  private var group: String? {
    guard rule.group >= 0 else { return nil }
    let cap = Decimal.fixed(Bits.bits(program.groupCaps[Int(rule.group)]), 1)
    let mates = catalog.groupMates(of: index).map { program.rules[$0].id }
    let with = mates.isEmpty ? "" : " together with \(mates.joined(separator: ", "))"
    return "\(source?.group.map { "\($0): " } ?? "")at most \(cap) bits\(with)"
  }

  // MARK: What it looks for

  private var occasion: String {
    switch catalog.occasion(of: index) {
    case .matchFound: "when its match is found"
    case .phraseFound: "when a phrase is found that its condition can't hold without"
    case .numberKnown: "when a number is known that its condition can't hold without"
    case .factFound: "when a phrase is found or a number known that its condition can't hold without"
    case .aboutToLabel: "when its guideline is about to be labelled, or nearly"
    case .always: "for each ticket, since nothing rare announces it"
    }
  }

  private var match: String? {
    guard rule.pattern >= 0 else { return nil }
    return "in \(RuleWords.fields(rule.fields)): \(phrases(source?.match, rule.pattern))"
  }

  private func phrases(_ summary: PhraseSummary?, _ pattern: Int32) -> String {
    let longest = Int(program.network.longest[Int(pattern)])
    guard let summary else { return "phrases of up to \(RuleWords.plural(longest, "word", "words"))" }
    return RuleWords.summary(summary)
  }

  private var condition: String {
    guard let source, !source.asks.isEmpty || !source.rules.isEmpty else { return "a condition on top" }
    let asks = "asks for \((source.asks + source.rules.map { "the rule \($0)" }).joined(separator: ", "))"
    guard !source.needs.isEmpty else { return asks }
    return "\(asks); may be neither true nor false where the ticket lacks \(source.needs.joined(separator: " or "))"
  }

  // MARK: What it does to a label

  private var severity: String {
    rule.severity >= 0
      ? "\(max(rule.severity, guideline.severity)), raised from \(guideline.severity)"
      : "\(guideline.severity), the guideline's"
  }

  private var route: String {
    let own = rule.route >= 0 ? rule.route : guideline.route
    guard own >= 0 else { return "none" }
    let record = program.routes[Int(own)]
    let text = "\(record.name) within \(RuleWords.duration(record.within))"
    return rule.route >= 0 ? "\(text), where that is the more urgent" : "\(text), the guideline's"
  }

  private var exposure: String {
    let name = Exposure.names[Int(max(rule.exposure, guideline.exposure))]
    return rule.exposure > guideline.exposure ? "\(name), raised" : "\(name), the guideline's"
  }
}

/// Parts of rules in words.
enum RuleWords {
  static func plural(_ count: Int, _ one: String, _ many: String) -> String {
    "\(Decimal.grouped(count)) \(count == 1 ? one : many)"
  }

  /// `312 phrases of 2 to 9 words and a regular expression`.
  static func summary(_ summary: PhraseSummary) -> String {
    var parts: [String] = []
    if let words = summary.words {
      let count =
        summary.count >= PhraseSummary.most
        ? "more than \(Decimal.grouped(PhraseSummary.most)) phrases"
        : plural(summary.count - summary.regexes, "phrase", "phrases")
      let least = words.lowerBound
      let most = words.upperBound
      parts.append("\(count) of \(least == most ? plural(least, "word", "words") : "\(least) to \(most) words")")
    }
    switch summary.regexes {
    case 0: break
    case 1: parts.append("a regular expression")
    case let count: parts.append("\(Decimal.grouped(count)) regular expressions")
    }
    return parts.joined(separator: " and ")
  }

  static func fields(_ mask: FieldMask) -> String {
    switch mask {
    case .review: "title and text"
    case .title: "the title"
    case .text: "the text"
    case .comment: "the reporter's comment"
    case .business: "the business's names and category"
    default: "the passage that the reporter marked"
    }
  }

  /// Where a guard looks.
  static func place(_ clause: GuardRecord) -> String {
    let words = plural(Int(clause.distance), "word", "words")
    let place =
      switch clause.reach {
      case .anywhere: "anywhere"
      case .near: "within \(words) of the match"
      case .before: "in the \(words) before the match"
      case .after: "in the \(words) after the match"
      }
    return clause.fields == .review && clause.reach != .anywhere ? place : "\(place) in \(fields(clause.fields))"
  }

  /// `72h`, as rules write it.
  static func duration(_ seconds: Int32) -> String {
    if seconds % 86_400 == 0, seconds > 4 * 86_400 { return "\(seconds / 86_400)d" }
    return seconds % 3600 == 0 ? "\(seconds / 3600)h" : "\(seconds / 60)m"
  }
}
